#include "support/small_study.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace arpent {
namespace {

class Effective : public testing::Test {
protected:
    SmallStudy study_;

    /// The scenario's text, which must read back to itself.
    std::string written(const Resolved& scenario)
    {
        const std::string text = effective(scenario);
        const Reading again = study_.read(text);
        EXPECT_EQ(again.complaints.text(), "") << text;
        EXPECT_EQ(again.scenarios.size(), 1u);
        EXPECT_EQ(again.scenarios.empty() ? "" : effective(again.scenarios[0]), text);
        return text;
    }

    std::string written(const std::string& study, std::size_t scenario, const std::vector<std::string>& sets = {})
    {
        const Reading reading = study_.read(study, sets);
        EXPECT_EQ(reading.complaints.text(), "");
        return written(reading.scenarios.at(scenario));
    }
};

bool holds(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

TEST_F(Effective, IsTheTablesOrderTheUsersWordsAndTheStandardValues)
{
    const std::string text = written(SmallStudy::text, 1);
    const std::string models = text.substr(text.find("models:"), text.find("indicators:") - text.find("models:"));
    EXPECT_EQ(text.substr(0, text.find("models:")), R"(arpent: 1
study: small
territory:
  crs: EPSG:2154
  extent: [660900, 6356600, 661900, 6357600]
  cell: 5 m
  layers:
    ground_elevation:
      raster: dem.tif
      unit: m
forcing:
  calendar:
    start: 2035-08-19T00:00+02:00
    end: 2035-08-21T00:00+02:00
  storm:
    design: uniform
    depth: 30 mm
    duration: 30 min
    peak: 0.5
    interval: 5 min
    start: 2035-08-20T17:00+02:00
)");
    EXPECT_TRUE(models.starts_with("models:\n  runoff:\n    after: 2 h\n    edges: free\n"));
    EXPECT_EQ(text.substr(text.find("indicators:")), R"(indicators:
  wet:
    of: depth.max
    then: "> 10 cm"
    better: none
scenarios:
  green:
    interventions:
      - id: trees
        type: plant_trees
        where:
          vector: a.gpkg
        cells: area
        cost: 2200 EUR/tree
        height: 9 m
        cover: 1
        leaf_area_index: 3
        crown: 6 m
)");
}

TEST_F(Effective, HasNothingToInheritAndNothingToCompare)
{
    const std::string text = written(SmallStudy::text, 2);
    EXPECT_FALSE(holds(text, "extends"));
    EXPECT_FALSE(holds(text, "compare"));
    EXPECT_TRUE(holds(text, "  greener:\n    interventions:\n      - id: trees\n"));
    EXPECT_TRUE(written(SmallStudy::text, 0).ends_with("scenarios:\n  today: {}\n"));
}

TEST_F(Effective, KeepsTitlesAndQuotesWhatYamlWouldMisread)
{
    const std::string study = SmallStudy::with("study: small", "study: small\ntitle: \"Été: #1, \\\"wet\\\"\\n\\ttwo lines\"");
    EXPECT_TRUE(holds(written(study, 0), "title: \"Été: #1, \\\"wet\\\"\\n\\ttwo lines\"\n"));
    EXPECT_TRUE(holds(written(SmallStudy::with("  today: {}", "  today: {title: null}"), 0), "  today:\n    title: null\n"));
    for (const char* title :
         {"'- a'", "'? b'", "'a: b'", "'a #b'", "'[a'", "'*a'",   "'&a'", "'!a'", "'%a'", "'@a'", "' a'", "'a '", "'a:'", "'~'",  "'~a'",
          "'---'", "'...'", "'|'",    "'>'",    "','",  "'a, b'", "'{}'", "'<<'", "'='",  "'-'",  "'.5'", "'`'",  "'\"'", "''''", "'a\\b'"})
        written(SmallStudy::with("study: small", "study: small\ntitle: " + std::string{title}), 0);
}

TEST_F(Effective, WritesPathsAsTheStudysOwnFileWould)
{
    study_.write("options/yards.gpkg", "");
    study_.write("options/green.yaml", "interventions:\n  - {id: yards, type: depave, where: {vector: yards.gpkg}}\n  - {id: more, type: "
                                       "depave, where: {vector: ../a.gpkg}}\n");
    const std::string text = written(SmallStudy::text.substr(0, SmallStudy::text.find("  today:")) + "  green: options/green.yaml\n", 0);
    EXPECT_TRUE(holds(text, "vector: options/yards.gpkg\n"));
    EXPECT_TRUE(holds(text, "vector: a.gpkg\n"));
}

TEST_F(Effective, HoldsWhatWasSet)
{
    const std::string text = written(SmallStudy::text, 1,
                                     {"territory.cell=2 m", "scenarios.green.interventions.trees.height={field: h, unit: m}",
                                      "models.runoff.outputs=[depth.max, 'depth.hours_above(5 cm)']"});
    EXPECT_TRUE(holds(text, "  cell: 2 m\n"));
    EXPECT_TRUE(holds(text, "        height: {field: h, unit: m}\n"));
    EXPECT_TRUE(holds(text, "    outputs: [depth.max, depth.hours_above(5 cm)]\n"));
}

TEST_F(Effective, ResolvesToTheSameStudy)
{
    const Reading reading = study_.read(
        SmallStudy::with("    extends: today\n", "    extends: today\n    territory: {cell: 2 m}\n    forcing: {storm: {peak: 30 %}}\n"));
    const Resolved& green = reading.scenarios.at(1);
    const Reading again = study_.read(written(green));
    const Study& study = again.scenarios.at(0).study;
    EXPECT_EQ(again.scenarios[0].name, "green");
    EXPECT_EQ(study.territory.cell, 2);
    EXPECT_EQ(study.forcing.storm->peak, 0.3);
    EXPECT_EQ(study.interventions.at(0).cost->unit, green.study.interventions.at(0).cost->unit);
}

}  // namespace
}  // namespace arpent
