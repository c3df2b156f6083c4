#include "scenarios/compare/relief.hpp"

#include "support/drawn_layer.hpp"

#include <cmath>
#include <gtest/gtest.h>

using namespace arpent;

namespace {

const Grid grid{9, 9, 5, 0, 0, "EPSG:2154"};

int grey(const Picture& picture, int i, int j) { return picture.palette[picture.codes[static_cast<std::size_t>(i * picture.width + j)]][0]; }

}  // namespace

TEST(Relief, IsWhiteWhereGroundIsFlatOrUnknown)
{
    const auto flat = relief(drawn<float>("ground_elevation", grid, [](int, int j) { return j == 8 ? NAN : 250.0f; }));
    for (int j = 0; j < 9; ++j)
        EXPECT_EQ(grey(flat, 4, j), 255);
}

TEST(Relief, IsDarkWhereGroundTurnsFromTheNorthWest)
{
    const auto falls_south_east = relief(drawn<float>("ground_elevation", grid, [](int i, int j) { return -2.0 * (i + j); }));
    const auto falls_north_west = relief(drawn<float>("ground_elevation", grid, [](int i, int j) { return 2.0 * (i + j); }));
    EXPECT_LT(grey(falls_south_east, 4, 4), 200);
    EXPECT_GT(grey(falls_north_west, 4, 4), grey(falls_south_east, 4, 4) + 50);
}

TEST(Relief, ShowsHousesWhereMoreThanHalfIsBuilt)
{
    const auto made = buildings(drawn<float>("building_fraction", grid, [](int, int j) { return j / 8.0; }));
    EXPECT_EQ(made.codes[4], 0);  // 0.5 is not more than half
    EXPECT_EQ(made.codes[5], 1);
    EXPECT_EQ(made.palette[0][3], 0);
}
