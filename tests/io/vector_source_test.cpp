#include "core/data_path.hpp"
#include "io/file.hpp"
#include "io/vector_file.hpp"
#include "io/vector_writer.hpp"
#include "support/failure.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

const std::string lambert = "EPSG:2154";

struct VectorSource : testing::Test {
    TemporaryFolder folder;

    /// Squares of 10 m side, one per name, from `west` eastward.
    void write(const std::string& file, const std::vector<std::string>& names, double west, const std::string& field = "name",
               const std::string& crs = lambert) const
    {
        VectorWriter writer{folder / file, crs};
        writer.layer("houses", "Polygon", {{field, "text"}, {"height", "real"}, {"floors", "integer"}});
        for (const std::string& name : names) {
            writer.add({0, {{}, {}, {{{{west, 0}, {west + 10, 0}, {west + 10, 10}, {west, 10}}}}}, {{field, name}, {"height", 3.5}}});
            west += 20;
        }
        writer.close();
    }
    std::string names(const Features& read) const
    {
        std::string text;
        for (const Feature& each : read.features)
            text += each.text("name") + " ";
        return text;
    }
};

TEST_F(VectorSource, OfSeveralFilesGivesTheFeaturesOfAllInOrder)
{
    write("d12.gpkg", {"c", "d"}, 100);
    write("d09.gpkg", {"a", "b"}, 0);
    EXPECT_EQ(names(read_features(folder / "d*.gpkg", "", lambert)), "a b c d ");
    EXPECT_EQ(names(read_features(joined_names({folder / "d12.gpkg", folder / "d09.gpkg"}), "houses", lambert)), "c d a b ");
    EXPECT_EQ(names(read_features(folder / "d*.gpkg", "", lambert, Box{15, 0, 105, 5})), "b c ");
    EXPECT_EQ(read_features(folder / "d*.gpkg", "", lambert).path, folder / "d*.gpkg");
}

TEST_F(VectorSource, SaysWhichFileLacksAFieldOrIsInAnotherCrs)
{
    write("a.gpkg", {"a"}, 0);
    write("b.gpkg", {"b"}, 0, "nom");
    const Features read = read_features(folder / "?.gpkg", "", lambert);
    EXPECT_EQ(read.warnings, std::vector<std::string>{(folder / "b.gpkg") + ": has no field name, as the files before it have"});
    EXPECT_EQ(read.fields, (std::vector<std::string>{"name", "height", "floors", "nom"}));
    EXPECT_EQ(names(read), "a  ");
    write("c.gpkg", {"c"}, 0, "name", "EPSG:3035");
    EXPECT_EQ(failure([&] { read_features(folder / "[ac].gpkg", "", lambert); }),
              "4 " + (folder / "c.gpkg") + ": is in EPSG:3035, the files before it in EPSG:2154");
    EXPECT_EQ(failure([&] { read_features(folder / "*.shp", "", lambert); }), "3 no file fits \"" + (folder / "*.shp") + '"');
    write_text(folder / "d.gpkg", "no data");
    EXPECT_EQ(failure([&] { read_features(folder / "[ad].gpkg", "", lambert); }), "4 " + (folder / "d.gpkg") + ": is not a vector file that GDAL opens");
}

TEST_F(VectorSource, MayHaveItsCrsFromTheStudyButNoOther)
{
    write_text(folder / "bare.csv", "WKT,name\n\"POINT(1 2)\",a\n");
    EXPECT_EQ(failure([&] { read_features(folder / "bare.csv", "", lambert); }), "4 " + (folder / "bare.csv") + ": layer bare has no CRS: say it by `crs:`");
    const Features read = read_features(folder / "bare.csv", "", lambert, {}, "EPSG:2154");
    EXPECT_EQ(read.features.at(0).geometry.points, (std::vector<Point>{{1, 2}}));
    EXPECT_EQ(read.crs.rfind("PROJCRS[\"RGF93 v1 / Lambert-93\"", 0), 0u);
    write("a.gpkg", {"a"}, 0);
    EXPECT_EQ(failure([&] { read_features(folder / "a.gpkg", "", lambert, {}, "EPSG:4326"); }),
              "4 " + (folder / "a.gpkg") + ": layer houses is in EPSG:2154, not in EPSG:4326 as `crs:` says");
}

TEST_F(VectorSource, TellsWhatItHoldsWithoutItsFeatures)
{
    write("a.gpkg", {"a", "b"}, 0);
    write("b.gpkg", {"c"}, 100);
    const VectorInfo one = vector_info(folder / "a.gpkg", ""), both = vector_info(folder / "?.gpkg", "");
    EXPECT_EQ(one.layer, "houses");
    EXPECT_EQ(one.geometry, "Polygon");
    EXPECT_EQ(one.features, 2);
    EXPECT_EQ(one.box, (Box{0, 0, 30, 10}));
    EXPECT_EQ(one.fields, (std::vector<FieldInfo>{{"name", "text"}, {"height", "real"}, {"floors", "integer"}}));
    EXPECT_EQ(both.features, 3);
    EXPECT_EQ(both.box, (Box{0, 0, 110, 10}));
    EXPECT_EQ(failure([&] { vector_info(folder / "a.gpkg", "hauses"); }),
              "3 " + (folder / "a.gpkg") + ": no layer \"hauses\", did you mean \"houses\"? (allowed: houses)");
}

}  // namespace
}  // namespace arpent
