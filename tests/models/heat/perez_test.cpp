#include "models/heat/perez.hpp"

#include "models/heat/sky.hpp"
#include "support/reference.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace arpent::heat {
namespace {

constexpr double pi = std::numbers::pi, degree = pi / 180, nan = std::numeric_limits<double>::quiet_NaN();

/// Of the light on an open plane: its share from above 30 degrees, and from the sun's half; and the radiance of the zenith for 1 W/m2.
struct Shares {
    double high = 0, sunny = 0, zenith = 0;
};

Shares shares(const SkyShape& sky, double Z)
{
    Shares made;
    double all = 0;
    for (double e = 0.125 * degree; e < pi / 2; e += 0.25 * degree)
        for (double turn = 0.25 * degree; turn < 2 * pi; turn += 0.5 * degree) {
            const double gamma = std::acos(std::clamp(std::sin(e) * std::cos(Z) + std::cos(e) * std::sin(Z) * std::cos(turn), -1.0, 1.0));
            const double light = relative_radiance(sky, std::sin(e), gamma) * std::sin(e) * std::cos(e) * 0.25 * degree * 0.5 * degree;
            all += light;
            made.high += e > 30 * degree ? light : 0;
            made.sunny += std::cos(turn) > 0 ? light : 0;
        }
    return {made.high / all, made.sunny / all, relative_radiance(sky, 1, Z) / all};
}

TEST(Perez, HasThePublishedCoefficients)
{
    ARPENT_NEEDS_DATA();
    const auto rows = testing::reference_rows("heat/perez1993_coefficients.csv");
    ASSERT_EQ(rows.size(), 8u);
    for (std::size_t bin = 0; bin < 8; ++bin)
        for (std::size_t k = 0; k < 20; ++k)
            EXPECT_EQ(perez_bins()[bin][k / 4][k % 4], std::stod(rows[bin][k + 1])) << bin << ' ' << k;
}

TEST(Perez, AClearSkyHasKnownValues)
{
    const double Z = 50 * degree, eps = sky_clearness(800, 100, Z), Delta = air_mass(40 * degree) * 100 / 1367;
    EXPECT_NEAR(eps, 5.7286, 1e-4);
    EXPECT_NEAR(Delta, 0.11364, 1e-5);
    const SkyShape sky = perez_sky(800, 100, 1367, air_mass(40 * degree), Z);
    EXPECT_NEAR(sky.a, -0.97525, 1e-5);
    EXPECT_NEAR(sky.b, -0.21428, 1e-5);
    EXPECT_NEAR(sky.c, 14.58867, 1e-4);
    EXPECT_NEAR(sky.d, -3.90816, 1e-5);
    EXPECT_NEAR(sky.e, 0.58297, 1e-5);
    const Shares s = shares(sky, Z);
    EXPECT_NEAR(100 * s.zenith, 16.610, 0.01);
    EXPECT_NEAR(s.high, 0.6694, 2e-4);
    EXPECT_NEAR(s.sunny, 0.7343, 2e-4);
}

TEST(Perez, AHazySkyHasKnownValues)
{
    const double Z = 30 * degree;
    EXPECT_NEAR(sky_clearness(200, 300, Z), 1.5800, 1e-4);
    const Shares s = shares(perez_sky(200, 300, 1367, air_mass(60 * degree), Z), Z);
    EXPECT_NEAR(300 * s.zenith, 109.149, 0.05);
    EXPECT_NEAR(s.high, 0.8239, 2e-4);
    EXPECT_NEAR(s.sunny, 0.7216, 2e-4);
}

TEST(Perez, BinsHoldTheirLowerEdge)
{
    EXPECT_EQ(perez_bin(0.9), 0);
    EXPECT_EQ(perez_bin(1.064), 0);
    EXPECT_EQ(perez_bin(1.065), 1);
    EXPECT_EQ(perez_bin(6.199), 6);
    EXPECT_EQ(perez_bin(6.2), 7);
    EXPECT_EQ(perez_bin(std::numeric_limits<double>::infinity()), 7);
}

TEST(Perez, IsUniformWhereItKnowsNothing)
{
    const auto uniform = [](const SkyShape& sky) { return sky.a == 0 && sky.c == 0 && sky.e == 0; };
    EXPECT_TRUE(uniform(perez_sky(nan, 0.2, 1)));
    EXPECT_TRUE(uniform(perez_sky(2, nan, 1)));
    EXPECT_TRUE(uniform(perez_sky(800, 0, 1361, 1, 0.5)));
    EXPECT_TRUE(uniform(perez_sky(800, nan, 1361, 1, 0.5)));
    EXPECT_TRUE(uniform(perez_sky(nan, 100, 1361, 1, nan)));
    EXPECT_TRUE(uniform(perez_sky(0, 10, 1361, 38, 95 * degree)));
    EXPECT_EQ(relative_radiance({}, 0.3, 1), 1);
}

TEST(Perez, IsNegativeNowhereAndBrightSomewhereUnlessDarkerThanAnySky)
{
    for (const double eps : {1.0, 1.064, 1.065, 1.1, 1.23, 1.4, 1.5, 1.9, 1.95, 2.5, 2.8, 4.0, 4.5, 6.0, 6.2, 12.0, 1e9})
        for (const double Delta : {0.0, 0.01, 0.1, 0.2, 0.4, 0.6, 5.0})
            for (const double Z : {0.0, 20.0, 50.0, 80.0, 90.0}) {
                const SkyShape sky = perez_sky(eps, Delta, Z * degree);
                double sum = 0;
                for (double e = 0; e <= 90; e += 5)
                    for (double turn = 0; turn < 360; turn += 30) {
                        const double cos_gamma = std::sin(e * degree) * std::cos(Z * degree) + std::cos(e * degree) * std::sin(Z * degree) * std::cos(turn * degree);
                        const double l = relative_radiance(sky, std::sin(e * degree), std::acos(std::clamp(cos_gamma, -1.0, 1.0)));
                        ASSERT_GE(l, 0);
                        ASSERT_LT(l, 1e5) << eps << ' ' << Delta << ' ' << Z;
                        sum += l;
                    }
                EXPECT_TRUE(sum > 1 || Delta < 0.05) << eps << ' ' << Delta << ' ' << Z;
            }
}

}  // namespace
}  // namespace arpent::heat
