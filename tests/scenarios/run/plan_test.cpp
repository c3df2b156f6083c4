#include "scenarios/run/plan.hpp"

#include "scenarios/run/fake_step.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

const Grid grid{70, 90, 5, 0, 350, "EPSG:2154"};

ScenarioInputs inputs(float z = 1)
{
    ScenarioInputs made{.scenario = "today", .grid = grid, .place = {}, .calendar = {0, 3600, 0}, .layers = {}, .series = {}};
    made.layers = layer_digests({{"ground_elevation", constant_layer("ground_elevation", grid, z)}});
    made.series.emplace("rain", Series{"rain", "m s-1", {600, 1200}, {1e-5}});
    made.storm_from = 600;
    made.storm_until = 1200;
    return made;
}

std::string refusal(const std::vector<std::shared_ptr<const Step>>& steps)
{
    try {
        wire(steps, inputs());
    } catch (const Error& error) {
        EXPECT_EQ(error.fault(), Fault::study);
        return error.what();
    }
    return "";
}

std::string key_of(const std::shared_ptr<const Step>& step, const ScenarioInputs& from) { return wire({step}, from).front().key; }

TEST(Plan, WiresStepsByWhoWritesWhatOthersRead)
{
    const auto wired = wire({fake("c", {"b_out"}, {"c_out"}), fake("a", {"ground_elevation"}, {"a_out"}), fake("b", {"a_out"}, {"b_out"})}, inputs());
    ASSERT_EQ(wired.size(), 3u);
    EXPECT_EQ(wired[0].card.name, "a");
    EXPECT_EQ(wired[1].card.name, "b");
    EXPECT_EQ(wired[2].card.name, "c");
    EXPECT_EQ(wired[1].after, std::vector{0});
    EXPECT_EQ(wired[2].after, std::vector{1});
}

TEST(Plan, NamesEveryInputThatNothingGivesBeforeAnyWork)
{
    EXPECT_EQ(refusal({fake("a", {"ground_elevation", "albedo"}, {}), fake("b", {"soil_depth"}, {})}),
              "scenario today: inputs are missing:\n  a reads albedo [m], which no layer of the territory gives"
              "\n  b reads soil_depth [m], which no layer of the territory gives");
    Card card{.name = "heat.air", .reach = Reach::whole, .forcing = {"rain", "weather"}};
    EXPECT_EQ(refusal({std::make_shared<FakeStep>(card, nullptr)}), "scenario today: inputs are missing:\n  heat.air needs weather");
}

TEST(Plan, NamesTheStepsThatWaitForEachOther)
{
    EXPECT_EQ(refusal({fake("a", {"y"}, {"x"}), fake("b", {"x"}, {"y"}), fake("free", {}, {"z"})}),
              "scenario today: these steps wait for each other: a, b");
}

TEST(Plan, AStormStepRunsFromItsFirstDropToItsEndAndWhatTheModelAdds)
{
    Card card{.name = "runoff", .reach = Reach::whole, .span = Span::storm, .after = 300};
    const auto wired = wire({std::make_shared<FakeStep>(card, nullptr)}, inputs());
    EXPECT_EQ(wired[0].from, 600);
    EXPECT_EQ(wired[0].until, 1500);
}

TEST(Plan, ScenariosShareStepsWhoseKeysAreEqual)
{
    const auto step = fake("a", {"ground_elevation"}, {"x"}), then = fake("b", {"x"}, {"y"});
    Plan plan;
    add_scenario(plan, wire({step, then}, inputs(1)));
    add_scenario(plan, wire({step, then}, inputs(2)));
    add_scenario(plan, wire({step, then}, inputs(1)));
    ASSERT_EQ(plan.steps.size(), 6u);
    EXPECT_EQ(plan.steps[2].same_as, -1);
    EXPECT_EQ(plan.steps[4].same_as, 0);
    EXPECT_EQ(plan.steps[5].same_as, 1);
    EXPECT_EQ(plan.steps[5].after, std::vector{4});
}

TEST(Key, HoldsForcingGridPlaceIntervalSettingsAndInputs)
{
    const auto base = [] {
        Card card{.name = "a", .reach = Reach::whole, .forcing = {"rain"}, .settings = "n=1 1;"};
        card.reads.push_back({.layer = "ground_elevation", .unit = "m"});
        return card;
    };
    const auto key = [](const Card& card, const ScenarioInputs& from) { return key_of(std::make_shared<FakeStep>(card, nullptr), from); };
    const std::string one = key(base(), inputs());
    EXPECT_EQ(key(base(), inputs()), one);

    ScenarioInputs other = inputs();
    other.scenario = "a new title";
    EXPECT_EQ(key(base(), other), one) << "names are not in it";
    other = inputs();
    other.series.at("rain").values[0] = 2e-5;
    EXPECT_NE(key(base(), other), one) << "forcing";
    other = inputs();
    other.place.latitude = 44;
    EXPECT_NE(key(base(), other), one) << "place";
    other = inputs();
    other.grid.west = 5;
    EXPECT_NE(key(base(), other), one) << "grid";
    other = inputs();
    other.calendar.duration = 7200;
    EXPECT_NE(key(base(), other), one) << "interval";
    EXPECT_NE(key(base(), inputs(3)), one) << "a layer's values";

    Card card = base();
    card.settings = "n=2 1;";
    EXPECT_NE(key(card, inputs()), one) << "settings";
    card = base();
    card.version = 2;
    EXPECT_NE(key(card, inputs()), one) << "version";
}

TEST(Key, OfALayerSeesOneChangedCellAndTheKind)
{
    Raster<float> values{grid.whole(), 0, 7.0f};
    const std::string constant = layer_digest(constant_layer("z", grid, 7.0f));
    EXPECT_EQ(layer_digest(memory_layer("other name", grid, values.copy())), constant);
    values.view()(69, 89) = 7.5f;
    EXPECT_NE(layer_digest(memory_layer("z", grid, std::move(values))), constant);
    EXPECT_NE(layer_digest(constant_layer<Quanta>("z", grid, 0)), layer_digest(constant_layer("z", grid, 0.0f)));
}

}  // namespace
}  // namespace arpent
