#include "models/runoff/edges.hpp"

#include "flow_cases.hpp"
#include "runoff_cases.hpp"
#include "support/failure.hpp"

#include <gtest/gtest.h>

namespace arpent::runoff {
namespace {

using testing::field;
using testing::mm_per_hour;
using testing::Storming;

/// A plane of 40 x 3 cells of 5 m that falls to the east by 2 %, no ground beside it, under steady rain for long.
Storming rained(const Settings& settings, double level_off = 0)
{
    Storming storm{{5, 40, 5, 0, 0, ""}, settings, {"depth.last"}};
    storm.in.with("ground_elevation", field(storm.grid, [&](int i, int j) {
        return i == 0 || i == 4 ? std::nan("") : 100 - std::min(0.1 * j, 0.1 * (39 - level_off));
    }));
    storm.in.with("manning_roughness", 0.03f);
    storm.in.rain = {"rain", "m s-1", {0, 7200}, {36 * mm_per_hour}};
    storm.run(0, 7200);
    return storm;
}

Settings with(Edges edges)
{
    Settings settings;
    settings.edges = edges;
    return settings;
}

/// Depth of uniform flow at the foot of the plane [m].
double normal_depth(double slope) { return std::pow(36 * mm_per_hour * 200 * 0.03 / std::sqrt(slope), 0.6); }

TEST(Edges, AFreeEdgeLetsRainOutAtTheDepthOfUniformFlow)
{
    Storming storm = rained(with(Edges::free));
    EXPECT_NEAR(storm.depth(2, 39), normal_depth(0.02), 0.02 * normal_depth(0.02));
    EXPECT_EQ(storm.out.ledger.gap(), 0);
    const auto left = storm.out.ledger.out.back();
    EXPECT_EQ(left.name, "edges");
    EXPECT_EQ(left.amount + storm.out.ledger.after, storm.out.ledger.in.front().amount);
    EXPECT_GT(left.amount, storm.out.ledger.after * 10);
}

TEST(Edges, AGivenSlopeReplacesThatOfTheBed)
{
    Settings settings = with(Edges::free);
    settings.edge_slope = 0.005;
    EXPECT_NEAR(rained(settings).depth(2, 39), normal_depth(0.005), 0.04 * normal_depth(0.005));
}

TEST(Edges, WaterLeavesNoEdgeWhereTheBedIsLevel)
{
    Storming storm = rained(with(Edges::free), 1);
    EXPECT_EQ(storm.out.ledger.out.back().amount, 0) << "the last step of the bed is level, those of the sides too";
}

TEST(Edges, AClosedEdgeHoldsAll)
{
    Storming storm = rained(with(Edges::closed));
    EXPECT_EQ(storm.out.ledger.out.back().amount, 0);
    EXPECT_EQ(storm.out.ledger.after, storm.out.ledger.in.front().amount);
}

TEST(Edges, ALevelFillsAPondAndTheLedgerTellsIt)
{
    Settings settings = with(Edges::level);
    settings.edge_level = 10;
    Storming storm{{30, 30, 5, 0, 0, ""}, settings, {"depth.last"}};
    storm.in.with("ground_elevation", field(storm.grid, [](int i, int j) { return i > 10 && i < 20 && j > 10 && j < 20 ? 12.0 : 9.0; }));
    storm.in.with("manning_roughness", 0.1f);
    storm.in.rain = {"rain", "m s-1", {0, 60}, {0}};
    storm.run(0, 36000);
    const Ledger& ledger = storm.out.ledger;
    EXPECT_EQ(ledger.gap(), 0);
    EXPECT_EQ(ledger.in.back().name, "edges");
    EXPECT_EQ(storm.depth(0, 17), 1);
    EXPECT_NEAR(storm.depth(5, 5), 1, 0.002);
    EXPECT_EQ(storm.depth(15, 15), 0) << "the island stays dry";
    EXPECT_NEAR(static_cast<double>(ledger.after) * ledger.quantum, (900 - 81) * 25.0, 50);
}

TEST(Edges, ALakeAtTheLevelOfItsEdgeRests)
{
    Settings settings = with(Edges::level);
    settings.edge_level = 701.5;
    Storming storm{{30, 30, 5, 0, 0, ""}, settings, {"depth.last", "speed.max"}};
    testing::Dice dice;
    storm.in.with("ground_elevation", field(storm.grid, [&](int, int) { return 700 + std::floor(2048 * dice()) / 1024; }));
    storm.in.with("manning_roughness", 0.03f);
    storm.in.rain = {"rain", "m s-1", {0, 60}, {0}};
    for (int i = 0; i < 30; ++i)
        for (int j = 0; j < 30; ++j)
            storm.state.at<Quanta>("water_depth").view()(i, j)
                = static_cast<Quanta>(std::max(0.0, 701.5 - storm.in.at("ground_elevation", i, j)) * 16777216);
    const auto before = storm.depths();
    storm.run(0, 600);
    EXPECT_EQ(storm.depths(), before);
    EXPECT_EQ(storm.out.ledger.in.back().amount, 0);
    EXPECT_EQ(storm.out.view("speed_max")(15, 15), 0);
}

TEST(Edges, ALevelTooHighAboveTheGroundIsAnError)
{
    Settings settings = with(Edges::level);
    settings.edge_level = 300;
    Storming storm{{3, 3, 5, 0, 0, ""}, settings, {"depth.last"}};
    storm.in.with("ground_elevation", 100.0f).with("manning_roughness", 0.03f);
    EXPECT_EQ(failure([&] { storm.run(0, 60); }), "5 runoff: edge_level is more than 128 m above the ground of an edge cell");
}

/// What left a pan that falls towards a hole without ground in its middle.
std::int64_t into_the_hole(Outside outside)
{
    Settings settings = with(Edges::closed);
    settings.outside = outside;
    Storming storm{{21, 21, 5, 0, 0, ""}, settings, {"depth.last"}};
    storm.in.with("ground_elevation", field(storm.grid, [](int i, int j) { return i == 10 && j == 10 ? std::nan("") : 0.1 * (std::abs(i - 10) + std::abs(j - 10)); }));
    storm.in.with("manning_roughness", 0.03f);
    storm.in.rain = {"rain", "m s-1", {0, 1800}, {36 * mm_per_hour}};
    storm.run(0, 7200);
    EXPECT_EQ(storm.out.ledger.gap(), 0);
    return storm.out.ledger.out.back().amount;
}

TEST(Edges, CellsWithoutGroundTakeWaterWhereTheyAreFree)
{
    EXPECT_EQ(into_the_hole(Outside::closed), 0);
    EXPECT_GT(into_the_hole(Outside::free), static_cast<std::int64_t>(0.9 * 0.018 * 440 * 16777216));
}

TEST(Edges, ACornerIsOpenOnBothSides)
{
    const Window window{0, 0, 2, 2};
    Raster<float> z{window, 1, 1e4f}, n2{window, 1, 1e20f};
    for (int i = 0; i < 2; ++i)
        for (int j = 0; j < 2; ++j) {
            z.view()(i, j) = static_cast<float>(0.2 * i + 0.1 * j);
            n2.view()(i, j) = 0.03f * 0.03f;
        }
    const Rim rim = rim_of({}, z.view(), n2.view(), window, 5);
    ASSERT_EQ(rim.outfalls.size(), 3u) << "not the highest cell";
    EXPECT_EQ(rim.outfalls[0].sides, 2);
    EXPECT_NEAR(rim.outfalls[0].conveyance, (std::sqrt(0.2 / 5) + std::sqrt(0.1 / 5)) / 0.03, 1e-4);
    EXPECT_EQ(rim.outfalls[1].sides, 1);
    EXPECT_EQ(rim.rows(1, 2).outfalls.size(), 1u);
}

TEST(Edges, AnOutfallIsNoFasterThanItsFroudeNumberAndGivesNoMoreThanThereIs)
{
    const Pace p = pace(0.5, 5, 2, 1e-5);
    const Outfall steep{0, 0, 1000, 1};
    EXPECT_NEAR(outflow(steep, 1 << 24, p), 2 * std::sqrt(9.80665) / 10 * 16777216, 1000);
    EXPECT_GT(outflow(steep, 1 << 24, pace(10, 5, 2, 1e-5)), 0.98 * 16777216);
    EXPECT_LE(outflow(steep, 1 << 24, pace(1e4, 5, 2, 1e-5)), 1 << 24);
    EXPECT_EQ(outflow(steep, 100, p), 0) << "a film under the dry depth stands";
}

}  // namespace
}  // namespace arpent::runoff
