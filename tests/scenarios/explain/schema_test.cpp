#include "scenarios/explain/facts.hpp"
#include "scenarios/explain/schema.hpp"
#include "scenarios/study/catalogue_file.hpp"
#include "support/broken_studies.hpp"
#include "support/command.hpp"
#include "support/small_study.hpp"

#include <gtest/gtest.h>
#include <iostream>
#include <map>
#include <sstream>

namespace arpent {
namespace {

using Verdicts = std::map<std::string, std::string>;  // "valid", "refused territory/cell", "no YAML ScannerError"

/// What a validator of Debian says of studies by name.
Verdicts verdicts(const std::map<std::string, std::string>& studies, const std::string& schema = standard_schema())
{
    const SmallStudy files;
    Facts cases = Facts::map();
    for (const auto& [name, text] : studies)
        cases[name] = text;
    files.write("schema.json", schema);
    files.write("cases.json", cases.json());
    const Said said = run_command("/usr/bin/python3 " ARPENT_SOURCE "/tests/scenarios/explain/validate.py " + (files.folder() / "schema.json") + ' ' +
                                  (files.folder() / "cases.json"));
    EXPECT_EQ(said.code, 0) << said.text;
    Verdicts made;
    std::istringstream lines{said.text};
    for (std::string name, verdict; lines >> name && std::getline(lines >> std::ws, verdict);)
        made[name] = verdict;
    EXPECT_EQ(made.size(), studies.size()) << said.text;
    return made;
}

bool has_validator() { return run_command("/usr/bin/python3 -c 'import jsonschema, yaml'").code == 0; }

class StudySchema : public testing::Test {
protected:
    void SetUp() override
    {
        if (!has_validator())
            GTEST_SKIP() << "python3-jsonschema and python3-yaml are not installed";
    }
};

/// What the reader takes and an editor might stumble over.
const std::map<std::string, std::string> odd_but_good{
    {"numbers_in_quotes", SmallStudy::with("{peak: 0.4}", "{peak: \"0.4\"}")},
    {"numbers_with_a_plus", SmallStudy::with("{peak: 0.4}", "{peak: +.4e0}")},
    {"a_share_in_percent", SmallStudy::with("{peak: 0.4}", "{peak: 40 %}")},
    {"a_name_that_is_a_number", SmallStudy::with("study: small", "study: 2035")},
    {"a_name_that_is_a_word_of_yaml", SmallStudy::with("study: small", "study: no\ntitle: null")},
    {"a_flag_in_quotes", SmallStudy::with("{after: 2 h}", "{after: 2 h, urban: \"false\"}")},
    {"a_unit_with_blanks", SmallStudy::with("{raster: dem.tif, unit: m}", "{raster: dem.tif, unit: m}\n    manning_roughness: {value: 0.03 s m-1/3}")},

    {"an_unset_key", [] {
         std::string text = SmallStudy::with("duration: 30 min", "duration: 30 min, peak: 0.3");
         return text.replace(text.find("{peak: 0.4}"), 11, "{peak: !unset \"\"}");
     }()},
    {"an_unset_map", SmallStudy::with("forcing: {storm: {peak: 0.4}}", "forcing: {calendar: !unset x}")},
    {"an_unset_intervention", SmallStudy::with("    forcing: {storm: {peak: 0.4}}", "    interventions: [!unset trees]")},
    {"a_change_of_an_intervention", SmallStudy::with("    forcing: {storm: {peak: 0.4}}", "    interventions: [{id: trees, height: 12 m, cost: !unset x}]")},
    {"another_type_for_an_intervention",
     SmallStudy::with("    forcing: {storm: {peak: 0.4}}", "    interventions: [{id: trees, type: swale, where: {vector: a.gpkg}, depth: {field: d, unit: m}}]")},
    {"a_scenario_in_a_file", SmallStudy::with("  today: {}", "  today: today.yaml")},
    {"an_included_storm", SmallStudy::with("{design: uniform, depth: 30 mm, duration: 30 min, start: 2035-08-20T17:00+02:00}", "{include: storm.yaml, peak: !unset x}")},
    {"an_included_place", SmallStudy::with("  crs: EPSG:2154\n", "  include: place.yaml\n")},
    {"events", SmallStudy::with("models:\n", "events:\n  gentle: {storm: {depth: 5 mm}, calendar: !unset x}\n  hard: {return_period: 50 y}\nmodels:\n")},
    {"years", SmallStudy::with("models:\n", "years: [0, 10]\nmodels:\n")},
    {"members", SmallStudy::with("models:\n", "members:\n  0: {}\n  12: {models: {runoff: {edges: closed}}}\nmodels:\n")},
    {"a_list_of_files", SmallStudy::with("{raster: dem.tif, unit: m}", "{raster: [dem.tif, dem.tif], unit: m}")},
    {"a_catalogue_of_its_own",
     SmallStudy::with("    forcing: {storm: {peak: 0.4}}\n", "    interventions: [{id: pond, type: dig_pond, where: {vector: a.gpkg}, depth: 2 m}]\n")
         .replace(0, 9, "arpent: 1\ncatalogue: types.yaml")},
};

void write_parts(const SmallStudy& files)
{
    files.write("today.yaml", "title: Today\n");
    files.write("storm.yaml", "design: uniform\npeak: 0.3\ndepth: 30 mm\nduration: 30 min\nstart: 2035-08-20T17:00+02:00\n");
    files.write("place.yaml", "crs: EPSG:2154\n");
    files.write("types.yaml", std::string{standard_file("catalogue.yaml")} +
                                  "\ndig_pond:\n  doc: Digs.\n  takes: [polygons]\n  keys:\n    depth: {unit: m, doc: deep}\n  edits:\n    - {add: ground_elevation, value: depth}\n");
}

TEST_F(StudySchema, AcceptsWhatTheReaderAccepts)
{
    const SmallStudy files;
    write_parts(files);
    auto studies = odd_but_good;
    studies["small"] = SmallStudy::text;
    for (const auto& [name, text] : studies)
        EXPECT_FALSE(files.read(text).complaints.failed()) << name << '\n' << files.complaints(text);
    for (const auto& [name, verdict] : verdicts(studies))
        EXPECT_EQ(verdict, "valid") << name;
}

/// Every plain value of the small study, replaced by others of all kinds.
std::map<std::string, std::string> mutants(const Node& node, const SmallStudy& files)
{
    std::map<std::string, std::string> made;
    for (const Node& child : node.children)
        made.merge(mutants(child, files));
    std::istringstream lines{SmallStudy::text};
    std::string line, before;
    for (int n = 1; n <= node.where.line && std::getline(lines, line); ++n)
        before += n < node.where.line ? line + '\n' : "";
    const std::size_t at = before.size() + static_cast<std::size_t>(node.where.column) - 1;
    if (node.kind != Node::Kind::text || SmallStudy::text.compare(at, node.text.size(), node.text) != 0)
        return made;
    int n = 0;
    for (const char* other : {"1", "0.5", "\"1\"", "1e0", "5 m", "5 min", "0.5 1", "50 %", "true", "null", "~", "x", "!unset x", "{}", "[]", "[x]", "dem.tif",
                              "{field: f}", "{field: f, unit: m}", "2035-08-20T17:00:01.5Z"}) {
        std::string text = SmallStudy::text;
        text.replace(at, node.text.size(), other);
        if (!files.read(text).complaints.failed())
            made[std::to_string(node.where.line) + ':' + std::to_string(node.where.column) + '=' + std::to_string(n)] = text;
        ++n;
    }
    return made;
}

TEST_F(StudySchema, RefusesNoMutantThatTheReaderAccepts)
{
    const SmallStudy files;
    const auto accepted = mutants(files.read(SmallStudy::text).tree, files);
    EXPECT_GT(accepted.size(), 50u);
    for (const auto& [name, verdict] : verdicts(accepted))
        EXPECT_EQ(verdict, "valid") << name << '\n' << accepted.at(name);
}

TEST_F(StudySchema, RefusesTheMistakesThatASchemaCanSee)
{
    const SmallStudy files;
    std::size_t faulty = 0, refused = 0;
    std::string passed;
    std::map<std::string, std::string> studies;
    for (const Broken& each : broken_studies())
        studies[each.name] = SmallStudy::with(each.from, each.to);
    for (const auto& [name, verdict] : verdicts(studies)) {
        const bool fails = files.read(studies.at(name)).complaints.failed();
        EXPECT_TRUE(fails || verdict == "valid") << name << ' ' << verdict;
        faulty += fails;
        refused += fails && verdict != "valid";
        passed += fails && verdict == "valid" ? ' ' + name : "";
    }
    std::cout << "the reader alone sees" << passed << '\n';
    std::cout << refused << " of " << faulty << " broken studies are refused by the schema\n";
    EXPECT_GE(refused, 90u);
}

}  // namespace
}  // namespace arpent
