#include "scenarios/study/patches.hpp"

#include "support/drawn_layer.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

const Grid grid{300, 600, 5, 0, 1500, "EPSG:2154"};

float value(int i, int j) { return static_cast<float>(1000 * i + j); }

TEST(Patches, KeepWhatIsNotWrittenInEveryWindow)
{
    Patches<float> patches{drawn<float>("depth", grid, value)};
    patches.at(255, 255) = -1;
    patches.at(256, 511) = -2;
    EXPECT_EQ(patches.at(299, 599), value(299, 599));
    const Layer layer = patches.layer();
    EXPECT_EQ(layer.name, "depth");
    for (const Window& window : {grid.whole(), Window{250, 250, 20, 300}, Window{255, 255, 1, 1}, Window{0, 513, 300, 87}}) {
        const auto read = layer.values<float>(window, 1, 7.f);
        for (int i = -1; i <= window.rows; ++i)
            for (int j = -1; j <= window.cols; ++j) {
                const int row = window.row + i, col = window.col + j;
                const bool on_grid = row >= 0 && row < grid.rows && col >= 0 && col < grid.cols;
                const float meant = !on_grid ? 7 : row == 255 && col == 255 ? -1 : row == 256 && col == 511 ? -2 : value(row, col);
                ASSERT_EQ(read.view()(i, j), meant) << row << " " << col;
            }
    }
}

TEST(Patches, TakeWholeTiles)
{
    Patches<std::uint8_t> patches{constant_layer<std::uint8_t>("land_cover", grid, 6)};
    patches.put(Raster<std::uint8_t>{{256, 512, 44, 88}, 0, 2});
    const auto values = patches.layer().values<std::uint8_t>(grid.whole());
    EXPECT_EQ(values.view()(255, 512), 6);
    EXPECT_EQ(values.view()(256, 511), 6);
    EXPECT_EQ(values.view()(256, 512), 2);
    EXPECT_EQ(values.view()(299, 599), 2);
}

}  // namespace
}  // namespace arpent
