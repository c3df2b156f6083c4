#include "io/file.hpp"
#include "io/vector_file.hpp"
#include "support/failure.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

/// A block of 10 x 6 m from 40 to 52 m, and a lower one of 4 x 6 m beside it, up to 45 m; whole numbers of centimetres.
const std::string vertices = "[[0,0,0],[1000,0,0],[1000,600,0],[0,600,0],[0,0,1200],[1000,0,1200],[1000,600,1200],[0,600,1200],"
                             "[1400,0,0],[1400,600,0],[1000,0,500],[1400,0,500],[1400,600,500],[1000,600,500]]";
const std::string block = "[[[0,3,2,1]],[[4,5,6,7]],[[0,1,5,4]],[[1,2,6,5]],[[2,3,7,6]],[[3,0,4,7]]]";
const std::string shed = "[[[1,2,9,8]],[[10,11,12,13]],[[1,8,11,10]],[[8,9,12,11]],[[9,2,13,12]],[[2,1,10,13]]]";
const std::string lambert = "EPSG:2154";

std::string solid(const std::string& shell, const std::string& lod) { return R"({"type":"Solid","lod":)" + lod + R"(,"boundaries":[)" + shell + "]}"; }

struct CityJson : testing::Test {
    TemporaryFolder folder;

    std::string head(const std::string& version = "2.0", const std::string& crs = "https://www.opengis.net/def/crs/EPSG/0/2154") const
    {
        return R"("type":"CityJSON","version":")" + version + R"(","metadata":{"referenceSystem":")" + crs +
               R"("},"transform":{"scale":[0.01,0.01,0.01],"translate":[700000,6600000,40]})";
    }
    std::string write(const std::string& objects, const std::string& head_text = {}) const
    {
        const std::string path = folder / "town.city.json";
        write_text(path, "{" + (head_text.empty() ? head() : head_text) + R"(,"CityObjects":{)" + objects + R"(},"vertices":)" + vertices + "}");
        return path;
    }
    std::string opening(const std::string& objects, const std::string& head_text = {}) const
    {
        const std::string said = failure([&, path = write(objects, head_text)] { read_features(path, "", lambert); });
        return said.substr(0, 2) + said.substr(std::min(said.size(), said.find(": ") + 2));
    }
};

TEST_F(CityJson, GivesFootprintsHeightsAndAttributes)
{
    const std::string path = write(R"("b":{"type":"Building","attributes":{"name":"mairie d'Évry","measuredHeight":11.5,"storeys":4,"listed":true,)"
                                   R"("owners":["a","b"],"end":null},"geometry":[)" + solid(block, "\"1.2\"") + "]}");
    const Features read = read_features(path, "", lambert);
    ASSERT_EQ(read.features.size(), 1u);
    EXPECT_EQ(read.layer, "Building");
    const Feature& one = read.features[0];
    EXPECT_DOUBLE_EQ(one.geometry.area(), 60);
    EXPECT_EQ(one.geometry.box(), (Box{700000, 6600000, 700010, 6600006}));
    EXPECT_EQ(one.text("id"), "b");
    EXPECT_EQ(one.text("name"), "mairie d'Évry");
    EXPECT_EQ(one.number("measuredHeight"), 11.5);
    EXPECT_EQ(one.number("storeys"), 4);
    EXPECT_EQ(one.number("listed"), 1);
    EXPECT_EQ(one.text("owners"), R"(["a","b"])");
    EXPECT_EQ(one.number("z_min"), 40);
    EXPECT_EQ(one.number("z_max"), 52);
    EXPECT_EQ(one.number("z_extent"), 12);
    EXPECT_TRUE(read.warnings.empty());
}

TEST_F(CityJson, OfEachVersionAndFormOfCrsIsRead)
{
    const std::string object = R"("b":{"type":"Building","geometry":[)";
    for (const auto& [version, crs, lod] : std::vector<std::tuple<std::string, std::string, std::string>>{
             {"1.0", "urn:ogc:def:crs:EPSG::2154", "1"},
             {"1.1", "http://www.opengis.net/def/crs/EPSG/0/2154", "\"1\""},
             {"2.0", "https://www.opengis.net/def/crs/EPSG/0/2154", "\"1.0\""},
             {"1.0.3", "urn:ogc:def:crs,crs:EPSG::2154,crs:EPSG::5720", "1.0"}}) {
        const Features read = read_features(write(object + solid(block, lod) + "]}", head(version, crs)), "", lambert);
        EXPECT_EQ(read.features.at(0).number("z_extent"), 12) << version;
        EXPECT_EQ(read.features.at(0).geometry.box().west, 700000) << crs;
    }
    const std::string plain = write(object + solid(block, "1") + "]}", R"("type":"CityJSON","version":"1.0")");
    EXPECT_EQ(failure([&] { read_features(plain, "", lambert); }), "4 " + plain + ": layer Building has no CRS: say it by `crs:`");
    EXPECT_EQ(read_features(plain, "", lambert, {}, lambert).features.at(0).number("z_extent"), 1200);  // no transform: as written
}

TEST_F(CityJson, OfSeveralGeometriesTheCoarsestBodyCounts)
{
    const std::string flat = R"({"type":"MultiSurface","lod":"0","boundaries":[[[0,8,9,3]]]})";
    const std::string both = write(R"("b":{"type":"Building","geometry":[)" + flat + "," + solid(block, "\"2.2\"") + "," + solid(shed, "\"1.2\"") + "]}");
    EXPECT_EQ(read_features(both, "", lambert).features.at(0).number("z_extent"), 5);
    const Feature only = read_features(write(R"("b":{"type":"Building","geometry":[)" + flat + "]}"), "", lambert).features.at(0);
    EXPECT_DOUBLE_EQ(only.geometry.area(), 84);
    EXPECT_EQ(only.number("z_extent"), std::nullopt);
}

TEST_F(CityJson, PartsStandForTheirBuildingWithItsAttributes)
{
    const std::string path = write(
        R"("b":{"type":"Building","attributes":{"name":"school","use":"school"},"children":["p","q","chimney"],)"
        R"("geometry":[{"type":"MultiSurface","lod":"0","boundaries":[[[0,8,9,3]]]}]},)"
        R"("p":{"type":"BuildingPart","parents":["b"],"geometry":[)" + solid(block, "\"1\"") + R"(]},)"
        R"("q":{"type":"BuildingPart","parents":["b"],"attributes":{"use":"gym"},"geometry":[)" + solid(shed, "\"1\"") + R"(]},)"
        R"("chimney":{"type":"BuildingInstallation","parents":["b"],"geometry":[)" + solid(shed, "\"2\"") + R"(]},)"
        R"("t":{"type":"SolitaryVegetationObject","geometry":[{"type":"GeometryInstance","template":0,"boundaries":[5],"transformationMatrix":[]}]})");
    EXPECT_EQ(vector_layers(path), (std::vector<std::string>{"Building", "SolitaryVegetationObject"}));
    const Features parts = read_features(path, "Building", lambert);
    ASSERT_EQ(parts.features.size(), 2u);
    EXPECT_EQ(parts.features[0].text("id") + parts.features[0].text("name") + parts.features[0].text("use"), "pschoolschool");
    EXPECT_EQ(parts.features[1].text("id") + parts.features[1].text("type") + parts.features[1].text("use"), "qBuildingPartgym");
    EXPECT_EQ(parts.features[1].number("z_extent"), 5);
    EXPECT_EQ(read_features(path, "SolitaryVegetationObject", lambert).features.at(0).geometry.points, (std::vector<Point>{{700010, 6600000}}));
}

TEST_F(CityJson, SeveralSolidsGiveOneOutline)
{
    const std::string pair = R"({"type":"CompositeSolid","lod":"1","boundaries":[[)" + block + "],[" + shed + "]]}";
    const Feature two = read_features(write(R"("b":{"type":"Building","geometry":[)" + pair + "]}"), "", lambert).features.at(0);
    EXPECT_DOUBLE_EQ(two.geometry.area(), 84);
    EXPECT_EQ(two.geometry.polygons.size(), 1u);
    EXPECT_EQ(two.number("z_extent"), 12);
}

TEST_F(CityJson, InLinesIsRead)
{
    const std::string path = folder / "town.city.jsonl";
    const std::string feature = R"({"type":"CityJSONFeature","id":"x","CityObjects":{"x":{"type":"Building","geometry":[)";
    write_text(path, "{" + head() + R"(,"CityObjects":{},"vertices":[]})" + "\n" + feature + solid(block, "\"1\"") + "]}},\"vertices\":" + vertices + "}\n" + feature +
                         solid(shed, "\"1\"") + "]}},\"vertices\":" + vertices + "}\n");
    const Features read = read_features(path, "", lambert);
    ASSERT_EQ(read.features.size(), 2u);
    EXPECT_EQ(read.features[1].number("z_extent"), 5);
    write_text(path, "{" + head() + "}\n{\"type\":\n");
    const std::string said = failure([&] { read_features(path, "", lambert); });
    EXPECT_EQ(said.rfind("4 " + path + ": line 2: ", 0), 0u) << said;
}

TEST_F(CityJson, MistakesNameTheObject)
{
    const std::string b = R"("b":{"type":"Building","geometry":[)";
    EXPECT_EQ(opening(b + solid("[[[0,3,2,99]]]", "1") + "]}"), "4 object \"b\": vertex 99 of 14");
    EXPECT_EQ(opening(b + "]}", R"("type":"CityJSON","version":"0.9")"), "4 CityJSON \"0.9\" is not read (allowed: 1.0, 1.1, 2.0)");
    EXPECT_EQ(opening(b + "]}", R"("type":"CityJSONFeature","version":"2.0")"), "4 its type is \"CityJSONFeature\" (allowed: CityJSON)");
    EXPECT_EQ(opening(b + "]}"), "4 holds no layer");
    EXPECT_EQ(opening(b + solid("[[[0,3,\"x\",1]]]", "1") + "]}").rfind("4 object \"b\": ", 0), 0u);
    EXPECT_EQ(opening(R"("b":{"type":"Building","children":["b"],"geometry":[]})"), "4 holds no layer");
    EXPECT_EQ(opening("\"b\":" + std::string(100, '[') + std::string(100, ']')), "4 is nested more than 64 deep");
    write_text(folder / "cut.city.json", "{\"type\":\"CityJSON\",");
    const std::string said = failure([&] { read_features(folder / "cut.city.json", "", lambert); });
    EXPECT_EQ(said.rfind("4 " + (folder / "cut.city.json") + ": ", 0), 0u) << said;
}

}  // namespace
}  // namespace arpent
