#include "models/registry.hpp"
#include "support/small_study.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace arpent {
namespace {

/// The small study with other scenarios.
std::string with_scenarios(const std::string& scenarios)
{
    return SmallStudy::text.substr(0, SmallStudy::text.find("  today:")) + scenarios;
}

const std::string base = R"(  today: {}
  green:
    extends: today
    interventions:
      - {id: trees, type: plant_trees, where: {vector: a.gpkg}, height: 9 m}
      - {id: yards, type: depave, where: {vector: a.gpkg}}
)";

class Resolve : public testing::Test {
protected:
    SmallStudy study_;

    Resolved last(const std::string& scenarios)
    {
        const Reading reading = study_.read(with_scenarios(base + scenarios));
        EXPECT_EQ(reading.complaints.text(), "");
        return reading.scenarios.back();
    }
};

std::vector<std::string> ids(const Study& study)
{
    std::vector<std::string> all;
    for (const Intervention& each : study.interventions)
        all.push_back(each.id + ":" + each.type);
    return all;
}

std::optional<double> value(const Intervention& intervention, const std::string& name)
{
    const auto found = std::ranges::find(intervention.values, name, &std::pair<std::string, Value>::first);
    return found == intervention.values.end() ? std::nullopt : std::optional{found->second.constant};
}

TEST_F(Resolve, MapsMergeDeeply)
{
    const Study study = last("  wet:\n    forcing: {storm: {depth: 50 mm}}\n    territory: {layers: {canopy_cover: {value: 1}}}\n    models: "
                             "{runoff: {edges: closed}}\n")
                            .study;
    EXPECT_EQ(study.forcing.storm->depth, 0.05);
    EXPECT_EQ(study.forcing.storm->duration, 1800);
    EXPECT_EQ(study.territory.layers.size(), 2u);
    EXPECT_EQ(study.territory.cell, 5);
    EXPECT_EQ(canonical(find_model("runoff")->settings(), study.models[0].settings.get()).substr(0, 26), "after=7200 s;edges=closed;");
}

TEST_F(Resolve, ListsReplace)
{
    const Study study =
        last("  a:\n    models: {runoff: {outputs: [depth, speed]}}\n  b:\n    extends: a\n    models: {runoff: {outputs: [hazard]}}\n")
            .study;
    EXPECT_EQ(study.models[0].outputs, std::vector<std::string>{"hazard"});
}

TEST_F(Resolve, InterventionsMergeByIdInTheParentsOrder)
{
    const Study study = last("  more:\n    extends: green\n    interventions:\n      - {id: dig, type: raise_ground, where: {vector: "
                             "b.gpkg}, height: -1 m}\n"
                             "      - {id: yards, to: paved_other}\n      - {id: trees, height: 12 m}\n")
                            .study;
    EXPECT_EQ(ids(study), (std::vector<std::string>{"trees:plant_trees", "yards:depave", "dig:raise_ground"}));
    EXPECT_EQ(value(study.interventions[0], "height"), 12);
    EXPECT_EQ(study.interventions[0].where->vector, study_.folder() / "a.gpkg");
    EXPECT_EQ(study.interventions[1].words.at(0).second, "paved_other");
}

TEST_F(Resolve, AnotherTypeReplacesTheWholeIntervention)
{
    const Study study =
        last("  more:\n    extends: green\n    interventions:\n      - {id: trees, type: fell_trees, where: {vector: b.gpkg}}\n").study;
    EXPECT_EQ(ids(study), (std::vector<std::string>{"trees:fell_trees", "yards:depave"}));
    EXPECT_EQ(value(study.interventions[0], "height"), std::nullopt);
}

TEST_F(Resolve, AnotherKindOfSourceReplacesTheWholeMap)
{
    const Source source = last("  drawn:\n    territory: {layers: {ground_elevation: {vector: a.gpkg, value: {field: z, unit: m}}}}\n")
                              .study.territory.layers[0]
                              .second;
    EXPECT_FALSE(source.raster);
    EXPECT_FALSE(source.unit);
    EXPECT_EQ(source.value->field, "z");
}

TEST_F(Resolve, AnotherKindOfStormReplacesTheWholeMap)
{
    const Storm storm = *last("  measured:\n    forcing: {storm: {hyetograph: idf.csv, start: 2035-08-20T12:00Z}}\n").study.forcing.storm;
    EXPECT_FALSE(storm.design);
    EXPECT_FALSE(storm.depth);
    EXPECT_EQ(storm.hyetograph, study_.folder() / "idf.csv");
}

TEST_F(Resolve, AMapGoesOverAShortForm)
{
    const Extent extent = last("  wide:\n    territory: {extent: {buffer: 100 m}}\n").study.territory.extent;
    EXPECT_EQ(extent.box.size(), 4u);
    EXPECT_EQ(extent.buffer, 100);
    EXPECT_TRUE(last("  file:\n    territory: {extent: {vector: a.gpkg}}\n").study.territory.extent.box.empty());
}

TEST_F(Resolve, UnsetTakesAway)
{
    EXPECT_FALSE(last("  dry:\n    forcing: {storm: !unset x}\n").study.forcing.storm);
    EXPECT_FALSE(last("  dry:\n    forcing:\n      storm: !unset\n").study.forcing.storm);
    EXPECT_EQ(ids(last("  bare:\n    extends: green\n    interventions:\n      - !unset trees\n").study),
              std::vector<std::string>{"yards:depave"});
    EXPECT_TRUE(last("  bare:\n    extends: green\n    interventions: !unset x\n    territory: {cell: 1 m}\n").study.interventions.empty());
}

TEST_F(Resolve, AChainIsReadFromTheOldestWhateverTheOrderInTheFile)
{
    const Study study =
        last("  c: {extends: b, territory: {cell: 1 m}}\n  b: {extends: a, territory: {cell: 2 m, report_within: {vector: b.gpkg}}}\n"
             "  a: {territory: {cell: 4 m, report_within: {vector: a.gpkg}}}\n  d: {extends: c, forcing: {storm: {peak: 0.1}}}\n")
            .study;
    EXPECT_EQ(study.territory.cell, 1);
    EXPECT_EQ(study.territory.report_within->vector, study_.folder() / "b.gpkg");
}

TEST_F(Resolve, WhatIsReplacedStaysNearestFirst)
{
    const Resolved scenario = last("  a: {territory: {cell: 4 m}}\n  b: {extends: a, territory: {cell: 2 m}}\n");
    const Node* cell = scenario.tree.at("territory.cell");
    ASSERT_EQ(cell->overridden.size(), 2u);
    EXPECT_EQ(cell->overridden[0].text, "4 m");
    EXPECT_EQ(cell->overridden[1].text, "5 m");
    EXPECT_EQ(cell->overridden[1].where.line, 6);
}

TEST_F(Resolve, SiblingsSeeNothingOfEachOther)
{
    const Reading reading = study_.read(with_scenarios(base + "  a: {extends: green, territory: {cell: 4 m}}\n  b: {extends: green}\n"));
    EXPECT_EQ(reading.scenarios[2].study.territory.cell, 4);
    EXPECT_EQ(reading.scenarios[3].study.territory.cell, 5);
}

TEST_F(Resolve, ABrokenChainSilencesWhatFollows)
{
    EXPECT_EQ(study_.complaints(
                  with_scenarios(base + "  a: {extends: nothing}\n  b: {extends: a}\n  c: {extends: b, territory: {crs: !unset x}}\n")),
              "s.yaml:23:16: scenarios.a.extends: no scenario \"nothing\" (allowed: today, green, a, b, c)\n");
}

TEST_F(Resolve, AStudyMayLeaveToItsScenariosWhatTheyAllGive)
{
    std::string text = SmallStudy::with("design: uniform, depth: 30 mm, ", "");
    text = text.substr(0, text.find("  today:")) +
           "  a: {forcing: {storm: {design: uniform, depth: 1 mm}}}\n  b: {forcing: {storm: {hyetograph: idf.csv, duration: !unset x}}}\n";
    EXPECT_EQ(study_.complaints(text), "");
    EXPECT_EQ(study_.complaints(text + "  c: {}\n"), "s.yaml:11:10: forcing.storm: needs one of design, hyetograph\n");
}

}  // namespace
}  // namespace arpent
