#include "scenarios/study/inspect.hpp"

#include "support/real_town.hpp"
#include "support/reference.hpp"
#include "support/small_land.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

struct Looked {
    Inspection found;
    std::string said;

    const SourceReport& source(const std::string& key) const
    {
        const auto at = std::ranges::find(found.sources, key, &SourceReport::key);
        if (at == found.sources.end())
            throw std::runtime_error{"no report of " + key};
        return *at;
    }
};

Looked look(const SmallLand& land, const Reading& reading)
{
    Diagnostics complaints = reading.complaints;
    Inspection found = inspect(reading, complaints);
    return {std::move(found), without_folder(complaints.text(), land.path(""))};
}

const std::string dem = "ground_elevation: {raster: dem.tif, unit: m}\n";
const std::string flat = "5 5 5 5 / 5 5 5 5 / 5 5 5 6 / 5 5 5 5";

TEST(Inspect, TellsOfARasterWhatItIsAndHolds)
{
    const SmallLand land;
    land.raster("dem.tif", flat);
    const Looked looked = look(land, land.study(dem));
    EXPECT_EQ(looked.said, "");
    const SourceReport& report = looked.source("territory.layers.ground_elevation");
    EXPECT_EQ(report.crs, "EPSG:2154");
    EXPECT_EQ(report.cover, 1);
    EXPECT_EQ(report.ratio, 1);
    EXPECT_EQ(report.type, "Float32");
    EXPECT_EQ(report.unit, "m");
    EXPECT_EQ(report.looked_at, "all cells");
    EXPECT_EQ(report.known, 1);
    EXPECT_EQ(report.low, 5);
    EXPECT_EQ(report.high, 6);
}

TEST(Inspect, JudgesWhereRastersLieAndWhatTheyLack)
{
    const SmallLand land;
    land.raster("dem.tif", "5 . / 5 5", 10, SmallLand::west, SmallLand::north);
    land.raster("far.tif", "5 5 / 5 5", 10, 0, 0);
    land.raster("none.tif", ". . / . .", 20, SmallLand::west, SmallLand::north);
    land.raster("coarse.tif", "5", 80, SmallLand::west, SmallLand::north);
    const std::string said = look(land, land.study(dem + "canopy_cover: {raster: far.tif}\nsoil_depth: {raster: none.tif, unit: m}\n"
                                                         "suction_head: {raster: coarse.tif, unit: m}\n")).said;
    EXPECT_EQ(said, "study.yaml:8:32: warning: territory.layers.ground_elevation.raster: dem.tif covers 25.0 % of the territory; the rest has no value\n"
                    "study.yaml:8:32: warning: territory.layers.ground_elevation.raster: dem.tif has no value in 25.0 % of the cells of the territory: nothing is computed there\n"
                    "study.yaml:9:28: territory.layers.canopy_cover.raster: far.tif lies at 0 to 20, -20 to 0, the territory at 700000 to 700040, 6600000 "
                    "to 6600040: they do not meet\n"
                    "study.yaml:10:26: territory.layers.soil_depth.raster: none.tif has no value in the territory\n"
                    "study.yaml:11:28: warning: territory.layers.suction_head.raster: coarse.tif: cells of 80 m where the territory's are of 10 m: what "
                    "varies within one is not known\n");
}

TEST(Inspect, RefusesValuesThatCannotBe)
{
    const SmallLand land;
    land.raster("dem.tif", "5 5 5 5 / 5 -9999 5 5 / 5 5 5 6 / 5 5 5 5");
    land.raster("share.tif", "0.5 20 0.5 0.5 / 0.5 0.5 -1 0.5 / 1 1 1 1 / 0 0 0 0");
    EXPECT_EQ(look(land, land.study(dem + "canopy_cover: {raster: share.tif}\n")).said,
              "study.yaml:8:32: territory.layers.ground_elevation.raster: dem.tif: 1 of 16 cells of the territory is outside -500 to 9000 m; the first holds "
              "-9999 (a no-data value that the file does not declare?)\n"
              "study.yaml:9:28: territory.layers.canopy_cover.raster: share.tif: 2 of 16 cells of the territory are outside 0 to 1; the first holds 20\n");
    EXPECT_EQ(look(land, land.study("ground_elevation: {value: 5 m}\nsoil_depth: {raster: share.tif, unit: cm}\n")).found.sources[1].high, 0.2);
}

TEST(Inspect, RefusesCodesWithoutAClassAndNamesMistakesOfTheTable)
{
    const SmallLand land;
    land.codes("cover.tif", "1 1 2 2 / 1 1 2 2 / 7 7 7 3 / 0 0 0 0");
    land.text("classes.csv", "code,name,like\n1,asphalt,road_asphalt\n2,grass,garden\n");
    const std::string said = look(land, land.study("land_cover: {raster: cover.tif, classes: classes.csv}\n")).said;
    EXPECT_NE(said.find("territory.layers.land_cover.raster: cover.tif holds codes that classes.csv does not explain: 3 (1 cell), 7 (3 cells)\n"), said.npos)
        << said;
    EXPECT_NE(said.find("cover.tif has no value in 25.0 % of the cells of the territory: models take their standard there\n"), said.npos) << said;
    land.text("classes.csv", "code,name,like\n1,asphalt,asfalt\n");
    EXPECT_NE(look(land, land.study("land_cover: {raster: cover.tif, classes: classes.csv}\n")).said.find("classes.csv:2: "), said.npos);
}

TEST(Inspect, TellsOfAVectorItsFieldsAndWhatTheyHold)
{
    const SmallLand land;
    land.features("houses", {SmallLand::feature(SmallLand::box(0, 0, 10, 10), {{"h", 5.0}, {"name", std::string{"a"}}}),
                             SmallLand::feature(SmallLand::box(20, 0, 30, 10), {{"h", 12.5}})},
                  {{"h", "real"}, {"name", "text"}});
    const Looked looked = look(land, land.study("buildings: {vector: houses.gpkg, height: {field: h, unit: m}}\n"));
    EXPECT_EQ(looked.said, "");
    const SourceReport& report = looked.source("territory.layers.buildings");
    EXPECT_EQ(report.features, 2);
    EXPECT_EQ(report.geometry, "Multi Polygon");
    ASSERT_EQ(report.fields.size(), 1u);
    EXPECT_EQ(report.fields[0].type, "real");
    EXPECT_EQ(report.fields[0].low, 5);
    EXPECT_EQ(report.fields[0].high, 12.5);
}

TEST(Inspect, RefusesFieldsThatAreMissingOrHoldWhatTheyMayNot)
{
    const SmallLand land;
    land.features("houses", {SmallLand::feature(SmallLand::box(0, 0, 10, 10), {{"h", 5000.0}, {"floors", std::string{"two"}}}),
                             SmallLand::feature(SmallLand::box(20, 0, 30, 10), {{"h", 5.0}})},
                  {{"h", "real"}, {"floors", "text"}});
    EXPECT_EQ(look(land, land.study("buildings: {vector: houses.gpkg, height: {field: hh, unit: m}}\n")).said,
              "study.yaml:8:46: territory.layers.buildings.height: houses.gpkg has no field \"hh\", did you mean \"h\"? (allowed: h, floors)\n");
    EXPECT_EQ(look(land, land.study("buildings: {vector: houses.gpkg, height: {field: h, unit: m}}\n")).said,
              "study.yaml:8:46: territory.layers.buildings.height: houses.gpkg: field \"h\" holds 5000 (allowed: 0 to 1000 m)\n");
    EXPECT_EQ(look(land, land.study("buildings: {vector: houses.gpkg, height: {field: floors, unit: m}}\n")).said,
              "study.yaml:8:46: territory.layers.buildings.height: houses.gpkg: field \"floors\" holds no number in 1 of 2 features (first: 1)\n");
}

TEST(Inspect, LooksAtInterventionsAndZonesOnceForAllScenarios)
{
    const SmallLand land;
    land.raster("dem.tif", flat);
    land.features("yard", {SmallLand::feature(SmallLand::box(0, 0, 10, 10), {{"d", 1.5}})}, {{"d", "real"}});
    land.features("far", {SmallLand::feature(SmallLand::box(9000, 0, 9010, 10))});
    const std::string scenarios = "  today: {}\n"
                                  "  dug:\n    interventions:\n      - {id: a, type: retention_basin, where: {vector: yard.gpkg}, depth: {field: d, unit: m}}\n"
                                  "  more:\n    extends: dug\n    interventions:\n      - {id: b, type: raise_ground, where: {vector: far.gpkg}, height: 1 m}\n";
    const Looked looked = look(land, land.study(dem, scenarios));
    EXPECT_EQ(looked.said, "study.yaml:17:53: warning: interventions.b.where.vector: far.gpkg lies at 709000 to 709010, 6600030 to 6600040, the territory "
                           "at 700000 to 700040, 6600000 to 6600040: they do not meet\n");
    EXPECT_EQ(looked.source("territory.layers.ground_elevation").scenarios, (std::vector<std::string>{"today", "dug", "more"}));
    EXPECT_EQ(looked.source("interventions.a.where").scenarios, (std::vector<std::string>{"dug", "more"}));
    EXPECT_EQ(looked.source("interventions.a.where").fields.at(0).high, 1.5);
    EXPECT_EQ(looked.found.sources.size(), 3u);
}

TEST(Inspect, WritesATableForPeopleAndJsonForPrograms)
{
    const SmallLand land;
    land.raster("dem.tif", flat);
    const Reading reading = land.study(dem);
    Diagnostics complaints;
    const Inspection found = inspect(reading, complaints);
    EXPECT_EQ(inspection_table(found), "4 x 4 cells of 10 m, EPSG:2154\n"
                                       "source                   CRS        cover    cell  ratio  type     looked at  no data  values    file\n"
                                       "layers.ground_elevation  EPSG:2154  100.0 %  10 m  1      Float32  all cells  0.0 %    5 to 6 m  dem.tif\n");
    const std::string json = inspection_json(found, complaints);
    for (const char* part : {"\"key\": \"territory.layers.ground_elevation\"", "\"high\": 6.0", "\"complaints\": []", "\"scenarios\": [\n        \"today\"\n      ]"})
        EXPECT_NE(json.find(part), json.npos) << part << "\n" << json;
}

TEST(Inspect, FindsTheRealTownGood)
{
    if (testing::reference_folder().empty())
        GTEST_SKIP() << "ARPENT_DATA is not set";
    const SmallLand land;
    const Reading reading = read_study(land.path("study.yaml"), real_town_study());
    const Looked looked = look(land, reading);
    EXPECT_EQ(looked.said.find(": territory"), looked.said.find(": warning: territory") == looked.said.npos ? looked.said.npos : looked.said.find(": territory"))
        << looked.said;
    EXPECT_EQ(looked.found.sources.size(), 13u);
    EXPECT_GT(looked.source("territory.layers.buildings").features, 1000);
    EXPECT_EQ(looked.source("interventions.block.where").fields.size(), 3u);
}

}  // namespace
}  // namespace arpent
