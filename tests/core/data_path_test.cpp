#include "core/data_path.hpp"

#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace arpent {
namespace {

struct Data : testing::Test {
    TemporaryFolder folder;

    Data()
    {
        std::filesystem::create_directories(folder / "alti");
        std::filesystem::create_directories(folder / "town.gdb");
        for (const std::string name : {"dem.tif", "alti/a.tif", "alti/b [old].tif", "tiles.zip", "rain.nc"})
            std::ofstream{folder / name} << "x";
    }
    std::string value(const std::string& text) const { return data_path(text, folder.path()).value; }
    std::string wrong(const std::string& text) const { return data_path(text, folder.path()).wrong; }
};

TEST_F(Data, FilesFoldersAndPatternsAreAbsolute)
{
    EXPECT_EQ(value("dem.tif"), folder / "dem.tif");
    EXPECT_EQ(value("town.gdb"), folder / "town.gdb");
    EXPECT_EQ(value("alti/*.tif"), folder / "alti/*.tif");
    EXPECT_EQ(value("alti/b [old].tif"), folder / "alti/b [old].tif");
    EXPECT_EQ(wrong("alti/*.tif"), "");
}

TEST_F(Data, ArchivesAddressesAndDriversAreNamesOfGdal)
{
    EXPECT_EQ(value("tiles.zip"), "/vsizip/" + (folder / "tiles.zip"));
    EXPECT_EQ(value("tiles.zip/x/*.tif"), "/vsizip/" + (folder / "tiles.zip/x/*.tif"));
    EXPECT_EQ(value("/vsizip/tiles.zip/a.tif"), "/vsizip/" + (folder / "tiles.zip/a.tif"));
    EXPECT_EQ(value("https://data.example/a.tif"), "/vsicurl/https://data.example/a.tif");
    EXPECT_EQ(value("NETCDF:rain.nc:depth"), "NETCDF:" + (folder / "rain.nc") + ":depth");
    EXPECT_EQ(value("NETCDF:\"rain.nc\":depth"), "NETCDF:\"" + (folder / "rain.nc") + "\":depth");
    EXPECT_EQ(value("PG:dbname=town host=localhost"), "PG:dbname=town host=localhost");
    EXPECT_EQ(value("WFS:https://data.example/wfs?version=1.1.0"), "WFS:https://data.example/wfs?version=1.1.0");
    EXPECT_EQ(wrong("/vsicurl/https://data.example/a.tif"), "");
}

TEST_F(Data, SaysWhatIsWrong)
{
    EXPECT_EQ(wrong(""), "is empty (allowed: a file)");
    EXPECT_EQ(wrong("alti/*.asc"), "no file fits \"" + (folder / "alti/*.asc") + '"');
    EXPECT_EQ(wrong("no.tif"), "no such file \"" + (folder / "no.tif") + '"');
    EXPECT_EQ(wrong("alti"), '"' + (folder / "alti") + "\" is a directory (allowed: a file)");
    EXPECT_EQ(wrong("no.zip/a.tif"), "no such file \"" + (folder / "no.zip") + '"');
    EXPECT_EQ(wrong("NETCDF:no.nc:depth"), "no such file \"" + (folder / "no.nc") + '"');
    EXPECT_EQ(wrong("${HOME}/*.tif"), "unknown variable \"${HOME}\" (allowed: ${ARPENT_DATA})");
    EXPECT_EQ(wrong("a.tif\nb.tif"), "is not the name of a file");
}

TEST_F(Data, PasswordsAreRefusedAndNotRepeated)
{
    const std::string refused =
        "holds a password: leave it out and set PGPASSWORD (or ~/.pgpass) for a database, GDAL_HTTP_USERPWD for a server";
    for (const std::string text : {"PG:dbname=town password=secret", "PG:dbname=town PASSWORD = 'secret'", "PG:postgresql://me:secret@host/town",
                                   "https://me:secret@data.example/a.tif", "WFS:http://me:secret@data.example/wfs", "MYSQL:town,pwd=secret"})
        EXPECT_EQ(wrong(text), refused) << text;
    EXPECT_EQ(wrong("https://data.example/@8080:9/a.tif"), "");
    EXPECT_EQ(wrong("PG:postgresql://me@host:5432/town"), "");
}

TEST_F(Data, NamesForPeopleAreRelative)
{
    for (const std::string text : {"dem.tif", "alti/*.tif", "tiles.zip/x/a.tif", "https://data.example/a.tif", "NETCDF:rain.nc:depth",
                                   "PG:dbname=town host=localhost"})
        EXPECT_EQ(shown_name(value(text), folder.path()), text);
    EXPECT_EQ(said_from("a.tif", folder / "alti", folder.path()), "alti/a.tif");
    EXPECT_EQ(said_from("NETCDF:../rain.nc:depth", folder / "alti", folder.path()), "NETCDF:rain.nc:depth");
    for (const std::string text : {"${ARPENT_DATA}/a.tif", "/data/a.tif", "PG:dbname=town", "https://data.example/a.tif"})
        EXPECT_EQ(said_from(text, folder / "alti", folder.path()), text);
}

TEST_F(Data, LieInAFileOrOnAServer)
{
    EXPECT_EQ(file_of("/a/dem.tif"), "/a/dem.tif");
    EXPECT_EQ(file_of("/vsizip//a/tiles.zip/b/c.tif"), "/a/tiles.zip");
    EXPECT_EQ(file_of("/vsigzip//a/dem.asc.gz"), "/a/dem.asc.gz");
    EXPECT_EQ(file_of("NETCDF:\"/a/rain.nc\":depth"), "/a/rain.nc");
    EXPECT_EQ(file_of("CSV:/vsizip//a/gtfs.zip/stops.txt"), "/a/gtfs.zip");
    EXPECT_EQ(file_of("PG:dbname=town"), "");
    EXPECT_EQ(file_of("/vsicurl/https://data.example/a.tif"), "");
}

TEST(Names, SeveralAreOneText)
{
    EXPECT_EQ(joined_names({"/a.tif", "/b c.tif"}), "/a.tif\n/b c.tif");
    EXPECT_EQ(names_in("/a.tif\n/b c.tif"), (std::vector<std::string>{"/a.tif", "/b c.tif"}));
    EXPECT_EQ(names_in("/a.tif"), std::vector<std::string>{"/a.tif"});
}

}  // namespace
}  // namespace arpent
