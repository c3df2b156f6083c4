#include "scenarios/study/preset_sources.hpp"

#include "support/product.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace arpent {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using L = SmallLand;

Landed one(const SmallLand& land, const std::string& layers) { return landed(land, land.study(layers)).front(); }

std::string from(const std::string& preset, const std::string& file, const std::string& more = "")
{
    return "from: [{preset: " + preset + ", file: " + file + more + "}]";
}

Attribute text(const char* value) { return std::string{value}; }

double total(const Raster<float>& raster)
{
    double sum = 0;
    for (int i = 0; i < raster.rows(); ++i)
        for (int j = 0; j < raster.cols(); ++j)
            sum += static_cast<double>(raster.view()(i, j));
    return sum;
}

TEST(BdTopo, GivesBuildingsRoadsWaterAndWoods)
{
    const SmallLand land;
    write_product(land, "bdtopo.gpkg", topography());
    const Landed made = one(land, from("bdtopo3", "bdtopo.gpkg"));
    EXPECT_EQ(codes_of(made), "8 8 8 8 / 1 1 1 2 / 2 2 2 2 / 12 12 12 12");
    EXPECT_EQ(made.drawing("building_height"), "0 0 0 0 / 6 12 9 0 / 0 0 0 0 / 0 0 0 0");
    EXPECT_EQ(made.drawing("building_fraction"), "0 0 0 0 / 1 1 1 0 / 0 0 0 0 / 0 0 0 0");
    EXPECT_EQ(made.complaints,
              "study.yaml:8:36: warning: territory.layers.from.1.file: bdtopo.gpkg: 2 buildings without a height: 1 taken as 3 m for each floor, 1 taken as the "
              "mean of the others, 9 m\n"
              "study.yaml:8:36: warning: territory.layers.from.1.file: layers contradict each other on 18.8 % of the land, settled as water > building > road > "
              "tree > ground: building over road 18.8 % (300 m2)\n");
    ASSERT_EQ(made.territory.inputs.size(), 4u);
    EXPECT_EQ(made.territory.inputs[1].path, "bdtopo.gpkg surface_hydrographique");
    for (const InputRecord& each : made.territory.inputs)
        EXPECT_EQ(each.credit.attribution_fr, "Source : IGN, BD TOPO");
}

TEST(BdTopo, TakesTheRestAsItSaysAndCountsIt)
{
    const SmallLand land;
    auto tables = topography();
    tables[2].features.clear();
    tables[0].features.clear();
    tables[3].features[0].fields["largeur_de_chaussee"] = std::monostate{};
    write_product(land, "bdtopo.gpkg", tables);
    const Landed made = one(land, from("bdtopo3", "bdtopo.gpkg"));
    EXPECT_THAT(made.complaints, HasSubstr("bdtopo.gpkg: layer troncon_de_route: 1 line without a width: taken by their class\n"));
    EXPECT_THAT(made.complaints, HasSubstr("no product says what 62.5 % of the land is: taken as garden and grassland_crop (bdtopo3)\n"));  // 2.5 m of 5 each side
    EXPECT_EQ(codes_of(made), "6 6 6 6 / 6 6 6 6 / 6 6 6 6 / 12 12 12 12");
}

TEST(BdTopo, NamesAFieldThatIsRenamedAndALayerThatIsNotThere)
{
    const SmallLand land;
    auto tables = topography();
    tables[0].fields[0].name = "HAUTEUR_M";
    for (Feature& each : tables[0].features)
        each.fields.erase("hauteur");
    tables[3].name = "troncons_de_route";
    write_product(land, "bdtopo.gpkg", tables);
    EXPECT_EQ(one(land, from("bdtopo3", "bdtopo.gpkg", ", only: [buildings]")).complaints,
              "study.yaml:8:36: territory.layers.from.1.file: bdtopo.gpkg: layer batiment has no field \"hauteur\" (allowed: HAUTEUR_M, nombre_d_etages, "
              "etat_de_l_objet)\n");
    EXPECT_THAT(one(land, from("bdtopo3", "bdtopo.gpkg", ", only: [land_cover]")).complaints,
                HasSubstr("bdtopo.gpkg: no layer \"troncon_de_route\", did you mean \"troncons_de_route\"?"));
}

TEST(BdTopo, ReadsTheNamesOfItsShapefiles)
{
    const SmallLand land;
    auto tables = topography();
    tables[2].name = "ZONE_DE_VEGETATION";
    tables[2].fields[0].name = "NATURE";
    tables[2].features[0].fields = {{"NATURE", text("Bois")}};
    write_product(land, "bdtopo.gpkg", tables);
    EXPECT_THAT(codes_of(one(land, from("bdtopo3", "bdtopo.gpkg"))), HasSubstr("8 8 8 8"));
}

TEST(BdTopo, CountsValuesThatNoRowExplains)
{
    const SmallLand land;
    auto tables = topography();
    for (const char* nature : {"Bosquet", "Bosquet", "Jardin"})
        tables[2].features.push_back(L::feature(L::box(0, 0, 5, 5), {{"nature", text(nature)}}));
    tables[2].features.push_back(L::feature(L::box(0, 0, 5, 5)));
    write_product(land, "bdtopo.gpkg", tables);
    EXPECT_THAT(one(land, from("bdtopo3", "bdtopo.gpkg")).complaints,
                HasSubstr("study.yaml:8:36: territory.layers.from.1.file: bdtopo.gpkg: layer zone_de_vegetation holds values that preset bdtopo3 does not explain: "
                          "\"Bosquet\" (2 features), \"Jardin\" (1 feature), (empty) (1 feature); copy it (`arpent schema --presets bdtopo3`), add rows, and name the "
                          "copy\n"));
}

TEST(Presets, YieldToALayerThatTheStudyNames)
{
    const SmallLand land;
    write_product(land, "bdtopo.gpkg", topography());
    land.codes("cover.tif", "6 6 6 6 / 6 6 6 6 / 6 6 6 6 / 6 6 6 6");
    const Landed made = one(land, from("bdtopo3", "bdtopo.gpkg") + "\nland_cover: {raster: cover.tif}");
    EXPECT_EQ(codes_of(made), "6 6 6 6 / 1 1 1 6 / 6 6 6 6 / 6 6 6 6");
    const Landed nothing = one(land, from("bdtopo3", "bdtopo.gpkg", ", only: [land_cover]") + "\nland_cover: {raster: cover.tif}");
    EXPECT_EQ(nothing.complaints, "");
    EXPECT_EQ(codes_of(nothing), "6 6 6 6 / 6 6 6 6 / 6 6 6 6 / 6 6 6 6");
    EXPECT_EQ(land.study(from("bdtopo3", "bdtopo.gpkg", ", only: [land_cover]") + "\nland_cover: {raster: cover.tif}").complaints.text(),
              land.path("study.yaml") + ":8:12: warning: territory.layers.from.1: nothing is taken of it: the study names all that bdtopo3 gives (buildings, land_cover)\n");
}

TEST(Presets, ThatAreUnknownOrGiveNoSuchLayerAreRefused)
{
    const SmallLand land;
    write_product(land, "bdtopo.gpkg", topography());
    EXPECT_THAT(one(land, from("bdtopo", "bdtopo.gpkg")).complaints, HasSubstr("bdtopo\", did you mean \"bdtopo3\"? (allowed: bdtopo3, cnig-plu, "));
    EXPECT_THAT(one(land, from("bdtopo3", "bdtopo.gpkg", ", only: [building]")).complaints,
                HasSubstr("territory.layers.from.1.only: bdtopo3 gives no \"building\", did you mean \"buildings\"? (allowed: buildings, land_cover)\n"));
}

TEST(Presets, MayBeCopiedAndEdited)
{
    const SmallLand land;
    auto tables = topography();
    tables[2].features[0].fields["nature"] = text("Bosquet");
    write_product(land, "bdtopo.gpkg", tables);
    std::string mine{preset_file("bdtopo3.csv")};
    const std::string row = ",Bois,land_cover,trees_deciduous,";
    mine.replace(mine.find(row), row.size(), ",Bosquet,land_cover,trees_conifer,");
    land.text("mine.csv", mine);
    EXPECT_EQ(codes_of(one(land, from("mine.csv", "bdtopo.gpkg"))), "9 9 9 9 / 1 1 1 2 / 2 2 2 2 / 12 12 12 12");
    land.text("wrong.csv", "# kind: vector\n# resolution_m: 1\nlayer,field,value,gives,class\na,b,c,land_cover,garden:0.5\n");
    EXPECT_EQ(one(land, from("wrong.csv", "bdtopo.gpkg")).complaints,
              "study.yaml:8:21: territory.layers.from.1.preset: wrong.csv:4: class: the shares of \"garden:0.5\" sum to 0.5, not to 1\n");
    land.text("unknown.csv", "# kind: vector\n# resolution_m: 1\nlayer,field,value,gives,class\nzone_de_vegetation,,,land_cover,gardn\n");
    EXPECT_THAT(one(land, from("unknown.csv", "bdtopo.gpkg")).complaints, HasSubstr("unknown.csv:4: class: \"gardn\" is no class of the land cover, did you mean \"garden\"?"));
}

TEST(RgeAlti, GivesGroundAndNoneWhereThereIsNone)
{
    const SmallLand land;
    land.raster("alti.tif", "1 2 9 -99999 / 3 4 10 11 / 5 6 12 13 / 7 8 14 15");
    const Landed made = one(land, from("rge-alti", "alti.tif"));
    EXPECT_EQ(made.complaints,
              "study.yaml:8:37: warning: territory.layers.from.1.file: alti.tif has no value in 1 cell (6.2 %) of the territory that it covers: nothing is computed there\n");
    EXPECT_EQ(made.drawing("ground_elevation"), "1 2 9 . / 3 4 10 11 / 5 6 12 13 / 7 8 14 15");
    EXPECT_EQ(made.territory.inputs.at(0).credit.licence, "Licence Ouverte 2.0 (Etalab)");
}

TEST(RgeAlti, GivesGroundFromManyTiles)
{
    const SmallLand land;
    land.raster("alti_0700.tif", "1 2 / 3 4 / 5 6 / 7 8");
    land.raster("alti_0720.tif", "9 10 / 10 11 / 12 13 / 14 15", 10, L::west + 20);
    const Landed made = one(land, from("rge-alti", "\"alti_*.tif\""));
    EXPECT_EQ(made.complaints, "");
    ASSERT_TRUE(made.territory.layers.contains("ground_elevation"));
    EXPECT_EQ(made.drawing("ground_elevation"), "1 2 9 10 / 3 4 10 11 / 5 6 12 13 / 7 8 14 15");
}

TEST(Filosofi, KeepsTheResidentsOfSquares)
{
    const SmallLand land;
    write_product(land, "filo.gpkg", {{"carreaux_200m_met", "MultiPolygon", {{"idcar_200m", "text"}, {"ind", "real"}},
                                       {L::feature(L::box(0, 0, 20, 40), {{"ind", 12.5}}), L::feature(L::box(20, 0, 40, 40), {{"ind", 4.0}})}}});
    const Landed made = one(land, from("filosofi200", "filo.gpkg"));
    EXPECT_EQ(made.complaints, "");
    EXPECT_FLOAT_EQ(static_cast<float>(total(made.values("population"))), 16.5f);
    EXPECT_FLOAT_EQ(made.values("population").view()(0, 0), 12.5f / 8);
}

TEST(OcsGe, CrossesCoverWithUse)
{
    const SmallLand land;
    const auto zone = [](double x, const char* cover, const char* use) {
        return L::feature(L::box(x, 0, x + 10, 40), {{"code_cs", text(cover)}, {"code_us", text(use)}});
    };
    write_product(land, "ocsge.gpkg", {{"occupation_sol", "MultiPolygon", {{"code_cs", "text"}, {"code_us", "text"}},
                                        {zone(0, "CS1.1.1.2", "US4.1.1"), zone(10, "CS1.1.1.2", "US5"), zone(20, "CS2.2.1", "US235"), zone(30, "CS2.2.1", "US1.1")}}});
    const Landed made = one(land, from("ocsge", "ocsge.gpkg"));
    EXPECT_EQ(made.complaints, "");
    EXPECT_EQ(codes_of(made).substr(0, 7), "2 3 6 7");
}

TEST(Osm, ReadsTagsThatAreFieldsAndTagsThatAreNot)
{
    const SmallLand land;
    const std::vector<FieldSpec> areas{{"building", "text"}, {"landuse", "text"}, {"natural", "text"}, {"other_tags", "text"}};
    write_product(land, "osm.gpkg",
                  {{"multipolygons", "MultiPolygon", areas,
                    {L::feature(L::box(0, 0, 10, 10), {{"building", text("yes")}, {"other_tags", text("\"building:levels\"=>\"3\",\"name\"=>\"a \\\"b\\\"\"")}}),
                     L::feature(L::box(10, 0, 20, 10), {{"building", text("house")}, {"other_tags", text("\"roof:height\"=>\"2\",\"height\"=>\"7.5 m\"")}}),
                     L::feature(L::box(20, 0, 30, 10), {{"building", text("no")}}),
                     L::feature(L::box(0, 10, 40, 20), {{"natural", text("water")}}),
                     L::feature(L::box(0, 30, 40, 40), {{"landuse", text("forest")}, {"other_tags", text("\"leaf_type\"=>\"needleleaved\"")}}),
                     L::feature(L::box(0, 0, 40, 40), {{"other_tags", text("\"boundary\"=>\"administrative\"")}})}},
                   {"lines", "LineString", {{"highway", "text"}, {"other_tags", "text"}},
                    {line_feature({{-20, 25}, {60, 25}}, {{"highway", text("residential")}, {"other_tags", text("\"width\"=>\"10\"")}}),
                     line_feature({{-20, 5}, {60, 5}}, {{"highway", text("motorway")}, {"other_tags", text("\"tunnel\"=>\"yes\"")}})}}});
    const Landed made = one(land, from("osm", "osm.gpkg"));
    EXPECT_EQ(codes_of(made), "1 1 6 6 / 12 12 12 12 / 2 2 2 2 / 9 9 9 9");
    EXPECT_EQ(made.drawing("building_height").substr(0, 9), "9 7.5 0 0");
    EXPECT_EQ(made.territory.inputs.at(0).credit.attribution_en, "© OpenStreetMap contributors");
}

TEST(CnigPlu, GivesTheZonesOfAPlan)
{
    const SmallLand land;
    write_product(land, "zone_urba.gpkg", {{"zone_urba", "MultiPolygon", {{"LIBELLE", "text"}, {"TYPEZONE", "text"}},
                                            {L::feature(L::box(0, 0, 20, 40), {{"LIBELLE", text("UA")}}), L::feature(L::box(20, 0, 40, 40), {{"LIBELLE", text("N")}})}}});
    land.raster("dem.tif", "1 1 1 1 / 1 1 1 1 / 1 1 1 1 / 1 1 1 1");
    const Reading reading = land.study(from("cnig-plu", "zone_urba.gpkg") + "\nground_elevation: {raster: dem.tif, unit: m}");
    EXPECT_EQ(reading.complaints.text(), "");
    Diagnostics complaints;
    TerritoryReader reader{study_grid(reading.scenarios.front(), complaints)};
    const auto sets = reader.zones(reading.scenarios.front(), complaints);
    EXPECT_EQ(complaints.text(), "");
    ASSERT_EQ(sets.size(), 1u);
    EXPECT_EQ(sets[0].name, "plu");
    EXPECT_EQ(sets[0].zones.at(0).name, "UA");
    EXPECT_EQ(sets[0].zones.at(1).cells.size(), 8u);
}

TEST(Corine, ReadsPolygonsAndGridCodes)
{
    const SmallLand land;
    write_product(land, "clc.gpkg", {{"U2018_CLC2018", "MultiPolygon", {{"Code_18", "text"}},
                                      {L::feature(L::box(0, 0, 20, 40), {{"Code_18", text("112")}}), L::feature(L::box(20, 0, 40, 40), {{"Code_18", text("512")}})}}});
    const Landed polygons = one(land, from("corine", "clc.gpkg"));
    EXPECT_EQ(codes_of(polygons).substr(0, 9), "6 6 12 12");
    EXPECT_FLOAT_EQ(polygons.values("impervious_fraction").view()(0, 0), 0.45f * 0.9f + 0.55f * 0.25f);
    land.codes("clc.tif", "2 2 41 41 / 2 2 41 41 / 2 2 41 41 / 2 2 41 48");
    const Landed cells = one(land, from("corine-raster", "clc.tif"));
    EXPECT_EQ(codes_of(cells), "6 6 12 12 / 6 6 12 12 / 6 6 12 12 / 6 6 12 0");
    land.codes("wrong.tif", "2 2 41 41 / 2 2 41 41 / 2 2 41 41 / 2 2 41 77");
    EXPECT_THAT(one(land, from("corine-raster", "wrong.tif")).complaints, HasSubstr("wrong.tif holds values that preset corine-raster does not explain: 77 (1 cell)"));
}

TEST(UrbanAtlas, ReadsTheCodesOfItsYear)
{
    const SmallLand land;
    write_product(land, "ua.gpkg", {{"FR035L2_RODEZ_UA2012", "MultiPolygon", {{"code_2012", "text"}},
                                     {L::feature(L::box(0, 0, 20, 40), {{"code_2012", text("11100")}}), L::feature(L::box(20, 0, 40, 40), {{"code_2012", text("12220")}})}}});
    const Landed made = one(land, from("urban-atlas", "ua.gpkg"));
    EXPECT_EQ(made.complaints, "");
    EXPECT_EQ(codes_of(made).substr(0, 7), "3 3 2 2");
}

TEST(WorldCover, AndTreeCoverReadTheirCodes)
{
    const SmallLand land;
    land.codes("map.tif", "10 20 30 40 / 50 60 80 90 / 10 10 10 10 / 10 10 10 10");
    land.raster("tcd.tif", "0 50 100 254 / 0 0 0 0 / 0 0 0 0 / 0 0 0 255");
    const Landed made = one(land, "from: [{preset: worldcover, file: map.tif}, {preset: tree-cover-density, file: tcd.tif}]");
    EXPECT_EQ(codes_of(made).substr(0, 17), "8 11 7 7 / 3 5 12");
    EXPECT_EQ(made.drawing("canopy_cover").substr(0, 9), "0 0.5 1 .");
}

TEST(Presets, GiveOneLandCoverInWhateverOrderTheyAreNamed)
{
    const SmallLand land;
    write_product(land, "bdtopo.gpkg", topography());
    write_product(land, "ua.gpkg", {{"ua", "MultiPolygon", {{"code_2018", "text"}}, {L::feature(L::box(0, 0, 40, 35), {{"code_2018", text("11210")}})}}});
    land.codes("map.tif", "10 10 10 10 / 50 50 80 80 / 50 50 50 50 / 30 30 30 30");
    const std::string a = "{preset: bdtopo3, file: bdtopo.gpkg}", b = "{preset: urban-atlas, file: ua.gpkg}", c = "{preset: worldcover, file: map.tif}";
    const Landed one_way = one(land, "from: [" + a + ", " + b + ", " + c + "]"), other = one(land, "from: [" + c + ", " + b + ", " + a + "]");
    EXPECT_EQ(all_equal(one_way.territory, other.territory), "");
    ASSERT_EQ(one_way.territory.contradictions.size(), other.territory.contradictions.size());
    double area = 0;
    for (std::size_t n = 0; n < other.territory.contradictions.size(); ++n) {
        EXPECT_EQ(one_way.territory.contradictions[n].area, other.territory.contradictions[n].area);
        area += other.territory.contradictions[n].area;
    }
    EXPECT_GT(area, 0);
    EXPECT_EQ(codes_of(one_way), "8 8 8 8 / 1 1 12 12 / 2 2 2 2 / 12 12 12 12");
    EXPECT_THAT(one_way.complaints, Not(HasSubstr("no product says")));
}

TEST(Presets, CarryWhatTheStudySaysOfTheData)
{
    const SmallLand land;
    write_product(land, "filo.gpkg", {{"filo", "MultiPolygon", {{"ind", "real"}}, {L::feature(L::box(0, 0, 40, 40), {{"ind", 4.0}})}}});
    const Landed made = one(land, from("filosofi200", "filo.gpkg", ", source: {date: 2019}"));
    EXPECT_EQ(made.territory.inputs.at(0).credit.date, "2019");
    EXPECT_EQ(made.territory.inputs.at(0).credit.producer, "INSEE");
    EXPECT_EQ(made.territory.inputs.at(0).credit.attribution_fr, "Source : Insee, Filosofi, données carroyées");
}

}  // namespace
}  // namespace arpent
