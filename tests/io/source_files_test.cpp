#include "io/source_files.hpp"

#include "core/data_path.hpp"
#include "io/file.hpp"
#include "support/failure.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

struct SourceFiles : testing::Test {
    TemporaryFolder folder;

    void have(const std::vector<std::string>& names) const
    {
        for (const std::string& name : names) {
            std::filesystem::create_directories(std::filesystem::path{folder / name}.parent_path());
            write_text(folder / name, "x");
        }
    }
    /// Their names within the folder.
    std::string files(const std::string& source) const
    {
        std::string names;
        for (const std::string& path : source_files(source))
            names += path.substr(folder.path().size() + 1) + " ";
        return names;
    }
};

TEST_F(SourceFiles, AreTheMembersAndWhatLiesBesideThem)
{
    have({"a.shp", "a.dbf", "a.shx", "a.CPG", "a.prj", "a.qml", "ab.dbf", "d.tif", "d.tfw", "d.tif.aux.xml", "d.tif.ovr", "dd.tfw"});
    EXPECT_EQ(files(folder / "a.shp"), "a.CPG a.dbf a.prj a.shp a.shx ");
    EXPECT_EQ(files(folder / "d.tif"), "d.tfw d.tif d.tif.aux.xml ");
}

TEST_F(SourceFiles, OfAPatternOrAListAreThoseOfAll)
{
    have({"alti/b.asc", "alti/a.asc", "alti/a.prj", "more/c.asc", "more/c.txt"});
    const std::string both = joined_names({folder / "more/c.asc", folder / "alti/*.asc"});
    EXPECT_EQ(source_members(both), (std::vector<std::string>{folder / "more/c.asc", folder / "alti/a.asc", folder / "alti/b.asc"}));
    EXPECT_EQ(files(both), "alti/a.asc alti/a.prj alti/b.asc more/c.asc ");
}

TEST_F(SourceFiles, OfAVirtualDatasetAreThoseItNames)
{
    have({"tiles/a.tif", "tiles/b.tif", "tiles/b.tfw", "c.shp", "c.dbf"});
    write_text(folder / "all.vrt", "<VRTDataset><VRTRasterBand><SimpleSource><SourceFilename relativeToVRT=\"1\">tiles/a.tif</SourceFilename>"
                                   "</SimpleSource><ComplexSource><SourceFilename>" + (folder / "tiles/b.tif") +
                                   "</SourceFilename></ComplexSource></VRTRasterBand></VRTDataset>");
    write_text(folder / "outer.vrt", "<OGRVRTDataSource><OGRVRTLayer name=\"c\"><SrcDataSource relativeToVRT=\"1\">c.shp</SrcDataSource>"
                                     "</OGRVRTLayer></OGRVRTDataSource>");
    EXPECT_EQ(files(folder / "all.vrt"), "all.vrt tiles/a.tif tiles/b.tfw tiles/b.tif ");
    EXPECT_EQ(files(folder / "outer.vrt"), "c.dbf c.shp outer.vrt ");
    write_text(folder / "ring.vrt", "<VRTDataset><SourceFilename relativeToVRT=\"1\">ring.vrt</SourceFilename></VRTDataset>");
    EXPECT_EQ(files(folder / "ring.vrt"), "ring.vrt ");
}

TEST_F(SourceFiles, OfAFolderAnArchiveOrADriversNameLieOnThisMachine)
{
    have({"town.gdb/a.gdbtable", "town.gdb/gdb", "tiles.zip", "rain.nc"});
    EXPECT_EQ(files(folder / "town.gdb"), "town.gdb/a.gdbtable town.gdb/gdb ");
    EXPECT_EQ(files("/vsizip/" + (folder / "tiles.zip/a.tif")), "tiles.zip ");
    EXPECT_EQ(files("NETCDF:\"" + (folder / "rain.nc") + "\":depth"), "rain.nc ");
    EXPECT_EQ(files("PG:dbname=town"), "");
    EXPECT_EQ(files("/vsicurl/https://data.example/a.tif"), "");
}

TEST_F(SourceFiles, ThatAreMissingAreErrors)
{
    EXPECT_EQ(failure([&] { source_files(folder / "*.tif"); }), "3 no file fits \"" + (folder / "*.tif") + '"');
    EXPECT_EQ(failure([&] { source_files(folder / "a.tif"); }), "3 " + (folder / "a.tif") + ": no such file");
}

}  // namespace
}  // namespace arpent
