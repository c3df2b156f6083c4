#include "support/failure.hpp"
#include "support/small_study.hpp"

#include "scenarios/study/catalogue_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace arpent {
namespace {

double value(const Intervention& intervention, const std::string& name)
{
    return std::ranges::find(intervention.values, name, &std::pair<std::string, Value>::first)->second.constant;
}

class Reader : public testing::Test {
protected:
    SmallStudy study_;

    Reading read_whole(const std::string& text, const std::vector<std::string>& sets = {})
    {
        auto reading = study_.read(text, sets);
        EXPECT_EQ(reading.complaints.text(), "");
        return reading;
    }
};

TEST_F(Reader, FillsTheStudyInSi)
{
    const Reading reading = read_whole(SmallStudy::text);
    const Study& study = reading.scenarios.at(1).study;
    EXPECT_EQ(study.study, "small");
    EXPECT_EQ(study.territory.crs, "EPSG:2154");
    EXPECT_EQ(study.territory.cell, 5);
    EXPECT_EQ(study.territory.extent.box, (std::vector<double>{660900, 6356600, 661900, 6357600}));
    EXPECT_EQ(study.territory.layers.at(0).first, "ground_elevation");
    EXPECT_EQ(study.territory.layers.at(0).second.raster, study_.folder() / "dem.tif");
    EXPECT_EQ(study.forcing.storm->design, StormShape::uniform);
    EXPECT_EQ(study.forcing.storm->depth, 0.03);
    EXPECT_EQ(study.forcing.storm->duration, 1800);
    EXPECT_EQ(study.forcing.storm->start.utc, 2071234800);
    EXPECT_EQ(study.models.at(0).name, "runoff");
    EXPECT_EQ(study.indicators.at(0).second.then, "> 10 cm");
    EXPECT_EQ(study.compare->baseline, "today");
    EXPECT_TRUE(study.scenarios.empty());
    const Intervention& trees = study.interventions.at(0);
    EXPECT_EQ(trees.id, "trees");
    EXPECT_EQ(trees.where->vector, study_.folder() / "a.gpkg");
    EXPECT_EQ(trees.cost->constant, 2200);
    EXPECT_EQ(trees.cost->unit, parse_unit("EUR/tree"));
}

TEST_F(Reader, GivesInterventionsTheirTypesStandardValues)
{
    const Reading reading = read_whole(SmallStudy::with("height: 9 m", "height: 9 m, cover: 50 %"));
    const Intervention& trees = reading.scenarios.at(1).study.interventions.at(0);
    EXPECT_EQ(value(trees, "height"), 9);
    EXPECT_EQ(value(trees, "cover"), 0.5);
    EXPECT_EQ(value(trees, "leaf_area_index"), 3);
    EXPECT_EQ(std::ranges::count(trees.values, "trees", &std::pair<std::string, Value>::first), 0);
}

TEST_F(Reader, NamesScenariosInTheirOrderWithTheirTitles)
{
    const Reading reading = read_whole(SmallStudy::with("    extends: today\n", "    extends: today\n    title: Green streets\n"));
    ASSERT_EQ(reading.scenarios.size(), 3u);
    EXPECT_EQ(reading.scenarios[0].name, "today");
    EXPECT_EQ(reading.scenarios[1].title, "Green streets");
    EXPECT_EQ(reading.scenarios[2].title, "greener");  // a title is not inherited
    EXPECT_FALSE(reading.scenarios[1].study.title);  // that is the study's own
}

TEST_F(Reader, TakesWordsAsTheyAreWritten)
{
    const Reading reading = read_whole(SmallStudy::with("study: small", "study: NO\ntitle: ~"));
    EXPECT_EQ(reading.written.study, "NO");
    EXPECT_EQ(reading.written.title, "~");
    EXPECT_EQ(read_whole(SmallStudy::with("study: small", "study: null\ntitle: 010")).written.title, "010");
}

TEST_F(Reader, TakesTheExtentOfAFile)
{
    const Reading reading =
        read_whole(SmallStudy::with("[660900, 6356600, 661900, 6357600]", "{vector: a.gpkg, layer: perimeter, buffer: 1 km}"));
    const Extent& extent = reading.scenarios[0].study.territory.extent;
    EXPECT_EQ(extent.vector, study_.folder() / "a.gpkg");
    EXPECT_EQ(extent.buffer, 1000);
}

TEST_F(Reader, ReadsPathsFromTheFileThatWroteThem)
{
    study_.write("options/yards.gpkg", "");
    study_.write("options/green.yaml", "extends: today\ninterventions:\n  - {id: yards, type: depave, where: {vector: yards.gpkg}}\n");
    const std::string text =
        SmallStudy::text.substr(0, SmallStudy::text.find("  green:")) + "  green: options/green.yaml\ncompare: {baseline: today}\n";
    const Reading reading = read_whole(text);
    EXPECT_EQ(reading.scenarios.at(1).study.interventions.at(0).where->vector, study_.folder() / "options/yards.gpkg");
    study_.write("options/green.yaml", "extends: today\ninterventions:\n  - {id: yards, type: depave, where: {vector: yard.gpkg}}\n");
    EXPECT_EQ(study_.complaints(text),
              "options/green.yaml:3:47: scenarios.green.interventions.yards.where.vector: no such file \"options/yard.gpkg\"\n");
}

TEST_F(Reader, IncludesAFileUnderAMap)
{
    study_.write("places/small.yaml",
                 "crs: EPSG:3035\ncell: 10 m\nlayers:\n  ground_elevation: {raster: ../dem.tif, unit: cm}\n  jobs: {value: 1}\n");
    const Reading reading = read_whole(SmallStudy::with("territory:\n  crs: EPSG:2154\n", "territory:\n  include: places/small.yaml\n"));
    const Territory& territory = reading.scenarios[0].study.territory;
    EXPECT_EQ(territory.crs, "EPSG:3035");
    EXPECT_EQ(territory.cell, 5);
    EXPECT_EQ(territory.layers.at(0).second.unit, "m");
    EXPECT_EQ(territory.layers.at(0).second.raster, study_.folder() / "dem.tif");
    EXPECT_EQ(territory.layers.at(1).first, "jobs");
}

TEST_F(Reader, LocatesMistakesInIncludedFiles)
{
    study_.write("place.yaml", "crs: EPSG:2154\nsell: 5 m\n");
    const std::string text = SmallStudy::with("  crs: EPSG:2154\n", "  include: place.yaml\n");
    EXPECT_EQ(
        study_.complaints(text),
        "place.yaml:2:1: territory.sell: unknown key, did you mean \"cell\"? (allowed: crs, extent, cell, allowed, report_within, zones, layers)\n");
    study_.write("place.yaml", "crs: [\n");
    EXPECT_EQ(study_.complaints(text), "place.yaml:2:1: not YAML: end of sequence flow not found\n");
    study_.write("place.yaml", "- crs\n");
    EXPECT_EQ(study_.complaints(text), "place.yaml:1:1: holds no map of keys\n");
    study_.write("place.yaml", "include: place.yaml\n");
    EXPECT_EQ(study_.complaints(text), "place.yaml:1:10: territory.include.include: \"place.yaml\" includes itself\n");
}

TEST_F(Reader, IncludesAFileUnderAnyMap)
{
    study_.write("shared/storm.yaml", "storm: {depth: 50 mm}\n");
    study_.write("shared/trees.yaml", "type: plant_trees\nheight: 12 m\nwhere: {vector: ../b.gpkg}\n");
    std::string text = SmallStudy::with("    forcing: {storm: {peak: 0.4}}\n", "    forcing: {include: shared/storm.yaml}\n");
    text.replace(text.find("type: plant_trees, where: {vector: a.gpkg}, height: 9 m"), 55, "include: shared/trees.yaml, height: 7 m");
    const Reading reading = read_whole(text);
    EXPECT_EQ(reading.scenarios[2].study.forcing.storm->depth, 0.05);
    EXPECT_EQ(reading.scenarios[0].study.forcing.storm->depth, 0.03);
    EXPECT_EQ(value(reading.scenarios[1].study.interventions[0], "height"), 7);
    EXPECT_EQ(reading.scenarios[1].study.interventions[0].where->vector, study_.folder() / "b.gpkg");
}

TEST_F(Reader, KeepsWhatAScenarioUnsetsWhereTheStudyIncludesAFile)
{
    const auto at = SmallStudy::text.find("scenarios:");
    study_.write("base.yaml", SmallStudy::text.substr(0, at));
    const Reading reading = read_whole("include: base.yaml\nscenarios:\n  today: {}\n  dry: {forcing: {storm: !unset x}}\n");
    EXPECT_TRUE(reading.scenarios[0].study.forcing.storm);
    EXPECT_FALSE(reading.scenarios[1].study.forcing.storm);
}

TEST_F(Reader, FollowsIncludesEightFilesDeepAndNoFurther)
{
    for (int n = 1; n < 9; ++n)
        study_.write("f" + std::to_string(n) + ".yaml", "include: f" + std::to_string(n + 1) + ".yaml\n");
    study_.write("f9.yaml", "cell: 2 m\n");
    const auto with = [](const std::string& file) { return SmallStudy::with("  cell: 5 m", "  include: " + file); };
    EXPECT_EQ(read_whole(with("f2.yaml")).scenarios[0].study.territory.cell, 2);
    EXPECT_EQ(study_.complaints(with("f1.yaml")),
              "f8.yaml:1:10: territory.include.include.include.include.include.include.include.include.include: too many files that include files\n");
    study_.write("f9.yaml", "include: f2.yaml\n");
    EXPECT_TRUE(study_.complaints(with("f8.yaml")).ends_with(": \"f8.yaml\" includes itself\n"));
}

TEST_F(Reader, RefusesAMegabyteOfBracketsAtItsPlace)
{
    const std::string open(1 << 19, '['), closed(1 << 19, ']');
    EXPECT_EQ(study_.complaints(SmallStudy::with("study: small", "study: " + open + closed)), "s.yaml:2:39: nested deeper than 32 levels\n");
    EXPECT_EQ(study_.complaints(open + open), "s.yaml:1:17: nested deeper than 32 levels\n");
    std::string maps;
    while (maps.size() < 1 << 20)
        maps += "{a: ";
    EXPECT_EQ(study_.complaints(maps), "s.yaml:1:125: nested deeper than 32 levels\n");
}

TEST_F(Reader, RefusesABillionLaughs)
{
    std::string text = "a: &a [x, x, x, x, x, x, x, x, x, x]\n";
    for (char c = 'b'; c < 'k'; ++c) {
        const std::string before(1, static_cast<char>(c - 1)), ten = "*" + before + ", *" + before + ", *" + before;
        text += std::string(1, c) + ": &" + c + " [" + ten + ", " + ten + ", " + ten + "]\n";
    }
    const std::string said = study_.complaints(text);
    EXPECT_TRUE(said.find("s.yaml:2:8: aliases are not read (use `extends`)\n") != said.npos) << said;
    EXPECT_LT(said.size(), 20000u);
}

TEST_F(Reader, PutsTheDataFolderForItsVariable)
{
    const char* before = std::getenv("ARPENT_DATA");
    const std::string kept = before ? before : "";
    ::setenv("ARPENT_DATA", study_.folder().path().c_str(), 1);
    const std::string text = SmallStudy::with("raster: dem.tif", "raster: \"${ARPENT_DATA}/dem.tif\"");
    EXPECT_EQ(read_whole(text).scenarios[0].study.territory.layers[0].second.raster, study_.folder() / "dem.tif");
    ::unsetenv("ARPENT_DATA");
    EXPECT_EQ(
        study_.complaints(text),
        "s.yaml:8:32: territory.layers.ground_elevation.raster: the variable ARPENT_DATA is not set: set it to the folder of the data\n");
    if (before)
        ::setenv("ARPENT_DATA", kept.c_str(), 1);
}

TEST_F(Reader, PutsSetsOverTheStudy)
{
    const Reading reading =
        read_whole(SmallStudy::text, {"territory.cell=2 m", "models.runoff.edges=closed", "scenarios.green.interventions.trees.height=12 m",
                                      "forcing.storm.depth=50 mm", "models.runoff.outputs=[depth, speed]"});
    const Study& green = reading.scenarios[1].study;
    EXPECT_EQ(green.territory.cell, 2);
    EXPECT_EQ(value(green.interventions[0], "height"), 12);
    EXPECT_EQ(green.forcing.storm->depth, 0.05);
    EXPECT_EQ(green.models[0].outputs, (std::vector<std::string>{"depth", "speed"}));
    EXPECT_EQ(reading.scenarios[0].tree.at("territory.cell")->overridden.at(0).text, "5 m");
}

TEST_F(Reader, LocatesMistakesInSets)
{
    EXPECT_EQ(study_.complaints(SmallStudy::text, {"territory.cell=5"}),
              "--set:1:1: territory.cell: \"5\" has no unit (allowed: m, cm, mm, km)\n");
    EXPECT_EQ(study_.complaints(SmallStudy::text, {"territory.cell=5 m", "territory.cel=5 m"}),
              "--set:2:1: territory.cel: unknown key, did you mean \"cell\"? (allowed: crs, extent, cell, allowed, report_within, zones, layers)\n");
    EXPECT_EQ(study_.complaints(SmallStudy::text, {"territory.cell"}), "--set:1:1: \"territory.cell\" is no key=value\n");
    EXPECT_EQ(study_.complaints(SmallStudy::text, {"territory.cell=["}),
              "--set:1:1: territory.cell: not YAML: end of sequence flow not found\n");
    EXPECT_EQ(study_.complaints(SmallStudy::text, {"scenarios.green.interventions.tree.height=1 m"}),
              "--set:1:1: scenarios.green.interventions.tree: there is no such element\n");
    EXPECT_EQ(study_.complaints(SmallStudy::text, {"territory.layers.ground_elevation.raster=dme.tif"}),
              "--set:1:1: territory.layers.ground_elevation.raster: no such file \"dme.tif\"\n");
}

TEST_F(Reader, SetsAnyKeyOfTheStudyAsYamlWritesIt)
{
    const Reading reading = read_whole(SmallStudy::text, {"scenarios.green.title='a: b, #1'", "title=x=y", "years=[9, 7]", "events.rare.storm.depth=90 mm",
                                                          "scenarios.greener.years=[9]", "scenarios.green.interventions.1.cost=5 EUR/m2"});
    EXPECT_EQ(reading.written.title, "x=y");
    ASSERT_EQ(reading.scenarios.size(), 5u);
    const Resolved& green = reading.scenarios[3];
    EXPECT_EQ(reading.scenarios[4].name, "greener@rare@year_9");
    EXPECT_EQ(green.name, "green@rare@year_7");
    EXPECT_EQ(green.title, "a: b, #1");
    EXPECT_EQ(green.study.forcing.storm->depth, 0.09);
    EXPECT_EQ(green.study.interventions[0].cost->constant, 5);
}

TEST_F(Reader, ASetMayTakeAwayAndIsTheLastWord)
{
    const Reading reading = read_whole(SmallStudy::text, {"territory.cell=2 m", "territory.cell=1 m", "scenarios.greener.forcing.storm.peak=0.9"});
    EXPECT_EQ(reading.scenarios[0].study.territory.cell, 1);
    EXPECT_EQ(reading.scenarios[2].study.forcing.storm->peak, 0.9);
    EXPECT_EQ(study_.complaints(SmallStudy::text, {"scenarios.gren.title=x"}),
              "--set:1:1: scenarios.gren: no scenario \"gren\", did you mean \"green\"? (allowed: today, green, greener)\n");
}

TEST_F(Reader, TakesTypesFromTheCatalogueThatTheStudyNames)
{
    study_.write("own/types.yaml", "park:\n  doc: Makes a park.\n  takes: [polygons]\n  keys:\n    rise: {unit: m, low: 0, high: 2, "
                                   "standard: 10 cm, doc: of the ground}\n"
                                   "  edits:\n    - {add: ground_elevation, value: rise}\n");
    const std::string text = SmallStudy::with("study: small", "study: small\ncatalogue: own/types.yaml");
    EXPECT_EQ(study_.complaints(text),
              "s.yaml:22:27: scenarios.green.interventions.trees.type: unknown type \"plant_trees\" (allowed: park)\n");
    std::string parks = text;
    parks.replace(parks.find("type: plant_trees"), 17, "type: park");
    parks.replace(parks.find("height: 9 m, "), 13, "");
    const Reading reading = read_whole(parks);
    EXPECT_EQ(reading.scenarios[1].study.interventions[0].values[0].second.constant, 0.1);
    EXPECT_EQ(reading.scenarios[1].catalogue->find("park")->edits[0].layer, "ground_elevation");
}

TEST_F(Reader, SaysOnceThatACatalogueIsBroken)
{
    study_.write("types.yaml", "park:\n  doc: Makes a park.\n  takes: [polygon]\n  edits: []\n");
    EXPECT_EQ(
        study_.complaints(SmallStudy::with("study: small", "study: small\ncatalogue: types.yaml")),
        "types.yaml:3:11: park.takes.1: unknown word \"polygon\", did you mean \"polygons\"? (allowed: polygons, lines, points, raster)\n");
    EXPECT_EQ(study_.complaints(SmallStudy::with("study: small", "study: small\ncatalogue: typs.yaml")),
              "s.yaml:3:12: catalogue: no such file \"typs.yaml\"\n");
}

TEST_F(Reader, ExposesOrTakesAStatisticNotBoth)
{
    std::string text = SmallStudy::with("unit: m}", "unit: m}\n    population: {raster: dem.tif}");
    EXPECT_EQ(study_.complaints(text), "");
    text.replace(text.find("then: \"> 10 cm\""), 15, "then: \"> 10 cm\", expose: population, statistic: mean");
    EXPECT_EQ(study_.complaints(text),
              "s.yaml:16:72: indicators.wet.statistic: stands beside expose, which counts people (allowed: one of the two)\n");
}

TEST_F(Reader, RefusesAFileThatIsMissingAFolderOrHuge)
{
    EXPECT_THROW(read_study(study_.folder() / "none.yaml"), Error);
    EXPECT_THROW(read_study(study_.folder() / "folder"), Error);
    study_.write("huge.yaml", std::string(5 << 20, '#'));
    EXPECT_EQ(failure([&] { read_study(study_.folder() / "huge.yaml"); }),
              "3 " + (study_.folder() / "huge.yaml") + " is 5 MB: a study holds at most 4 MB");
    EXPECT_EQ(study_.complaints(SmallStudy::with("territory:\n", "territory:\n  include: huge.yaml\n")),
              "s.yaml:4:12: territory.include: \"huge.yaml\" is no file of at most 4 MB\n");
}

TEST_F(Reader, RefusesWhatMayNeverEnd)
{
    EXPECT_EQ(failure([] { read_study("/dev/zero"); }), "3 /dev/zero is no regular file");
    EXPECT_EQ(study_.complaints(SmallStudy::with("raster: dem.tif", "raster: /dev/zero")),
              "s.yaml:8:32: territory.layers.ground_elevation.raster: \"/dev/zero\" is no regular file\n");
    EXPECT_EQ(study_.complaints(SmallStudy::with("territory:\n", "territory:\n  include: /dev/zero\n")),
              "s.yaml:4:12: territory.include: \"/dev/zero\" is no regular file\n");
}

TEST_F(Reader, ReadsTheFileItself)
{
    study_.write("s.yaml", "\xEF\xBB\xBF" + SmallStudy::text);
    EXPECT_EQ(read_study(study_.folder() / "s.yaml").complaints.text(), "");
    EXPECT_EQ(read_study(study_.folder() / "s.yaml").scenarios.size(), 3u);
}

TEST_F(Reader, ReadsLinesThatEndAsOnWindows)
{
    std::string text = SmallStudy::text;
    for (auto at = text.find('\n'); at != text.npos; at = text.find('\n', at + 2))
        text.replace(at, 1, "\r\n");
    EXPECT_EQ(read_whole(text).written.study, "small");
}

}  // namespace
}  // namespace arpent
