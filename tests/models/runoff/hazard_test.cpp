#include "models/runoff/hazard.hpp"

#include <gtest/gtest.h>

namespace arpent::runoff {
namespace {

TEST(Hazard, RatingIsDepthTimesSpeedAndWhatDebrisAdds)
{
    EXPECT_FLOAT_EQ(hazard_rating(0.2f, 1, true), 0.3f);
    EXPECT_FLOAT_EQ(hazard_rating(0.5f, 1, true), 1.75f);
    EXPECT_FLOAT_EQ(hazard_rating(0.5f, 1, false), 1.25f);
    EXPECT_FLOAT_EQ(hazard_rating(1, 1.5f, false), 3);
    EXPECT_FLOAT_EQ(hazard_rating(0.1f, 3, false), 1.35f) << "water faster than 2 m/s carries debris at any depth";
    EXPECT_EQ(hazard_rating(0, 0, true), 0);
}

TEST(Hazard, DebrisBeginsAboveAQuarterOfAMetre)
{
    EXPECT_EQ(debris_factor(0.25f, 1, true), 0);
    EXPECT_EQ(debris_factor(0.26f, 1, true), 1);
    EXPECT_EQ(debris_factor(0.75f, 1, false), 0.5f);
    EXPECT_EQ(debris_factor(0.76f, 1, false), 1);
}

TEST(Hazard, ClassesBeginAtTheirRatings)
{
    EXPECT_EQ(hazard_class(0.74f), 0);
    EXPECT_EQ(hazard_class(0.75f), 1);
    EXPECT_EQ(hazard_class(1.25f), 2);
    EXPECT_EQ(hazard_class(1.99f), 2);
    EXPECT_EQ(hazard_class(2), 3);
}

TEST(Hazard, FilmsHaveNoSpeed)
{
    EXPECT_EQ(centre_speed(0.0099f, 1, 6), 0);
    EXPECT_FLOAT_EQ(centre_speed(0.5f, 1, 6), 2);
}

TEST(Hazard, WaterThatFallsThroughACellIsNoFasterThanItsDepthAllows)
{
    EXPECT_FLOAT_EQ(centre_speed(0.04f, 1, 6), 1.2f);
}

}  // namespace
}  // namespace arpent::runoff
