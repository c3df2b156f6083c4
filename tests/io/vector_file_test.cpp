#include "io/vector_file.hpp"

#include "io/file.hpp"
#include "io/vector_writer.hpp"
#include "support/failure.hpp"
#include "support/small_disk.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <gtest/gtest.h>

namespace arpent {
namespace {

const std::string lambert = "EPSG:2154";

Polygon square(double west, double south, double side)
{
    return {{{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}}};
}

Feature feature(Geometry geometry, std::map<std::string, Attribute, std::less<>> fields = {}) { return {0, std::move(geometry), std::move(fields)}; }

void write_houses(const std::string& path)
{
    VectorWriter writer{path, lambert};
    writer.layer("houses", "MultiPolygon", {{"name", "text"}, {"height", "real"}, {"floors", "integer"}});
    writer.add(feature({{}, {}, {square(0, 0, 10)}}, {{"name", std::string{"mairie d'Évry"}}, {"height", 12.5}, {"floors", 4.0}}));
    writer.add(feature({{}, {}, {square(20, 0, 10), square(40, 0, 5)}}, {{"name", {}}, {"height", 3.0}}));
    writer.layer("trees", "Point", {{"name", "text"}});
    writer.add(feature({{{3, 4}}, {}, {}}, {{"name", std::string{"oak"}}}));
    writer.layer("streets", "LineString", {});
    writer.add(feature({{}, {{{0, 0}, {30, 40}}}, {}}));
    writer.close();
}

TEST(VectorFile, ReadsBackWhatItWrote)
{
    const TemporaryFolder folder;
    const std::string path = folder / "town.gpkg";
    write_houses(path);
    EXPECT_EQ(vector_layers(path), (std::vector<std::string>{"houses", "trees", "streets"}));
    const Features houses = read_features(path, "houses", lambert);
    ASSERT_EQ(houses.features.size(), 2u);
    EXPECT_EQ(houses.fields, (std::vector<std::string>{"name", "height", "floors"}));
    EXPECT_EQ(houses.features[0].text("name"), "mairie d'Évry");
    EXPECT_EQ(houses.features[0].number("height"), 12.5);
    EXPECT_EQ(houses.features[0].text("floors"), "4");
    EXPECT_EQ(houses.features[0].geometry.polygons, std::vector<Polygon>{square(0, 0, 10)});
    EXPECT_EQ(houses.features[1].text("name"), "");
    EXPECT_EQ(houses.features[1].number("floors"), std::nullopt);
    EXPECT_EQ(houses.features[1].number("no such field"), std::nullopt);
    EXPECT_EQ(houses.features[1].geometry.area(), 125);
    EXPECT_TRUE(houses.warnings.empty());
    EXPECT_EQ(read_features(path, "trees", lambert).features[0].geometry.points, (std::vector<Point>{{3, 4}}));
    EXPECT_EQ(read_features(path, "streets", lambert).features[0].geometry.length(), 50);
    EXPECT_EQ(folder.names(), std::vector<std::string>{"town.gpkg"});
}

TEST(VectorFile, TheSameFeaturesGiveTheSameBytes)
{
    const TemporaryFolder folder;
    write_houses(folder / "a.gpkg");
    write_houses(folder / "b.gpkg");
    EXPECT_EQ(read_text(folder / "a.gpkg"), read_text(folder / "b.gpkg"));
}

TEST(VectorFile, TheLayerIsNamedAsTheFileOrTheOnlyOneOrAsked)
{
    const TemporaryFolder folder;
    write_houses(folder / "town.gpkg");
    write_houses(folder / "trees.gpkg");
    EXPECT_EQ(read_features(folder / "trees.gpkg", "", lambert).layer, "trees");
    EXPECT_EQ(failure([&] { read_features(folder / "town.gpkg", "", lambert); }),
              "3 " + (folder / "town.gpkg") + ": holds several layers: name one (allowed: houses, trees, streets)");
    EXPECT_EQ(failure([&] { read_features(folder / "town.gpkg", "hauses", lambert); }),
              "3 " + (folder / "town.gpkg") + ": no layer \"hauses\", did you mean \"houses\"? (allowed: houses, trees, streets)");
}

TEST(VectorFile, OnlyWhatTouchesABoxIsRead)
{
    const TemporaryFolder folder;
    write_houses(folder / "town.gpkg");
    EXPECT_EQ(read_features(folder / "town.gpkg", "houses", lambert, Box{0, 0, 15, 15}).features.size(), 1u);
    EXPECT_EQ(read_features(folder / "town.gpkg", "houses", lambert, Box{100, 0, 115, 15}).features.size(), 0u);
}

std::string geojson(const std::string& features, const std::string& crs = "urn:ogc:def:crs:EPSG::2154")
{
    return R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":")" + crs + R"("}},"features":[)" + features + "]}";
}

std::string geojson_feature(const std::string& geometry, const std::string& fields = "{}")
{
    return R"({"type":"Feature","properties":)" + fields + R"(,"geometry":)" + geometry + "}";
}

TEST(VectorFile, PolygonsThatCrossThemselvesAreMendedWithAWarning)
{
    const TemporaryFolder folder;
    const std::string path = folder / "bow.geojson";
    write_text(path, geojson(geojson_feature(R"({"type":"Polygon","coordinates":[[[0,0],[10,10],[10,0],[0,10],[0,0]]]})")));
    const Features read = read_features(path, "", lambert);
    ASSERT_EQ(read.features.size(), 1u);
    EXPECT_EQ(read.features[0].geometry.polygons.size(), 2u);
    EXPECT_DOUBLE_EQ(read.features[0].geometry.area(), 50);
    EXPECT_EQ(read.warnings, std::vector<std::string>{path + ": layer bow: 1 feature with polygons that cross themselves mended (first: 0)"});
}

TEST(VectorFile, FeaturesWithoutGeometryAreLeftOutWithAWarning)
{
    const TemporaryFolder folder;
    const std::string path = folder / "few.geojson", point = R"({"type":"Point","coordinates":[1,2]})";
    write_text(path, geojson(geojson_feature("null") + "," + geojson_feature(point) + "," + geojson_feature(R"({"type":"Polygon","coordinates":[]})")));
    const Features read = read_features(path, "", lambert);
    EXPECT_EQ(read.features.size(), 1u);
    EXPECT_EQ(read.warnings, std::vector<std::string>{path + ": layer few: 2 features without geometry left out (first: 0)"});
}

TEST(VectorFile, CollectionsGiveAllTheirPartsWithoutHeights)
{
    const TemporaryFolder folder;
    const std::string path = folder / "all.geojson";
    write_text(path, geojson(geojson_feature(R"({"type":"GeometryCollection","geometries":[{"type":"MultiPoint","coordinates":[[1,2,9],[3,4,9]]},
        {"type":"MultiLineString","coordinates":[[[0,0,1],[3,4,1]],[[0,0,1],[0,2,1]]]},
        {"type":"MultiPolygon","coordinates":[[[[0,0,1],[4,0,1],[4,4,1],[0,4,1],[0,0,1]],[[1,1,1],[1,2,1],[2,2,1],[2,1,1],[1,1,1]]]]}]})")));
    const Geometry geometry = read_features(path, "", lambert).features.at(0).geometry;
    EXPECT_EQ(geometry.points, (std::vector<Point>{{1, 2}, {3, 4}}));
    EXPECT_EQ(geometry.length(), 7);
    EXPECT_EQ(geometry.area(), 15);
    ASSERT_EQ(geometry.polygons.size(), 1u);
    EXPECT_EQ(geometry.polygons[0].size(), 2u);
    EXPECT_EQ(geometry.polygons[0][0].size(), 4u);
}

TEST(VectorFile, WholeNumbersBeyondADoubleComeAsTexts)
{
    const TemporaryFolder folder;
    write_text(folder / "a.geojson", geojson(geojson_feature(R"({"type":"Point","coordinates":[1,2]})",
                                                             R"({"id":9007199254740993,"count":12,"share":0.25,"yes":true,"none":null,"word":"7.5"})")));
    const Feature feature = read_features(folder / "a.geojson", "", lambert).features.at(0);
    EXPECT_EQ(feature.text("id"), "9007199254740993");
    EXPECT_EQ(feature.number("count"), 12);
    EXPECT_EQ(feature.text("share"), "0.25");
    EXPECT_EQ(feature.number("yes"), 1);
    EXPECT_EQ(feature.number("none"), std::nullopt);
    EXPECT_EQ(feature.number("word"), 7.5);
}

TEST(Geometry, KnowsItsBoxAreaAndLength)
{
    Polygon ring = square(1000000, 5000000, 10);
    ring.push_back(square(1000002, 5000002, 3)[0]);
    const Geometry geometry{{{999990, 5000001}}, {{{1000000, 5000000}, {1000003, 5000004}, {1000003, 5000020}}}, {ring, square(1000020, 5000000, 2)}};
    EXPECT_EQ(geometry.area(), 100 - 9 + 4);
    EXPECT_EQ(geometry.length(), 5 + 16);
    EXPECT_EQ(geometry.box(), (Box{999990, 5000000, 1000022, 5000020}));
    EXPECT_TRUE(Geometry{}.empty());
    EXPECT_FALSE(geometry.empty());
}

TEST(VectorFile, CurvesComeAsLines)
{
    const TemporaryFolder folder;
    const std::string path = folder / "curve.csv";
    write_text(path, "WKT,name\n\"CURVEPOLYGON(CIRCULARSTRING(10 0,0 10,-10 0,0 -10,10 0))\",pond\n");
    write_text(folder / "curve.vrt", "<OGRVRTDataSource><OGRVRTLayer name=\"curve\"><SrcDataSource>" + path +
                                         "</SrcDataSource><LayerSRS>EPSG:2154</LayerSRS><GeometryField encoding=\"WKT\" field=\"WKT\"/>"
                                         "</OGRVRTLayer></OGRVRTDataSource>");
    const Features read = read_features(folder / "curve.vrt", "", lambert);
    EXPECT_NEAR(read.features.at(0).geometry.area(), 100 * std::acos(-1.0), 1);
}

TEST(VectorFile, FeaturesComeInTheAskedCrs)
{
    const TemporaryFolder folder;
    const std::string path = folder / "towns.geojson";
    write_text(path, geojson(geojson_feature(R"({"type":"Point","coordinates":[3,46.5]})") + "," +
                                 geojson_feature(R"({"type":"Point","coordinates":[5,46.5]})"),
                             "urn:ogc:def:crs:OGC:1.3:CRS84"));
    const Features all = read_features(path, "", lambert);
    ASSERT_EQ(all.features.size(), 2u);
    EXPECT_NEAR(all.features[0].geometry.points[0].x, 700000, 1e-3);  // Lambert-93's own origin
    EXPECT_NEAR(all.features[0].geometry.points[0].y, 6600000, 1e-3);
    EXPECT_EQ(read_features(path, "", lambert, Box{690000, 6590000, 710000, 6610000}).features.size(), 1u);
    EXPECT_EQ(read_features(path, "", lambert, Box{690000, 6590000, 699950, 6610000}).features.size(), 0u);
}

TEST(VectorFile, TextsThatAreNoUtf8AreReadWithAWarning)
{
    const TemporaryFolder folder;
    const std::string path = folder / "names.csv";
    write_text(path, "x,y,name\n1,2,\xC9vry\n");
    write_text(folder / "names.vrt", "<OGRVRTDataSource><OGRVRTLayer name=\"names\"><SrcDataSource>" + path +
                                         "</SrcDataSource><LayerSRS>EPSG:2154</LayerSRS><GeometryField encoding=\"PointFromColumns\" x=\"x\" y=\"y\"/>"
                                         "</OGRVRTLayer></OGRVRTDataSource>");
    const Features read = read_features(folder / "names.vrt", "", lambert);
    EXPECT_EQ(read.features.at(0).text("name"), "Évry");
    EXPECT_EQ(read.features.at(0).number("x"), 1);
    ASSERT_EQ(read.warnings.size(), 1u);
    EXPECT_EQ(read.warnings[0], (folder / "names.vrt") + ": layer names: 1 feature with texts that are not UTF-8 read as Windows-1252 (first: 1)");
}

TEST(VectorFile, EveryFormatGivesTheSame)
{
    const TemporaryFolder folder;
    write_houses(folder / "houses.gpkg");
    const Features first = read_features(folder / "houses.gpkg", "", lambert);
    for (const std::string format : {"shp", "fgb", "geojson"}) {
        const std::string path = folder / ("houses." + format);
        if (std::system(("ogr2ogr " + path + " " + (folder / "houses.gpkg") + " houses 2> " + (folder / "said")).c_str()) != 0)
            GTEST_SKIP() << "no ogr2ogr";
        const Features read = read_features(path, "", lambert);
        ASSERT_EQ(read.features.size(), 2u) << format;
        for (const std::size_t at : {std::size_t{0}, std::size_t{1}}) {  // FlatGeobuf sorts by place
            const auto same = [&](const Feature& feature) { return feature.geometry.area() == first.features[at].geometry.area(); };
            const auto found = std::find_if(read.features.begin(), read.features.end(), same);
            ASSERT_NE(found, read.features.end()) << format;
            EXPECT_EQ(found->text("name"), first.features[at].text("name")) << format;
            EXPECT_EQ(found->number("height"), first.features[at].number("height")) << format;
        }
        EXPECT_TRUE(read.warnings.empty()) << format;
    }
}

TEST(VectorFile, MistakesNameTheFile)
{
    const TemporaryFolder folder;
    write_text(folder / "a.txt", "no vectors here");
    write_text(folder / "bare.csv", "WKT,name\n\"POINT(1 2)\",a\n");
    EXPECT_EQ(failure([&] { read_features(folder / "no.gpkg", "", lambert); }), "3 " + (folder / "no.gpkg") + ": no such file");
    EXPECT_EQ(failure([&] { read_features(folder.path(), "", lambert); }), "3 " + folder.path() + ": is a directory, not a file");
    EXPECT_EQ(failure([&] { read_features(folder / "a.txt", "", lambert); }), "4 " + (folder / "a.txt") + ": is not a vector file that GDAL opens");
    EXPECT_EQ(failure([&] { read_features(folder / "bare.csv", "", lambert); }), "4 " + (folder / "bare.csv") + ": layer bare has no CRS: say it by `crs:`");
}

TEST(VectorFile, ACutGeoPackageIsAnErrorOfTheData)
{
    const TemporaryFolder folder;
    write_houses(folder / "town.gpkg");
    const std::string whole = read_text(folder / "town.gpkg");
    write_text(folder / "cut.gpkg", whole.substr(0, whole.size() / 2));
    const std::string said = failure([&] { read_features(folder / "cut.gpkg", "streets", lambert); });
    EXPECT_EQ(said.rfind("4 " + (folder / "cut.gpkg") + ": cannot be read: ", 0), 0u) << said;
}

TEST(VectorWriter, AnAbandonedOrMisusedWriterLeavesNothing)
{
    const TemporaryFolder folder;
    {
        VectorWriter writer{folder / "a.gpkg", lambert};
        EXPECT_EQ(failure([&] { writer.add(feature({{{1, 2}}, {}, {}})); }), "70 " + (folder / "a.gpkg") + ": a feature before its layer");
        writer.layer("a", "Polygon", {});
        EXPECT_EQ(failure([&] { writer.add(feature({{{1, 2}}, {}, {}})); }),
                  "70 " + (folder / "a.gpkg") + ": a feature's geometry is unlike its layer's");
        EXPECT_EQ(failure([&] { writer.add(feature({{}, {}, {square(0, 0, 1)}}, {{"b", 1.0}})); }), "70 the layer has no field b");
    }
    EXPECT_TRUE(folder.names().empty());
}

TEST(VectorWriter, AFullDiskGivesTheSystemsWordsAndLeavesNothing)
{
    const SmallDisk disk;
    if (!disk.mounted())
        GTEST_SKIP() << "only root may mount a small disk";
    const std::string path = disk.folder() / "big.gpkg";
    const std::string said = failure([&] {
        VectorWriter writer{path, lambert};
        writer.layer("points", "Point", {{"name", "text"}});
        for (int n = 0; n < 20000; ++n)
            writer.add(feature({{{1.0 * n, 2.0 * n}}, {}, {}}, {{"name", std::string(100, 'x')}}));
        writer.close();
    });
    EXPECT_EQ(said, "7 " + path + ": cannot be written: No space left on device");
    EXPECT_TRUE(disk.folder().names().empty());
}

TEST(VectorFile, ReadsTheReferenceTown)
{
    const char* data = std::getenv("ARPENT_DATA");
    if (!data)
        GTEST_SKIP() << "ARPENT_DATA is not set";
    const std::string rodez = std::string{data} + "/territory/rodez/";
    EXPECT_EQ(failure([&] { read_features(rodez + "roads.gpkg", "", lambert); }), "3 " + rodez + "roads.gpkg: holds several layers: name one (allowed: links, nodes)");
    const Features buildings = read_features(rodez + "buildings.gpkg", "", lambert);
    EXPECT_EQ(buildings.layer, "buildings");
    EXPECT_GT(buildings.features.size(), 1000u);
}

}  // namespace
}  // namespace arpent
