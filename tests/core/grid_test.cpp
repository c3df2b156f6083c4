#include "core/grid.hpp"

#include "core/error.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <random>

namespace arpent {
namespace {

TEST(Grid, SnapsItsCornerToMultiplesOfTheCell)
{
    const Grid grid = Grid::snapped({660901, 6356603, 667396, 6363599}, 5, "EPSG:2154");
    EXPECT_EQ(grid, (Grid{1400, 1300, 5, 660900, 6363600, "EPSG:2154"}));
    EXPECT_EQ(grid.box(), (Box{660900, 6356600, 667400, 6363600}));
}

TEST(Grid, SnappingItsOwnBoxChangesNothing)
{
    for (const double cell : {0.1, 0.3, 1.0 / 3, 0.7, 1.0, 2.5, 5.0, 1e-3, 997.0})
        for (const double at : {0.0, 1.0, -1.0, 123457.0, -6356600.0, 6363600.0}) {
            const Grid once = Grid::snapped({at, at, at + 17.3 * cell, at + 9.9 * cell}, cell, "");
            EXPECT_EQ(Grid::snapped(once.box(), cell, ""), once) << cell << ' ' << at;
            EXPECT_LE(once.west, at + 1e-6 * cell);
            EXPECT_GE(once.box().east, at + 17.3 * cell - 1e-6 * cell);
            EXPECT_NEAR(std::round(once.west / cell) * cell, once.west, 1e-9 * std::abs(once.west));
        }
}

TEST(Grid, EdgesOnMultiplesOfABinaryInexactCellAddNoCell)
{
    const Grid grid = Grid::snapped({0.1 * 3, 0.1 * 7, 0.1 * 13, 0.1 * 27}, 0.1, "");
    EXPECT_EQ(grid.cols, 10);
    EXPECT_EQ(grid.rows, 20);
}

TEST(Grid, IsAtLeastOneCell)
{
    EXPECT_EQ(Grid::snapped({2, 2, 3, 3}, 10, ""), (Grid{1, 1, 10, 0, 10, ""}));
    EXPECT_EQ(Grid::snapped({-3, -3, -2, -2}, 10, ""), (Grid{1, 1, 10, -10, 0, ""}));
    EXPECT_EQ(Grid::snapped({9, 9, 11, 11}, 10, "").cells(), 4);
}

TEST(Grid, RefusesWhatIsNone)
{
    EXPECT_THROW(Grid::snapped({0, 0, 0, 10}, 1, ""), Error);
    EXPECT_THROW(Grid::snapped({5, 0, 1, 10}, 1, ""), Error);
    EXPECT_THROW(Grid::snapped({0, 0, 10, 10}, 0, ""), Error);
    EXPECT_THROW(Grid::snapped({0, 0, 10, 10}, -1, ""), Error);
    EXPECT_THROW(Grid::snapped({0, 0, NAN, 10}, 1, ""), Error);
    EXPECT_THROW(Grid::snapped({0, 0, INFINITY, 10}, 1, ""), Error);
    EXPECT_THROW(Grid::snapped({0, 0, 1e7, 10}, 1e-3, ""), Error) << "more columns than an int counts";
}

TEST(Grid, ABillionCellsAreCountedWithoutOverflow)
{
    const Grid grid = Grid::snapped({0, 0, 50000, 40000}, 1, "");
    EXPECT_EQ(grid.cells(), 2'000'000'000);
    EXPECT_EQ(grid.whole().cells(), 2'000'000'000);
    EXPECT_EQ(grid.col(49999.5), 49999);
    EXPECT_EQ(grid.row(0.5), 39999);
}

TEST(Grid, APointOnAnEdgeBelongsToTheCellEastAndSouthOfIt)
{
    const Grid grid{3, 4, 10, 100, 50, ""};
    EXPECT_EQ(grid.col(100), 0);
    EXPECT_EQ(grid.col(110), 1);
    EXPECT_EQ(grid.col(140), 3) << "the outer east edge";
    EXPECT_EQ(grid.col(140.001), -1);
    EXPECT_EQ(grid.col(99.999), -1);
    EXPECT_EQ(grid.row(50), 0);
    EXPECT_EQ(grid.row(40), 1);
    EXPECT_EQ(grid.row(20), 2) << "the outer south edge";
    EXPECT_EQ(grid.row(19.9), -1);
    EXPECT_EQ(grid.row(NAN), -1);
}

TEST(Grid, CentresLieInTheirOwnCells)
{
    const Grid grid{31, 47, 0.1, -3.7, 12.3, ""};
    for (int k = 0; k < 31; ++k)
        EXPECT_EQ(grid.row(grid.y(k)), k);
    for (int k = 0; k < 47; ++k)
        EXPECT_EQ(grid.col(grid.x(k)), k);
}

TEST(Grid, CroppingTwiceIsCroppingOnce)
{
    const Grid grid{300, 400, 2.5, 660900, 6363600, ""};
    const Grid once = grid.cropped({40, 60, 100, 100}).cropped({5, 7, 10, 20});
    EXPECT_EQ(once, grid.cropped({45, 67, 10, 20}));
    EXPECT_EQ(grid.cropped(grid.whole()), grid);
    EXPECT_EQ(grid.touched(once.box()), (Window{45, 67, 10, 20}));
}

TEST(Grid, TouchedCellsAreThoseThatShareArea)
{
    const Grid grid{10, 10, 1, 0, 10, ""};
    EXPECT_EQ(grid.touched({2, 3, 4, 5}), (Window{5, 2, 2, 2})) << "edges alone do not count";
    EXPECT_EQ(grid.touched({2.5, 3.5, 2.6, 3.6}), (Window{6, 2, 1, 1}));
    EXPECT_EQ(grid.touched({-5, -5, 50, 50}), grid.whole());
    EXPECT_TRUE(grid.touched({20, 20, 30, 30}).empty());
    EXPECT_TRUE(grid.touched({10, 0, 12, 10}).empty()) << "beside the east edge";
    std::mt19937 dice{1};
    std::uniform_real_distribution<double> spread{-2, 12};
    for (int n = 0; n < 1000; ++n) {
        const double a = spread(dice), b = spread(dice), c = spread(dice), d = spread(dice);
        const Box box{std::min(a, b), std::min(c, d), std::max(a, b), std::max(c, d)};
        const Window w = grid.touched(box);
        for (int i = 0; i < 10; ++i)
            for (int j = 0; j < 10; ++j)
                EXPECT_EQ(!grid.box(Window{i, j, 1, 1}).within(box).empty(), (Window{i, j, 1, 1}.within(w).cells() == 1));
    }
}

TEST(Grid, CoarserBlocksCoverEveryCellOnce)
{
    const Grid grid{10, 7, 2, 0, 0, ""};
    const Grid coarse = grid.coarser(4);
    std::int64_t covered = 0;
    for (int i = 0; i < coarse.rows; ++i)
        for (int j = 0; j < coarse.cols; ++j)
            covered += grid.block(i, j, 4).cells();
    EXPECT_EQ(covered, 70);
    EXPECT_EQ(coarse.cell, 8);
    EXPECT_EQ(grid.coarser(1), grid);
    EXPECT_EQ(grid.coarser(1000).cells(), 1);
}

TEST(Window, WhatDoesNotMeetIsEmpty)
{
    const Window a{0, 0, 10, 10};
    EXPECT_TRUE(a.within({20, 20, 5, 5}).empty());
    EXPECT_TRUE(a.within({10, 0, 5, 5}).empty());
    EXPECT_EQ(a.within({-3, 8, 5, 5}), (Window{0, 8, 2, 2}));
    EXPECT_EQ(a.grown(2).within(a), a);
    EXPECT_TRUE(a.contains({3, 3, 7, 7}));
    EXPECT_FALSE(a.contains({3, 3, 8, 7}));
    EXPECT_TRUE(a.contains({50, 50, 0, 0})) << "nothing is everywhere";
}

}  // namespace
}  // namespace arpent
