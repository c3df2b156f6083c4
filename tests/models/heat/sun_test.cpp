#include "models/heat/sun.hpp"

#include "core/scalar.hpp"
#include "support/reference.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <numbers>
#include <string>

namespace arpent::heat {
namespace {

constexpr double degree = std::numbers::pi / 180;

double utc(const std::string& text) { return parse_instant(text).value.utc; }

double apart(double a, double b)
{
    const double d = std::abs(a - b);
    return std::min(d, 360 - d);
}

TEST(Sun, StandsWhereTheAlgorithmsOwnExampleSays)
{
    const SunPosition sun = sun_position(utc("2003-10-17T12:30:30-07:00"), {39.742476, -105.1786, 0}, 1830.14, 67);
    EXPECT_NEAR(90 - (sun.elevation + refraction(sun.elevation, 82000, 284.15)) / degree, 50.11162, 5e-4);
    EXPECT_NEAR(sun.azimuth / degree, 194.34024, 5e-4);
    EXPECT_NEAR(sun.distance, 0.996542, 1e-5);
}

TEST(Sun, StandsWhereEveryRowOfTheReferenceSays)
{
    if (testing::reference_folder().empty())
        GTEST_SKIP() << "ARPENT_DATA is not set";
    const auto rows = testing::reference_rows("heat/sun_positions.csv");
    ASSERT_EQ(rows.size(), 142u);
    double worst = 0, worst_of_whole_minutes = 0;  // the other instants of the table are rounded: 0.1 s is worth 4e-4 degrees
    for (const auto& row : rows) {
        const auto number = [&](std::size_t n) { return std::stod(row[n]); };
        const SunPosition sun = sun_position(utc(row[0]), {number(1), number(2), 0}, number(3), number(4));
        const double nearly_overhead = std::cos(number(5) * degree);  // an azimuth means little there
        const double off = std::max(std::abs(sun.elevation / degree - number(5)), apart(sun.azimuth / degree, number(7)) * nearly_overhead);
        worst = std::max(worst, off);
        if (row[0].ends_with(":00Z"))
            worst_of_whole_minutes = std::max(worst_of_whole_minutes, off);
        const double pressure = 100 * std::pow((44331.514 - number(3)) / 11880.516, 1 / 0.1902632);
        EXPECT_NEAR((sun.elevation + refraction(sun.elevation, pressure)) / degree, number(6), 1e-3) << row[0];
        EXPECT_NEAR(sun.equation_of_time / 60, number(8), 0.02) << row[0];
    }
    EXPECT_LT(worst, 1e-3);
    EXPECT_LT(worst_of_whole_minutes, 1e-4);
}

TEST(Sun, StandsInTheZenithAndCrossesTheEquatorWhenItShould)
{
    const SunPosition equinox = sun_position(utc("2020-03-20T03:49:36Z"), {0, 123.6, 0});
    EXPECT_NEAR(std::sin(equinox.azimuth) * std::cos(equinox.elevation), std::cos(equinox.elevation), 1e-4) << "neither north nor south";
    const SunPosition solstice = sun_position(utc("2020-06-20T21:43:00Z"), {23.4366, -145.4, 0});
    EXPECT_GT(solstice.elevation / degree, 89.3);
}

TEST(Sun, IsNotLiftedOnceItHasSet)
{
    EXPECT_EQ(refraction(-2 * degree), 0);
    EXPECT_NEAR(refraction(0) / degree, 0.4845, 0.02);
    EXPECT_LT(refraction(80 * degree), 0.01 * degree);
}

TEST(Sun, HeatsMoreInJanuary)
{
    const double january = beam_above_air(sun_position(utc("2021-01-03T12:00Z"), {45, 0, 0}).distance);
    const double july = beam_above_air(sun_position(utc("2021-07-05T12:00Z"), {45, 0, 0}).distance);
    EXPECT_NEAR(january, 1361.1 * 1.0344, 1.5);
    EXPECT_NEAR(july, 1361.1 * 0.9673, 1.5);
}

}  // namespace
}  // namespace arpent::heat
