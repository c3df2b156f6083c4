#include "core/data_path.hpp"
#include "io/file.hpp"
#include "io/raster_file.hpp"
#include "support/drawn.hpp"
#include "support/failure.hpp"
#include "support/temporary_folder.hpp"

#include <cstring>
#include <fstream>
#include <gtest/gtest.h>
#include <random>

namespace arpent {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();

/// Whole numbers of few kinds, so that they are codes too.
Raster<float> codes_with_holes(int rows, int cols)
{
    std::mt19937 random{11};
    Raster<float> made{{0, 0, rows, cols}, 0, 0.0f};
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < cols; ++j)
            made.view()(i, j) = random() % 10 == 0 ? nan : static_cast<float>(random() % 5);
    return made;
}

Raster<float> cut(const Raster<float>& whole, const Window& part)
{
    Raster<float> made{{0, 0, part.rows, part.cols}, 0, nan};
    for (int i = 0; i < part.rows; ++i)
        std::copy_n(whole.view().row(part.row + i) + part.col, part.cols, made.view().row(i));
    return made;
}

void expect_same_bits(const Raster<float>& a, const Raster<float>& b)
{
    for (int i = 0; i < a.rows(); ++i)
        ASSERT_EQ(std::memcmp(a.view().row(i), b.view().row(i), static_cast<std::size_t>(a.cols()) * sizeof(float)), 0) << "row " << i;
}

struct Tiles : testing::Test {
    TemporaryFolder folder;

    void write(const std::string& name, const std::string& drawing, double west = 0, double north = 0, double cell = 10, const std::string& crs = "EPSG:2154") const
    {
        write_raster(folder / name, drawn(drawing), cell, west, north, crs);
    }
    std::string text(const std::string& source, int rows, int cols) const
    {
        const Grid grid{rows, cols, 10, 0, 0, "EPSG:2154"};
        return text_of(RasterFile{folder / source}.values(grid, grid.whole(), Rule::average));
    }
    std::string opening(const std::string& source) const
    {
        return failure([&] { RasterFile{folder / source}; });
    }
};

TEST_F(Tiles, GiveTheBitsOfTheRasterThatTheyWereCutFrom)
{
    const auto values = codes_with_holes(120, 130);
    write_raster(folder / "whole.tif", values, 10, 700000.3, 6600000.7);
    for (const int top : {0, 37, 64})
        for (const int left : {0, 50, 51}) {
            const Window part{top, left, (top == 0 ? 37 : top == 37 ? 64 : 120) - top, (left == 0 ? 50 : left == 50 ? 51 : 130) - left};
            write_raster(folder / ("tile_" + std::to_string(top) + "_" + std::to_string(left) + ".tif"), cut(values, part), 10, 700000.3 + 10 * left,
                         6600000.7 - 10 * top);
        }
    const RasterFile whole{folder / "whole.tif"}, tiles{folder / "tile_*.tif"};
    EXPECT_EQ(tiles.info().box(), whole.info().box());
    for (const Grid& grid : {Grid{80, 70, 7.3, 700111, 6599902, "EPSG:2154"}, Grid{60, 60, 23, 699990, 6600010, "EPSG:2154"},
                             Grid{120, 130, 10, 700000.3, 6600000.7, "EPSG:2154"}, Grid{80, 70, 7.3, 500112, 5149500, "EPSG:32631"}}) {
        for (const Rule rule : {Rule::nearest, Rule::bilinear, Rule::average, Rule::mode, Rule::min, Rule::max, Rule::sum})
            expect_same_bits(tiles.values(grid, grid.whole(), rule), whole.values(grid, grid.whole(), rule));
        const auto a = tiles.shares(grid, grid.whole(), {1, 3}), b = whole.shares(grid, grid.whole(), {1, 3});
        expect_same_bits(a[0], b[0]);
        expect_same_bits(a[1], b[1]);
    }
    EXPECT_EQ(tiles.codes(whole.info().box()), (std::vector<int>{0, 1, 2, 3, 4}));
    EXPECT_TRUE(tiles.warnings(whole.info().box()).empty());
    EXPECT_TRUE(whole.warnings(whole.info().box()).empty());
}

TEST_F(Tiles, TheFirstByNameThatKnowsAValueCounts)
{
    write("b.tif", "5 5 5 / 5 5 5");
    write("a.tif", "1 . / 1 1", 10);
    EXPECT_EQ(text("?.tif", 2, 3), "5 1 5 / 5 1 1");
    EXPECT_EQ(RasterFile{folder / "?.tif"}.warnings({0, -20, 30, 0}),
              std::vector<std::string>{"tiles lie on each other on 4 cells: the first by name counts, where it knows a value"});
    EXPECT_TRUE(RasterFile{folder / "?.tif"}.warnings({0, -20, 10, 0}).empty());
}

TEST_F(Tiles, AListCountsInItsOwnOrder)
{
    write("b.tif", "5 5 / 5 5");
    write("a.tif", "1 1 / 1 1");
    const Grid grid{2, 2, 10, 0, 0, "EPSG:2154"};
    const RasterFile file{joined_names({folder / "b.tif", folder / "a.tif"})};
    EXPECT_EQ(text_of(file.values(grid, grid.whole(), Rule::nearest)), "5 5 / 5 5");
}

TEST_F(Tiles, CellsUnderNoTileAreUnknownAndSaid)
{
    write("a.tif", "1 1 / 1 1");
    write("d.tif", "4 4 / 4 4", 20, -20);
    EXPECT_EQ(text("?.tif", 4, 4), "1 1 . . / 1 1 . . / . . 4 4 / . . 4 4");
    EXPECT_EQ(RasterFile{folder / "?.tif"}.warnings({0, -40, 40, 0}), std::vector<std::string>{"no tile lies on 8 of 16 cells: no value there"});
    EXPECT_TRUE(RasterFile{folder / "?.tif"}.warnings({0, -20, 20, 0}).empty());
}

TEST_F(Tiles, ThatDoNotAgreeAreErrorsWithTheirName)
{
    write("a.tif", "1 1 / 1 1");
    const std::string first = ", the first tile, " + (folder / "a.tif") + ", ";
    write("b.tif", "1 1 / 1 1", 20, 0, 10, "EPSG:3035");
    EXPECT_EQ(opening("[ab].tif"), "4 " + (folder / "b.tif") + ": is in EPSG:3035" + first + "in EPSG:2154");
    write("c.tif", "1 1 / 1 1", 20, 0, 5);
    EXPECT_EQ(opening("[ac].tif"), "4 " + (folder / "c.tif") + ": has cells of 5 x 5" + first + "of 10 x 10");
    write("d.tif", "1 1 / 1 1", 22.5, 0);
    EXPECT_EQ(opening("[ad].tif"), "4 " + (folder / "d.tif") + ": has cells that lie off those of" + first + "by 0.25 cells");
    const Grid grid{2, 2, 10, 20, 0, "EPSG:2154"};
    RasterWriter bytes{folder / "e.tif", grid, Kind::byte, {}}, metres{folder / "f.tif", grid, Kind::number, {"", "m", {}, {}, -1}};
    const Raster<std::uint8_t> ones{{0, 0, 2, 2}, 0, 1};
    bytes.put(grid.whole(), ones.view());
    bytes.close();
    metres.put(grid.whole(), drawn("1 1 / 1 1").view());
    metres.close();
    EXPECT_EQ(opening("[ae].tif"), "4 " + (folder / "e.tif") + ": holds Byte" + first + "Float32");
    EXPECT_EQ(opening("[af].tif"), "4 " + (folder / "f.tif") + ": has values in m" + first + "in no unit");
}

TEST_F(Tiles, ABrokenOneIsNamed)
{
    write_raster(folder / "a.tif", static_noise(600, 600), 10, 0, 0);
    write_raster(folder / "b.tif", static_noise(600, 600), 10, 6000, 0);
    const std::string whole = read_text(folder / "b.tif");
    const Grid grid{600, 1200, 10, 0, 0, "EPSG:2154"};
    write_text(folder / "b.tif", "no raster");
    EXPECT_EQ(opening("*.tif"), "4 " + (folder / "b.tif") + ": is not a raster that GDAL opens");
    write_text(folder / "b.tif", whole.substr(0, whole.size() / 2));
    const std::string said = failure([&] { RasterFile{folder / "*.tif"}.values(grid, grid.whole(), Rule::average); });
    EXPECT_EQ(said.rfind("4 " + (folder / "b.tif") + ": ", 0), 0u) << said;
    EXPECT_EQ(opening("*.asc"), "3 no file fits \"" + (folder / "*.asc") + '"');
}

TEST_F(Tiles, FewFilesAreOpenAtOnce)
{
    for (int n = 0; n < 300; ++n)
        std::ofstream{folder / ("t" + std::to_string(n) + ".asc")} << "ncols 2\nnrows 2\nxllcorner " << 20 * (n % 20) << "\nyllcorner "
                                                                   << -20 * (n / 20 + 1) << "\ncellsize 10\n1 1\n1 1\n";
    const RasterFile file{folder / "t*.asc", 1, "EPSG:2154"};
    const Grid grid{30, 40, 10, 0, 0, "EPSG:2154"};
    const auto values = file.values(grid, grid.whole(), Rule::average);
    int open = 0;
    for ([[maybe_unused]] const auto& each : std::filesystem::directory_iterator{"/proc/self/fd"})
        ++open;
    EXPECT_LT(open, 60);
    for (int i = 0; i < 30; ++i)
        for (int j = 0; j < 40; ++j)
            ASSERT_EQ(values.view()(i, j), 1.0f);
}

TEST_F(Tiles, MayHaveTheirCrsFromTheStudy)
{
    const std::string head = "ncols 2\nnrows 1\nxllcorner ", tail = "\nyllcorner -10\ncellsize 10\nNODATA_value -99999\n";
    write_text(folder / "a.asc", head + "0" + tail + "1.5 -99999\n");
    write_text(folder / "b.asc", head + "20" + tail + "3 4\n");
    EXPECT_EQ(opening("*.asc"), "4 " + (folder / "a.asc") + ": has no CRS: say it by `crs:`");
    const Grid grid{1, 4, 10, 0, 0, "EPSG:2154"};
    const RasterFile file{folder / "*.asc", 1, "EPSG:2154"};
    EXPECT_EQ(text_of(file.values(grid, grid.whole(), Rule::average)), "1.5 . 3 4");
    write("a.tif", "1 2");
    EXPECT_EQ(failure([&] { RasterFile(folder / "a.tif", 1, "EPSG:3035"); }),
              "4 " + (folder / "a.tif") + ": is in EPSG:2154, not in EPSG:3035 as `crs:` says");
    EXPECT_EQ(failure([&] { RasterFile(folder / "a.asc", 1, "EPSG:99999"); }),
              "3 unknown CRS \"EPSG:99999\" (allowed: EPSG:n, as EPSG:2154, or a WKT)");
}

}  // namespace
}  // namespace arpent
