#include "models/runoff/runoff.hpp"

#include "core/executor.hpp"
#include "runoff_cases.hpp"
#include "support/failure.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

namespace arpent::runoff {
namespace {

using testing::field;
using testing::hills;
using testing::mm_per_hour;
using testing::Storming;

const Grid town{171, 203, 5, 0, 0, ""};
const std::vector<std::string> everything{"depth.max", "depth.last", "depth.hours_above(0.1 m)", "speed.max", "hazard.max", "hazard_class",
                                          "unit_discharge.max", "level.max", "arrival_time", "time_of_max", "infiltrated", "intercepted", "drained"};

/// All that comes of the storm on the hills, bit by bit.
std::vector<float> bits(Storming& storm)
{
    std::vector<float> all;
    for (const Port& port : storm.step.card().writes)
        for (const float value : storm.out.all(port.layer))
            all.push_back(std::isnan(value) ? -1e9f : value);
    for (const Quanta h : storm.depths())
        all.push_back(std::bit_cast<float>(h & 0x3fffffff));
    return all;
}

std::vector<float> stormed(int threads, int band_rows)
{
    Storming storm{town, {}, everything};
    hills(storm);
    with_threads(threads, [&] { storm.run(0, 900, band_rows); });
    EXPECT_EQ(storm.out.ledger.gap(), 0);
    return bits(storm);
}

TEST(Runoff, HasTheSameBitsForAnyThreadsAndBands)
{
    const auto one = stormed(1, 64);
    EXPECT_EQ(stormed(2, 64), one);
    EXPECT_EQ(stormed(8, 16), one);
    EXPECT_EQ(stormed(1, town.rows), one) << "one band";
    EXPECT_EQ(stormed(2, 57), one) << "three bands";
    EXPECT_EQ(stormed(8, 1), one) << "bands of one row";
}

TEST(Runoff, ARestartFromATickChangesNothing)
{
    Storming whole{town, {}, {"depth.max", "time_of_max"}}, parts{town, {}, {"depth.max", "time_of_max"}};
    hills(whole);
    hills(parts);
    whole.run(0, 900);
    const double killed = parts.run(0, 900, 64, 333);
    EXPECT_EQ(killed, 360) << "the next tick";
    const auto first = parts.out.all("depth_max");
    EXPECT_EQ(parts.run(killed, 900), 900);
    EXPECT_EQ(parts.depths(), whole.depths());
    const auto a = whole.out.all("depth_max"), b = parts.out.all("depth_max");
    const auto when = whole.out.all("time_of_max"), when_parts = parts.out.all("time_of_max");
    for (std::size_t n = 0; n < a.size(); ++n)
        if (!std::isnan(a[n])) {
            ASSERT_EQ(std::max(first[n], b[n]), a[n]);
            ASSERT_TRUE(when[n] == when_parts[n] || (std::isnan(when[n]) && std::isnan(when_parts[n]))) << when[n] << ' ' << when_parts[n];
        }
}

TEST(Runoff, AClosedBasinLosesNoQuantumInFourHours)
{
    Settings settings;
    settings.edges = Edges::closed;
    Storming storm{{60, 70, 5, 0, 0, ""}, settings, {"depth.max"}};
    storm.in.with("ground_elevation", field(storm.grid, [](int i, int j) { return 200 + 3 * std::sin(i * 0.3) * std::cos(j * 0.21); }));
    storm.in.with("manning_roughness", 0.03f);
    storm.in.rain = {"rain", "m s-1", {0, 7200, 14400}, {20 * mm_per_hour, 5 * mm_per_hour}};
    storm.run(0, 14400);
    const auto fell = static_cast<std::int64_t>(std::floor((20 * mm_per_hour * 7200 + 5 * mm_per_hour * 7200) * 16777216));
    EXPECT_EQ(storm.out.ledger.gap(), 0);
    EXPECT_EQ(storm.quanta("water_depth"), fell * 60 * 70);
    EXPECT_EQ(storm.out.ledger.in.front().amount, fell * 60 * 70);
    const auto depths = storm.depths();
    EXPECT_GE(*std::ranges::min_element(depths), 0);
    EXPECT_GT(*std::ranges::max_element(depths), 16777216 / 5) << "pits fill";
}

TEST(Runoff, TheLedgerNamesWhereTheWaterWent)
{
    Settings settings;
    settings.losses.drain_rate = 5 * mm_per_hour;
    Storming storm{town, settings, {"depth.max"}};
    hills(storm);
    storm.run(0, 900);
    const Ledger& ledger = storm.out.ledger;
    EXPECT_EQ(ledger.gap(), 0);
    EXPECT_EQ(ledger.unit, "m3");
    EXPECT_EQ(ledger.quantum, 25.0 / 16777216);
    std::vector<std::string> out;
    for (const auto& entry : ledger.out) {
        out.push_back(entry.name);
        EXPECT_GT(entry.amount, 0) << entry.name;
    }
    EXPECT_EQ(out, (std::vector<std::string>{"infiltrated", "intercepted", "drained", "edges"}));
}

/// Results of a storm on the hills without houses (roofs lead to the first of equally near cells), seen in a mirror or transposed: cell
/// (i, j) of the scene lies at `place(i, j)`.
template <typename Place>
std::vector<float> storm_on(const Grid& grid, const Place& place)
{
    Settings settings;
    settings.outside = Outside::free;
    const std::vector<std::string> wanted{"depth.last", "depth.max", "speed.max", "hazard.max", "arrival_time"};
    Storming scene{town, settings, wanted}, moved{grid, settings, wanted};
    hills(scene);
    hills(moved);
    for (const char* name : {"ground_elevation", "manning_roughness", "impervious_fraction", "depression_storage"}) {
        auto turned = field(grid, [](int, int) { return 0; });
        for (int i = 0; i < town.rows; ++i)
            for (int j = 0; j < town.cols; ++j)
                turned.view()(place(i, j).first, place(i, j).second) = scene.in.at(name, i, j);
        moved.in.with(name, std::move(turned));
    }
    moved.in.with("building_fraction", 0.0f);
    moved.run(0, 600);
    std::vector<float> back;
    for (const Port& port : moved.step.card().writes)
        for (int i = 0; i < town.rows; ++i)
            for (int j = 0; j < town.cols; ++j) {
                const float value = moved.out.view(port.layer)(place(i, j).first, place(i, j).second);
                back.push_back(std::isnan(value) ? -1.0f : value);
            }
    return back;
}

TEST(Runoff, KnowsNoEastFromWestNorFromSouth)
{
    const auto as = storm_on(town, [](int i, int j) { return std::pair{i, j}; });
    EXPECT_EQ(storm_on(town, [](int i, int j) { return std::pair{i, town.cols - 1 - j}; }), as) << "mirrored in x";
    EXPECT_EQ(storm_on(town, [](int i, int j) { return std::pair{town.rows - 1 - i, j}; }), as) << "mirrored in y";
    EXPECT_EQ(storm_on({town.cols, town.rows, town.cell, 0, 0, ""}, [](int i, int j) { return std::pair{j, i}; }), as) << "transposed";
}

TEST(Runoff, KeepsWhatIsWantedAndNothingElse)
{
    Storming storm{town, {}, {"depth.last", "infiltrated"}};
    hills(storm);
    storm.run(0, 60);
    EXPECT_TRUE(storm.out.has("depth_last"));
    EXPECT_TRUE(storm.out.has("infiltrated"));
    EXPECT_FALSE(storm.out.has("depth_max"));
    EXPECT_FALSE(storm.out.has("drained"));
}

TEST(Runoff, ResultsAreNaNWhereThereIsNoGroundAnd0WhereItStayedDry)
{
    Storming storm{town, {}, everything};
    hills(storm);
    storm.run(0, 900);
    for (const Port& port : storm.step.card().writes) {
        EXPECT_TRUE(std::isnan(storm.out.view(port.layer)(65, 30))) << port.layer;
        const float built = storm.out.view(port.layer)(2, 2);
        if (port.layer == "arrival_time" || port.layer == "time_of_max")
            EXPECT_TRUE(std::isnan(built)) << port.layer;
        else if (port.layer == "level_max")
            EXPECT_EQ(built, storm.in.at("ground_elevation", 2, 2));
        else
            EXPECT_GE(built, 0) << port.layer;
    }
    EXPECT_EQ(storm.out.view("depth_max")(2, 2), 0) << "no water stands on buildings";
}

/// A bowl under steady rain: the level rises in it as the rain says.
TEST(Runoff, OutputsTellWhenAndHowLongWaterStood)
{
    Settings settings;
    settings.edges = Edges::closed;
    Storming storm{{1, 1, 5, 0, 0, ""}, settings, everything};
    storm.in.with("ground_elevation", 12.0f).with("manning_roughness", 0.03f);
    storm.in.rain = {"rain", "m s-1", {100, 1900}, {1e-4}};
    storm.run(100, 3700);
    const auto of = [&](const char* name) { return storm.out.view(name)(0, 0); };
    EXPECT_NEAR(of("depth_max"), 0.18, 1e-6);
    EXPECT_NEAR(of("depth_last"), 0.18, 1e-6);
    EXPECT_NEAR(of("level_max"), 12.18, 1e-5);
    EXPECT_NEAR(of("arrival_time"), 500, 30) << "from the storm's beginning: 5 cm";
    EXPECT_NEAR(of("time_of_max"), 1800, 30);
    EXPECT_NEAR(of("depth_hours_above_0p1"), 3600 - 1000, 30);
    EXPECT_EQ(of("speed_max"), 0);
    EXPECT_NEAR(of("hazard_max"), 0.09, 1e-6);
    EXPECT_EQ(of("hazard_class"), 0);
}

TEST(Runoff, RainThatTheGroundTakesIsNoWaterOnIt)
{
    Storming storm{{4, 4, 5, 0, 0, ""}, {}, {"depth.max", "infiltrated"}};
    storm.in.with("ground_elevation", 0.0f).with("manning_roughness", 0.03f).with("saturated_conductivity", 1e-3f);
    storm.in.with("suction_head", 0.1f).with("effective_porosity", 0.4f).with("initial_saturation", 0.1f).with("soil_depth", 1.0f);
    storm.in.rain = {"rain", "m s-1", {0, 600}, {1e-5}};
    storm.run(0, 600);
    EXPECT_EQ(storm.out.view("depth_max")(1, 1), 0);
    EXPECT_NEAR(storm.out.view("infiltrated")(1, 1), 0.006, 1e-5);
}

TEST(Runoff, WaterGoesRoundABlockedBuilding)
{
    Settings settings;
    settings.edges = Edges::closed;
    Storming storm{{9, 21, 2, 0, 0, ""}, settings, {"depth.last"}};
    storm.in.with("ground_elevation", field(storm.grid, [](int, int j) { return j < 10 ? 1.0 : 0.0; })).with("manning_roughness", 0.02f);
    storm.in.with("building_fraction", field(storm.grid, [](int i, int j) { return j == 10 && i != 4 ? 1.0 : 0.0; }));
    storm.in.rain = {"rain", "m s-1", {0, 600}, {1e-4}};
    storm.run(0, 3600);
    const auto h = storm.out.view("depth_last");
    EXPECT_LT(h(0, 2), 0.01) << "it leaves through the gate";
    EXPECT_NEAR(h(0, 15), 0.06 * 9 * 21 / (9 * 11 - 8), 0.004);
    EXPECT_EQ(h(0, 10), 0);
}

TEST(Runoff, EdgesAtALevelNeedTheLevel)
{
    Settings settings;
    settings.edges = Edges::level;
    EXPECT_EQ(failure([&] { OverlandFlow{settings, {}}; }), "3 models.runoff: edges: level needs edge_level (as edge_level: 481.2 m)");
}

TEST(Runoff, GroundWithoutRoughnessIsAnError)
{
    Storming storm{{2, 3, 5, 0, 0, ""}, {}, {"depth.max"}};
    storm.in.with("ground_elevation", 0.0f).with("manning_roughness", 0.03f);
    storm.in.at("manning_roughness", 1, 1) = 0;
    storm.in.at("manning_roughness", 1, 2) = std::nanf("");
    EXPECT_EQ(failure([&] { storm.run(0, 60); }), "4 manning_roughness: 2 cells of ground have no value above 0");
}

}  // namespace
}  // namespace arpent::runoff
