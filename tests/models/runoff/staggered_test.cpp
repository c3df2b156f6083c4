#include "models/runoff/staggered.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <initializer_list>

namespace arpent::runoff {
namespace {

TEST(Staggered, FrictionIsTheRootOnTheVectorAlsoWhenStiff)
{
    for (const double b : {1e-3, 1.0, 1e3}) {
        const double q = friction_root(0.5f, 0.0f, static_cast<float>(b), 0.04f);
        EXPECT_NEAR(q + b * q * q, 0.5, 1e-6) << b;
    }
}

TEST(Staggered, FrictionCountsTheFlowAlongTheFace)
{
    // |(q, q_t)| q at rest: a fixed point in which the other part of |q| is as large as this one
    const double b = 0.7, q = 0.3;
    const double wanted = q + b * q * std::sqrt(2 * q * q);
    EXPECT_NEAR(friction_root(static_cast<float>(wanted), static_cast<float>(q), static_cast<float>(b), static_cast<float>(2 * q * q)), q, 1e-6);
}

TEST(Staggered, AFilmBesideAStepIsExactFromEitherSide)
{
    EXPECT_EQ(upwind_depth({0, 0, 1e-4f, 0, -1e-4f, -10, 0}), 1e-4f);
    EXPECT_EQ(upwind_depth({0, 0, 0, 1e-4f, 1e-4f, 10, 0}), 1e-4f);
}

TEST(Staggered, NothingCrossesAWall)
{
    EXPECT_EQ(cross({0.1f, 0, 2, 0, -2, 1e4f, 1e-3f}, pace(1, 5, 2, 1e-5)).q, 0);
}

TEST(Staggered, TheMeanDepthCountsWhereTheBedIsSmooth)
{
    EXPECT_EQ(blend({0, 0, 2, 1, -1, 0, 0}), 1);
    EXPECT_EQ(blend({0, 0, 2, 1, -1, -0.5f, 0}), 1);
    EXPECT_NEAR(blend({0, 0, 2, 1, -1, 0.75f, 0}), 0.5f, 1e-6f);
    EXPECT_EQ(blend({0, 0, 2, 1, -1, -1, 0}), 0);
    EXPECT_EQ(blend({0, 0, 2, 0, -2, 0.01f, 0}), 0);
}

TEST(Staggered, AFilmOfTheDryDepthStands)
{
    EXPECT_EQ(cross({0, 0, 1e-5f, 0, -1e-5f, -5, 1e-3f}, pace(1, 5, 2, 1e-5)).q, 0);
    EXPECT_GT(cross({0, 0, 2e-5f, 0, -2e-5f, -5, 1e-3f}, pace(1, 5, 2, 1e-5)).q, 0);
}

TEST(Staggered, NoFaceIsFasterThanItsFroudeNumber)
{
    // half a metre of water down a cliff, almost no friction
    const float q = cross({0, 0, 0.5f, 0, -0.5f, -500, 1e-12f}, pace(1, 1, 2, 1e-5)).q;
    EXPECT_NEAR(q, 2 * 0.5 * std::sqrt(9.80665 * 0.5), 1e-4);
}

TEST(Staggered, AMirroredFaceGivesTheMirroredBits)
{
    const Pace p = pace(0.7, 5, 2, 1e-5);
    for (const float dz : {0.0f, 0.013f, 0.4f, 3.0f})
        for (const float hr : {0.0f, 1e-4f, 0.3f}) {
            const Face face{0.11f, 0.07f, 0.25f, hr, hr - 0.25f, dz, 1e-3f}, mirrored{-0.11f, 0.07f, hr, 0.25f, 0.25f - hr, -dz, 1e-3f};
            EXPECT_EQ(cross(face, p).q, -cross(mirrored, p).q) << dz << ' ' << hr;
        }
}

TEST(Staggered, NoCellGivesMoreThanItHas)
{
    for (const Quanta h : {0, 1, 5, 1 << 20, 2000000000}) {
        const float outflow = 4 * std::max(1.0f, static_cast<float>(h));
        const float f = donor_share(h, outflow);
        EXPECT_LE(4 * std::int64_t{moved(0.25f * outflow * f, 1.0f)}, h);
    }
    EXPECT_EQ(donor_share(1 << 20, 1e5f), 1) << "a cell that has enough gives all that is wanted";
    EXPECT_EQ(donor_share(1 << 20, 0), 1);
}

TEST(Staggered, DischargeMovesTheNearestWholeQuanta)
{
    EXPECT_EQ(moved(2.6f, 1), 3);
    EXPECT_EQ(moved(-2.6f, 1), -3);
    EXPECT_EQ(moved(0.4f, 1), 0);
}

TEST(Staggered, InverseCubeRootIsExactTo3e7)
{
    for (double x = 1e-6; x < 200; x *= 1.000137)
        ASSERT_NEAR(inverse_cube_root(static_cast<float>(x)) * std::cbrt(static_cast<double>(static_cast<float>(x))), 1, 3e-7) << x;
}

}  // namespace
}  // namespace arpent::runoff
