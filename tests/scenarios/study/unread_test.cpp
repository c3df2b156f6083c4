#include "scenarios/study/unread.hpp"
#include "support/small_study.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

class Unread : public testing::Test {
protected:
    SmallStudy study_;

    std::string of_scenario(const std::string& words) { return study_.complaints(SmallStudy::with("  today: {}\n", "  today: {}\n  other:\n" + words)); }
};

TEST_F(Unread, AnOverriddenLayerThatNoModelReads)
{
    EXPECT_EQ(of_scenario("    territory: {layers: {jobs: {value: 2}}}\n"),
              "s.yaml:19:26: warning: scenarios.other.territory.layers.jobs: reaches no model: no model or indicator of this study reads jobs\n");
    EXPECT_EQ(of_scenario("    territory: {layers: {ground_elevation: {value: 2 m}}}\n"), "");
}

TEST_F(Unread, IsNotWhatAnIndicatorWeighs)
{
    std::string text = SmallStudy::with("    ground_elevation: {raster: dem.tif, unit: m}\n",
                                        "    ground_elevation: {raster: dem.tif, unit: m}\n    population: {raster: dem.tif}\n");
    text.replace(text.find("  today: {}\n"), 12, "  today: {}\n  other: {territory: {layers: {population: {value: 2}}}}\n");
    EXPECT_EQ(study_.complaints(text),
              "s.yaml:19:32: warning: scenarios.other.territory.layers.population: reaches no model: no model or indicator of this study reads population\n");
    text.replace(text.find("then: \"> 10 cm\""), 15, "then: \"> 10 cm\", expose: population");
    EXPECT_EQ(study_.complaints(text), "");
}

TEST_F(Unread, AnInterventionThatChangesOnlyWhatNoModelReads)
{
    EXPECT_EQ(of_scenario("    interventions: [{id: work, type: add_jobs, where: {vector: a.gpkg}, jobs: 20}]\n"),
              "s.yaml:19:21: warning: scenarios.other.interventions.work: reaches no model: no model or indicator of this study reads jobs\n");
    EXPECT_EQ(of_scenario("    interventions: [{id: hill, type: raise_ground, where: {vector: a.gpkg}, height: 1 m}]\n"), "");
    EXPECT_EQ(of_scenario("    interventions: [{id: light, type: raster_delta, where: {raster: delta.tif}, layer: roof_albedo}]\n"),
              "s.yaml:19:21: warning: scenarios.other.interventions.light: reaches no model: no model or indicator of this study reads roof_albedo\n");
}

TEST_F(Unread, WeatherWhereEveryModelWaitsForRain)
{
    study_.write("lyon.epw", "");
    EXPECT_EQ(study_.complaints(SmallStudy::with("models:", "events: {hot: {weather: {epw: lyon.epw}}}\nmodels:")),
              "s.yaml:12:16: warning: events.hot.weather: reaches no model: no model of this study needs weather\n");
}

TEST_F(Unread, NothingWhereAStudyHasNoModel)
{
    std::string text = SmallStudy::with("models:\n  runoff: {after: 2 h}\nindicators:\n  wet: {of: depth.max, then: \"> 10 cm\"}\n", "");
    text.replace(text.find("  today: {}\n"), 12, "  today: {}\n  other: {territory: {layers: {jobs: {value: 2}}}}\n");
    EXPECT_EQ(study_.complaints(text), "");
}

}  // namespace
}  // namespace arpent
