#include "scenarios/compare/indicators.hpp"

#include "core/executor.hpp"
#include "support/drawn_layer.hpp"
#include "support/failure.hpp"

#include <cmath>
#include <gtest/gtest.h>

using namespace arpent;

namespace {

struct World {
    Grid grid{2, 4, 5, 0, 0, "EPSG:2154"};
    Layers results, territory;
    Layer report = constant_layer<std::uint8_t>("report", grid, 1);
    std::vector<ZoneSet> zones;
    Resolved scenario;

    World()
    {
        scenario.name = "green";
        give(results, drawn("depth_max", grid, {"0123", "450."}, 0.1f));
        give(territory, drawn("population", grid, {"1111", "2222"}));
        give(territory, constant_layer<float>("building_fraction", grid, 0));
    }
    static void give(Layers& layers, Layer layer) { layers.insert_or_assign(layer.name, layer); }
    std::vector<IndicatorRow> rows() const { return indicators(scenario, results, territory, report, zones); }
    /// The value of one indicator over the whole territory.
    double measure(Indicator indicator)
    {
        scenario.study.indicators = {{"x", std::move(indicator)}};
        return rows().front().value;
    }
};

Indicator depth_max(const char* then = nullptr)
{
    Indicator made;
    made.of = "depth.max";
    if (then)
        made.then = then;
    return made;
}

Indicator with(Indicator indicator, Statistic statistic)
{
    indicator.statistic = statistic;
    return indicator;
}

Indicator exposed(const char* then)
{
    Indicator made = depth_max(then);
    made.expose = "population";
    return made;
}

/// Zones by area share: the west holds columns 0 and 1 and half of column 2, the east the rest.
std::vector<ZoneSet> halves()
{
    ZoneSet set{"quarter", {{"w", "West", {}, {}}, {"e", "East", {}, {}}}};
    for (int i = 0; i < 2; ++i)
        for (int j = 0; j < 4; ++j) {
            const double west = j < 2 ? 1 : j == 2 ? 0.5 : 0;
            if (west > 0)
                set.zones[0].cells.push_back({i, j, west});
            if (west < 1)
                set.zones[1].cells.push_back({i, j, 1 - west});
        }
    return {set};
}

}  // namespace

TEST(Indicators, TakeStatisticsOverKnownCells)
{
    World world;
    EXPECT_NEAR(world.measure(depth_max()), 1.5 / 7, 1e-7);
    EXPECT_NEAR(world.measure(with(depth_max(), Statistic::min)), 0, 1e-7);
    EXPECT_NEAR(world.measure(with(depth_max(), Statistic::max)), 0.5, 1e-7);
    EXPECT_NEAR(world.measure(with(depth_max(), Statistic::sum)), 1.5, 1e-7);
    EXPECT_NEAR(world.measure(with(depth_max("> 25 cm"), Statistic::mean)), 0.4, 1e-7);
    EXPECT_NEAR(world.measure(with(depth_max("> 25 cm"), Statistic::min)), 0.3, 1e-7);
}

TEST(Indicators, MeasureAreaAboveAThresholdThatIsItselfNotAbove)
{
    World world;
    Indicator area = with(depth_max(), Statistic::area_above);
    area.threshold = Value{.constant = 0.1, .field = {}, .unit = {}};
    EXPECT_DOUBLE_EQ(world.measure(area), 4 * 25.0);  // 0.1f is above 0.1 in double, and is not in the field's own numbers
    EXPECT_DOUBLE_EQ(world.measure(depth_max(">= 10 cm")), 5 * 25.0);
    EXPECT_EQ(world.rows().front().unit, "m2");
}

TEST(Indicators, CountPersonsInCellsThatMeetTheCondition)
{
    World world;
    EXPECT_DOUBLE_EQ(world.measure(exposed("> 15 cm")), 1 + 1 + 2 + 2);
    EXPECT_EQ(world.rows().front(), (IndicatorRow{"green", "all", "all", "x", 6, "person"}));
}

TEST(Indicators, SayHowManyPersonsCouldNotBeAssessed)
{
    World world;
    world.measure(exposed("> 15 cm"));
    EXPECT_EQ(world.rows().at(1), (IndicatorRow{"green", "all", "all", "x_not_assessed", 2, "person"}));
}

TEST(Indicators, ExposeAllResidentsOnRoofsToTheWaterAtTheirDoors)
{
    World world;
    world.grid = {3, 9, 5, 0, 0, "EPSG:2154"};
    world.report = constant_layer<std::uint8_t>("report", world.grid, 1);
    World::give(world.results, drawn("depth_max", world.grid, {"000000000", "030000001", "000000000"}, 0.1f));
    World::give(world.territory, drawn("population", world.grid, {"000000000", "002222200", "000000000"}));
    World::give(world.territory, drawn("building_fraction", world.grid, {"000000000", "001111100", "000000000"}));
    EXPECT_DOUBLE_EQ(world.measure(exposed("> 25 cm")), 2 + 2);          // columns 2 and 3 have column 1 within 10 m
    EXPECT_DOUBLE_EQ(world.measure(exposed("> 5 cm")), 2 + 2 + 2);       // column 6 has column 8 within 10 m
    EXPECT_EQ(world.rows().size(), 1u);                                  // nobody is left out
}

TEST(Indicators, WeighAMeanByPersons)
{
    World world;
    Indicator mean = with(depth_max(), Statistic::mean);
    mean.weight = "population";
    EXPECT_NEAR(world.measure(mean), (0.0 + 0.1 + 0.2 + 0.3 + 2 * 0.4 + 2 * 0.5) / 10, 1e-7);
}

TEST(Indicators, CountCellsOfZonesByTheirShare)
{
    World world;
    world.zones = halves();
    world.scenario.study.indicators = {{"mean", depth_max()}, {"wet", exposed("> 15 cm")}, {"deepest", with(depth_max(), Statistic::max)}};
    const auto rows = world.rows();
    ASSERT_EQ(rows.size(), 4u + 3u + 4u);  // wet_not_assessed in all and in e
    EXPECT_EQ(rows[4].zone_set + "/" + rows[4].zone + "/" + rows[4].indicator, "quarter/w/mean");
    EXPECT_NEAR(rows[4].value, (0.0 + 0.1 + 0.1 + 0.4 + 0.5 + 0.0) / 5, 1e-7);
    EXPECT_NEAR(rows[5].value, 0.5 + 2 + 2, 1e-12);
    EXPECT_NEAR(rows[10].value, 0.3, 1e-7);
    EXPECT_EQ(rows[9].indicator, "wet_not_assessed");
}

TEST(Indicators, StayInsideTheReport)
{
    World world;
    world.report = drawn<std::uint8_t>("report", world.grid, [](int, int j) { return j < 2; });
    EXPECT_NEAR(world.measure(depth_max()), 0.25, 1e-7);
    EXPECT_DOUBLE_EQ(world.measure(exposed("> 35 cm")), 4);
}

TEST(Indicators, SayNothingOfARegionWithoutKnownCells)
{
    World world;
    world.report = constant_layer<std::uint8_t>("report", world.grid, 0);
    for (const Indicator& each : {depth_max(), depth_max("> 1 cm"), exposed("> 1 cm")})
        EXPECT_TRUE(std::isnan(world.measure(each)));
}

TEST(Indicators, AreInTheUnitForPeople)
{
    World world;
    World::give(world.results, constant_layer<float>("arrival_time", world.grid, 600));
    Indicator arrival;
    arrival.of = "arrival_time";
    EXPECT_DOUBLE_EQ(world.measure(arrival), 10);
    EXPECT_EQ(world.rows().front().unit, "min");
}

TEST(Indicators, ReadBytesWithoutValueAsUnknown)
{
    World world;
    World::give(world.results, drawn<std::uint8_t>("hazard_class", world.grid, [](int i, int j) { return i == 0 && j < 3 ? j + 1 : 255; }));
    Indicator worst;
    worst.of = "hazard_class";
    EXPECT_DOUBLE_EQ(world.measure(worst), 2);
}

TEST(Indicators, NameALayerThatIsNotThere)
{
    World world;
    Indicator speed;
    speed.of = "speed.max";
    world.scenario.study.indicators = {{"fast", speed}};
    EXPECT_EQ(failure([&] { world.rows(); }),
              "3 indicators.fast: there is no speed_max in the results (allowed: depth_max, building_fraction, population)");
}

TEST(Indicators, AreTheSameBitsForAnyThreads)
{
    World world;
    world.grid = {300, 700, 5, 0, 0, "EPSG:2154"};
    world.report = constant_layer<std::uint8_t>("report", world.grid, 1);
    World::give(world.results, drawn<float>("depth_max", world.grid, [](int i, int j) { return ((i * 7919 + j * 104729) % 1000) / 997.0; }));
    World::give(world.territory, drawn<float>("population", world.grid, [](int i, int j) { return ((i + 3 * j) % 17) / 7.0; }));
    World::give(world.territory, drawn<float>("building_fraction", world.grid, [](int i, int j) { return (i / 9 + j / 11) % 2; }));
    world.zones = halves();
    world.scenario.study.indicators = {{"mean", depth_max()}, {"wet", exposed("> 15 cm")}};
    std::vector<IndicatorRow> one, eight;
    with_threads(1, [&] { one = world.rows(); });
    with_threads(8, [&] { eight = world.rows(); });
    EXPECT_EQ(one, eight);
}

TEST(Costs, AreToldInAllAndPerYear)
{
    const Change basin{.id = "b", .type = {}, .title = {}, .where = {}, .cost = 1000, .yearly = 40, .layers = {}}, trees{.id = "t", .type = {}, .title = {}, .where = {}, .cost = 500, .yearly = {}, .layers = {}},
        lawn{.id = "l", .type = {}, .title = {}, .where = {}, .cost = {}, .yearly = {}, .layers = {}};
    EXPECT_EQ(cost_rows("green", {basin, trees, lawn}), (std::vector<IndicatorRow>{{"green", "all", "all", "total_cost", 1500, "EUR"}, {"green", "all", "all", "yearly_cost", 40, "EUR/y"}}));
    EXPECT_EQ(cost_rows("lawns", {lawn}), std::vector<IndicatorRow>{});
    EXPECT_EQ(cost_rows("today", {}), (std::vector<IndicatorRow>{{"today", "all", "all", "total_cost", 0, "EUR"}, {"today", "all", "all", "yearly_cost", 0, "EUR/y"}}));
}

TEST(Requirements, AreToldWithWhatWasFound)
{
    Study study;
    Indicator wet = exposed("> 10 cm");
    wet.require = "< 1000";
    Indicator depth = depth_max();
    depth.require = "< 20 cm";
    study.indicators = {{"people_wet", wet}, {"depth", depth}};
    const std::vector<IndicatorRow> rows{{"today", "all", "all", "people_wet", 999, "person"}, {"green", "all", "all", "people_wet", 1204, "person"},
                                         {"green", "quarter", "w", "people_wet", 1204, "person"}, {"green", "all", "all", "depth", 0.25, "m"},
                                         {"dense", "all", "all", "depth", std::nan(""), "m"}};
    EXPECT_EQ(unmet(study, rows), (std::vector<std::string>{"people_wet: 1204 in green is not < 1000", "depth: 0.25 in green is not < 20 cm",
                                                            "depth: no value in dense is not < 20 cm"}));
}
