#include "io/file.hpp"
#include "io/raster_file.hpp"
#include "io/raster_writer.hpp"
#include "support/drawn.hpp"
#include "support/failure.hpp"
#include "support/small_disk.hpp"
#include "support/temporary_folder.hpp"

#include <cstdio>
#include <cstdlib>
#include <gtest/gtest.h>

namespace arpent {
namespace {

Grid grid_of(int rows, int cols) { return {rows, cols, 5, 660900, 6363600, "EPSG:2154"}; }

Layer waves(const Grid& grid)
{
    return {"waves", grid, Kind::number, 1, [](int, const Window& window, AnyView to) {
                for (int i = 0; i < window.rows; ++i)
                    for (int j = 0; j < window.cols; ++j)
                        std::get<View<float>>(to)(i, j) = static_cast<float>((window.row + i) % 83 - 0.37 * ((window.col + j) % 127));
            }};
}

Layer noise(int side) { return memory_layer<float>("noise", grid_of(side, side), static_noise(side, side)); }

Layer checks(const Grid& grid)
{
    return {"checks", grid, Kind::byte, 1, [](int, const Window& window, AnyView to) {
                for (int i = 0; i < window.rows; ++i)
                    for (int j = 0; j < window.cols; ++j)
                        std::get<View<std::uint8_t>>(to)(i, j) = static_cast<std::uint8_t>(1 + (window.row + i) / 50 % 3 + (window.col + j) / 70 % 4);
            }};
}

void expect_good(const std::string& path)
{
    const char* tools = std::getenv("ARPENT_TOOLS");
    if (!tools)
        GTEST_SKIP() << "ARPENT_TOOLS is not set: no cog-check";
    EXPECT_EQ(std::system((std::string{tools} + "/cog-check --strict " + path).c_str()), 0);
}

TEST(Cog, IsValidToTheLastNote)
{
    const TemporaryFolder folder;
    write_cog(folder / "waves.tif", waves(grid_of(1100, 1700)), {"waves", "m", {}, {}, 6}, 2);
    write_cog(folder / "small.tif", waves(grid_of(30, 40)), {"waves", "m", {}, {}, 6}, 1);
    write_cog(folder / "checks.tif", checks(grid_of(1100, 1700)), {"checks", "1", 0, {{1, {255, 0, 0}}, {2, {0, 128, 0}}}, -1}, 1);
    EXPECT_EQ(folder.names(), (std::vector<std::string>{"checks.tif", "small.tif", "waves.tif"}));
    for (const std::string name : {"waves.tif", "small.tif", "checks.tif"})
        expect_good(folder / name);
}

TEST(Cog, AFullDiskGivesTheSystemsWordsAndLeavesNothing)
{
    const SmallDisk disk{2};
    if (!disk.mounted())
        GTEST_SKIP() << "only root may mount a small disk";
    const std::string path = disk.folder() / "big.tif";
    EXPECT_EQ(failure([&] { write_cog(path, noise(100), {}, 2); }), "");
    std::remove(path.c_str());
    for (const int side : {512, 600})  // the file does not fit beside its draft; the draft does not fit
        for (const int threads : {1, 2}) {
            EXPECT_EQ(failure([&] { write_cog(path, noise(side), {}, threads); }),
                      "7 " + path + ": cannot be written: No space left on device");
            EXPECT_TRUE(disk.folder().names().empty()) << side;
        }
}

TEST(Cog, WaterInQuantaIsWrittenInMetres)
{
    const TemporaryFolder folder;
    const Grid grid = grid_of(2, 3);
    write_cog(folder / "depth.tif", constant_layer<Quanta>("depth", grid, 1 << 23), {"depth", "m", {}, {}, -1}, 1);
    EXPECT_EQ(text_of(RasterFile{folder / "depth.tif"}.values(grid, grid.whole(), Rule::nearest)), "0.5 0.5 0.5 / 0.5 0.5 0.5");
}

TEST(Cog, TheSameLayerGivesTheSameBytesWithAnyThreads)
{
    const TemporaryFolder folder;
    write_cog(folder / "a.tif", waves(grid_of(1100, 1700)), {"waves", "m", {}, {}, 6}, 1);
    write_cog(folder / "b.tif", waves(grid_of(1100, 1700)), {"waves", "m", {}, {}, 6}, 4);
    EXPECT_EQ(read_text(folder / "a.tif"), read_text(folder / "b.tif"));
}

}  // namespace
}  // namespace arpent
