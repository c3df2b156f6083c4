#include "scenarios/study/territory.hpp"

#include "core/executor.hpp"
#include "io/raster_file.hpp"
#include "support/drawn_layer.hpp"
#include "support/real_town.hpp"
#include "support/small_land.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <numeric>

namespace arpent {
namespace {

using ::testing::HasSubstr;

double total(const Raster<float>& raster)
{
    double sum = 0;
    for (int i = 0; i < raster.rows(); ++i)
        for (int j = 0; j < raster.cols(); ++j)
            sum += static_cast<double>(raster.view()(i, j));
    return sum;
}

const std::string flat = "100 100 100 100 / 100 100 100 100 / 100 100 100 100 / 100 100 100 100";

Landed one(const SmallLand& land, const std::string& layers) { return landed(land, land.study(layers)).front(); }

TEST(Territory, BringsARasterOfTheSameCellsBitForBit)
{
    const SmallLand land;
    land.raster("dem.tif", "1 2 3 4 / 5 6 7 8 / 9 10 11 12 / 13 14 15.5 16");
    const Landed made = one(land, "ground_elevation: {raster: dem.tif, unit: m}");
    EXPECT_EQ(made.complaints, "");
    EXPECT_EQ(made.drawing("ground_elevation"), "1 2 3 4 / 5 6 7 8 / 9 10 11 12 / 13 14 15.5 16");
}

TEST(Territory, AveragesHeightsAndKeepsTotalsOfPeople)
{
    const SmallLand land;
    std::string fine;
    for (int i = 0; i < 8; ++i)
        fine += std::string(i > 0 ? " / " : "") + "1 3 1 3 1 3 1 3";
    land.raster("fine.tif", fine, 5);
    const Landed made = one(land, "ground_elevation: {raster: fine.tif, unit: m}\npopulation: {raster: fine.tif}");
    EXPECT_EQ(made.complaints, "");
    EXPECT_EQ(made.drawing("ground_elevation"), "2 2 2 2 / 2 2 2 2 / 2 2 2 2 / 2 2 2 2");
    EXPECT_EQ(total(made.values("population")), 128);
}

TEST(Territory, ReadsValuesInTheirUnit)
{
    const SmallLand land;
    land.raster("dem_cm.tif", "100 200 300 400 / 0 0 0 0 / 0 0 0 0 / 0 0 0 0");
    EXPECT_EQ(one(land, "ground_elevation: {raster: dem_cm.tif, unit: cm}").drawing("ground_elevation"), "1 2 3 4 / 0 0 0 0 / 0 0 0 0 / 0 0 0 0");
}

TEST(Territory, WarnsOfAHeightWithoutAUnitAndRefusesAWrongOne)
{
    const SmallLand land;
    land.raster("dem.tif", flat);
    EXPECT_EQ(one(land, "ground_elevation: {raster: dem.tif}").complaints,
              "study.yaml:8:32: warning: territory.layers.ground_elevation.raster: dem.tif names no unit of ground_elevation: taken as m; write `unit: m`\n");
    EXPECT_EQ(one(land, "ground_elevation: {raster: dem.tif, unit: kg}").complaints,
              "study.yaml:8:47: territory.layers.ground_elevation.unit: \"kg\" is a unit of another kind (allowed: m, cm, mm, km)\n");
}

TEST(Territory, RefusesARasterThatLiesElsewhere)
{
    const SmallLand land;
    land.raster("dem.tif", flat, 10, 800000);
    EXPECT_EQ(one(land, "ground_elevation: {raster: dem.tif, unit: m}").complaints,
              "study.yaml:8:32: territory.layers.ground_elevation.raster: dem.tif lies at 800000 to 800040, 6600000 to 6600040, "
              "the territory at 700000 to 700040, 6600000 to 6600040: they do not meet\n");
}

TEST(Territory, WarnsOfPartialCoverAndOfHoles)
{
    const SmallLand land;
    land.raster("dem.tif", "1 2 3 4 / 5 . 7 8 / 9 10 11 12 / 13 14 15 16", 10, 700020);
    const Landed made = one(land, "ground_elevation: {raster: dem.tif, unit: m}");
    EXPECT_EQ(made.complaints,
              "study.yaml:8:32: warning: territory.layers.ground_elevation.raster: dem.tif covers 50.0 % of the territory; the rest has no value\n"
              "study.yaml:8:32: warning: territory.layers.ground_elevation.raster: dem.tif has no value in 1 cell (6.2 %) of the territory that it covers: nothing is computed there\n");
    EXPECT_EQ(made.drawing("ground_elevation"), ". . 1 2 / . . 5 . / . . 9 10 / . . 13 14");
    EXPECT_DOUBLE_EQ(made.territory.inputs.at(0).known, 7.0 / 16);
}

TEST(Territory, RefusesALayerWithoutAnyValue)
{
    const SmallLand land;
    land.raster("dem.tif", ". . . . / . . . . / . . . . / . . . .");
    EXPECT_EQ(one(land, "ground_elevation: {raster: dem.tif, unit: m}").complaints,
              "study.yaml:8:32: territory.layers.ground_elevation.raster: dem.tif has no value in the territory\n");
}

TEST(Territory, RefusesSentinelsLeftInAndPeopleBelowZero)
{
    const SmallLand land;
    land.raster("dem.tif", "1 2 3 4 / 5 -9999 7 8 / 9 10 -9999 12 / 13 14 15 16");
    EXPECT_EQ(one(land, "ground_elevation: {raster: dem.tif, unit: m}").complaints,
              "study.yaml:8:32: territory.layers.ground_elevation.raster: dem.tif: 2 cells outside -500 to 9000 m; the first, in row 2 and column 2, "
              "holds -9999 (a no-data value that the file does not declare?)\n");
    land.raster("dem2.tif", "1 2 3 4 / 5 6 7 8 / 9 10 11 12 / 13 14 15 3.4e38");
    EXPECT_THAT(one(land, "ground_elevation: {raster: dem2.tif, unit: m}").complaints, HasSubstr("dem2.tif: 1 cell outside -500 to 9000 m; the first, in row 4 and column 4, holds 3.4e+38 (a no-data value"));
    land.raster("people.tif", "1 2 3 4 / 5 6 7 -8 / 9 10 11 12 / 13 14 15 16");
    EXPECT_EQ(one(land, "population: {raster: people.tif}").complaints,
              "study.yaml:8:26: territory.layers.population.raster: people.tif: 1 cell outside 0 to 1000000 person; the first, in row 2 and column 4, holds -8\n");
}

TEST(Territory, CountsNobodyWherePeopleAreUnknown)
{
    const SmallLand land;
    land.raster("people.tif", "1 2 3 4 / . . . . / 0 0 0 0 / 0 0 0 1");
    const Landed made = one(land, "population: {raster: people.tif}");
    EXPECT_EQ(made.complaints,
              "study.yaml:8:26: warning: territory.layers.population.raster: people.tif has no value in 4 cells (25.0 %) of the territory that it covers: taken as 0 there\n");
    EXPECT_EQ(total(made.values("population")), 11);
}

TEST(Territory, TakesOneValueForAllCells)
{
    const SmallLand land;
    const Landed made = one(land, "manning_roughness: {value: 0.03 s m-1/3}");
    EXPECT_EQ(made.complaints, "");
    EXPECT_FLOAT_EQ(made.values("manning_roughness").view()(3, 3), 0.03f);
    EXPECT_EQ(made.territory.layers.size(), 1u);
}

TEST(Territory, RemembersWhoMadeASource)
{
    const SmallLand land;
    land.raster("people.tif", flat);
    const Landed made = one(land, "population: {raster: people.tif, source: {producer: INSEE, licence: Licence Ouverte 2.0, date: 2019, url: \"https://insee.fr\"}}\n"
                                  "jobs: {value: 1}");
    EXPECT_EQ(made.complaints, "");
    EXPECT_EQ(made.territory.inputs.at(0).credit, (Credit{"INSEE", "Licence Ouverte 2.0", "2019", "https://insee.fr", "", ""}));
    EXPECT_EQ(made.territory.inputs.at(1).credit, Credit{});
}

TEST(Territory, SpreadsTheValuesOfFeatures)
{
    const SmallLand land;
    land.features("people", {land.feature(land.box(0, 0, 20, 10), {{"n", 6.0}}), land.feature(land.box(5, 10, 15, 20), {{"n", 2.0}})}, {{"n", "real"}});
    const Landed made = one(land, "population: {vector: people.gpkg, value: {field: n}}\nalbedo: {vector: people.gpkg, value: {field: n, unit: \"%\"}}");
    EXPECT_EQ(made.complaints, "study.yaml:9:22: warning: territory.layers.albedo.vector: people.gpkg has no value in 12 cells (75.0 %) of the territory that it covers: models take their standard there\n");
    EXPECT_EQ(made.drawing("population"), "3 3 0 0 / 1 1 0 0 / 0 0 0 0 / 0 0 0 0");
    EXPECT_EQ(made.drawing("albedo"), "0.06 0.06 . . / 0.02 0.02 . . / . . . . / . . . .");
}

TEST(Territory, AsksForTheUnitOfAValueThatIsNoCount)
{
    const SmallLand land;
    EXPECT_THAT(one(land, "manning_roughness: {value: 0.03}").complaints, HasSubstr("territory.layers.manning_roughness.value: has no unit (allowed: s m-1/3)"));
    EXPECT_EQ(one(land, "soil_depth: {value: 300 m}").complaints, "study.yaml:8:25: territory.layers.soil_depth.value: 300 m is outside 0 to 100 m\n");
}

TEST(Territory, MakesCanopyFromSourceCellsAboveOneMetre)
{
    const SmallLand land;
    land.raster("canopy.tif", "8 10 0 0 0 0 0 0 / 0.5 0 0 0 0 0 0 0 / 0 0 0 0 0 0 0 0 / 0 0 0 0 0 0 0 0 / 0 0 0 0 0 0 0 0 / 0 0 0 0 0 0 0 0 / "
                              "0 0 0 0 0 0 0 0 / 0 0 0 0 0 0 0 4", 5);
    const Landed made = one(land, "canopy_height: {raster: canopy.tif, unit: m}");
    EXPECT_EQ(made.complaints, "");
    EXPECT_EQ(made.drawing("canopy_cover"), "0.5 0 0 0 / 0 0 0 0 / 0 0 0 0 / 0 0 0 0.25");
    EXPECT_EQ(made.drawing("canopy_height"), "9 0 0 0 / 0 0 0 0 / 0 0 0 0 / 0 0 0 4");
    EXPECT_EQ(made.drawing("leaf_area_index"), "3 0 0 0 / 0 0 0 0 / 0 0 0 0 / 0 0 0 3");
}

TEST(Territory, TellsSoilFromItsGroupsAndLoamFromNone)
{
    const SmallLand land;
    land.codes("soil.tif", "1 2 3 4 / 0 2 2 2 / 2 2 2 2 / 2 2 2 2");
    const Landed made = one(land, "soil_group: {raster: soil.tif}");
    EXPECT_FLOAT_EQ(made.values("suction_head").view()(0, 0), 0.1101f);
    EXPECT_FLOAT_EQ(made.values("suction_head").view()(1, 0), 0.0889f);
    EXPECT_FLOAT_EQ(made.values("effective_porosity").view()(0, 3), 0.385f);
    EXPECT_FLOAT_EQ(made.values("saturated_conductivity").view()(0, 3), 0.3e-3f / 3600);
    EXPECT_FLOAT_EQ(made.values("initial_saturation").view()(2, 2), 0.5f);
    EXPECT_FLOAT_EQ(made.values("soil_depth").view()(2, 2), 1);
    land.codes("soil.tif", "1 2 3 4 / 7 2 2 2 / 2 2 2 2 / 2 2 2 2");
    EXPECT_EQ(one(land, "soil_group: {raster: soil.tif}").complaints,
              "study.yaml:8:26: territory.layers.soil_group.raster: soil.tif: 1 cell outside 1 to 4; the first, in row 2 and column 1, holds 7\n");
}

// 1 roof, 2 road, 6 garden, 12 water, in cells of 5 m.
const std::string cover = "1 6 2 2 6 6 12 12 / 6 6 2 2 6 6 12 12 / 6 6 6 6 6 6 6 6 / 6 6 6 6 6 6 6 6 / "
                          "6 6 6 6 6 6 6 6 / 6 6 6 6 6 6 6 6 / 6 6 6 6 6 6 6 6 / 6 6 6 6 6 6 6 6";

TEST(Territory, MakesSurfacesFromSharesOfLandCover)
{
    const SmallLand land;
    land.codes("cover.tif", cover, 5);
    const Landed made = one(land, "land_cover: {raster: cover.tif}");
    EXPECT_EQ(made.complaints, "");
    const Raster<float> sealed = made.values("impervious_fraction");
    EXPECT_FLOAT_EQ(sealed.view()(0, 0), 0.25f + 0.75f * 0.25f);
    EXPECT_FLOAT_EQ(sealed.view()(0, 1), 1);
    EXPECT_FLOAT_EQ(sealed.view()(0, 3), 0);
    EXPECT_EQ(made.drawing("building_fraction"), "0.25 0 0 0 / 0 0 0 0 / 0 0 0 0 / 0 0 0 0");
    const auto codes = made.territory.layers.at("land_cover").values<std::uint8_t>({0, 0, 4, 4});
    EXPECT_EQ(codes.view()(0, 0), 6);
    EXPECT_EQ(codes.view()(0, 1), 2);
    EXPECT_EQ(codes.view()(0, 3), 12);
}

TEST(Territory, LetsALayerThatIsGivenWinOverLandCover)
{
    const SmallLand land;
    land.codes("cover.tif", cover, 5);
    const Landed made = one(land, "land_cover: {raster: cover.tif}\nmanning_roughness: {value: 0.07 s m-1/3}");
    EXPECT_FLOAT_EQ(made.values("manning_roughness").view()(0, 1), 0.07f);
    EXPECT_FLOAT_EQ(made.values("impervious_fraction").view()(0, 1), 1);
}

TEST(Territory, NamesCodesThatNoClassExplains)
{
    const SmallLand land;
    land.codes("cover.tif", "1 77 2 2 / 6 6 77 77 / 6 6 6 6 / 6 99 6 6");
    EXPECT_EQ(one(land, "land_cover: {raster: cover.tif}").complaints,
              "study.yaml:8:26: territory.layers.land_cover.raster: cover.tif holds codes that the standard class table does not explain: "
              "77 (3 cells), 99 (1 cell)\n");
}

TEST(Territory, LocatesMistakesOfAClassTable)
{
    const SmallLand land;
    land.codes("cover.tif", cover, 5);
    land.text("classes.csv", "code,name,like\n1,dach,roof\n6,garden,gardn\n");
    EXPECT_THAT(one(land, "land_cover: {raster: cover.tif, classes: classes.csv}").complaints,
                HasSubstr("study.yaml:8:46: territory.layers.land_cover.classes: classes.csv:3: like: \"gardn\" is no standard class, did you mean \"garden\"?"));
}

TEST(Territory, SettlesLandCoverWithBuildingsAndSaysHowMuch)
{
    const SmallLand land;
    land.codes("cover.tif", cover, 5);
    // A house of 10 x 5 m on road and garden; one that hangs 2.5 m over the water.
    land.features("buildings", {land.feature(land.box(15, 10, 25, 15), {{"h", 8.0}}), land.feature(land.box(22.5, 0, 32.5, 10), {{"h", 4.0}}),
                                land.feature(land.box(20, 10, 25, 15), {{"h", 16.0}})},
                  {{"h", "real"}});
    const Landed made = one(land, "land_cover: {raster: cover.tif}\nbuildings: {vector: buildings.gpkg, height: {field: h, unit: m}}");
    EXPECT_EQ(made.drawing("building_fraction"), "0 0 0.75 0 / 0 0.25 0.5 0 / 0 0 0 0 / 0 0 0 0");
    EXPECT_EQ(made.drawing("building_height"), "0 0 4 4 / 0 8 12 0 / 0 0 0 0 / 0 0 0 0");
    EXPECT_EQ(made.complaints, "study.yaml:9:16: warning: territory.layers.buildings: layers contradict each other on 12.5 % of the land, settled as water > "
                               "building > road > tree > ground: building over ground 9.4 % (150 m2), ground over a roof without an outline 1.6 % (25 m2), "
                               "water over building 1.6 % (25 m2)\n");
    ASSERT_EQ(made.territory.contradictions.size(), 3u);
    EXPECT_EQ(made.territory.contradictions[0].winner + " " + made.territory.contradictions[0].loser, "building ground");
    EXPECT_EQ(made.territory.contradictions[0].area, 150);
    EXPECT_EQ(made.territory.contradictions[0].share, 0.09375);
    EXPECT_FLOAT_EQ(made.values("impervious_fraction").view()(0, 0), 0.25f);  // the roof of the land cover is garden
}

TEST(Territory, GivesBuildingsWithoutAHeightTheMeanOfTheOthers)
{
    const SmallLand land;
    land.features("buildings", {land.feature(land.box(0, 0, 10, 10), {{"h", 6.0}}), land.feature(land.box(20, 0, 30, 10), {{"h", std::monostate{}}})},
                  {{"h", "real"}});
    const Landed made = one(land, "buildings: {vector: buildings.gpkg, height: {field: h, unit: m}}");
    EXPECT_EQ(made.drawing("building_height"), "6 0 6 0 / 0 0 0 0 / 0 0 0 0 / 0 0 0 0");
    EXPECT_THAT(made.complaints, HasSubstr("warning: territory.layers.buildings.height: buildings.gpkg: 1 building without a height: taken as the mean of the others, 6 m"));
    EXPECT_THAT(one(land, "buildings: {vector: buildings.gpkg, height: {field: hight, unit: m}}").complaints,
                HasSubstr("buildings.gpkg: layer buildings has no field \"hight\""));
}

TEST(Territory, IsReadOnceForAllScenariosThatShareIt)
{
    const SmallLand land;
    land.raster("dem.tif", flat);
    land.codes("cover.tif", cover, 5);
    land.features("yard", {land.feature(land.box(10, 0, 20, 10))});
    const Reading reading = land.study("ground_elevation: {raster: dem.tif, unit: m}\nland_cover: {raster: cover.tif}",
                                       "  today: {}\n  green:\n    interventions:\n      - {id: yard, type: depave, where: {vector: yard.gpkg}}\n");
    ASSERT_FALSE(reading.complaints.failed()) << reading.complaints.text();
    Diagnostics complaints;
    TerritoryReader reader{study_grid(reading.scenarios.at(0), complaints)};
    const auto today = reader.read(reading.scenarios.at(0), complaints);
    std::filesystem::remove(land.path("dem.tif"));  // a second reading would fail
    std::filesystem::rename(land.path("cover.tif"), land.path("gone.tif"));
    const auto again = reader.read(reading.scenarios.at(0), complaints);
    EXPECT_EQ(complaints.text(), "");
    EXPECT_EQ(all_equal(today, again), "");
}

TEST(Territory, PlacesARasterOfAnotherCrsAndSaysSo)
{
    const SmallLand land;
    // Lambert-93's central meridian is that of UTM 31, where both grids look north: 700000, 6600040 is 500000, 5149643.38.
    write_raster(land.path("utm.tif"), drawn("1 1 1 1 1 1 / 1 1 1 1 1 1 / 1 1 5 5 1 1 / 1 1 5 5 1 1 / 1 1 1 1 1 1 / 1 1 1 1 1 1"), 10, 499990, 5149653.38, "EPSG:32631");
    const Landed made = one(land, "ground_elevation: {raster: utm.tif, unit: m}");
    EXPECT_EQ(made.complaints, "study.yaml:8:32: warning: territory.layers.ground_elevation.raster: utm.tif is in EPSG:32631, the territory in EPSG:2154: "
                               "its values are brought from one to the other\n");
    EXPECT_EQ(std::lround(made.values("ground_elevation").view()(1, 1)), 5);
    EXPECT_EQ(std::lround(made.values("ground_elevation").view()(3, 3)), 1);
}

TEST(Territory, RefusesARasterWithoutCrs)
{
    const SmallLand land;
    land.text("dem.asc", "ncols 4\nnrows 4\nxllcorner 700000\nyllcorner 6600000\ncellsize 10\n1 1 1 1\n1 1 1 1\n1 1 1 1\n1 1 1 1\n");
    EXPECT_EQ(one(land, "ground_elevation: {raster: dem.asc, unit: m}").complaints,
              "study.yaml:8:32: territory.layers.ground_elevation.raster: dem.asc: has no CRS: say it by `crs:`\n");
    land.text("broken.tif", "II*");
    EXPECT_THAT(one(land, "ground_elevation: {raster: broken.tif, unit: m}").complaints, HasSubstr("study.yaml:8:32: territory.layers.ground_elevation.raster: broken.tif"));
}

TEST(Territory, MendsAHouseThatCrossesItselfAndSaysSo)
{
    const SmallLand land;
    const Polygon bow{Ring{{700000, 6600040}, {700020, 6600020}, {700020, 6600040}, {700000, 6600020}}};
    land.features("buildings", {land.feature(bow, {{"h", 5.0}})}, {{"h", "real"}});
    const Landed made = one(land, "buildings: {vector: buildings.gpkg, height: {field: h, unit: m}}");
    EXPECT_THAT(made.complaints, HasSubstr("study.yaml:8:25: warning: territory.layers.buildings.vector: "));
    EXPECT_NEAR(total(made.values("building_fraction")), 2, 1e-6);
}

TEST(Territory, NamesTheLayersOfAVectorFileWhereNoneIsMeant)
{
    const SmallLand land;
    VectorWriter writer{land.path("two.gpkg"), "EPSG:2154"};
    for (const char* name : {"a", "b"}) {
        writer.layer(name, "Polygon", {});
        writer.add(land.feature(land.box(0, 0, 10, 10)));
    }
    writer.close();
    EXPECT_THAT(one(land, "buildings: {vector: two.gpkg}").complaints, HasSubstr("study.yaml:8:25: territory.layers.buildings.vector: two.gpkg"));
}

TEST(StudyGrid, IsSnappedAndKnowsItsFiles)
{
    const SmallLand land;
    land.features("town", {land.feature(land.box(3, 3, 33, 27))});
    const auto grid_of = [&](const std::string& extent, std::string& complaints) {
        const Reading reading = read_study(land.path("study.yaml"), "arpent: 1\nstudy: small\nterritory:\n  crs: EPSG:2154\n  extent: " + extent +
                                                                        "\n  cell: 10 m\nscenarios:\n  today: {}\n");
        Diagnostics found;
        const Grid grid = reading.scenarios.empty() ? Grid{} : study_grid(reading.scenarios.front(), found);
        complaints = without_folder(reading.complaints.text() + found.text(), land.path(""));
        return grid;
    };
    std::string complaints;
    const Grid town = grid_of("{vector: town.gpkg, buffer: 10 m}", complaints);
    EXPECT_EQ(complaints, "");
    EXPECT_EQ(town.box(), (Box{699990, 6600000, 700050, 6600050}));
    grid_of("[700000, 6600000, 700000, 6600040]", complaints);
    EXPECT_THAT(complaints, HasSubstr("study.yaml:5:11: territory.extent: "));
}

/// Where there is the real town: a study over it with three options.
class RealTown : public ::testing::Test {
protected:
    void SetUp() override
    {
        const char* data = std::getenv("ARPENT_DATA");
        if (data == nullptr)
            GTEST_SKIP() << "ARPENT_DATA is not set";
        town_ = std::string{data} + "/territory/rodez/";
    }

    Reading study() const
    {
        return read_study(folder_ / "study.yaml", real_town_study());
    }

    std::vector<TerritoryLayers> read(Diagnostics& complaints) const
    {
        const Reading reading = study();
        complaints.add(reading.complaints);
        std::vector<TerritoryLayers> all;
        if (reading.complaints.failed())
            return all;
        TerritoryReader reader{study_grid(reading.scenarios.front(), complaints)};
        for (const Resolved& scenario : reading.scenarios)
            all.push_back(reader.read(scenario, complaints));
        return all;
    }

    static Raster<float> values(const TerritoryLayers& from, const std::string& layer)
    {
        const Layer& found = from.layers.at(layer);
        return found.values<float>(found.grid.whole());
    }

    std::string town_;
    TemporaryFolder folder_;
};

TEST_F(RealTown, KeepsItsPeopleItsBuildingsAndWhatIsBuiltAndDug)
{
    Diagnostics complaints;
    const auto scenarios = read(complaints);
    ASSERT_EQ(scenarios.size(), 3u) << complaints.text();
    EXPECT_FALSE(complaints.failed()) << complaints.text();
    const TerritoryLayers &today = scenarios[0], &green = scenarios[1], &dense = scenarios[2];
    constexpr double cell_area = 25;  // [m2]

    const RasterFile people{town_ + "population_5m.tif"};
    const Grid& grid = today.layers.at("population").grid;
    const double residents = total(people.values(grid, grid.whole(), Rule::nearest));
    EXPECT_NEAR(total(values(today, "population")) / residents, 1, 1e-6);
    EXPECT_NEAR(residents, 29728.9, 0.1);
    EXPECT_NEAR(total(values(dense, "population")) - total(values(today, "population")), 360, 1e-3);
    EXPECT_NEAR(total(values(dense, "jobs")) - total(values(today, "jobs")), 48, 1e-3);

    // The polygons' area within the grid, less what hangs over water.
    double built = 0;
    for (const Feature& each : read_features(town_ + "buildings.gpkg", "", grid.crs).features)
        for (const CellShare& share : area_shares(each.geometry.polygons, grid))
            built += share.share * cell_area;
    const double kept = total(values(today, "building_fraction")) * cell_area;
    EXPECT_LE(kept, built * (1 + 1e-9));
    EXPECT_NEAR(kept / built, 1, 2e-3);

    const double sealed = total(values(today, "impervious_fraction")) / static_cast<double>(grid.cells());
    EXPECT_GT(sealed, 0.10);
    EXPECT_LT(sealed, 0.20);

    // What yards lose of sealed ground is what was moved, garden being sealed by a quarter: 0.75 of roads, 0.65 of other paved ground.
    const Change& yards = green.changes.at(1);
    const double lost = (total(values(today, "impervious_fraction")) - total(values(green, "impervious_fraction"))) * cell_area;
    EXPECT_GT(lost, 0.6 * yards.changed_area);
    EXPECT_LT(lost, 0.76 * yards.changed_area);
    EXPECT_NEAR(yards.area, 159000, 3000);
    EXPECT_NEAR(yards.changed_area, 112000, 8000);
    EXPECT_NEAR(*yards.cost, 95 * yards.changed_area, 0.005);  // to the cent
    EXPECT_EQ(green.changes.at(0).trees, 1637);
    EXPECT_DOUBLE_EQ(*green.changes.at(0).cost, 2200.0 * 1637);

    // Five basins hold what lies between the ground and their floors, and no ground is raised.
    const Raster<float> before = values(today, "ground_elevation"), after = values(green, "ground_elevation");
    double dug = 0;
    for (int i = 0; i < grid.rows; ++i)
        for (int j = 0; j < grid.cols; ++j) {
            EXPECT_LE(after.view()(i, j), before.view()(i, j));
            dug += static_cast<double>(before.view()(i, j) - after.view()(i, j)) * cell_area;
        }
    EXPECT_GT(dug, 1.5 * green.changes.at(2).area);
    EXPECT_EQ(all_values<float>(green.layers.at("population")), all_values<float>(today.layers.at("population")));
}

TEST_F(RealTown, IsTheSameForAnyNumberOfThreads)
{
    Diagnostics complaints;
    std::vector<TerritoryLayers> one_thread, four;
    with_threads(1, [&] { one_thread = read(complaints); });
    with_threads(4, [&] { four = read(complaints); });
    for (std::size_t k = 0; k < one_thread.size(); ++k)
        EXPECT_EQ(all_equal(one_thread[k], four[k]), "");
}

}  // namespace
}  // namespace arpent
