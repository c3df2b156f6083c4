#include "io/file.hpp"
#include "io/raster_file.hpp"
#include "support/drawn.hpp"
#include "support/failure.hpp"
#include "support/temporary_folder.hpp"

#include <cstdlib>
#include <gtest/gtest.h>

namespace arpent {
namespace {

const std::string drawing = "1 2 3 4 / 5 . 7 8 / 9 10 11 250";

struct RasterFormats : testing::Test {
    TemporaryFolder folder;

    RasterFormats()
    {
        const Grid grid{3, 4, 10, 700000, 6600000, "EPSG:2154"};
        RasterWriter writer{folder / "a.tif", grid, Kind::number, {"heights", "m", -9999, {}, -1}};
        writer.put(grid.whole(), drawn(drawing).view());
        writer.close();
    }
    /// a.tif as another format.
    bool convert(const std::string& name, const std::string& options) const
    {
        return std::system(("cd " + folder.path() + " && gdal_translate -q " + options + " a.tif " + name + " > said 2>&1").c_str()) == 0;
    }
    std::string read(const std::string& source, const std::string& declared = {}) const
    {
        const Grid grid{3, 4, 10, 700000, 6600000, "EPSG:2154"};
        return text_of(RasterFile{source, 1, declared}.values(grid, grid.whole(), Rule::average));
    }
};

#define NEEDS(action)                            \
    if (!(action))                               \
    GTEST_SKIP() << "no gdal_translate for this"

TEST_F(RasterFormats, CloudOptimizedVirtualAndPacked)
{
    NEEDS(convert("cog.tif", "-of COG") && convert("a.vrt", "-of VRT"));
    EXPECT_EQ(read(folder / "cog.tif"), drawing);
    EXPECT_EQ(read(folder / "a.vrt"), drawing);
    NEEDS(std::system(("cd " + folder.path() + " && python3 -m zipfile -c a.zip a.tif").c_str()) == 0);
    EXPECT_EQ(read("/vsizip/" + (folder / "a.zip")), drawing);
    EXPECT_EQ(read("/vsizip/" + (folder / "a.zip/*.tif")), drawing);
}

TEST_F(RasterFormats, AsciiGridTakesItsCrsFromBesideOrFromTheStudy)
{
    NEEDS(convert("a.asc", "-of AAIGrid"));
    EXPECT_EQ(read(folder / "a.asc"), drawing);
    for (const std::string beside : {"a.prj", "a.asc.aux.xml"})
        std::filesystem::remove(folder / beside);
    EXPECT_EQ(failure([&] { read(folder / "a.asc"); }), "4 " + (folder / "a.asc") + ": has no CRS: say it by `crs:`");
    EXPECT_EQ(read(folder / "a.asc", "EPSG:2154"), drawing);
}

TEST_F(RasterFormats, NetcdfAndGeopackageOfSeveralNameOne)
{
    NEEDS(convert("a.nc", "-of netCDF -co FORMAT=NC4"));
    EXPECT_EQ(read(folder / "a.nc"), drawing);
    EXPECT_EQ(read("NETCDF:" + (folder / "a.nc") + ":Band1"), drawing);
    EXPECT_EQ(read("NETCDF:\"" + (folder / "a.nc") + "\":Band1"), drawing);
    NEEDS(convert("a.gpkg", "-of GPKG -co TILE_FORMAT=TIFF -co RASTER_TABLE=dem"));
    EXPECT_EQ(read(folder / "a.gpkg"), drawing);
    EXPECT_EQ(read("GPKG:" + (folder / "a.gpkg") + ":dem"), drawing);
}

TEST_F(RasterFormats, PicturesHoldWholeNumbers)
{
    NEEDS(convert("a.jp2", "-of JP2OpenJPEG -ot Byte -a_nodata 0 -co REVERSIBLE=YES -co QUALITY=100") && convert("a.png", "-of PNG -ot Byte -a_nodata 0 -co WORLDFILE=YES"));
    EXPECT_EQ(read(folder / "a.jp2").substr(0, 20), drawing.substr(0, 20));
    std::filesystem::remove(folder / "a.png.aux.xml");
    EXPECT_EQ(failure([&] { read(folder / "a.png"); }), "4 " + (folder / "a.png") + ": has no CRS: say it by `crs:`");
    EXPECT_EQ(read(folder / "a.png", "EPSG:2154").substr(0, 9), "1 2 3 4 /");
    std::filesystem::remove(folder / "a.wld");
    EXPECT_EQ(failure([&] { read(folder / "a.png", "EPSG:2154"); }), "4 " + (folder / "a.png") + ": has no place on a map (no geotransform)");
}

TEST_F(RasterFormats, ThatAreEmptyOrCutAreErrorsWithTheFile)
{
    for (const std::string name : {"a.asc", "a.nc", "a.vrt", "a.png", "a.gpkg", "a.jp2", "a.grib"}) {
        for (const std::string text : {"", "ncols 4", "\x89PNG\r\n", "<VRTDataset"}) {
            write_text(folder / name, text);
            const std::string said = failure([&] { read(folder / name, "EPSG:2154"); });
            EXPECT_EQ(said.rfind("4 " + (folder / name) + ": ", 0), 0u) << name << ": " << said;
        }
    }
    write_text(folder / "short.asc", "ncols 4\nnrows 3\nxllcorner 700000\nyllcorner 6599970\ncellsize 10\n1 2 3 4\n5 6\n");
    EXPECT_EQ(failure([&] { read(folder / "short.asc", "EPSG:2154"); }).rfind("4 " + (folder / "short.asc") + ": cannot be read: ", 0), 0u);
}

}  // namespace
}  // namespace arpent
