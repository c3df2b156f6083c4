#include "models/runoff/interception.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace arpent::runoff {
namespace {

constexpr double mm = 1e-3;

/// I after `rain` in `parts` equal parts, under full cover.
float caught(double rain, int parts, float LAI)
{
    const float S_max = leaf_storage(LAI), filling = leaf_catch(LAI) / S_max;
    float I = 0;
    for (int n = 0; n < parts; ++n)
        I += interception_gain(I, static_cast<float>(rain / parts), S_max, filling);
    return I;
}

TEST(Interception, MeetsTheExample)
{
    EXPECT_NEAR(leaf_storage(3), 2.37725 * mm, 1e-6 * 2.4 * mm);
    EXPECT_NEAR(caught(10 * mm, 1, 3), 1.0469 * mm, 1e-4 * mm);
}

TEST(Interception, DoesNotDependOnTheSplit)
{
    for (const float LAI : {0.5f, 3.0f, 8.0f})
        for (const double rain : {0.01 * mm, 1 * mm, 10 * mm, 100 * mm})
            for (const int parts : {7, 1000})
                EXPECT_NEAR(caught(rain, parts, LAI) / caught(rain, 1, LAI), 1, 1e-5) << LAI << " " << rain;
}

TEST(Interception, FirstRainStaysByItsShareAndAllLeavesFill)
{
    EXPECT_NEAR(caught(1e-6, 1, 2) / 1e-6, 0.092, 1e-4);
    EXPECT_NEAR(caught(10, 1, 2) / leaf_storage(2), 1, 1e-6);
    EXPECT_LE(caught(10, 1000, 2), leaf_storage(2));
}

TEST(Interception, BareTwigsCatchNothing)
{
    EXPECT_EQ(leaf_storage(0.1f), 0);
    EXPECT_EQ(leaf_storage(0), 0);
    EXPECT_GT(leaf_storage(0.11f), 0);
}

}  // namespace
}  // namespace arpent::runoff
