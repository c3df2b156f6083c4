#include "io/style_file.hpp"

#include "io/file.hpp"
#include "io/raster_writer.hpp"
#include "io/result_file.hpp"
#include "support/command.hpp"
#include "support/drawn_layer.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>

namespace arpent {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

std::vector<double> values_of(const Palette& palette)
{
    std::vector<double> values;
    for (const auto& stop : palette.stops)
        values.push_back(stop.value);
    return values;
}

/// Relative luminance [0, 1] of sRGB, IEC 61966-2-1: what is left where hues cannot be told apart.
double luminance(const Rgb& color)
{
    const auto linear = [](std::uint8_t c) {
        const double share = c / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color[0]) + 0.7152 * linear(color[1]) + 0.0722 * linear(color[2]);
}

std::vector<double> luminances(const Palette& palette)
{
    std::vector<double> made;
    for (const auto& stop : palette.stops)
        made.push_back(luminance(stop.color));
    return made;
}

TEST(Palette, GrowsDarkerOrLighterAllTheWay)
{
    for (const char* darker :
         {"depth_max", "depth", "speed_max", "hazard_max", "hazard_class", "depth_hours_above_0p1", "infiltrated", "population"})
        EXPECT_TRUE(std::ranges::is_sorted(luminances(palette_of(darker, 0, 3)), std::ranges::greater{})) << darker;
    for (const char* lighter : {"arrival_time", "time_of_max", "ground_elevation", "level_max", "albedo"})
        EXPECT_TRUE(std::ranges::is_sorted(luminances(palette_of(lighter, 0, 3)))) << lighter;
}

TEST(Palette, NeighbouringClassesDifferInLuminance)
{
    for (const char* variable : {"depth_max", "speed_max", "hazard_class", "depth_hours_above_0p1", "arrival_time"}) {
        const auto all = luminances(palette_of(variable, 0, 3));
        for (std::size_t n = 1; n < all.size(); ++n) {
            const double contrast = (std::max(all[n - 1], all[n]) + 0.05) / (std::min(all[n - 1], all[n]) + 0.05);
            EXPECT_GT(contrast, 1.15) << variable << " " << n;
        }
    }
}

TEST(Palette, OfDepthHasADryColourAndFixedClasses)
{
    const Palette palette = palette_of("depth_max", 0, 0.2);
    EXPECT_TRUE(palette.classes);
    EXPECT_EQ(values_of(palette), (std::vector<double>{0, 0.05, 0.1, 0.3, 0.5, 1, 2}));
    EXPECT_EQ(palette.stops[0].label_en, "under 5 cm");
    EXPECT_EQ(palette.stops[5].label_fr, "1 à 2 m");
    EXPECT_EQ(values_of(palette_of("depth_max", 0, 40)), values_of(palette));
}

TEST(Palette, OfTheHazardClassNamesEachCode)
{
    const Palette palette = palette_of("hazard_class", 0, 1);
    EXPECT_TRUE(palette.classes && palette.codes);
    EXPECT_EQ(values_of(palette), (std::vector<double>{0, 1, 2, 3}));
    EXPECT_EQ(palette.stops[1].label_en, "moderate");
    EXPECT_EQ(palette.stops[3].label_fr, "extrême");
    EXPECT_EQ(values_of(palette_of("hazard_max", 0, 1)), (std::vector<double>{0, 0.75, 1.25, 2}));
    EXPECT_FALSE(palette_of("hazard_max", 0, 1).codes);
}

TEST(Palette, OfADifferenceReachesAsFarBelowZeroAsAboveAndIsNeutralThere)
{
    const Palette palette = palette_of("speed_max__green_minus_today", -0.2, 0.7);
    EXPECT_TRUE(palette.diverging);
    EXPECT_DOUBLE_EQ(palette.stops.front().value, -palette.stops.back().value);
    EXPECT_GE(palette.stops.back().value, 0.7);
    EXPECT_EQ(color_of(palette, 0), (Rgb{0xf7, 0xf7, 0xf7}));
    EXPECT_GT(color_of(palette, -0.5)[0], color_of(palette, -0.5)[2]);  // less: orange
    EXPECT_LT(color_of(palette, 0.5)[1], color_of(palette, 0.5)[2]);    // more: purple
    EXPECT_EQ(color_of(palette_of("infiltrated__a_minus_b", 0, 0), 0), (Rgb{0xf7, 0xf7, 0xf7}));
}

TEST(Palette, OfADifferenceOfDepthHasClassesRoundTheNoiseFloor)
{
    const Palette palette = palette_of("depth_max__green_minus_today", -1, 1);
    EXPECT_TRUE(palette.diverging && palette.classes);
    for (const double none : {-0.0099, 0.0, 0.0099})
        EXPECT_EQ(color_of(palette, none), (Rgb{0xf7, 0xf7, 0xf7})) << none;
    EXPECT_NE(color_of(palette, -0.011), color_of(palette, 0));
    EXPECT_NE(color_of(palette, 0.01), color_of(palette, 0));
    EXPECT_TRUE(palette_of("depth_hours_above_0p1__a_minus_b", -1, 1).diverging);
    EXPECT_FALSE(palette_of("depth_hours_above_0p1__a_minus_b", -1, 1).classes);
}

TEST(Palette, CoversARangeByRoundNumbers)
{
    const auto is_like = [](const char* variable, double low, double high, const std::vector<double>& wanted) {
        const auto values = values_of(palette_of(variable, low, high));
        ASSERT_EQ(values.size(), wanted.size()) << variable;
        for (std::size_t n = 0; n < values.size(); ++n)
            EXPECT_NEAR(values[n], wanted[n], 1e-12 * std::abs(high));
    };
    is_like("ground_elevation", 483, 641, {450, 500, 550, 600, 650});
    is_like("infiltrated", 0.003, 0.037, {0, 0.01, 0.02, 0.03, 0.04});
    is_like("population", 0, 700, {0, 100, 200, 300, 400, 500, 600, 700});
    is_like("albedo", 0.1, 0.45, {0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45});
}

TEST(Palette, StandsARangeOfOneValueOrNone)
{
    for (const double value : {0.0, 12.0, -3.0, 1e-9}) {
        const Palette palette = palette_of("ground_elevation", value, value);
        EXPECT_GE(palette.stops.size(), 2u);
        EXPECT_LE(palette.stops.size(), 9u);
        EXPECT_LE(palette.stops.front().value, value);
        EXPECT_GE(palette.stops.back().value, value);
    }
}

TEST(Palette, AnUnknownVariableIsCividis)
{
    EXPECT_EQ(color_of(palette_of("some_new_output", 0, 1), 0), (Rgb{0x00, 0x20, 0x4d}));
    EXPECT_EQ(color_of(palette_of("some_new_output", 0, 1), 1), (Rgb{0xff, 0xea, 0x46}));
}

TEST(Color, OfAClassIsThatOfTheStopAtOrBelow)
{
    const Palette palette = palette_of("depth_max", 0, 1);
    EXPECT_EQ(color_of(palette, 0.049), palette.stops[0].color);
    EXPECT_EQ(color_of(palette, 0.05), palette.stops[1].color);
    EXPECT_EQ(color_of(palette, 99), palette.stops[6].color);
    EXPECT_EQ(color_of(palette, -1), palette.stops[0].color);
    EXPECT_EQ(color_of(palette, nan), palette.stops[0].color);
}

TEST(Color, IsInterpolatedBetweenStops)
{
    const Palette palette{{{0, {0, 100, 200}, "", ""}, {10, {100, 0, 201}, "", ""}}};
    EXPECT_EQ(color_of(palette, 2.5), (Rgb{25, 75, 200}));
    EXPECT_EQ(color_of(palette, 10), (Rgb{100, 0, 201}));
    EXPECT_EQ(color_of(palette, -5), (Rgb{0, 100, 200}));
}

std::string style(const std::string& variable, const Palette& palette)
{
    const TemporaryFolder folder;
    write_style(folder / "a.qml", palette, variable_spec(variable));
    return read_text(folder / "a.qml");
}

std::vector<std::string> lines_with(const std::string& text, const std::string& word)
{
    std::vector<std::string> found;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find('\n', from), text.size());
        if (const auto line = text.substr(from, end - from); line.find(word) != std::string::npos)
            found.push_back(line.substr(line.find_first_not_of(' ')));
        from = end + 1;
    }
    return found;
}

TEST(Style, WritesClassesUpToTheLastFloatBelowTheNext)
{
    const auto items = lines_with(style("depth_max", palette_of("depth_max", 0, 1)), "<item");
    ASSERT_EQ(items.size(), 7u);
    EXPECT_EQ(items[3], R"(<item value="0.4999999701976776" color="#6aaed6" label="30 to 50 cm" alpha="255"/>)");
    EXPECT_EQ(items[6], R"(<item value="inf" color="#08306b" label="2 m and more" alpha="255"/>)");
}

TEST(Style, LabelsStopsInTheUnitForPeople)
{
    const auto items = lines_with(style("infiltrated", palette_of("infiltrated", 0, 0.035)), "<item");
    ASSERT_EQ(items.size(), 8u);
    EXPECT_EQ(items[1], R"(<item value="0.005" color="#def2ac" label="5 mm" alpha="255"/>)");
    EXPECT_EQ(items[7], R"(<item value="0.035" color="#005a32" label="35 mm" alpha="255"/>)");
}

TEST(Style, GivesCodesAPalette)
{
    const std::string text = style("hazard_class", palette_of("hazard_class", 0, 3));
    EXPECT_EQ(lines_with(text, "<rasterrenderer").front(), R"(<rasterrenderer type="paletted" band="1" opacity="1" alphaBand="-1">)");
    EXPECT_EQ(lines_with(text, "<paletteEntry").at(2), R"(<paletteEntry value="2" color="#ec7014" label="significant" alpha="255"/>)");
}

TEST(Style, EscapesLabels)
{
    const Palette palette{{{0, {1, 2, 3}, "< 5 \"cm\" & less", ""}, {1, {4, 5, 6}, "b", ""}}};
    EXPECT_EQ(lines_with(style("depth", palette), "<item").front(),
              R"(<item value="0" color="#010203" label="&lt; 5 &quot;cm&quot; &amp; less" alpha="255"/>)");
}

bool has_qgis() { return !tool("qgis-shot").empty() && run_command("/usr/bin/python3 -c 'import qgis.core'").code == 0; }

const Grid grid{90, 120, 5, 660900, 6363600, "EPSG:2154"};

void expect_drawn(const std::string& source, const std::string& picture, const std::string& as)
{
    const Said said = run_command(tool("qgis-shot") + " -s 300x200 -o " + picture + " " + source);
    EXPECT_EQ(said.code, 0) << said.text;
    EXPECT_NE(said.text.find(as), std::string::npos) << said.text;
}

TEST(Style, IsHowQgisDrawsTheMap)
{
    if (!has_qgis())
        GTEST_SKIP() << "no QGIS (python3-qgis), or ARPENT_TOOLS is not set";
    const TemporaryFolder folder;
    const Layer depth = drawn<float>("depth_max", grid, [](int i, int j) { return std::max(0.0, 1 + std::sin(0.1 * i) * 2 - 0.02 * j); });
    const Layer danger = drawn<std::uint8_t>("hazard_class", grid, [](int i, int j) { return (i / 30 + j / 30) % 4; });
    write_cog(folder / "depth_max.tif", depth, {"depth", "m", {}, {}, 12}, 1);
    write_style(folder / "depth_max.qml", palette_of("depth_max", 0, 3), variable_spec("depth_max"));
    write_cog(folder / "hazard_class.tif", danger, {"danger", "1", {}, {}, -1}, 1);
    write_style(folder / "hazard_class.qml", palette_of("hazard_class", 0, 3), variable_spec("hazard_class"));
    expect_drawn(folder / "depth_max.tif", folder / "a.png", "range=0..2 renderer=singlebandpseudocolor qml=yes");
    expect_drawn(folder / "hazard_class.tif", folder / "b.png", "renderer=paletted qml=yes");
}

TEST(Style, IsNotNeededForQgisToPlaceAResult)
{
    if (!has_qgis())
        GTEST_SKIP() << "no QGIS (python3-qgis), or ARPENT_TOOLS is not set";
    const TemporaryFolder folder;
    ResultWriter writer{folder / "green.nc", grid, {}};
    writer.put(drawn<float>("depth_max", grid, [](int i, int j) { return 0.01 * i * j; }), variable_spec("depth_max"));
    writer.text("study", "study: green\n");
    writer.close();
    expect_drawn("NETCDF:" + (folder / "green.nc") + ":depth_max", folder / "a.png",
                 "crs=EPSG:2154 extent=660900.00,6363150.00 : 661500.00,6363600.00");
}

}  // namespace
}  // namespace arpent
