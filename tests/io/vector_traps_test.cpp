#include "io/file.hpp"
#include "io/vector_file.hpp"
#include "support/failure.hpp"
#include "support/temporary_folder.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <sstream>

namespace arpent {
namespace {

const std::string lambert = "EPSG:2154";

struct VectorTraps : testing::Test {
    TemporaryFolder folder;

    Features read(const std::string& geometries, std::optional<Box> within = {}) const
    {
        const std::string path = folder / "a.geojson";
        write_text(path, R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}},"features":[)" +
                             geometries + "]}");
        return read_features(path, "", lambert, within);
    }
    static std::string feature(const std::string& type, const std::string& coordinates, const std::string& fields = "{}")
    {
        return R"({"type":"Feature","properties":)" + fields + R"(,"geometry":{"type":")" + type + R"(","coordinates":)" + coordinates + "}}";
    }
};

TEST_F(VectorTraps, RingsThatRepeatPointsOrFoldKeepTheirArea)
{
    EXPECT_EQ(read(feature("Polygon", "[[[0,0],[10,0],[10,0],[10,0],[10,10],[0,10],[0,10],[0,0],[0,0]]]")).features.at(0).geometry.area(), 100);
    EXPECT_EQ(read(feature("Polygon", "[[[0,0],[10,0],[15,0],[10,0],[10,10],[0,10],[0,0]]]")).features.at(0).geometry.area(), 100);  // a spike
    EXPECT_EQ(read(feature("Polygon", "[[[0,0],[10,0],[10,10],[0,10]]]")).features.at(0).geometry.area(), 100);                     // not closed
    EXPECT_EQ(read(feature("Polygon", "[[[0,0],[0,10],[10,10],[10,0],[0,0]],[[2,2],[2,4],[4,4],[4,2],[2,2]]]")).features.at(0).geometry.area(), 96);
    const Features outside = read(feature("Polygon", "[[[0,0],[10,0],[10,10],[0,10],[0,0]],[[8,8],[12,8],[12,12],[8,12],[8,8]]]"));  // a hole across the edge
    EXPECT_EQ(outside.features.at(0).geometry.area(), 96);
    EXPECT_EQ(outside.warnings.size(), 1u);
}

TEST_F(VectorTraps, WhatHasNoAreaIsLeftOutAndSaid)
{
    const Features none = read(feature("Polygon", "[[[0,0],[10,0],[0,0]]]") + "," + feature("Polygon", "[[[1,1],[1,1],[1,1],[1,1]]]") + "," +
                               feature("MultiPolygon", "[]") + "," + feature("Point", "[1,2]"));
    EXPECT_EQ(none.features.size(), 1u);
    EXPECT_EQ(none.warnings.at(0), (folder / "a.geojson") + ": layer a: 3 features without geometry left out (first: 0)");
}

TEST_F(VectorTraps, HeightsOfFlatPolygonsAreLeftOut)
{
    const Features roofs = read(feature("MultiPolygon", "[[[[0,0,7],[10,0,7],[10,10,7],[0,10,7],[0,0,7]]],[[[20,0,3],[30,0,3],[30,10,3],[20,10,3],[20,0,3]]]]"));
    EXPECT_EQ(roofs.features.at(0).geometry.area(), 200);
    EXPECT_TRUE(roofs.fields.empty());
    EXPECT_TRUE(roofs.warnings.empty());
}

TEST_F(VectorTraps, FacesThatStandUprightMakeABody)
{
    const Features house = read(feature("MultiPolygon", "[[[[0,0,1],[10,0,1],[10,0,5],[0,0,5],[0,0,1]]],[[[0,0,5],[10,0,5],[10,8,5],[0,8,5],[0,0,5]]]]"));
    EXPECT_EQ(house.features.at(0).geometry.area(), 80);
    EXPECT_EQ(house.features.at(0).number("z_extent"), 4);
    EXPECT_EQ(house.fields, (std::vector<std::string>{"z_min", "z_max", "z_extent"}));
    EXPECT_TRUE(house.warnings.empty());
}

TEST_F(VectorTraps, FieldsKeepWhatTheyHold)
{
    const Feature one = read(feature("Point", "[1,2]", R"({"code":"0012","day":"2024-02-29","list":["a","b"],"big":123456789012,"text":"12 m","empty":""})")).features.at(0);
    EXPECT_EQ(one.text("code"), "0012");
    EXPECT_EQ(one.number("code"), 12);
    EXPECT_EQ(one.text("day"), "2024/02/29");
    EXPECT_EQ(one.number("day"), std::nullopt);
    EXPECT_EQ(one.number("big"), 123456789012.0);
    EXPECT_EQ(one.number("text"), std::nullopt);
    EXPECT_EQ(one.number("empty"), std::nullopt);
}

TEST_F(VectorTraps, APolygonOfManyPointsIsWholeAndExact)
{
    constexpr int points = 50000;
    std::ostringstream ring;
    ring.precision(17);
    double twice = 0, x0 = 0, y0 = 0;
    for (int k = 0; k <= points; ++k) {
        const double angle = 2 * std::acos(-1.0) * (k % points) / points, radius = 5000 + 10 * std::sin(500 * angle);
        const double x = radius * std::cos(angle), y = radius * std::sin(angle);
        ring << (k ? "," : "") << '[' << x << ',' << y << ']';
        twice += k ? x0 * y - x * y0 : 0;
        x0 = x, y0 = y;
    }
    const Features read_back = read(feature("Polygon", "[[" + ring.str() + "]]"));
    EXPECT_EQ(read_back.features.at(0).geometry.polygons.at(0).at(0).size(), static_cast<std::size_t>(points));
    EXPECT_NEAR(read_back.features.at(0).geometry.area(), twice / 2, 1e-6 * twice);
    EXPECT_TRUE(read_back.warnings.empty());
}

TEST_F(VectorTraps, BrokenFilesAreErrorsWithTheirName)
{
    for (const std::string name : {"a.geojson", "a.gml", "a.kml", "a.fgb", "a.shp", "a.gpkg", "a.dxf", "a.osm", "a.tab", "a.city.json", "a.sqlite"})
        for (const std::string text : {"", "{\"type\":\"FeatureCollection\",\"features\":[", "<osm version='0.6'><way", "0\nSECTION\n2\n", "\xff\xfe\xff"}) {
            write_text(folder / name, text);
            const std::string said = failure([&] { read_features(folder / name, "", lambert); });
            EXPECT_EQ(said.find(folder / name), 2u) << name << ": " << said;
            EXPECT_TRUE(said.starts_with("4 ") || said.starts_with("3 ")) << said;
        }
}

}  // namespace
}  // namespace arpent
