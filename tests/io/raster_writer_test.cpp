#include "io/raster_writer.hpp"

#include "core/error.hpp"
#include "io/file.hpp"
#include "io/raster_file.hpp"
#include "support/drawn.hpp"
#include "support/failure.hpp"
#include "support/small_disk.hpp"
#include "support/temporary_folder.hpp"

#include <cmath>
#include <cstdio>
#include <cstring>
#include <gtest/gtest.h>
#include <limits>

namespace arpent {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();

Grid grid_of(int rows, int cols) { return {rows, cols, 5, 660900, 6363600, "EPSG:2154"}; }

/// A hill with a hole without values.
Raster<float> hill(const Grid& grid)
{
    Raster<float> made{grid.whole(), 0, 0.0f};
    for (int i = 0; i < grid.rows; ++i)
        for (int j = 0; j < grid.cols; ++j)
            made.view()(i, j) = i > 100 && i < 200 && j < 300 ? nan : static_cast<float>(100 + 0.25 * (i % 97) - 0.125 * (j % 61));
    return made;
}

/// A file that shows overview n of `a.tif`.
std::string overview_vrt(int n, int rows, int cols, int cell)
{
    return "<VRTDataset rasterXSize=\"" + std::to_string(cols) + "\" rasterYSize=\"" + std::to_string(rows) +
           "\"><SRS>EPSG:2154</SRS><GeoTransform>660900, " + std::to_string(cell) + ", 0, 6363600, 0, -" + std::to_string(cell) +
           "</GeoTransform><VRTRasterBand dataType=\"Float32\" band=\"1\"><SimpleSource><SourceFilename relativeToVRT=\"1\">a.tif</SourceFilename>"
           "<OpenOptions><OOI key=\"OVERVIEW_LEVEL\">" + std::to_string(n) + "</OOI></OpenOptions><SourceBand>1</SourceBand></SimpleSource>"
           "</VRTRasterBand></VRTDataset>";
}

void write(const std::string& path, const Grid& grid, const Raster<float>& values, int height)
{
    RasterWriter writer{path, grid, Kind::number, {"hill", "m", {}, {}, -1}};
    for (int row = 0; row < grid.rows; row += height) {
        const Window band = Window{row, 0, height, grid.cols}.within(grid.whole());
        writer.put(band, values.view().from(row, 0));
    }
    writer.close();
}

TEST(RasterWriter, TheSameValuesGiveTheSameBytesInBandsOfAnyHeight)
{
    const TemporaryFolder folder;
    const Grid grid = grid_of(1500, 1301);
    const auto values = hill(grid);
    write(folder / "a.tif", grid, values, 1500);
    write(folder / "b.tif", grid, values, 7);
    EXPECT_EQ(read_text(folder / "a.tif"), read_text(folder / "b.tif"));
    EXPECT_EQ(folder.names(), (std::vector<std::string>{"a.tif", "b.tif"}));
}

TEST(RasterWriter, UnknownCellsHoldTheNoDataValueAndStayUnknown)
{
    const TemporaryFolder folder;
    const Grid grid = grid_of(1, 4);
    RasterWriter writer{folder / "a.tif", grid, Kind::number, {"", "", -9999, {}, 1}};
    writer.put(grid.whole(), drawn("1.3 . -9999 2.6").view());
    writer.close();
    const RasterFile file{folder / "a.tif"};
    EXPECT_EQ(file.info().nodata, -9999);
    EXPECT_EQ(text_of(file.values(grid, grid.whole(), Rule::nearest)), "1.5 . . 2.5");
}

TEST(RasterWriter, OverviewsHoldMeansOfWhatIsKnown)
{
    const TemporaryFolder folder;
    const Grid grid = grid_of(1100, 1025);
    write(folder / "a.tif", grid, hill(grid), 300);
    write_text(folder / "half.vrt", overview_vrt(0, 550, 513, 10));
    const RasterFile half{folder / "half.vrt"};
    const Grid coarse{550, 513, 10, grid.west, grid.north, grid.crs};
    const auto means = half.values(coarse, coarse.whole(), Rule::nearest);
    const auto exact = RasterFile{folder / "a.tif"}.values(coarse, coarse.whole(), Rule::average);
    for (int i = 0; i < coarse.rows; ++i)
        for (int j = 0; j < coarse.cols; ++j) {
            const float a = means.view()(i, j), b = exact.view()(i, j);
            ASSERT_TRUE((a != a && b != b) || std::abs(a - b) < 1e-4f) << i << " " << j << ": " << a << " " << b;
        }
}

TEST(RasterWriter, OverviewsOfCodesHoldTheCommonest)
{
    const TemporaryFolder folder;
    const Grid grid = grid_of(600, 700);
    Raster<std::uint8_t> codes{grid.whole(), 0, 0};
    for (int i = 0; i < grid.rows; ++i)
        for (int j = 0; j < grid.cols; ++j)
            codes.view()(i, j) = static_cast<std::uint8_t>((i * 7 + j * 13 + i * j) % 5);
    RasterWriter writer{folder / "a.tif", grid, Kind::byte, {"", "", 0, {}, -1}};
    writer.put(grid.whole(), std::as_const(codes).view());
    writer.close();
    write_text(folder / "half.vrt", overview_vrt(0, 300, 350, 10));
    const Grid coarse{300, 350, 10, grid.west, grid.north, grid.crs};
    const auto half = RasterFile{folder / "half.vrt"}.values(coarse, coarse.whole(), Rule::nearest);
    const auto exact = RasterFile{folder / "a.tif"}.values(coarse, coarse.whole(), Rule::mode);
    for (int i = 0; i < coarse.rows; ++i)
        for (int j = 0; j < coarse.cols; ++j)
            ASSERT_EQ(half.view()(i, j), std::isnan(exact.view()(i, j)) ? 0 : exact.view()(i, j)) << i << " " << j;
}

TEST(RasterWriter, AFullDiskGivesTheSystemsWordsAndLeavesNothing)
{
    const SmallDisk disk;
    if (!disk.mounted())
        GTEST_SKIP() << "only root may mount a small disk";
    const std::string path = disk.folder() / "big.tif";
    for (int side = 330; side < 560; side += 7) {  // from what fits to what does not
        const Grid grid = grid_of(side, side);
        const auto values = static_noise(side, side);
        const std::string said = failure([&] { write(path, grid, values, 100); });
        if (!said.empty()) {
            EXPECT_EQ(said, "7 " + path + ": cannot be written: No space left on device") << side;
            EXPECT_TRUE(disk.folder().names().empty()) << side;
            continue;
        }
        const auto back = RasterFile{path}.values(grid, grid.whole(), Rule::nearest);
        for (int i = 0; i < side; ++i)
            ASSERT_EQ(std::memcmp(back.view().row(i), values.view().row(i), static_cast<std::size_t>(side) * sizeof(float)), 0) << side;
        std::remove(path.c_str());
    }
}

TEST(RasterWriter, AnUnfinishedFileLeavesNothing)
{
    const TemporaryFolder folder;
    const Grid grid = grid_of(40, 30);
    {
        RasterWriter writer{folder / "a.tif", grid, Kind::number, {}};
        writer.put({0, 0, 20, 30}, hill(grid).view());
        EXPECT_EQ(failure([&] { writer.close(); }), "70 " + (folder / "a.tif") + ": closed before its last row");
        EXPECT_EQ(failure([&] { writer.put({0, 0, 20, 30}, hill(grid).view()); }),
                  "70 " + (folder / "a.tif") + ": rows come out of order, or of another kind");
    }
    EXPECT_TRUE(folder.names().empty());
}

}  // namespace
}  // namespace arpent
