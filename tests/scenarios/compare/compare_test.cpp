#include "scenarios/compare/compare.hpp"

#include "io/raster_file.hpp"
#include "support/failure.hpp"
#include "support/made_up_run.hpp"
#include "support/temporary_folder.hpp"

#include <cmath>
#include <gtest/gtest.h>

using namespace arpent;

namespace {

const Grid small{2, 3, 5, 660000, 6360000, "EPSG:2154"};

/// Writes a result file with one variable.
std::string write(const std::string& path, const Layer& layer, const char* unit = nullptr)
{
    ResultWriter writer{path, layer.grid, {}};
    VariableSpec spec = variable_spec(layer.name);
    if (unit)
        spec.unit = unit;
    writer.put(layer, spec);
    writer.close();
    return path;
}

/// Two small scenarios in a folder of their own.
struct Two {
    TemporaryFolder folder;
    Compared what{"today", {}, {}};

    Two(const Layer& today, const Layer& green, const char* unit = nullptr)
    {
        what.files = {{"today", write(folder / "today.nc", today)}, {"green", write(folder / "green.nc", green, unit)}};
    }
    std::vector<Difference> compare() const { return compare_results(what, folder.path(), 2); }
    std::string refusal() const { return failure([&] { compare(); }); }
};

Layer depth(const Grid& grid, const std::vector<std::string>& rows) { return drawn("depth_max", grid, rows, 0.125f); }

}  // namespace

TEST(Comparison, SubtractsTheBaseline)
{
    const Two two{depth(small, {"012", "3.8"}), depth(small, {"102", "340"})};
    const auto found = two.compare();
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].name(), "depth_max__green_minus_today");
    EXPECT_DOUBLE_EQ(found[0].rose_m2, 25);
    EXPECT_DOUBLE_EQ(found[0].fell_m2, 50);
    EXPECT_NEAR(found[0].largest, 0.125, 1e-9);
    EXPECT_NEAR(found[0].smallest, -1, 1e-9);
    EXPECT_NEAR(found[0].mean, -0.2, 1e-9);
    EXPECT_EQ(found[0].unit, "m");
    EXPECT_DOUBLE_EQ(found[0].floor, 0.01);
}

TEST(Comparison, WritesTheSameDifferenceToNcAndTif)
{
    const Two two{depth(small, {"012", "3.8"}), depth(small, {"102", "340"})};
    two.compare();
    const std::vector<float> wanted{0.125f, -0.125f, 0, 0, NAN, -1};
    const auto nc = all_values<float>(ResultFile{two.folder / "compare.nc"}.layer("depth_max__green_minus_today"));
    const auto tif = RasterFile{two.folder / "compare/depth_max__green_minus_today.tif"}.values(small, small.whole(), Rule::nearest);
    for (std::size_t n = 0; n < wanted.size(); ++n) {
        EXPECT_TRUE(nc[n] == wanted[n] || (std::isnan(nc[n]) && std::isnan(wanted[n])));
        const float there = tif.view()(static_cast<int>(n) / 3, static_cast<int>(n) % 3);
        EXPECT_TRUE(there == wanted[n] || (std::isnan(there) && std::isnan(wanted[n])));
    }
    EXPECT_TRUE(std::filesystem::exists(two.folder / "compare/depth_max__green_minus_today.qml"));
}

TEST(Comparison, CountsChangesOfClasses)
{
    const auto today = drawn<std::uint8_t>("hazard_class", small, [](int i, int j) { return i == 1 && j == 2 ? 255 : j; });
    const auto green = drawn<std::uint8_t>("hazard_class", small, [](int i, int) { return i == 0 ? 0 : 2; });
    const auto found = Two{today, green}.compare();  // by 0 -1 -2, 2 1 -
    EXPECT_EQ(found[0].unit, "class");
    EXPECT_DOUBLE_EQ(found[0].rose_m2, 50);
    EXPECT_DOUBLE_EQ(found[0].fell_m2, 50);
    EXPECT_DOUBLE_EQ(found[0].smallest, -2);
    EXPECT_DOUBLE_EQ(found[0].largest, 2);
}

TEST(Comparison, HasNothingToSayWhereNothingIsKnownInBoth)
{
    const auto found = Two{depth(small, {"...", "..."}), depth(small, {"012", "345"})}.compare();
    EXPECT_TRUE(std::isnan(found[0].mean));
    EXPECT_TRUE(std::isnan(found[0].largest));
    EXPECT_EQ(found[0].rose_m2, 0);
    EXPECT_NE(difference_table(found).find("-           -           -"), std::string::npos);
    EXPECT_EQ(difference_csv(found), "variable,scenario,baseline,unit,floor,rose_m2,fell_m2,smallest,largest,mean\n"
                                     "depth_max,green,today,m,0.01,0,0,,,\n");
}

TEST(Comparison, RefusesOtherCellsExtentAndReference)
{
    const Layer today = depth(small, {"012", "345"});
    Grid other = small;
    other.cell = 10;
    const Two cells{today, depth(other, {"012", "345"})};
    EXPECT_EQ(cells.refusal(), "4 " + (cells.folder / "green.nc") + ": depth_max cannot be compared: its cells are 10 m, those of today.nc 5 m");
    other = small;
    other.west += 5;
    const Two extent{today, depth(other, {"012", "345"})};
    EXPECT_EQ(extent.refusal(), "4 " + (extent.folder / "green.nc")
                                    + ": depth_max cannot be compared: it covers 3 x 2 cells from 660005, 6360000, today.nc 3 x 2 cells from 660000, 6360000");
    other = small;
    other.crs = "EPSG:32631";
    const Two reference{today, depth(other, {"012", "345"})};
    EXPECT_EQ(reference.refusal(), "4 " + (reference.folder / "green.nc") + ": depth_max cannot be compared: its CRS is EPSG:32631, that of today.nc is EPSG:2154");
}

TEST(Comparison, RefusesOtherUnits)
{
    const Two two{depth(small, {"012", "345"}), depth(small, {"012", "345"}), "mm"};
    EXPECT_EQ(two.refusal(), "4 " + (two.folder / "green.nc") + ": depth_max cannot be compared: it is in mm, in today.nc in m");
    EXPECT_FALSE(std::filesystem::exists(two.folder / "compare.nc"));
}

TEST(Comparison, NamesAVariableThatIsNotThere)
{
    Two two{depth(small, {"012", "345"}), depth(small, {"012", "345"})};
    two.what.variables = {"depth_mex"};
    EXPECT_EQ(two.refusal(), "2 " + (two.folder / "today.nc") + ": holds no depth_mex, did you mean \"depth_max\"? (allowed: depth_max)");
    two.what.variables = {};
    two.what.files.pop_back();
    EXPECT_EQ(two.refusal(), "2 nothing to compare: there is only today");
    two.what.baseline = "tody";
    EXPECT_EQ(two.refusal(), "2 there are no results of tody, did you mean \"today\"? (allowed: today)");
}

TEST(Comparison, GivesTheSameBytesForAnyThreads)
{
    MadeUpRun run;
    TemporaryFolder folder;
    run.write(folder.path());
    const Compared what = find_results({folder.path()});
    std::filesystem::create_directories(folder / "one");
    std::filesystem::create_directories(folder / "eight");
    const auto one = difference_csv(compare_results(what, folder / "one", 1)), eight = difference_csv(compare_results(what, folder / "eight", 8));
    EXPECT_EQ(one, eight);
    EXPECT_EQ(read_text(folder / "one/compare.nc"), read_text(folder / "eight/compare.nc"));
    EXPECT_EQ(read_text(folder / "one/compare/depth_max__green_minus_today.tif"), read_text(folder / "eight/compare/depth_max__green_minus_today.tif"));
}

TEST(Comparison, CountsReportedCellsOnly)
{
    MadeUpRun run;
    run.scenarios = {"today", "dense"};
    run.reported_cols = 100;
    TemporaryFolder folder;
    run.write(folder.path());
    const auto found = compare_results(find_results({folder.path()}), folder.path(), 2);
    const auto today = all_values<float>(run.depth_layer("today")), dense = all_values<float>(run.depth_layer("dense"));
    int higher = 0;
    for (std::size_t n = 0; n < today.size(); ++n)
        higher += n % 160 < 100 && std::round(dense[n] * 4096) / 4096 - std::round(today[n] * 4096) / 4096 > 0.01f;  // as they are stored
    EXPECT_GT(higher, 100);
    EXPECT_DOUBLE_EQ(found[0].rose_m2, higher * 25.0);
}

TEST(Comparison, IsReadableInAHundredColumns)
{
    Difference one{"depth_max", "today", "a_scenario_with_quite_a_long_name_that_goes_on", "m", 0.01, 1.5e6, 300, 0.5, -1.234, -0.0123};
    Difference two{"depth_max", "today", "green", "m", 0.01, 0, 0, 0, -0.001, 0};
    const std::string table = difference_table({one, two});
    EXPECT_EQ(table, "depth_max [m]: up to 0.01 is no difference\n"
                     "  scenario                              lower on   higher on        mean      lowest     highest\n"
                     "  a_scenario_with_quite_a_long_na...     0.03 ha      150 ha     -0.0123       -1.23        0.50\n"
                     "  green - today                          0.00 ha     0.00 ha      0.0000        0.00        0.00\n");
}

TEST(Results, AreFoundInTheOrderOfTheirStudy)
{
    MadeUpRun run;
    run.scenarios = {"today", "green", "dense"};
    TemporaryFolder folder;
    run.write(folder / "lise");
    const Compared found = find_results({folder / "lise"});
    EXPECT_EQ(found.baseline, "today");
    ASSERT_EQ(found.files.size(), 3u);
    EXPECT_EQ(found.files[1].first, "green");
    EXPECT_EQ(found.files[2].first, "dense");
    EXPECT_EQ(found.variables, (std::vector<std::string>{"depth_max", "hazard_class"}));
}

TEST(Results, OfEqualNamesAreToldApartByTheirFolder)
{
    MadeUpRun run;
    run.scenarios = {"today"};
    TemporaryFolder folder;
    run.write(folder / "before");
    run.write(folder / "after");
    const Compared found = find_results({folder / "before", folder / "after/today.nc"});
    EXPECT_EQ(found.baseline, "before_today");
    EXPECT_EQ(found.files[1].first, "after_today");
}

TEST(Results, AreMissedWithAHint)
{
    TemporaryFolder folder;
    std::filesystem::create_directories(folder / "rodez");
    EXPECT_EQ(failure([&] { find_results({folder / "rodes"}); }), "2 " + (folder / "rodes") + ": no such file or folder, did you mean \"rodez\"?");
    EXPECT_EQ(failure([&] { find_results({folder / "rodez"}); }), "2 " + (folder / "rodez") + ": holds no results (*.nc): `arpent run` writes them");
    EXPECT_EQ(failure([&] { find_results({}); }), "2 nothing to compare: name run folders or result files (.nc)");
}
