#include "io/raster_file.hpp"

#include "core/executor.hpp"
#include "io/file.hpp"
#include "io/result_file.hpp"
#include "support/drawn.hpp"
#include "support/failure.hpp"
#include "support/temporary_folder.hpp"

#include <cmath>
#include <cstring>
#include <gtest/gtest.h>
#include <random>

namespace arpent {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();

Grid grid_at(int rows, int cols, double cell, double west, double north) { return {rows, cols, cell, west, north, "EPSG:2154"}; }

/// What a drawn raster of 10 m cells at (0, 0) gives on a grid.
std::string read(const std::string& drawing, const Grid& grid, Rule rule)
{
    const TemporaryFolder folder;
    write_raster(folder / "a.tif", drawn(drawing), 10, 0, 0);
    return text_of(RasterFile{folder / "a.tif"}.values(grid, grid.whole(), rule));
}

Raster<float> noise(int rows, int cols, int holes = 0)
{
    std::mt19937 random{7};
    Raster<float> made{{0, 0, rows, cols}, 0, 0.0f};
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < cols; ++j)
            made.view()(i, j) = static_cast<int>(random() % 100) < holes ? nan : static_cast<float>(random() % 100000) / 64;
    return made;
}

double total(const Raster<float>& values)
{
    double sum = 0;
    for (int i = 0; i < values.rows(); ++i)
        for (int j = 0; j < values.cols(); ++j)
            sum += values.view()(i, j) == values.view()(i, j) ? static_cast<double>(values.view()(i, j)) : 0;
    return sum;
}

TEST(RasterFile, TellsWhatItHolds)
{
    const TemporaryFolder folder;
    const Grid grid = grid_at(3, 2, 5, 100, 200);
    RasterWriter writer{folder / "a.tif", grid, Kind::number, {"heights of trees", "m", -9999, {}, -1}};
    writer.put(grid.whole(), drawn("1 2 / 3 4 / 5 6").view());
    writer.close();
    const RasterInfo info = RasterFile{folder / "a.tif"}.info();
    EXPECT_EQ(info.rows, 3);
    EXPECT_EQ(info.cols, 2);
    EXPECT_EQ(info.bands, 1);
    EXPECT_EQ(info.box(), (Box{100, 185, 110, 200}));
    EXPECT_EQ(info.type, "Float32");
    EXPECT_EQ(info.unit, "m");
    EXPECT_EQ(info.description, "heights of trees");
    EXPECT_EQ(info.nodata, -9999);
    EXPECT_EQ(info.crs.rfind("PROJCRS[\"RGF93 v1 / Lambert-93\"", 0), 0u);
}

TEST(RasterFile, OnTheSameCellsValuesAreCopiedBitForBit)
{
    const TemporaryFolder folder;
    const auto values = noise(1030, 1050, 5);
    write_raster(folder / "a.tif", values, 5, 1000, 9000);
    const RasterFile file{folder / "a.tif"};
    for (const Rule rule : {Rule::nearest, Rule::bilinear, Rule::average, Rule::mode, Rule::min, Rule::max, Rule::sum}) {
        const auto back = file.values(grid_at(1030, 1050, 5, 1000, 9000), {0, 0, 1030, 1050}, rule);
        for (int i = 0; i < 1030; ++i)
            ASSERT_EQ(std::memcmp(back.view().row(i), values.view().row(i), 1050 * sizeof(float)), 0) << "row " << i;
    }
}

TEST(RasterFile, CellsOffTheFileAreUnknown)
{
    EXPECT_EQ(read("1 2 / 3 4", grid_at(4, 4, 10, -10, 10), Rule::average), ". . . . / . 1 2 . / . 3 4 . / . . . .");
    EXPECT_EQ(read("1 2 / 3 4", grid_at(1, 2, 10, 500, 500), Rule::average), ". .");
    EXPECT_EQ(read("1 2 / 3 4", grid_at(1, 2, 7, 500, 500), Rule::sum), ". .");
    EXPECT_EQ(read("1 2 / 3 4", grid_at(1, 2, 7, 500, 500), Rule::nearest), ". .");
    EXPECT_EQ(read("1 2 / 3 4", grid_at(1, 2, 7, -500, 0), Rule::mode), ". .");
}

TEST(RasterFile, AverageWeighsByAreaAndTakesWhatIsKnown)
{
    EXPECT_EQ(read("1 3 / 5 7", grid_at(1, 1, 20, 0, 0), Rule::average), "4");
    EXPECT_EQ(read("1 3 / . 7", grid_at(1, 1, 20, 0, 0), Rule::average), "3.66667");
    EXPECT_EQ(read(". . / . .", grid_at(1, 1, 20, 0, 0), Rule::average), ".");
    EXPECT_EQ(read("1 3 5", grid_at(1, 2, 10, 5, 0), Rule::average), "2 4");
    EXPECT_EQ(read("0 4 8", grid_at(1, 2, 10, 2.5, 0), Rule::average), "1 5");
    EXPECT_EQ(read("1 2 / 3 4", grid_at(4, 4, 5, 0, 0), Rule::average), "1 1 2 2 / 1 1 2 2 / 3 3 4 4 / 3 3 4 4");
    EXPECT_EQ(read("1 3", grid_at(1, 1, 40, -10, 10), Rule::average), "2");  // what is known of a cell
}

TEST(RasterFile, SumSharesByArea)
{
    EXPECT_EQ(read("1 3 / 5 7", grid_at(1, 1, 20, 0, 0), Rule::sum), "16");
    EXPECT_EQ(read("4 8", grid_at(2, 4, 5, 0, 0), Rule::sum), "1 1 2 2 / 1 1 2 2");
    EXPECT_EQ(read("4 8 .", grid_at(1, 4, 10, -5, 0), Rule::sum), "2 6 4 .");
}

TEST(RasterFile, MinMaxAndModeTakeWhatACellTouches)
{
    const std::string drawing = "1 2 2 9 / 3 2 9 . / . . 9 9 / . . 8 8";
    EXPECT_EQ(read(drawing, grid_at(2, 2, 20, 0, 0), Rule::min), "1 2 / . 8");
    EXPECT_EQ(read(drawing, grid_at(2, 2, 20, 0, 0), Rule::max), "3 9 / . 9");
    EXPECT_EQ(read(drawing, grid_at(2, 2, 20, 0, 0), Rule::mode), "2 9 / . 8");  // of equals the smallest
    EXPECT_EQ(read("1 2 2", grid_at(1, 1, 24, 0, 0), Rule::mode), "2");
    EXPECT_EQ(read("1 1 2 2", grid_at(1, 1, 24, 8, 0), Rule::mode), "1");
    EXPECT_EQ(read("1 5 9", grid_at(1, 1, 10, 0, 0), Rule::max), "1");  // an edge is no area
}

TEST(RasterFile, NearestTakesTheCellOfTheMiddle)
{
    EXPECT_EQ(read("1 2 / 3 .", grid_at(1, 3, 6, 0, 0), Rule::nearest), "1 1 2");
    EXPECT_EQ(read("1 2 / 3 .", grid_at(4, 1, 5, 15, 0), Rule::nearest), "2 / 2 / . / .");
}

TEST(RasterFile, BilinearReproducesAPlaneAndKeepsItsEdge)
{
    EXPECT_EQ(read("0 10 20", grid_at(1, 6, 5, 0, 0), Rule::bilinear), "0 2.5 7.5 12.5 17.5 20");
    EXPECT_EQ(read("0 . 20", grid_at(1, 6, 5, 0, 0), Rule::bilinear), "0 0 . . 20 20");
    EXPECT_EQ(read("0 10 / 20 30", grid_at(1, 1, 20, 0, 0), Rule::bilinear), "15");
}

TEST(RasterFile, ConstantsAndTotalsSurviveAnyGrid)
{
    const TemporaryFolder folder;
    Raster<float> ones{{0, 0, 200, 300}, 0, 0.1f};
    const auto values = noise(200, 300);
    write_raster(folder / "ones.tif", ones, 10, 0, 0);
    write_raster(folder / "noise.tif", values, 10, 0, 0);
    for (const double cell : {3.7, 10.0, 12.3, 99.0}) {
        const Grid grid{static_cast<int>(2200 / cell), static_cast<int>(3200 / cell), cell, -33.3, 41.7, "EPSG:2154"};
        const auto mean = RasterFile{folder / "ones.tif"}.values(grid, grid.whole(), Rule::average);
        for (int i = 0; i < grid.rows; ++i)
            for (int j = 0; j < grid.cols; ++j)
                ASSERT_TRUE(mean.view()(i, j) == 0.1f || mean.view()(i, j) != mean.view()(i, j));
        const auto sum = RasterFile{folder / "noise.tif"}.values(grid, grid.whole(), Rule::sum);
        EXPECT_LE(grid.box().south, -2000);
        EXPECT_GE(grid.box().east, 3000);
        EXPECT_NEAR(total(sum), total(values), 1e-6 * total(values)) << cell;
    }
}

TEST(RasterFile, AWindowHoldsWhatTheWholeHolds)
{
    const TemporaryFolder folder;
    write_raster(folder / "a.tif", noise(120, 130, 10), 10, 700000, 6600000);
    const RasterFile file{folder / "a.tif"};
    for (const Grid& grid : {Grid{80, 70, 7.3, 700111, 6599902, "EPSG:2154"}, Grid{80, 70, 7.3, 500112, 5149500, "EPSG:32631"}})
        for (const Rule rule : {Rule::nearest, Rule::bilinear, Rule::average, Rule::mode, Rule::min, Rule::max, Rule::sum}) {
            const auto whole = file.values(grid, grid.whole(), rule);
            ASSERT_GT(total(whole), 0);
            const Window window{13, 21, 40, 33};
            const auto part = file.values(grid, window, rule);
            for (int i = 0; i < window.rows; ++i)
                ASSERT_EQ(std::memcmp(part.view().row(i), whole.view().row(window.row + i) + window.col, 33 * sizeof(float)), 0) << i;
        }
}

/// A VRT around `a.tif` with a changed head.
void write_vrt(const std::string& path, const std::string& place, const std::string& band, int rows = 2, int cols = 2)
{
    const std::string size = "rasterXSize=\"" + std::to_string(cols) + "\" rasterYSize=\"" + std::to_string(rows) + "\"";
    write_text(path, "<VRTDataset " + size + ">" + place + "<VRTRasterBand dataType=\"Float32\" band=\"1\">" + band +
                         "<SimpleSource><SourceFilename relativeToVRT=\"1\">a.tif</SourceFilename><SourceBand>1</SourceBand></SimpleSource>"
                         "</VRTRasterBand></VRTDataset>");
}

const std::string srs = "<SRS>EPSG:2154</SRS>", corner = "<GeoTransform>0, 10, 0, 0, 0, -10</GeoTransform>";

TEST(RasterFile, NoDataNanAndInfinityDoNotCount)
{
    const TemporaryFolder folder;
    write_raster(folder / "a.tif", drawn("-9999 1 / inf -inf"), 10, 0, 0);
    write_vrt(folder / "a.vrt", srs + corner, "<NoDataValue>-9999</NoDataValue>");
    const Grid grid = grid_at(2, 2, 10, 0, 0), one = grid_at(1, 1, 20, 0, 0);
    EXPECT_EQ(text_of(RasterFile{folder / "a.vrt"}.values(grid, grid.whole(), Rule::average)), ". 1 / . .");
    EXPECT_EQ(text_of(RasterFile{folder / "a.vrt"}.values(one, one.whole(), Rule::sum)), "1");
}

TEST(RasterFile, ScaleAndOffsetCount)
{
    const TemporaryFolder folder;
    write_raster(folder / "a.tif", drawn("1 2 / 3 ."), 10, 0, 0);
    write_vrt(folder / "a.vrt", srs + corner, "<Offset>100</Offset><Scale>0.5</Scale>");
    const Grid grid = grid_at(2, 2, 10, 0, 0);
    EXPECT_EQ(text_of(RasterFile{folder / "a.vrt"}.values(grid, grid.whole(), Rule::average)), "100.5 101 / 101.5 .");
}

TEST(RasterFile, SouthUpFilesAreTurned)
{
    const TemporaryFolder folder;
    write_raster(folder / "a.tif", drawn("1 2 / 3 4"), 10, 0, 0);
    write_vrt(folder / "a.vrt", srs + "<GeoTransform>0, 10, 0, 0, 0, 10</GeoTransform>", "");
    const Grid grid = grid_at(2, 2, 10, 0, 20), lower = grid_at(1, 2, 10, 0, 10);
    EXPECT_EQ(text_of(RasterFile{folder / "a.vrt"}.values(grid, grid.whole(), Rule::average)), "3 4 / 1 2");
    EXPECT_EQ(text_of(RasterFile{folder / "a.vrt"}.values(lower, lower.whole(), Rule::average)), "1 2");
}

TEST(RasterFile, DegreesKeepTheirTotal)
{
    const TemporaryFolder folder;
    const auto values = noise(60, 80);
    write_raster(folder / "a.tif", values, 0.001, 3, 46.5, "EPSG:4326");
    const Grid grid = Grid::snapped({699000, 6592000, 707000, 6601000}, 37, "EPSG:2154");
    EXPECT_NEAR(total(RasterFile{folder / "a.tif"}.values(grid, grid.whole(), Rule::sum)), total(values), 1e-6 * total(values));
}

TEST(RasterFile, OneOfSeveralRastersIsNamed)
{
    const TemporaryFolder folder;
    const std::string path = folder / "run.nc";
    const Grid grid = grid_at(2, 3, 10, 700000, 6600000);
    ResultWriter writer{path, grid, {}};
    for (const std::string name : {"depth_max", "speed_max"})
        writer.put(memory_layer<float>(name, grid, drawn(name == "depth_max" ? "1 2 3 / 4 . 6" : "7 7 7 / 7 7 7")), variable_spec(name));
    writer.close();
    EXPECT_EQ(failure([&] { RasterFile{path}; }), "3 " + path + ": holds several rasters: name one (allowed: NETCDF:\"" + path +
                                                      "\":depth_max, NETCDF:\"" + path + "\":speed_max)");
    const RasterFile file{"NETCDF:\"" + path + "\":depth_max"};
    EXPECT_EQ(text_of(file.values(grid, grid.whole(), Rule::average)), "1 2 3 / 4 . 6");
}

TEST(RasterFile, AMaskCounts)
{
    const TemporaryFolder folder;
    write_raster(folder / "a.tif", drawn("1 2 / 3 4"), 10, 0, 0);
    write_raster(folder / "mask.tif", drawn("255 0 / 0 255"), 10, 0, 0);
    write_text(folder / "a.vrt", "<VRTDataset rasterXSize=\"2\" rasterYSize=\"2\">" + srs + corner +
                                     "<VRTRasterBand dataType=\"Float32\" band=\"1\"><SimpleSource><SourceFilename relativeToVRT=\"1\">a.tif"
                                     "</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand><MaskBand><VRTRasterBand dataType=\"Byte\">"
                                     "<SimpleSource><SourceFilename relativeToVRT=\"1\">mask.tif</SourceFilename><SourceBand>1</SourceBand></SimpleSource>"
                                     "</VRTRasterBand></MaskBand></VRTDataset>");
    const Grid grid = grid_at(2, 2, 10, 0, 0);
    EXPECT_EQ(text_of(RasterFile{folder / "a.vrt"}.values(grid, grid.whole(), Rule::average)), "1 . / . 4");
}

TEST(RasterFile, WholeNumbersThatFloatsDoNotHoldAreTold)
{
    const TemporaryFolder folder;
    write_text(folder / "a.asc", "ncols 3\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 10\nNODATA_value 16777217\n16777216 16777217 7\n");
    write_text(folder / "a.vrt", "<VRTDataset rasterXSize=\"3\" rasterYSize=\"1\">" + srs + "<GeoTransform>0, 10, 0, 10, 0, -10</GeoTransform>"
                                     "<VRTRasterBand dataType=\"Int32\" band=\"1\"><NoDataValue>16777217</NoDataValue><SimpleSource>"
                                     "<SourceFilename relativeToVRT=\"1\">a.asc</SourceFilename><SourceBand>1</SourceBand></SimpleSource>"
                                     "</VRTRasterBand></VRTDataset>");
    const Grid grid = grid_at(1, 3, 10, 0, 10);
    EXPECT_EQ(text_of(RasterFile{folder / "a.vrt"}.values(grid, grid.whole(), Rule::average)), "1.67772e+07 . 7");
}

TEST(RasterFile, EdgesThatMeetButForRoundingShareNothing)
{
    const TemporaryFolder folder;
    Raster<float> strips{{0, 0, 600, 600}, 0, 0.0f};
    for (int i = 0; i < 600; ++i)
        for (int j = 0; j < 600; ++j)
            strips.view()(i, j) = static_cast<float>(i / 2 + j / 2);
    write_raster(folder / "a.tif", strips, 0.1, 660900.3, 6363600.7);
    const Grid grid{250, 250, 0.2, 660901.1, 6363599.9, "EPSG:2154"};
    const RasterFile file{folder / "a.tif"};
    const auto least = file.values(grid, grid.whole(), Rule::min), most = file.values(grid, grid.whole(), Rule::max);
    for (int i = 0; i < 250; ++i)
        for (int j = 0; j < 250; ++j) {
            ASSERT_EQ(least.view()(i, j), static_cast<float>(i + 4 + j + 4)) << i << " " << j;
            ASSERT_EQ(most.view()(i, j), static_cast<float>(i + 4 + j + 4)) << i << " " << j;
        }
}

TEST(RasterFile, ATurnComesBeforeTheRule)
{
    const TemporaryFolder folder;
    write_raster(folder / "a.tif", drawn("0.5 2 / 3 ."), 10, 0, 0);
    const Grid one = grid_at(1, 1, 20, 0, 0);
    const auto share = RasterFile{folder / "a.tif"}.values(one, one.whole(), Rule::average, [](float v) { return v > 1 ? 1.0f : 0.0f; });
    EXPECT_EQ(text_of(share), "0.666667");
}

TEST(RasterFile, SharesOfClassesAreExact)
{
    const TemporaryFolder folder;
    write_raster(folder / "a.tif", drawn("1 1 2 / 1 3 . / 7 7 7"), 10, 0, 0);
    const RasterFile file{folder / "a.tif"};
    const Grid grid = grid_at(2, 2, 20, 0, 0);
    const auto shares = file.shares(grid, grid.whole(), {3, 1, 2});
    ASSERT_EQ(shares.size(), 3u);
    EXPECT_EQ(text_of(shares[0]), "0.25 0 / 0 0");
    EXPECT_EQ(text_of(shares[1]), "0.75 0 / 0 0");
    EXPECT_EQ(text_of(shares[2]), "0 0.25 / 0 0");
    EXPECT_EQ(file.codes({0, -20, 30, 0}), (std::vector<int>{1, 2, 3}));
    EXPECT_EQ(file.codes({0, -100, 300, 0}), (std::vector<int>{1, 2, 3, 7}));
    EXPECT_TRUE(file.codes({100, -100, 300, 0}).empty());
}

TEST(RasterFile, CodesMustBeWholeNumbers)
{
    const TemporaryFolder folder;
    write_raster(folder / "a.tif", drawn("1 1.5"), 10, 0, 0);
    EXPECT_EQ(failure([&] { RasterFile{folder / "a.tif"}.codes({0, -20, 30, 0}); }),
              "4 " + (folder / "a.tif") + ": holds values that are no codes (whole numbers)");
}

TEST(RasterFile, MistakesNameTheFile)
{
    const TemporaryFolder folder;
    write_raster(folder / "a.tif", drawn("1 2 / 3 4"), 10, 0, 0);
    write_text(folder / "a.txt", "no raster here");
    write_text(folder / "empty.tif", "");
    write_vrt(folder / "bare.vrt", corner, "");
    write_vrt(folder / "nowhere.vrt", srs, "");
    write_vrt(folder / "turned.vrt", srs + "<GeoTransform>0, 10, 1, 0, 1, -10</GeoTransform>", "");
    const auto open = [&](const std::string& name, int band = 1) { return failure([&] { RasterFile{folder / name, band}; }); };
    EXPECT_EQ(open("no.tif"), "3 " + (folder / "no.tif") + ": no such file");
    EXPECT_EQ(failure([&] { RasterFile{folder.path()}; }), "3 " + folder.path() + ": is a directory, not a file");
    EXPECT_EQ(open("a.tif", 2), "3 " + (folder / "a.tif") + ": no band 2 (allowed: 1)");
    EXPECT_EQ(open("a.txt"), "4 " + (folder / "a.txt") + ": is not a raster that GDAL opens");
    EXPECT_EQ(open("empty.tif"), "4 " + (folder / "empty.tif") + ": is not a raster that GDAL opens");
    EXPECT_EQ(open("bare.vrt"), "4 " + (folder / "bare.vrt") + ": has no CRS: say it by `crs:`");
    EXPECT_EQ(open("nowhere.vrt"), "4 " + (folder / "nowhere.vrt") + ": has no place on a map (no geotransform)");
    EXPECT_EQ(open("turned.vrt"), "4 " + (folder / "turned.vrt") + ": is rotated (allowed: north up; gdalwarp makes it so)");
}

TEST(RasterFile, ACutFileIsAnErrorWhereverItIsCut)
{
    const TemporaryFolder folder;
    write_raster(folder / "a.tif", noise(1200, 1300), 10, 0, 0);
    const std::string whole = read_text(folder / "a.tif");
    const Grid grid = grid_at(1200, 1300, 10, 0, 0);
    for (const double share : {0.3, 0.6, 0.95}) {
        write_text(folder / "cut.tif", whole.substr(0, static_cast<std::size_t>(share * static_cast<double>(whole.size()))));
        const std::string said = failure([&] { RasterFile{folder / "cut.tif"}.values(grid, grid.whole(), Rule::average); });
        EXPECT_EQ(said.rfind("4 " + (folder / "cut.tif") + ": ", 0), 0u) << said;
    }
}

TEST(RasterFile, CutTileDataAreFoundWhileReading)
{
    const TemporaryFolder folder;
    write_cog(folder / "a.tif", memory_layer<float>("noise", grid_at(1200, 1300, 10, 0, 0), noise(1200, 1300)), {}, 1);  // the head comes first
    const std::string whole = read_text(folder / "a.tif");
    write_text(folder / "cut.tif", whole.substr(0, whole.size() * 2 / 3));
    const RasterFile file{folder / "cut.tif"};
    const Grid grid = grid_at(1200, 1300, 10, 0, 0), finer = grid_at(1200, 1300, 7, 0, 0);
    for (const Grid& on : {grid, finer}) {
        const std::string said = failure([&] { file.values(on, on.whole(), Rule::average); });
        EXPECT_EQ(said.rfind("4 " + (folder / "cut.tif") + ": cannot be read: ", 0), 0u) << said;
    }
}

TEST(RasterFile, ManyThreadsReadTheSame)
{
    const TemporaryFolder folder;
    const auto values = noise(1500, 1500, 3);
    write_raster(folder / "a.tif", values, 10, 0, 0);
    const Layer layer = file_layer("noise", grid_at(1500, 1500, 10, 0, 0), RasterFile{folder / "a.tif"}, Rule::average);
    with_threads(8, [&] {
        for_each(200, [&](int n) {
            const Window window{n * 7, n * 6, 100, 120};
            const auto part = layer.values<float>(window);
            for (int i = 0; i < 100; ++i)
                ASSERT_EQ(std::memcmp(part.view().row(i), values.view().row(window.row + i) + window.col, 120 * sizeof(float)), 0);
        });
    });
}

}  // namespace
}  // namespace arpent
