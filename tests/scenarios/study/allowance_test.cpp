#include "support/small_land.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

/// A land of roads where interventions may stand in its northern half, the file of which is `park`.
class Allowed : public ::testing::Test {
protected:
    void SetUp() override
    {
        land.raster("dem.tif", "100 100 100 100 / 100 100 100 100 / 100 100 100 100 / 100 100 100 100");
        land.codes("cover.tif", "2 2 2 2 / 2 2 2 2 / 2 2 2 2 / 2 2 2 2");
        land.features("park", {land.feature(land.box(0, 0, 40, 20))});
        land.features("west", {land.feature(land.box(0, 0, 20, 40))});
        land.features("south", {land.feature(land.box(0, 20, 40, 40))});
    }

    Landed read(const std::string& intervention, const std::string& more = "") const
    {
        const std::string layers = "ground_elevation: {raster: dem.tif, unit: m}\nland_cover: {raster: cover.tif}\n";
        auto all = landed(land, land.study(layers, "  then:\n    interventions:\n      - " + intervention + "\n", more));
        return all.front();
    }

    SmallLand land;
};

TEST_F(Allowed, CutsAnInterventionAndSaysByHowMuch)
{
    const Landed made = read("{id: a, type: depave, where: {vector: west.gpkg}, to: grassland_crop, cost: 10 EUR/m2, allowed: {vector: park.gpkg}}");
    EXPECT_EQ(made.drawing("impervious_fraction"), "0.01 0.01 1 1 / 0.01 0.01 1 1 / 1 1 1 1 / 1 1 1 1");
    EXPECT_EQ(made.complaints, "study.yaml:13:38: warning: interventions.a.where: 400 m2 of it (50.0 %) lie outside park.gpkg, where it may stand: cut away\n");
    EXPECT_EQ(made.territory.changes.at(0).area, 400);
    EXPECT_EQ(made.territory.changes.at(0).cost, 4000);
    EXPECT_DOUBLE_EQ(made.territory.changes.at(0).where.area(), 400);
}

TEST_F(Allowed, HoldsForTheWholeTerritoryAndGivesWayToAnInterventionsOwn)
{
    const std::string ours = "  allowed: {vector: park.gpkg}\n";
    EXPECT_EQ(read("{id: a, type: raise_ground, where: {vector: west.gpkg}, height: 1 m}", ours).drawing("ground_elevation"),
              "101 101 100 100 / 101 101 100 100 / 100 100 100 100 / 100 100 100 100");
    EXPECT_EQ(read("{id: a, type: raise_ground, where: {vector: west.gpkg}, height: 1 m, allowed: {vector: south.gpkg}}", ours).drawing("ground_elevation"),
              "100 100 100 100 / 100 100 100 100 / 101 101 100 100 / 101 101 100 100");
}

TEST_F(Allowed, RefusesWhatMayStandNowhere)
{
    EXPECT_EQ(read("{id: a, type: depave, where: {vector: south.gpkg}, allowed: {vector: park.gpkg}}").complaints,
              "study.yaml:13:38: interventions.a.where: all of it lies outside park.gpkg, where it may stand\n");
}

TEST_F(Allowed, CutsTotalsTreesLinesAndPoints)
{
    const std::string allowed = "allowed: {vector: park.gpkg}}";
    EXPECT_EQ(read("{id: a, type: plant_trees, where: {vector: west.gpkg}, height: 5 m, trees: 8, cost: 100 EUR/tree, " + allowed).territory.changes.at(0).cost, 400);
    const Landed people = read("{id: a, type: add_population, where: {vector: west.gpkg}, population: 80, " + allowed);
    EXPECT_EQ(people.drawing("population"), "10 10 0 0 / 10 10 0 0 / 0 0 0 0 / 0 0 0 0");
    Feature line, points;
    line.geometry.lines = {{{700005, 6600000}, {700005, 6600040}}};
    land.features("line", {line}, {}, "LineString");
    EXPECT_EQ(read("{id: a, type: swale, where: {vector: line.gpkg}, depth: 0.5 m, cost: 7 EUR/m, " + allowed).territory.changes.at(0).cost, 140);
    Feature one, other;
    one.geometry.points = {{700005, 6600035}};
    other.geometry.points = {{700005, 6600005}};
    land.features("trees", {one, other}, {}, "Point");
    const Landed made = read("{id: a, type: plant_trees, where: {vector: trees.gpkg}, height: 5 m, " + allowed);
    EXPECT_EQ(made.territory.changes.at(0).trees, 1);
    EXPECT_EQ(made.complaints, "study.yaml:13:43: warning: interventions.a.where: 1 point of it (50.0 %) lie outside park.gpkg, where it may stand: cut away\n");
}

TEST_F(Allowed, CutsRasters)
{
    land.raster("delta.tif", "1 0 0 0 / 0 0 0 0 / 0 0 0 0 / 1 0 0 1");
    const Landed made = read("{id: a, type: raster_delta, where: {raster: delta.tif, unit: m}, allowed: {vector: park.gpkg}}");
    EXPECT_EQ(made.drawing("ground_elevation"), "101 100 100 100 / 100 100 100 100 / 100 100 100 100 / 100 100 100 100");
    EXPECT_EQ(made.complaints, "study.yaml:13:44: warning: interventions.a.where: 200 m2 of it (66.7 %) lie outside park.gpkg, where it may stand: cut away\n");
}

TEST_F(Allowed, OfAllLeavesTheSameBits)
{
    land.features("all", {land.feature(land.box(-5, -5, 45, 45))});
    land.features("odd", {land.feature(land.box(3, 4, 29, 27))});
    const std::string raise = "{id: a, type: raise_ground, where: {vector: odd.gpkg}, height: 1 m";
    const Landed free = read(raise + "}"), within = read(raise + ", allowed: {vector: all.gpkg}}");
    EXPECT_EQ(all_equal(within.territory, free.territory), "");
    EXPECT_EQ(within.complaints, "");
}

}  // namespace
}  // namespace arpent
