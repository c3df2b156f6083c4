#include "core/grid.hpp"

#include "core/error.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

TEST(Grid, SnapsItsCornerToMultiplesOfTheCell)
{
    const Grid grid = Grid::snapped({660901, 6356603, 667396, 6363599}, 5, "EPSG:2154");
    EXPECT_EQ(grid, (Grid{1400, 1300, 5, 660900, 6363600, "EPSG:2154"}));
}

}  // namespace
}  // namespace arpent
