#include "scenarios/compare/map_panel.hpp"

#include "support/drawn_layer.hpp"

#include <cmath>
#include <gtest/gtest.h>

using namespace arpent;

namespace {

const Grid grid{64, 96, 5, 1000, 2000, "EPSG:2154"};

Layer spots(float first, float second)
{
    return drawn<float>("d", grid, [=](int i, int j) { return i == 20 && j == 70 ? first : i == 50 && j == 10 ? second : j == 95 ? NAN : 0.001f; });
}

}  // namespace

TEST(CloseUps, HoldTheGreatestDifferencesFirst)
{
    const auto found = busiest(spots(-3, 2), 0.01, 16, 2);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_TRUE(found[0].contains({20, 70, 1, 1}));
    EXPECT_TRUE(found[1].contains({50, 10, 1, 1}));
    EXPECT_EQ(found[0].rows, 16);
    EXPECT_TRUE(found[0].within(found[1]).empty());
}

TEST(CloseUps, AreNotMadeOfNoiseOrOfLittle)
{
    EXPECT_TRUE(busiest(spots(0, 0), 0.01, 16, 2).empty());
    EXPECT_EQ(busiest(spots(3, 0.2f), 0.01, 16, 2).size(), 1u);
}

TEST(CloseUps, ReadAWindowOfTheirLayer)
{
    const Layer part = cropped(spots(-3, 2), {16, 64, 10, 20});
    EXPECT_EQ(part.grid, grid.cropped({16, 64, 10, 20}));
    EXPECT_EQ(part.values<float>({3, 5, 2, 2}).view()(1, 1), -3);
}
