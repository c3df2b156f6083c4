#include "io/clip.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

Polygon box(double west, double south, double east, double north) { return {Ring{{west, south}, {east, south}, {east, north}, {west, north}}}; }

TEST(ClipArea, CutsPolygonsToTheUnionOfItsOwn)
{
    const ClipArea area{{box(0, 0, 10, 10), box(5, 0, 20, 10)}};
    EXPECT_DOUBLE_EQ(area.within({{}, {}, {box(-10, 0, 15, 5)}}).area(), 75);
    EXPECT_TRUE(area.within({{}, {}, {box(20, 0, 30, 10)}}).empty());  // touches
}

TEST(ClipArea, CutsLinesAndKeepsPointsWithin)
{
    const ClipArea area{{box(0, 0, 10, 10), box(30, 0, 40, 10)}};
    const Geometry cut = area.within({{{5, 5}, {20, 5}, {35, 5}}, {{{0, 5}, {40, 5}}}, {}});
    EXPECT_EQ(cut.points.size(), 2u);
    EXPECT_EQ(cut.lines.size(), 2u);
    EXPECT_DOUBLE_EQ(cut.length(), 20);
}

TEST(ClipArea, LeavesWhatLiesWithinAsItIs)
{
    const ClipArea area{{box(0, 0, 10, 10)}};
    EXPECT_DOUBLE_EQ(area.within({{}, {}, {box(2, 2, 4, 4)}}).area(), 4);
}

}  // namespace
}  // namespace arpent
