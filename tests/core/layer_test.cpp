#include "core/layer.hpp"

#include <cstdint>
#include <gtest/gtest.h>

namespace arpent {
namespace {

const Grid grid{5, 7, 1, 0, 5, ""};

Layer numbered()
{
    Raster<float> made{grid.whole(), 0, 0.0f};
    for (int i = 0; i < grid.rows; ++i)
        for (int j = 0; j < grid.cols; ++j)
            made.view()(i, j) = static_cast<float>(10 * i + j);
    return memory_layer("numbered", grid, std::move(made));
}

TEST(Layer, HandsOutAnyWindowWithItsHalo)
{
    const auto piece = numbered().values<float>({1, 2, 2, 3}, 2, -1.0f);
    EXPECT_EQ(piece.view()(0, 0), 12);
    EXPECT_EQ(piece.view()(1, 2), 24);
    EXPECT_EQ(piece.view()(-1, -2), 0) << "inside the grid, in the halo";
    EXPECT_EQ(piece.view()(-2, 0), -1) << "off the grid";
    EXPECT_EQ(piece.view()(3, 4), 46);
}

TEST(Layer, AWindowOffTheGridIsAllOutside)
{
    const auto piece = numbered().values<float>({20, 20, 2, 2}, 1, -1.0f);
    EXPECT_EQ(piece.view()(0, 0), -1);
}

TEST(Layer, RefusesAnotherKindOfValue)
{
    EXPECT_THROW(numbered().values<std::uint8_t>(grid.whole()), Error);
    EXPECT_THROW(numbered().values<Quanta>(grid.whole()), Error);
}

TEST(Layer, OneOfOneValueTakesNoMemory)
{
    const Grid huge{30000, 30000, 1, 0, 0, ""};
    const auto piece = constant_layer<std::uint8_t>("class", huge, 7).values<std::uint8_t>({29999, 29999, 1, 1}, 1, std::uint8_t{0});
    EXPECT_EQ(piece.view()(0, 0), 7);
    EXPECT_EQ(piece.view()(1, 1), 0);
}

TEST(Raster, RowsBeginCacheLinesAndDoNotShareOneCacheSet)
{
    for (const int cols : {1, 16, 1000, 1024, 4096}) {
        const Raster<float> raster{{0, 0, 3, cols}, 1, 0.0f};
        for (int i = 0; i < 3; ++i)
            EXPECT_EQ(reinterpret_cast<std::uintptr_t>(raster.view().row(i)) % 64, 0u) << cols;
        EXPECT_NE((raster.view().row(1) - raster.view().row(0)) * 4 % 4096, 0) << cols;
    }
}

}  // namespace
}  // namespace arpent
