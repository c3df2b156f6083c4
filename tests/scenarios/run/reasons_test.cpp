#include "scenarios/run/reasons.hpp"

#include "scenarios/run/fake_step.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

const Grid grid{8, 8, 5, 0, 40, "EPSG:2154"};
const KeyParts sources{{"dem.tif", "d1"}, {"intervention yards", "i1"}};

PlannedStep planned(const KeyParts& parts)
{
    Card card{.name = "runoff.flow", .reach = Reach::whole};
    card.reads.push_back({.layer = "ground_elevation", .unit = "m"});
    card.writes.push_back({.layer = "depth_max", .unit = "m"});
    PlannedStep step;
    step.scenario = "today";
    step.card = card;
    step.parts = parts;
    step.key = key_of(parts);
    return step;
}

/// The reason where these parts and sources follow on those of the last run.
std::string reason(const KeyParts& last, const KeyParts& now, const KeyParts& sources_now = sources)
{
    const TemporaryFolder folder;
    Cache cache{folder / "cache"};
    LastRun memory{cache, "town in /towns"};
    memory.remember(planned(last), sources);
    return memory.reason(planned(now), sources_now);
}

TEST(Reason, IsNewWhereTheStudyHasNotRunTheStep)
{
    const TemporaryFolder folder;
    Cache cache{folder / "cache"};
    const PlannedStep step = planned({{"grid", "1"}});
    LastRun{cache, "town in /towns"}.remember(step, sources);
    EXPECT_EQ((LastRun{cache, "town in /elsewhere"}.reason(step, sources)), "new");
    EXPECT_EQ((LastRun{cache, "town in /towns"}.reason(step, sources)), "new") << "its entry was cleared";
}

TEST(Reason, IsCachedWhereAnEntryHoldsTheResults)
{
    const TemporaryFolder folder;
    Cache cache{folder / "cache"};
    const PlannedStep step = planned({{"grid", "1"}});
    StepResult result;
    result.layers.emplace("depth_max", constant_layer("depth_max", grid, 1.0f));
    cache.keep(step.key, result, {});
    EXPECT_EQ((LastRun{cache, "town"}.reason(step, sources)), "cached");
}

TEST(Reason, NamesWhatChangedAndWhereALayerComesFrom)
{
    const KeyParts last{{"calendar", "1"}, {"after", "=60 s;"}, {"ground_elevation", "e1"}, {"rain", "r1"}};
    EXPECT_EQ(reason(last, {{"calendar", "2"}, {"after", "=60 s;"}, {"ground_elevation", "e1"}, {"rain", "r1"}}), "input changed: calendar");
    EXPECT_EQ(reason(last, {{"calendar", "1"}, {"after", "=60 s;"}, {"ground_elevation", "e2"}, {"rain", "r2"}}, {{"dem.tif", "d2"}, {"intervention yards", "i1"}}),
              "input changed: ground_elevation, rain (dem.tif)");
    EXPECT_EQ(reason(last, {{"calendar", "1"}, {"after", "=60 s;"}, {"ground_elevation", "e2"}, {"rain", "r1"}}, {{"dem.tif", "d1"}}),
              "input changed: ground_elevation (intervention yards)");
    EXPECT_EQ(reason(last, {{"calendar", "1"}, {"ground_elevation", "e1"}, {"rain", "r1"}}), "input changed: after");
}

TEST(Reason, TellsASettingFromALayerOfItsName)
{
    EXPECT_EQ(reason({{"roof_storage", "=1 m;"}, {"roof_storage", "absent 0"}, {"rain", "r1"}}, {{"roof_storage", "=1 m;"}, {"roof_storage", "absent 0"}, {"rain", "r2"}}),
              "input changed: rain");
}

TEST(Reason, CountsWhatItDoesNotName)
{
    EXPECT_EQ(reason({}, {{"a", "1"}, {"b", "1"}, {"c", "1"}, {"d", "1"}, {"e", "1"}}), "input changed: a, b, c and 2 others");
}

}  // namespace
}  // namespace arpent
