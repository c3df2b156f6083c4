#include "io/raster_writer.hpp"

#include "core/error.hpp"
#include "io/file.hpp"
#include "support/failure.hpp"
#include "support/small_disk.hpp"
#include "support/temporary_folder.hpp"

#include <cmath>
#include <cstdlib>
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
