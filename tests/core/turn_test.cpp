#include "core/turn.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

constexpr Side sides[] = {Side::north, Side::south, Side::west, Side::east};

template <typename T>
Raster<T> numbered(int rows, int cols)
{
    Raster<T> made{{0, 0, rows, cols}, 0, T{}};
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < cols; ++j)
            made.view()(i, j) = static_cast<T>(i * 251 + j * 7 + i * j);
    return made;
}

template <typename T>
Raster<T> seen_from(const Raster<T>& raster, Side side)
{
    const Grid grid = turned({raster.rows(), raster.cols(), 1, 0, 0, ""}, side);
    Raster<T> made{grid.whole(), 0, T{}};
    turn(raster.view(), raster.rows(), raster.cols(), side, made.view());
    return made;
}

TEST(Turn, TheFirstRowIsTheSideOneLooksTo)
{
    const auto raster = numbered<float>(37, 50);
    const auto view = raster.view();
    EXPECT_EQ(seen_from(raster, Side::north).view()(0, 5), view(0, 5));
    EXPECT_EQ(seen_from(raster, Side::south).view()(0, 5), view(36, 5));
    EXPECT_EQ(seen_from(raster, Side::west).view()(0, 5), view(5, 0));
    EXPECT_EQ(seen_from(raster, Side::east).view()(0, 5), view(5, 49));
    EXPECT_EQ(seen_from(raster, Side::east).view()(49, 36), view(36, 0));
}

template <typename T>
void expect_back(int rows, int cols)
{
    const auto raster = numbered<T>(rows, cols);
    for (const Side side : sides) {
        const auto seen = seen_from(raster, side);
        Raster<T> back{raster.window(), 0, T{}};
        turn_back(seen.view(), seen.rows(), seen.cols(), side, back.view());
        for (int i = 0; i < rows; ++i)
            for (int j = 0; j < cols; ++j)
                ASSERT_EQ(back.view()(i, j), raster.view()(i, j)) << rows << " x " << cols << " at " << i << " " << j;
    }
}

TEST(Turn, TurnedBackItIsAsItWas)
{
    for (const auto& [rows, cols] : {std::pair{1, 1}, {1, 90}, {90, 1}, {16, 16}, {17, 15}, {64, 128}, {131, 70}}) {
        expect_back<float>(rows, cols);
        expect_back<std::uint8_t>(rows, cols);
    }
}

TEST(Turn, AWindowOfTheTurnedGridHoldsTheSameCells)
{
    const auto raster = numbered<float>(30, 41);
    const Grid grid{30, 41, 1, 0, 0, ""};
    const Window window{3, 5, 8, 11};
    for (const Side side : sides) {
        const Window there = unturned(window, grid, side);
        const auto seen = seen_from(raster, side);
        Raster<float> back{there, 0, 0};
        turn_back(seen.view().from(window.row, window.col), window.rows, window.cols, side, back.view());
        for (int i = 0; i < there.rows; ++i)
            for (int j = 0; j < there.cols; ++j)
                ASSERT_EQ(back.view()(i, j), raster.view()(there.row + i, there.col + j));
    }
}

}  // namespace
}  // namespace arpent
