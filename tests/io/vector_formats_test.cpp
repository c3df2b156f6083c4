#include "io/file.hpp"
#include "io/source_files.hpp"
#include "io/vector_file.hpp"
#include "support/failure.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <cstdlib>
#include <gtest/gtest.h>

namespace arpent {
namespace {

const std::string lambert = "EPSG:2154";

/// A house of 200 m2 round a court of 60 m2, and one of 100 m2 that lacks some values.
const std::string houses = R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}},"features":[
{"type":"Feature","properties":{"name":"mairie d'Évry","height":12.5,"floors":4,"code":"0012","built":"1998-05-04"},"geometry":{"type":"Polygon",
"coordinates":[[[700000,6600000],[700020,6600000],[700020,6600010],[700000,6600010],[700000,6600000]],
[[700005,6600002],[700005,6600008],[700015,6600008],[700015,6600002],[700005,6600002]]]}},
{"type":"Feature","properties":{"name":"école","height":3.25,"floors":null,"code":"7","built":null},"geometry":{"type":"Polygon",
"coordinates":[[[700040,6600000],[700050,6600000],[700050,6600010],[700040,6600010],[700040,6600000]]]}}]})";

struct VectorFormats : testing::Test {
    TemporaryFolder folder;

    VectorFormats() { write_text(folder / "houses.geojson", houses); }

    bool run(const std::string& command) const { return std::system(("cd " + folder.path() + " && " + command + " > said 2>&1").c_str()) == 0; }
    /// houses.geojson as another format.
    bool convert(const std::string& name, const std::string& options) const { return run("ogr2ogr " + options + " " + name + " houses.geojson -nln houses"); }
    Features read(const std::string& name, const std::string& declared = {}) const { return read_features(folder / name, "", lambert, {}, declared); }

    void expect_houses(const Features& read, double tolerance = 1e-6) const
    {
        ASSERT_EQ(read.features.size(), 2u);
        const bool first = read.features[0].geometry.polygons.at(0).size() == 2;  // FlatGeobuf sorts by place
        const Feature &hall = read.features[first ? 0 : 1], &school = read.features[first ? 1 : 0];
        EXPECT_NEAR(hall.geometry.area(), 140, 140 * tolerance);
        EXPECT_NEAR(school.geometry.area(), 100, 100 * tolerance);
        EXPECT_NEAR(hall.geometry.box().west, 700000, tolerance);
        EXPECT_EQ(hall.number("height"), 12.5);
        EXPECT_EQ(hall.number("floors"), 4);
        EXPECT_EQ(school.number("floors"), std::nullopt);
        EXPECT_TRUE(read.warnings.empty()) << read.warnings[0];
    }
    void expect_names(const Features& read, const std::string& field = "name") const
    {
        std::vector<std::string> names{read.features.at(0).text(field), read.features.at(1).text(field)};
        std::ranges::sort(names);
        EXPECT_EQ(names, (std::vector<std::string>{"mairie d'Évry", "école"}));
    }
};

#define NEEDS(action)                     \
    if (!(action))                        \
    GTEST_SKIP() << "no ogr2ogr for this"

TEST_F(VectorFormats, GeoJsonInLongitudeAndLatitude)
{
    NEEDS(convert("r.geojson", "-f GeoJSON -lco RFC7946=YES -lco COORDINATE_PRECISION=12"));
    expect_houses(read("r.geojson"), 1e-3);
    expect_names(read("r.geojson"));
}

TEST_F(VectorFormats, ShapefileWithACodePage)
{
    NEEDS(convert("h.shp", "-lco ENCODING=ISO-8859-1") && convert("u.shp", "-lco ENCODING=UTF-8"));
    EXPECT_NE(source_files(folder / "h.shp"), std::vector<std::string>{folder / "h.shp"});
    for (const std::string name : {"h.shp", "u.shp"}) {
        expect_houses(read(name));
        expect_names(read(name));
        EXPECT_EQ(read(name).features[0].text("code"), "0012");
    }
}

TEST_F(VectorFormats, ShapefileWithoutCodePageOrWithAWrongOne)
{
    NEEDS(convert("h.shp", "-lco ENCODING=ISO-8859-1"));
    std::filesystem::remove(folder / "h.cpg");
    const std::vector<std::string> warned{(folder / "h.shp") + ": layer h: 2 features with texts that are not UTF-8 read as Windows-1252 (first: 0)"};
    expect_names(read("h.shp"));
    EXPECT_EQ(read("h.shp").warnings, warned);
    write_text(folder / "h.cpg", "UTF-8");
    expect_names(read("h.shp"));
    EXPECT_EQ(read("h.shp").warnings, warned);
    std::filesystem::remove(folder / "h.cpg");
    std::string table = read_text(folder / "h.dbf");
    table[29] = 0x57;  // the table's own mark of what Windows writes
    write_text(folder / "h.dbf", table);
    expect_names(read("h.shp"));
    EXPECT_TRUE(read("h.shp").warnings.empty());
}

TEST_F(VectorFormats, GmlLeavesNoFileBeside)
{
    NEEDS(convert("h.gml", "-f GML"));
    std::filesystem::remove(folder / "h.xsd");
    expect_houses(read("h.gml"));
    expect_names(read("h.gml"));
    EXPECT_FALSE(std::filesystem::exists(folder / "h.gfs"));
}

TEST_F(VectorFormats, FilesOfDatabases)
{
    NEEDS(convert("h.gpkg", "-f GPKG"));
    expect_houses(read("h.gpkg"));
    if (convert("h.sqlite", "-f SQLite -dsco SPATIALITE=YES")) {
        expect_houses(read("h.sqlite"));
        expect_names(read("h.sqlite"));
    }
    if (convert("h.gdb", "-f OpenFileGDB")) {
        expect_houses(read("h.gdb"));
        expect_names(read("h.gdb"));
        EXPECT_GT(source_files(folder / "h.gdb").size(), 5u);
    }
}

TEST_F(VectorFormats, FlatGeobufMapInfoAndKml)
{
    NEEDS(convert("h.fgb", "-f FlatGeobuf") && convert("h.tab", "-f 'MapInfo File'") && convert("h.mif", "-f 'MapInfo File'"));
    expect_houses(read("h.fgb"));
    expect_names(read("h.fgb"));
    for (const std::string name : {"h.tab", "h.mif"}) {
        EXPECT_NEAR(read(name).features.at(0).geometry.area(), 140, 0.5);  // coordinates are kept in whole numbers
        EXPECT_EQ(read(name).features.at(1).number("height"), 3.25);
        EXPECT_EQ(read(name).features.at(1).number("floors"), 0);  // has no NULL
    }
    NEEDS(convert("h.kml", "-f LIBKML"));
    expect_houses(read("h.kml"), 1e-3);
    expect_names(read("h.kml"), "Name");
}

TEST_F(VectorFormats, TablesWithTheirPlaceInColumns)
{
    NEEDS(convert("h.csv", "-f CSV -lco GEOMETRY=AS_WKT"));
    expect_houses(read("h.csv", lambert));
    write_text(folder / "trees.csv", "id;x;y;name\n1;700001.5;6600002;chêne\n2;700010;6600003;hêtre\n");
    const Features trees = read("trees.csv", lambert);
    EXPECT_EQ(trees.features.at(1).geometry.points, (std::vector<Point>{{700010, 6600003}}));
    EXPECT_EQ(trees.features.at(0).text("name"), "chêne");
    NEEDS(convert("h.xlsx", "-f XLSX"));
    EXPECT_EQ(failure([&] { read("h.xlsx", lambert); }),
              "4 " + (folder / "h.xlsx") + ": layer houses is a table without geometry (points as CSV with columns x and y are read)");
    EXPECT_EQ(vector_layers(folder / "h.xlsx"), std::vector<std::string>{"houses"});
}

TEST_F(VectorFormats, DrawingsHaveClosedLinesAsAreasAndNoCrs)
{
    write_text(folder / "plan.dxf",
               "0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n8\nBATI\n90\n4\n70\n1\n10\n0\n20\n0\n10\n10\n20\n0\n10\n10\n20\n6\n10\n0\n20\n6\n"
               "0\nPOLYLINE\n8\nBATI\n66\n1\n70\n9\n0\nVERTEX\n8\nBATI\n10\n20\n20\n0\n30\n5\n0\nVERTEX\n8\nBATI\n10\n30\n20\n0\n30\n5\n"
               "0\nVERTEX\n8\nBATI\n10\n30\n20\n6\n30\n5\n0\nSEQEND\n"
               "0\nLWPOLYLINE\n8\nVOIRIE\n90\n2\n70\n0\n10\n0\n20\n20\n10\n10\n20\n20\n0\nENDSEC\n0\nEOF\n");
    EXPECT_EQ(failure([&] { read("plan.dxf"); }), "4 " + (folder / "plan.dxf") + ": layer entities has no CRS: say it by `crs:`");
    const Features plan = read("plan.dxf", lambert);
    ASSERT_EQ(plan.features.size(), 3u);
    EXPECT_EQ(plan.features[0].geometry.area(), 60);
    EXPECT_EQ(plan.features[1].geometry.area(), 30);
    EXPECT_EQ(plan.features[2].geometry.length(), 10);
    EXPECT_EQ(plan.features[0].text("Layer"), "BATI");
}

TEST_F(VectorFormats, CityGmlBlocksGiveFootprintsAndHeights)
{
    const auto face = [](const std::string& corners) {
        return "<gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>" + corners +
               "</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember>";
    };
    const std::string a = "700000 6600000 ", b = "700010 6600000 ", c = "700010 6600006 ", d = "700000 6600006 ";
    write_text(folder / "city.gml",
               R"(<?xml version="1.0" encoding="UTF-8"?><core:CityModel xmlns:core="http://www.opengis.net/citygml/2.0" )"
               R"(xmlns:gml="http://www.opengis.net/gml" xmlns:bldg="http://www.opengis.net/citygml/building/2.0"><gml:boundedBy>)"
               R"(<gml:Envelope srsName="urn:ogc:def:crs,crs:EPSG::2154,crs:EPSG::5720" srsDimension="3"><gml:lowerCorner>700000 6600000 40)"
               R"(</gml:lowerCorner><gml:upperCorner>700010 6600006 52</gml:upperCorner></gml:Envelope></gml:boundedBy><core:cityObjectMember>)"
               R"(<bldg:Building gml:id="b1"><bldg:measuredHeight uom="m">11.5</bldg:measuredHeight><bldg:lod1Solid><gml:Solid><gml:exterior>)"
               "<gml:CompositeSurface>" +
                   face(a + "40 " + d + "40 " + c + "40 " + b + "40 " + a + "40") + face(a + "52 " + b + "52 " + c + "52 " + d + "52 " + a + "52") +
                   face(a + "40 " + b + "40 " + b + "52 " + a + "52 " + a + "40") + face(c + "40 " + d + "40 " + d + "52 " + c + "52 " + c + "40") +
                   "</gml:CompositeSurface></gml:exterior></gml:Solid></bldg:lod1Solid></bldg:Building></core:cityObjectMember></core:CityModel>");
    const Features city = read("city.gml");
    ASSERT_EQ(city.features.size(), 1u);
    EXPECT_EQ(city.layer, "Building");
    EXPECT_EQ(city.features[0].geometry.area(), 60);
    EXPECT_EQ(city.features[0].number("measuredHeight"), 11.5);
    EXPECT_EQ(city.features[0].number("z_min"), 40);
    EXPECT_EQ(city.features[0].number("z_extent"), 12);
    EXPECT_TRUE(city.warnings.empty());
}

const std::string map = R"(<?xml version="1.0"?><osm version="0.6" generator="test">
<node id="1" lon="3.0000" lat="46.5000" version="1"/><node id="2" lon="3.0010" lat="46.5000" version="1"/>
<node id="3" lon="3.0010" lat="46.5010" version="1"/><node id="4" lon="3.0000" lat="46.5010" version="1"/>
<node id="5" lon="3.0004" lat="46.5004" version="1"/><node id="6" lon="3.0006" lat="46.5004" version="1"/>
<node id="7" lon="3.0006" lat="46.5006" version="1"/><node id="8" lon="3.0004" lat="46.5006" version="1"/>
<node id="9" lon="3.0020" lat="46.5000" version="1"/><node id="10" lon="3.0020" lat="46.5010" version="1"/>
<way id="1" version="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/></way>
<way id="2" version="1"><nd ref="5"/><nd ref="6"/><nd ref="7"/><nd ref="8"/><nd ref="5"/></way>
<way id="3" version="1"><nd ref="2"/><nd ref="9"/><nd ref="10"/><nd ref="3"/><nd ref="2"/><tag k="building" v="house"/>
<tag k="height" v="7.5"/><tag k="building:levels" v="2"/><tag k="roof:material" v="a &quot;b&quot; \ c"/></way>
<way id="4" version="1"><nd ref="5"/><nd ref="6"/><nd ref="7"/><nd ref="5"/><tag k="landuse" v="grass"/></way>
<way id="5" version="1"><nd ref="5"/><nd ref="6"/><nd ref="8"/><nd ref="5"/><tag k="building" v="no"/></way>
<way id="6" version="1"><nd ref="1"/><nd ref="9"/><tag k="highway" v="residential"/></way>
<relation id="1" version="1"><member type="way" ref="1" role="outer"/><member type="way" ref="2" role="inner"/>
<tag k="type" v="multipolygon"/><tag k="building" v="school"/><tag k="name" v="école"/></relation></osm>)";

void expect_buildings(const std::string& path)
{
    const Features read = read_features(path, "building", lambert);
    ASSERT_EQ(read.features.size(), 2u);
    const bool first = read.features[0].text("building") == "house";
    const Feature &house = read.features[first ? 0 : 1], &school = read.features[first ? 1 : 0];
    EXPECT_EQ(house.number("height"), 7.5);
    EXPECT_EQ(house.number("building:levels"), 2);
    EXPECT_EQ(house.text("roof:material"), "a \"b\" \\ c");
    EXPECT_EQ(school.text("name"), "école");
    ASSERT_EQ(school.geometry.polygons.size(), 1u);
    EXPECT_EQ(school.geometry.polygons[0].size(), 2u);
    EXPECT_NEAR(school.geometry.area(), 0.96 * house.geometry.area(), 1e-3 * house.geometry.area());
    EXPECT_NE(std::ranges::find(read.fields, "building:levels"), read.fields.end());
    EXPECT_EQ(read_features(path, "highway", lambert).features.size(), 1u);
    EXPECT_EQ(read_features(path, "landuse", lambert).features.size(), 1u);
    EXPECT_EQ(failure([&] { read_features(path, "buildings", lambert); }),
              "3 " + path + ": no layer \"buildings\" (allowed: points, lines, multilinestrings, multipolygons, other_relations)");
}

TEST_F(VectorFormats, OpenStreetMapByTag)
{
    write_text(folder / "map.osm", map);
    expect_buildings(folder / "map.osm");
    if (!run("osmium cat map.osm -o map.osm.pbf"))
        GTEST_SKIP() << "no osmium";
    expect_buildings(folder / "map.osm.pbf");
}

TEST_F(VectorFormats, ArchivesAreReadAsTheyAre)
{
    NEEDS(convert("h.shp", "-lco ENCODING=UTF-8") && run("python3 -m zipfile -c shp.zip h.shp h.shx h.dbf h.prj h.cpg") &&
          run("python3 -m zipfile -c more.zip houses.geojson h.shp h.shx h.dbf h.prj h.cpg"));
    expect_houses(read_features("/vsizip/" + (folder / "shp.zip"), "", lambert));
    expect_houses(read_features("/vsizip/" + (folder / "more.zip/houses.geojson"), "", lambert));
    expect_houses(read_features("/vsizip/" + (folder / "more.zip/*.shp"), "", lambert));
    EXPECT_EQ(failure([&] { read_features("/vsizip/" + (folder / "more.zip/*.gpkg"), "", lambert); }),
              "3 no file fits \"/vsizip/" + (folder / "more.zip/*.gpkg") + '"');
}

}  // namespace
}  // namespace arpent
