#include "scenarios/study/layer_edits.hpp"
#include "support/drawn_layer.hpp"
#include "support/small_land.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace arpent {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string layers = "ground_elevation: {raster: dem.tif, unit: m}\n"
                           "land_cover: {raster: cover.tif}\n"
                           "canopy_height: {raster: canopy.tif, unit: m}\n"
                           "population: {raster: people.tif}\n";

/// A land of roads (2), gardens (6), one roof (1) and a pond (12), its ground in multiples of 2^-10 m.
class Interventions : public ::testing::Test {
protected:
    void SetUp() override
    {
        land.raster("dem.tif", "100.5 101 102 103 / 100.25 101 102 103 / 100 101 102 103 / 100 101 102 103");
        land.codes("cover.tif", "2 2 6 6 / 2 2 6 6 / 1 6 6 12 / 6 6 6 12");
        land.raster("canopy.tif", "0 0 0 0 / 0 0 0 0 / 0 0 12 12 / 0 0 12 12");
        land.raster("people.tif", "0 0 0 0 / 0 0 0 0 / 8 0 0 0 / 0 0 0 0");
        land.features("corner", {land.feature(land.box(5, 5, 15, 15), {{"n", 12.0}, {"h", 6.0}})}, {{"n", "real"}, {"h", "real"}});
        land.features("west", {land.feature(land.box(0, 0, 20, 40))});
        land.features("east", {land.feature(land.box(20, 0, 40, 20))});
    }

    /// Today and the scenario with these interventions, each a line `{...}`.
    std::vector<Landed> read(const std::vector<std::string>& interventions) const
    {
        std::string scenarios = "  today: {}\n  then:\n    interventions:\n";
        for (const std::string& each : interventions)
            scenarios += "      - " + each + "\n";
        auto all = landed(land, land.study(layers, scenarios));
        if (all.size() < 2)
            ADD_FAILURE() << all.front().complaints, all.resize(2);
        return all;
    }

    /// The layers that the scenario has unlike today, by name.
    static std::string unlike(const std::vector<Landed>& made)
    {
        std::string names;
        for (const auto& [name, layer] : made[1].territory.layers)
            if (!made[0].territory.layers.contains(name) || !same_bits(layer, made[0].territory.layers.at(name)))
                names += (names.empty() ? "" : " ") + name;
        return names;
    }

    SmallLand land;
};

TEST_F(Interventions, DepaveOpensPavedSharesAndNoRoofs)
{
    const auto made = read({"{id: open, type: depave, where: {vector: west.gpkg}, to: garden, cost: 95 EUR/m2}"});
    EXPECT_EQ(made[1].complaints, "");
    EXPECT_EQ(made[0].drawing("impervious_fraction"), "1 1 0.25 0.25 / 1 1 0.25 0.25 / 1 0.25 0.25 0 / 0.25 0.25 0.25 0");
    EXPECT_EQ(made[1].drawing("impervious_fraction"), "0.25 0.25 0.25 0.25 / 0.25 0.25 0.25 0.25 / 1 0.25 0.25 0 / 0.25 0.25 0.25 0");
    const Change& change = made[1].territory.changes.at(0);
    EXPECT_EQ(change.area, 800);
    EXPECT_EQ(change.changed_area, 400);
    EXPECT_EQ(change.cost, 95.0 * 400);
    EXPECT_THAT(change.layers, ElementsAre("land_cover"));
}

TEST_F(Interventions, CoverCellsByAreaByCentreOrWhereTheyTouch)
{
    const std::string corner = "type: depave, where: {vector: corner.gpkg}, to: grassland_crop";
    EXPECT_FLOAT_EQ(read({"{id: a, " + corner + "}"})[1].values("impervious_fraction").view()(0, 0), 0.75f + 0.25f * 0.01f);
    land.features("corner", {land.feature(land.box(4, 4, 14, 14))});
    EXPECT_FLOAT_EQ(read({"{id: a, " + corner + ", cells: centre}"})[1].values("impervious_fraction").view()(0, 0), 0.01f);
    EXPECT_FLOAT_EQ(read({"{id: a, " + corner + ", cells: centre}"})[1].values("impervious_fraction").view()(1, 1), 1);
    EXPECT_FLOAT_EQ(read({"{id: a, " + corner + ", cells: touched}"})[1].values("impervious_fraction").view()(1, 1), 0.01f);
}

TEST_F(Interventions, PaveSealsOpenGroundOnly)
{
    const auto made = read({"{id: p, type: pave, where: {vector: west.gpkg}}"});
    EXPECT_EQ(made[1].drawing("impervious_fraction"), "1 1 0.25 0.25 / 1 1 0.25 0.25 / 1 0.9 0.25 0 / 0.9 0.9 0.25 0");
}

TEST_F(Interventions, BuildPutsUpTheWholeOutlineAndItsPeople)
{
    land.features("block", {land.feature(land.box(15, 20, 25, 30), {{"h", 12.0}, {"n", 40.0}})}, {{"h", "real"}, {"n", "real"}});
    const auto made = read({"{id: b, type: build, where: {vector: block.gpkg}, height: {field: h, unit: m}, population: {field: n}, jobs: 10 jobs}"});
    EXPECT_EQ(made[1].complaints, "");
    EXPECT_EQ(made[1].drawing("building_fraction"), "0 0 0 0 / 0 0 0 0 / 1 0.5 0.5 0 / 0 0 0 0");
    EXPECT_EQ(made[1].drawing("building_height"), "0 0 0 0 / 0 0 0 0 / 0 12 12 0 / 0 0 0 0");
    EXPECT_EQ(made[1].drawing("population"), "0 0 0 0 / 0 0 0 0 / 8 20 20 0 / 0 0 0 0");
    EXPECT_EQ(made[1].drawing("jobs"), "0 0 0 0 / 0 0 0 0 / 0 5 5 0 / 0 0 0 0");
}

TEST_F(Interventions, BuildBesideAHouseThatStandsInTheCell)
{
    land.features("old", {land.feature(land.box(20, 0, 24, 10), {{"h", 4.0}})}, {{"h", "real"}});
    land.features("new", {land.feature(land.box(25, 0, 30, 10))});
    const auto made = landed(land, land.study(layers + "buildings: {vector: old.gpkg, height: {field: h, unit: m}}\n",
                                              "  today: {}\n  then:\n    interventions:\n      - {id: b, type: build, where: {vector: new.gpkg}, height: 13 m}\n"));
    ASSERT_EQ(made.size(), 2u) << made.front().complaints;
    EXPECT_FLOAT_EQ(made[1].values("building_fraction").view()(0, 2), 0.9f);
    EXPECT_FLOAT_EQ(made[1].values("building_height").view()(0, 2), 9);  // 0.4 of 4 m and 0.5 of 13 m
}

TEST_F(Interventions, ShareAConstantTotalByAreaAmongAllFeatures)
{
    land.features("two", {land.feature(land.box(0, 0, 10, 10)), land.feature(land.box(20, 0, 30, 30))});
    const auto made = read({"{id: b, type: build, where: {vector: two.gpkg}, height: 6 m, population: 40}"});
    EXPECT_EQ(made[1].drawing("population"), "10 0 10 0 / 0 0 10 0 / 8 0 10 0 / 0 0 0 0");
}

TEST_F(Interventions, DemolishTakesRoofsAndThePeopleUnderThem)
{
    land.features("half", {land.feature(land.box(0, 20, 5, 30))});
    const auto made = read({"{id: d, type: demolish, where: {vector: half.gpkg}, to: garden}"});
    EXPECT_EQ(made[1].drawing("building_fraction"), "0 0 0 0 / 0 0 0 0 / 0.5 0 0 0 / 0 0 0 0");
    EXPECT_EQ(made[1].drawing("population"), "0 0 0 0 / 0 0 0 0 / 4 0 0 0 / 0 0 0 0");
}

TEST_F(Interventions, PlantTreesAddsCanopyAndLeavesTheTreesThatStand)
{
    land.features("strip", {land.feature(land.box(10, 20, 30, 30))});
    const auto made = read({"{id: t, type: plant_trees, where: {vector: strip.gpkg}, height: 8 m, cover: 0.5, trees: 7, cost: 2000 EUR/tree}"});
    EXPECT_EQ(made[1].complaints, "");
    EXPECT_EQ(made[1].drawing("canopy_cover"), "0 0 0 0 / 0 0 0 0 / 0 0.5 1 1 / 0 0 1 1");
    EXPECT_EQ(made[1].drawing("canopy_height"), "0 0 0 0 / 0 0 0 0 / 0 8 12 12 / 0 0 12 12");
    EXPECT_EQ(made[1].drawing("leaf_area_index"), "0 0 0 0 / 0 0 0 0 / 0 3 3 3 / 0 0 3 3");
    EXPECT_EQ(made[1].territory.changes.at(0).trees, 7);
    EXPECT_EQ(made[1].territory.changes.at(0).cost, 14000);
    EXPECT_EQ(all_values<float>(made[0].territory.layers.at("impervious_fraction")), all_values<float>(made[1].territory.layers.at("impervious_fraction")));
}

TEST_F(Interventions, CountPointsAsTrees)
{
    Feature one, other;
    one.geometry.points = {{700005, 6600035}};
    other.geometry.points = {{700025, 6600005}};
    land.features("trees", {one, other}, {}, "Point");
    const auto made = read({"{id: t, type: plant_trees, where: {vector: trees.gpkg}, height: 8 m, crown: 5 m, cost: 1000 EUR/tree}"});
    EXPECT_EQ(made[1].complaints, "");
    EXPECT_NEAR(made[1].values("canopy_cover").view()(0, 0), 3.14159265 / 4 * 25 / 100, 1e-6);
    EXPECT_EQ(made[1].territory.changes.at(0).trees, 2);
    EXPECT_EQ(made[1].territory.changes.at(0).cost, 2000);
}

TEST_F(Interventions, PlantTreesAsYoungAsTheyAre)
{
    land.features("strip", {land.feature(land.box(10, 20, 20, 30))});
    const auto made = read({"{id: t, type: plant_trees, where: {vector: strip.gpkg}, height: 3 m, growth: 0.4 m/y, height_max: 6 m, cover: 0.5}"});
    EXPECT_EQ(made[1].complaints, "");
    EXPECT_EQ(made[1].values("canopy_height").view()(2, 1), 3);
    EXPECT_EQ(made[1].values("canopy_cover").view()(2, 1), 0.125f);
    EXPECT_EQ(made[1].values("leaf_area_index").view()(2, 1), 1.5f);
}

TEST_F(Interventions, PlantTreesThatGrowWithTheYearsOfTheStudy)
{
    land.features("strip", {land.feature(land.box(10, 20, 20, 30))});
    const auto made = landed(land, land.study(layers, "  then:\n    interventions:\n      - {id: t, type: plant_trees, where: {vector: strip.gpkg}, height: 3 m, growth: 0.4 m/y, height_max: 9 m, cover: 0.9}\n",
                                              "years: [0, 10, 30]\n"));
    ASSERT_EQ(made.size(), 3u) << made.front().complaints;
    EXPECT_EQ(made[0].values("canopy_height").view()(2, 1), 3);
    EXPECT_FLOAT_EQ(made[0].values("canopy_cover").view()(2, 1), 0.1f);
    EXPECT_FLOAT_EQ(made[1].values("canopy_height").view()(2, 1), 7);
    EXPECT_FLOAT_EQ(made[1].values("canopy_cover").view()(2, 1), 0.9f * 49 / 81);
    EXPECT_EQ(made[2].values("canopy_height").view()(2, 1), 9);
    EXPECT_EQ(made[2].values("leaf_area_index").view()(2, 1), 3);
}

TEST_F(Interventions, ThatAreTakenAwayAgainLeaveTheSameBits)
{
    const auto made = landed(land, land.study(layers, "  today: {}\n  then:\n    interventions:\n      - {id: a, type: cool_roofs, where: {vector: west.gpkg}}\n      - {id: b, type: green_roofs, where: {vector: west.gpkg}}\n"
                                                      "  less:\n    extends: then\n    interventions:\n      - !unset a\n      - !unset b\n"));
    ASSERT_EQ(made.size(), 3u) << made.front().complaints;
    EXPECT_NE(all_equal(made[1].territory, made[0].territory), "");
    EXPECT_EQ(all_equal(made[2].territory, made[0].territory), "");
}

TEST_F(Interventions, OfNoEffectLeaveTheSameBitsWhateverTheirType)
{
    land.features("odd", {land.feature(land.box(3, 4, 29, 27))});
    land.features("line", {}, {}, "LineString");
    for (const std::string each : {"depave, to: road_asphalt", "pave, to: garden", "add_population, population: 0", "add_jobs, jobs: 0", "drain, capacity: 0 mm/h",
                                   "irrigate, rate: 0 mm/d, saturation: 0", "cool_roofs, albedo: 0.18, emissivity: 0.95", "swale, depth: 0 m, to: garden, roughness: 0.035 s m-1/3, conductivity: 3.4 mm/h"}) {
        const auto made = read({"{id: a, type: " + each + ", where: {vector: odd.gpkg}}"});
        if (each.starts_with("swale"))  // it makes grass of roads
            EXPECT_EQ(unlike(made).find("ground_elevation"), std::string::npos);
        else
            EXPECT_EQ(all_equal(made[1].territory, made[0].territory), "") << each;
    }
}

TEST_F(Interventions, AreMirroredWithTheirStudy)
{
    const auto mirrored = [](Raster<float> values) {
        for (int i = 0; i < values.rows(); ++i)
            std::reverse(values.view().row(i), values.view().row(i) + values.cols());
        return text_of(values);
    };
    const std::vector<std::string> all{"{id: a, type: depave, where: {vector: odd.gpkg}}", "{id: b, type: cool_roofs, where: {vector: odd.gpkg}}",
                                       "{id: c, type: plant_trees, where: {vector: odd.gpkg}, height: 6 m, cover: 0.5}", "{id: d, type: retention_basin, where: {vector: odd.gpkg}, depth: 1 m}",
                                       "{id: e, type: irrigate, where: {vector: odd.gpkg}}", "{id: f, type: swale, where: {vector: odd.gpkg}, depth: 0.25 m}"};
    land.features("odd", {land.feature(land.box(2, 4, 30, 28))});
    const auto made = read(all);
    land.raster("dem.tif", "103 102 101 100.5 / 103 102 101 100.25 / 103 102 101 100 / 103 102 101 100");
    land.codes("cover.tif", "6 6 2 2 / 6 6 2 2 / 12 6 6 1 / 12 6 6 6");
    land.raster("canopy.tif", "0 0 0 0 / 0 0 0 0 / 12 12 0 0 / 12 12 0 0");
    land.raster("people.tif", "0 0 0 0 / 0 0 0 0 / 0 0 0 8 / 0 0 0 0");
    land.features("odd", {land.feature(land.box(10, 4, 38, 28))});
    const auto other = read(all);
    for (const char* layer : {"ground_elevation", "albedo", "impervious_fraction", "canopy_cover", "canopy_height", "manning_roughness", "saturated_conductivity", "irrigation", "initial_saturation"})
        EXPECT_EQ(mirrored(other[1].values(layer)), made[1].drawing(layer)) << layer;
}

TEST_F(Interventions, SpreadACostOverItsLifetime)
{
    const auto yearly = [&](const std::string& more, const std::string& words) {
        const auto made = landed(land, land.study(layers, "  then:\n    interventions:\n      - {id: b, type: retention_basin, where: {vector: west.gpkg}, depth: 1 m, cost: 100000 EUR, " + words + "}\n", more));
        EXPECT_EQ(made[0].complaints, "");
        return made[0].territory.changes.at(0).yearly;
    };
    EXPECT_EQ(yearly("", "title: Basin"), std::nullopt);
    EXPECT_EQ(yearly("", "lifetime: 40 y"), 2500);
    EXPECT_EQ(yearly("discount: 2.5 %/y\n", "lifetime: 30 y"), 4777.76);  // 100000 x 0.0477776, the capital recovery factor of tables
    EXPECT_EQ(yearly("discount: 10 %/y\n", "lifetime: 5 y"), 26379.75);
}

TEST_F(Interventions, SayWhatGrowthNeeds)
{
    const std::string plant = "type: plant_trees, where: {vector: west.gpkg}, height: 3 m";
    const auto said = [&](const std::string& more) { return landed(land, land.study(layers, "  then:\n    interventions:\n      - {id: t, " + plant + more + "}\n")).front().complaints; };
    EXPECT_EQ(said(", growth: 0.4 m/y"), "study.yaml:15:85: scenarios.then.interventions.t.growth: growth needs height_max\n");
    EXPECT_EQ(said(", height_max: 9 m"), "study.yaml:15:89: scenarios.then.interventions.t.height_max: height_max needs growth\n");
    EXPECT_EQ(said(", growth: 0.4 m/y, height_max: 2 m"), "study.yaml:15:106: scenarios.then.interventions.t.height_max: is below height\n");
    EXPECT_EQ(said(", growth: 0.4 m, height_max: 9 m"), "study.yaml:15:85: scenarios.then.interventions.t.growth: \"m\" is a unit of another kind (allowed: m/y, m/s, km/h, mm/h, mm/min, mm/d)\n");
}

TEST_F(Interventions, RefuseACostPerTreeWithoutTrees)
{
    const auto made = read({"{id: t, type: plant_trees, where: {vector: west.gpkg}, height: 8 m, cost: 1000 EUR/tree}"});
    EXPECT_EQ(made[1].complaints, "study.yaml:16:83: interventions.t.cost: a cost per tree needs points, or `trees:`\n");
}

TEST_F(Interventions, CoolRoofsLightenRoofsAlone)
{
    land.codes("cover.tif", "2 2 6 6 / 2 2 6 6 / 1 6 6 12 / 6 6 6 12");
    const auto made = read({"{id: c, type: cool_roofs, where: {vector: west.gpkg}, albedo: 0.7, cost: 30 EUR/m2}"});
    EXPECT_EQ(made[1].complaints, "");
    EXPECT_EQ(made[0].drawing("albedo"), "0.18 0.18 0.16 0.16 / 0.18 0.18 0.16 0.16 / 0.18 0.16 0.16 0.05 / 0.16 0.16 0.16 0.05");
    EXPECT_EQ(made[1].drawing("albedo"), "0.18 0.18 0.16 0.16 / 0.18 0.18 0.16 0.16 / 0.7 0.16 0.16 0.05 / 0.16 0.16 0.16 0.05");
    EXPECT_EQ(made[1].drawing("roof_albedo"), "0 0 0 0 / 0 0 0 0 / 0.7 0 0 0 / 0 0 0 0");
    EXPECT_EQ(made[1].drawing("roof_emissivity"), "0 0 0 0 / 0 0 0 0 / 0.9 0 0 0 / 0 0 0 0");
    EXPECT_EQ(unlike(made), "albedo emissivity roof_albedo roof_emissivity");
    EXPECT_EQ(made[1].territory.changes.at(0).changed_area, 100);
    EXPECT_EQ(made[1].territory.changes.at(0).cost, 3000);
}

TEST_F(Interventions, GreenRoofsKeepWaterAndGrow)
{
    const auto made = read({"{id: g, type: green_roofs, where: {vector: west.gpkg}, storage: 40 mm, cost: 100 EUR/m2}"});
    EXPECT_EQ(made[1].complaints, "");
    EXPECT_EQ(made[1].drawing("roof_storage"), "0 0 0 0 / 0 0 0 0 / 0.04 0 0 0 / 0 0 0 0");
    EXPECT_EQ(made[1].drawing("roof_vegetation"), "0 0 0 0 / 0 0 0 0 / 1 0 0 0 / 0 0 0 0");
    EXPECT_FLOAT_EQ(made[1].values("vegetation_fraction").view()(2, 0), 1);
    EXPECT_FLOAT_EQ(made[1].values("albedo").view()(2, 0), 0.2f);
    EXPECT_EQ(unlike(made), "albedo roof_albedo roof_storage roof_vegetation vegetation_fraction");
    EXPECT_EQ(made[1].territory.changes.at(0).cost, 10000);
}

TEST_F(Interventions, GreenRoofsLeaveOthersToTheSettingOfTheirModel)
{
    const auto made = landed(land, land.study(layers, "  today: {}\n  then:\n    interventions:\n      - {id: g, type: green_roofs, where: {vector: west.gpkg}}\n",
                                              "forcing:\n  storm: {design: uniform, depth: 30 mm, duration: 30 min, start: 2035-08-20T17:00+02:00}\n"
                                              "models:\n  runoff: {roof_storage: 4 mm}\n"));
    ASSERT_EQ(made.size(), 2u) << made.front().complaints;
    EXPECT_EQ(made[1].drawing("roof_storage"), "0.004 0.004 0.004 0.004 / 0.004 0.004 0.004 0.004 / 0.035 0.004 0.004 0.004 / 0.004 0.004 0.004 0.004");
}

TEST_F(Interventions, CoolPavementLightensPavedGroundAlone)
{
    const auto made = read({"{id: c, type: cool_pavement, where: {vector: west.gpkg}, albedo: 0.33}"});
    EXPECT_EQ(made[1].drawing("albedo"), "0.33 0.33 0.16 0.16 / 0.33 0.33 0.16 0.16 / 0.18 0.16 0.16 0.05 / 0.16 0.16 0.16 0.05");
    EXPECT_EQ(unlike(made), "albedo");
    EXPECT_EQ(made[1].territory.changes.at(0).changed_area, 400);
}

TEST_F(Interventions, DepaveAfterACoolPavementLeavesTheClassOfTheTable)
{
    const auto made = read({"{id: c, type: cool_pavement, where: {vector: west.gpkg}}", "{id: d, type: depave, where: {vector: west.gpkg}}"});
    const auto depaved = read({"{id: d, type: depave, where: {vector: west.gpkg}}"});
    EXPECT_EQ(all_equal(made[1].territory, depaved[1].territory), "");
}

TEST_F(Interventions, EditTheLayersThatASourceGivesWhereCoversTakeThem)
{
    land.raster("albedo.tif", "0.1 0.1 0.2 0.2 / 0.1 0.1 0.2 0.2 / 0.3 0.2 0.2 0.2 / 0.2 0.2 0.2 0.2");
    const auto made = landed(land, land.study(layers + "albedo: {raster: albedo.tif}\n",
                                              "  today: {}\n  then:\n    interventions:\n      - {id: c, type: cool_pavement, where: {vector: corner.gpkg}, albedo: 0.5}\n"));
    ASSERT_EQ(made.size(), 2u) << made.front().complaints;
    EXPECT_EQ(made[1].drawing("albedo"), "0.2 0.2 0.2 0.2 / 0.2 0.2 0.2 0.2 / 0.3 0.2 0.2 0.2 / 0.2 0.2 0.2 0.2");
}

TEST_F(Interventions, SayWhichLayersTheyCannotReach)
{
    land.raster("albedo.tif", "0.1 0.1 0.2 0.2 / 0.1 0.1 0.2 0.2 / 0.3 0.2 0.2 0.2 / 0.2 0.2 0.2 0.2");
    const auto made = landed(land, land.study(layers + "albedo: {raster: albedo.tif}\n",
                                              "  today: {}\n  then:\n    interventions:\n      - {id: d, type: depave, where: {vector: west.gpkg}}\n"));
    ASSERT_EQ(made.size(), 2u) << made.front().complaints;
    EXPECT_EQ(made[1].complaints, "study.yaml:17:38: warning: interventions.d.where: depave changes land cover; albedo stays as `territory.layers` gives it\n");
}

TEST_F(Interventions, DrainsServePavedGround)
{
    const auto made = read({"{id: d, type: drain, where: {vector: west.gpkg}, capacity: 36 mm/h}"});
    EXPECT_EQ(made[1].complaints, "");
    // all of the road; nothing of the roof; of gardens what is paved of them
    EXPECT_EQ(made[1].drawing("drain_capacity"), "1e-05 1e-05 0 0 / 1e-05 1e-05 0 0 / 0 1e-05 0 0 / 1e-05 1e-05 0 0");
    EXPECT_EQ(unlike(made), "drain_capacity");
}

TEST_F(Interventions, IrrigationWetsOpenGround)
{
    const auto made = read({"{id: i, type: irrigate, where: {vector: west.gpkg}, rate: 8.64 mm/d, saturation: 0.75}"});
    EXPECT_EQ(made[1].complaints, "");
    EXPECT_EQ(made[1].drawing("irrigation"), "0 0 0 0 / 0 0 0 0 / 0 1e-07 0 0 / 1e-07 1e-07 0 0");
    EXPECT_EQ(made[1].drawing("initial_saturation"), "0.5 0.5 0.5 0.5 / 0.5 0.5 0.5 0.5 / 0.5 0.75 0.5 0.5 / 0.75 0.75 0.5 0.5");
    EXPECT_EQ(unlike(made), "initial_saturation irrigation");
}

TEST_F(Interventions, AddPeopleAndJobsSharedByArea)
{
    const auto made = read({"{id: p, type: add_population, where: {vector: east.gpkg}, population: 80}", "{id: j, type: add_jobs, where: {vector: east.gpkg}, jobs: 4 jobs}"});
    EXPECT_EQ(made[1].drawing("population"), "0 0 20 20 / 0 0 20 20 / 8 0 0 0 / 0 0 0 0");
    EXPECT_EQ(made[1].drawing("jobs"), "0 0 1 1 / 0 0 1 1 / 0 0 0 0 / 0 0 0 0");
    EXPECT_EQ(unlike(made), "jobs population");
}

TEST_F(Interventions, FellTreesTakesTheCanopy)
{
    land.features("wood", {land.feature(land.box(20, 20, 30, 40))});
    const auto made = read({"{id: f, type: fell_trees, where: {vector: wood.gpkg}}"});
    EXPECT_EQ(made[1].drawing("canopy_cover"), "0 0 0 0 / 0 0 0 0 / 0 0 0 1 / 0 0 0 1");
    EXPECT_EQ(made[1].drawing("canopy_height"), "0 0 0 0 / 0 0 0 0 / 0 0 0 12 / 0 0 0 12");
    EXPECT_EQ(unlike(made), "canopy_cover canopy_height leaf_area_index");
}

TEST_F(Interventions, BasinsAreDugBelowTheLowestGroundOnTheirOutline)
{
    // The outline crosses ground of 101 to 103 m; 100 m lies beyond it.
    land.features("basin", {land.feature(land.box(12, 2, 38, 18))});
    const auto made = read({"{id: b, type: retention_basin, where: {vector: basin.gpkg}, depth: 1.5 m}"});
    const Raster<float> before = made[0].values("ground_elevation"), after = made[1].values("ground_elevation");
    // Each cell is lowered to 99.5 m on the share that the basin has of it: 0.8 x 0.8 at the sides, 1 x 0.8 in the middle.
    EXPECT_FLOAT_EQ(after.view()(0, 1), 101 - 0.64f * 1.5f);
    EXPECT_FLOAT_EQ(after.view()(0, 2), 102 - 0.8f * 2.5f);
    double volume = 0;
    for (int i = 0; i < 4; ++i)
        for (int j = 0; j < 4; ++j)
            volume += static_cast<double>(before.view()(i, j) - after.view()(i, j)) * 100;
    EXPECT_NEAR(volume, 2 * (64 * 1.5 + 80 * 2.5 + 64 * 3.5), 0.01);
    EXPECT_FLOAT_EQ(after.view()(0, 0), before.view()(0, 0));
}

TEST_F(Interventions, BasinsMayHaveAFloorThatHigherGroundIsDugTo)
{
    const auto made = read({"{id: b, type: retention_basin, where: {vector: west.gpkg}, floor: 100.25 m, cost: 60 EUR/m2}"});
    EXPECT_EQ(made[1].territory.changes.at(0).cost, 60.0 * 800);
    EXPECT_EQ(made[1].drawing("ground_elevation"), "100.25 100.25 102 103 / 100.25 100.25 102 103 / 100 100.25 102 103 / 100 100.25 102 103");
}

TEST_F(Interventions, SwalesFollowALine)
{
    Feature line;
    line.geometry.lines = {{{700000, 6600025}, {700040, 6600025}}};
    land.features("swale", {line}, {}, "LineString");
    const auto made = read({"{id: s, type: swale, where: {vector: swale.gpkg}, depth: 0.5 m, width: 5 m, cost: 120 EUR/m}"});
    EXPECT_EQ(made[1].complaints, "");
    EXPECT_FLOAT_EQ(made[1].values("ground_elevation").view()(1, 1), 100.75f);
    EXPECT_FLOAT_EQ(made[1].values("impervious_fraction").view()(1, 1), 0.505f);
    EXPECT_FLOAT_EQ(made[1].values("manning_roughness").view()(1, 1), 0.5f * 0.25f + 0.5f * 0.016f);
    EXPECT_EQ(made[1].territory.changes.at(0).length, 40);
    EXPECT_EQ(made[1].territory.changes.at(0).cost, 4800);
}

TEST_F(Interventions, RaisingAndLoweringAgainLeavesTheSameBits)
{
    // Near 128 m the sum has a coarser last bit than the ground: only a rounded part comes off again.
    land.raster("dem.tif", "127.9990234375 127.998046875 102 103 / 127.9970703125 101 127.99609375 103 / 127.9951171875 127.994140625 102 103 / 100 101 102 103");
    land.features("odd", {land.feature(land.box(3, 4, 29, 27))});
    const auto up = "{id: up, type: raise_ground, where: {vector: odd.gpkg}, height: 0.75 m}";
    const auto down = "{id: down, type: raise_ground, where: {vector: odd.gpkg}, height: -0.75 m}";
    const auto raised = read({up});
    EXPECT_NEAR(raised[1].values("ground_elevation").view()(1, 1), 101.75, 1e-6);
    EXPECT_NEAR(raised[1].values("ground_elevation").view()(0, 0), 127.9990234375 + 0.75 * 0.42, 1e-3);
    EXPECT_EQ(all_equal(read({up, down})[1].territory, raised[0].territory), "");
}

TEST_F(Interventions, ThatChangeNothingLeaveTheSameBits)
{
    land.raster("zero.tif", "0 0 0 0 / 0 . 0 0 / 0 0 0 0 / 0 0 0 0");
    land.features("odd", {land.feature(land.box(3, 4, 29, 27))});
    for (const std::string each : {"{id: a, type: raise_ground, where: {vector: odd.gpkg}, height: 0 m}",
                                   "{id: a, type: raster_delta, where: {raster: zero.tif, unit: m}}",
                                   "{id: a, type: retention_basin, where: {vector: odd.gpkg}, floor: 200 m, to: road_asphalt}",
                                   "{id: a, type: plant_trees, where: {vector: odd.gpkg}, height: 5 m, cover: 0}"}) {
        const auto made = read({each});
        EXPECT_EQ(all_equal(made[1].territory, made[0].territory), "") << each;
        EXPECT_EQ(made[1].complaints, "") << each;
    }
}

TEST_F(Interventions, ThatFindNoCoverToTakeAreWarnedOf)
{
    const auto made = read({"{id: a, type: depave, where: {vector: east.gpkg}}"});
    EXPECT_EQ(all_equal(made[1].territory, made[0].territory), "");
    EXPECT_EQ(made[1].complaints, "study.yaml:16:38: warning: interventions.a.where: depave finds no cover there that it takes: it changes nothing\n");
}

TEST_F(Interventions, AddARasterToALayer)
{
    land.raster("delta.tif", "25 0 0 0 / 0 0 0 0 / 0 0 0 0 / . 0 0 -50");
    const auto made = read({"{id: r, type: raster_delta, where: {raster: delta.tif, unit: cm}}"});
    EXPECT_EQ(made[1].complaints, "");
    EXPECT_EQ(made[1].drawing("ground_elevation"), "100.75 101 102 103 / 100.25 101 102 103 / 100 101 102 103 / 100 101 102 102.5");
    EXPECT_EQ(made[1].territory.changes.at(0).area, 200);
}

TEST_F(Interventions, ApplyInTheirOrder)
{
    const auto made = read({"{id: a, type: pave, where: {vector: east.gpkg}}", "{id: b, type: depave, where: {vector: east.gpkg}, to: grassland_crop}"});
    EXPECT_EQ(made[1].values("impervious_fraction").view()(0, 2), 0.01f);
    const auto turned = read({"{id: b, type: depave, where: {vector: east.gpkg}, to: grassland_crop}", "{id: a, type: pave, where: {vector: east.gpkg}}"});
    EXPECT_EQ(turned[1].values("impervious_fraction").view()(0, 2), 0.9f);
}

TEST_F(Interventions, MakeWaterOfGround)
{
    const auto made = read({"{id: w, type: water_surface, where: {vector: west.gpkg}}"});
    EXPECT_EQ(made[1].drawing("impervious_fraction"), "0 0 0.25 0.25 / 0 0 0.25 0.25 / 1 0 0.25 0 / 0 0 0.25 0");
}

TEST_F(Interventions, ShareWhatTheyDoNotTouch)
{
    const auto made = read({"{id: a, type: raise_ground, where: {vector: west.gpkg}, height: 1 m}"});
    EXPECT_EQ(all_values<float>(made[0].territory.layers.at("population")), all_values<float>(made[1].territory.layers.at("population")));
    EXPECT_NE(all_values<float>(made[0].territory.layers.at("ground_elevation")), all_values<float>(made[1].territory.layers.at("ground_elevation")));
}

TEST_F(Interventions, AreDataThatAUserExtends)
{
    land.text("mine.yaml", "lawn:\n  doc: Makes lawn of roads.\n  takes: [polygons]\n  keys:\n    leaves: {unit: \"1\", low: 0, high: 12, standard: \"2\", doc: leaf area}\n"
                           "  edits:\n    - {reclass: land_cover, from: road_asphalt, to: garden}\n    - {set: soil_depth, value: 0.25 m}\n"
                           "    - {max: leaf_area_index, value: leaves}\n    - {scale: ground_elevation, value: \"2\", factor: 0.5}\n");
    const auto made = landed(land, land.study(layers, "  today: {}\n  then:\n    interventions:\n      - {id: l, type: lawn, where: {vector: west.gpkg}}\n",
                                              "catalogue: mine.yaml\n"));
    ASSERT_EQ(made.size(), 2u) << made.front().complaints;
    EXPECT_EQ(made[1].complaints, "");
    EXPECT_EQ(made[1].drawing("impervious_fraction"), "0.25 0.25 0.25 0.25 / 0.25 0.25 0.25 0.25 / 1 0.25 0.25 0 / 0.25 0.25 0.25 0");
    EXPECT_EQ(made[1].drawing("soil_depth"), "0.25 0.25 1 1 / 0.25 0.25 1 1 / 0.25 0.25 1 1 / 0.25 0.25 1 1");
    EXPECT_EQ(made[1].drawing("leaf_area_index"), "2 2 0 0 / 2 2 0 0 / 2 2 3 3 / 2 2 3 3");
    EXPECT_EQ(made[1].drawing("ground_elevation"), made[0].drawing("ground_elevation"));
}

TEST_F(Interventions, BuildAndDemolishWithoutLandCover)
{
    land.features("houses", {land.feature(land.box(0, 0, 10, 5), {{"h", 4.0}})}, {{"h", "real"}});
    land.features("new", {land.feature(land.box(0, 5, 15, 10))});
    const auto made = landed(land, land.study("buildings: {vector: houses.gpkg, height: {field: h, unit: m}}",
                                              "  today: {}\n  then:\n    interventions:\n      - {id: b, type: build, where: {vector: new.gpkg}, height: 8 m}\n"
                                              "  less:\n    interventions:\n      - {id: d, type: demolish, where: {vector: houses.gpkg}}\n"));
    ASSERT_EQ(made.size(), 3u) << made.front().complaints;
    EXPECT_EQ(made[1].drawing("building_fraction"), "1 0.25 0 0 / 0 0 0 0 / 0 0 0 0 / 0 0 0 0");
    EXPECT_EQ(made[1].drawing("building_height"), "6 8 0 0 / 0 0 0 0 / 0 0 0 0 / 0 0 0 0");
    EXPECT_EQ(made[2].drawing("building_fraction"), "0 0 0 0 / 0 0 0 0 / 0 0 0 0 / 0 0 0 0");
}

TEST_F(Interventions, WarnOfALayerThatTheTerritoryDoesNotGive)
{
    const auto made = landed(land, land.study("population: {raster: people.tif}", "  today: {}\n  then:\n    interventions:\n"
                                              "      - {id: r, type: raise_ground, where: {vector: west.gpkg}, height: 1 m}\n"));
    ASSERT_EQ(made.size(), 2u) << made.front().complaints;
    EXPECT_EQ(made[1].complaints, "study.yaml:13:44: warning: interventions.r.where: raise_ground edits ground_elevation, which the territory does not give: left out\n");
}

TEST_F(Interventions, ThatHitNothingAreWarnedOfWithTheirBox)
{
    land.features("far", {land.feature(land.box(1000, 0, 1020, 40))});
    EXPECT_EQ(read({"{id: a, type: depave, where: {vector: far.gpkg}}"})[1].complaints,
              "study.yaml:16:38: warning: interventions.a.where: far.gpkg lies at 701000 to 701020, 6600000 to 6600040, "
              "the territory at 700000 to 700040, 6600000 to 6600040: the intervention changes nothing\n");
}

TEST_F(Interventions, SayWhichFieldsClassesAndShapesThereAre)
{
    EXPECT_EQ(read({"{id: a, type: build, where: {vector: corner.gpkg}, height: {field: hh, unit: m}}"})[1].complaints,
              "study.yaml:16:68: interventions.a.height: corner.gpkg has no field \"hh\", did you mean \"h\"? (allowed: n, h)\n");
    const auto said = [&](const std::string& scenario, const std::string& more = "") { return landed(land, land.study(layers, scenario, more)).front().complaints; };
    EXPECT_THAT(said("  then:\n    interventions:\n      - {id: a, type: depave, where: {vector: west.gpkg}, to: gardn}\n"),
                HasSubstr("study.yaml:15:63: scenarios.then.interventions.a.to: \"gardn\" is no class of the land cover, did you mean \"garden\"? (allowed: roof, "));
    land.text("mine.yaml", "park:\n  doc: d\n  takes: [polygons]\n  edits:\n    - {set: albedo, value: \"0.2\", of: rooof}\n");
    EXPECT_THAT(said("  then:\n    interventions:\n      - {id: a, type: park, where: {vector: west.gpkg}}\n", "catalogue: mine.yaml\n"),
                HasSubstr("mine.yaml:5:7: park.edits: \"rooof\" is no class of the land cover, did you mean \"roof\"? (allowed: paved, open, ground, roof, water, road_asphalt"));
    Feature line;
    line.geometry.lines = {{{700000, 6600025}, {700040, 6600025}}};
    land.features("line", {line}, {}, "LineString");
    EXPECT_EQ(read({"{id: a, type: depave, where: {vector: line.gpkg}}"})[1].complaints,
              "study.yaml:16:38: interventions.a.where: line.gpkg holds lines, which depave does not take (allowed: polygons)\n");
}

TEST_F(Interventions, RefuseValuesThatNoLayerMayHold)
{
    const auto made = read({"{id: a, type: raise_ground, where: {vector: west.gpkg}, height: -100 m}", "{id: b, type: raise_ground, where: {vector: west.gpkg}, height: -100 m}",
                            "{id: c, type: raise_ground, where: {vector: west.gpkg}, height: 100 m}"});
    EXPECT_EQ(made[1].complaints, "");
    land.raster("deep.tif", "-700 0 0 0 / 0 0 0 0 / 0 0 0 0 / 0 0 0 0");
    EXPECT_EQ(read({"{id: a, type: raster_delta, where: {raster: deep.tif, unit: m}}"})[1].complaints,
              "study.yaml:16:44: interventions.a.where: raster_delta takes ground_elevation outside -500 to 9000 m in 1 cell\n");
}

TEST(PrimitiveEdits, AreWhatTheirNamesSay)
{
    EXPECT_EQ(edited(EditOp::set, 2, 6, 0.5), 4);
    EXPECT_EQ(edited(EditOp::set, 0.1, 0.7, 1), 0.7);
    EXPECT_EQ(edited(EditOp::add, 2, 6, 0.5), 5);
    EXPECT_EQ(edited(EditOp::scale, 2, 3, 0.5), 4);
    EXPECT_EQ(edited(EditOp::min, 2, 6, 0.5), 2);
    EXPECT_EQ(edited(EditOp::min, 6, 2, 0.5), 4);
    EXPECT_EQ(edited(EditOp::max, 2, 6, 0.5), 4);
    EXPECT_EQ(edited(EditOp::max, 6, 2, 0.5), 6);
}

}  // namespace
}  // namespace arpent
