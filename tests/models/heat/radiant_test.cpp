#include "models/heat/radiant.hpp"

#include "support/dice.hpp"
#include "support/split_rows.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace arpent::heat {
namespace {

constexpr double pi = std::numbers::pi, degree = pi / 180;

/// What loads one person.
struct Load {
    float beam = 0, plane_short = 0, sides_short = 0, plane_long = 0, sides_long = 0, ground_short = 0, ground_long = 0;

    double tmrt(Absorption person = {}) const
    {
        float made = 0;
        radiant_row(1, {&beam, &plane_short, &sides_short, &plane_long, &sides_long, &ground_short, &ground_long}, person, &made);
        return static_cast<double>(made);
    }
};

float black(double T) { return static_cast<float>(5.670374e-8 * std::pow(T, 4)); }

TEST(Radiant, AnEnclosureOfOneTemperatureFeelsLikeIt)
{
    for (const double T : {250.0, 293.15, 330.0})
        for (const float eps : {0.90f, 0.97f, 1.0f}) {
            const float L = black(T);
            EXPECT_NEAR((Load{.plane_long = L, .sides_long = 0.5f * L, .ground_long = L}.tmrt({0.7f, eps})), T, 1e-4);
        }
}

TEST(Radiant, AnOpenPlaneAtNightHasItsKnownValue)
{
    const double up = 0.95 * 5.670374e-8 * std::pow(293.15, 4) + 0.05 * 300;
    const float T = 293.15f, albedo = 0.2f, emissivity = 0.95f, dark = 0, sky = 300, open = 1;
    float reflected = 1, sent = 0;
    leaving_row(1, {&T, &albedo, &emissivity, &dark, &sky}, &open, &reflected, &sent);
    EXPECT_NEAR(sent, 412.828, 1e-2);
    EXPECT_NEAR(sent, up, 1e-3);
    EXPECT_EQ(reflected, 0);
    EXPECT_NEAR((Load{.plane_long = 300, .sides_long = 150, .ground_long = sent}.tmrt()) - 273.15, 8.4196, 2e-3);
}

TEST(Radiant, LightWarmsByWhatIsTakenUp)
{
    const Load night{.plane_long = 300, .sides_long = 150, .ground_long = 400};
    Load day = night;
    day.beam = 200, day.plane_short = 100, day.sides_short = 60, day.ground_short = 150;
    const double S = 0.97 * (0.06 * 700 + 0.88 * 350) + 0.7 * (200 + 0.06 * 250 + 0.88 * (60 + 75));
    EXPECT_NEAR(day.tmrt(), std::pow(S / (0.97 * 5.670374e-8), 0.25), 1e-4);
    EXPECT_GT(day.tmrt(), night.tmrt() + 20);
    EXPECT_TRUE(std::isnan((Load{.ground_long = std::nanf("")}.tmrt())));
}

TEST(Radiant, BeamFactorsHaveKnownValues)
{
    const double h = 35 * degree;
    EXPECT_NEAR(beam_factor(Receiver::cylinder, h, 1, 0), 0.28 * std::cos(h) + 0.06 * std::sin(h), 1e-12);
    EXPECT_NEAR(beam_factor(Receiver::box, h, 0, 0), 0.22 * std::cos(h) + 0.06 * std::sin(h), 1e-12);
    EXPECT_NEAR(beam_factor(Receiver::box, h, 45 * degree, 0), 0.22 * std::sqrt(2.0) * std::cos(h) + 0.06 * std::sin(h), 1e-12);
    EXPECT_NEAR(beam_factor(Receiver::box, h, 45 * degree, 45 * degree), beam_factor(Receiver::box, h, 0, 0), 1e-12);
    EXPECT_NEAR(beam_factor(Receiver::projected, 1e-9, 0, 0), 0.308, 1e-6);
    EXPECT_NEAR(beam_factor(Receiver::projected, 90 * degree, 0, 0), 0.308 * std::cos(90 * (1 - 8100 / 48402.0) * degree), 1e-12);
    double mean = 0;
    for (int k = 0; k < 360; ++k)
        mean += beam_factor(Receiver::box, 1e-9, k * degree, 0) / 360;
    EXPECT_NEAR(mean, 0.28, 1e-3) << "a box turned all ways is the cylinder";
    for (const Receiver each : {Receiver::cylinder, Receiver::box, Receiver::projected}) {
        EXPECT_EQ(beam_factor(each, -0.01, 0, 0), 0);
        EXPECT_EQ(beam_factor(each, 0, 0, 0), 0);
    }
    EXPECT_NEAR(beam_factor(Receiver::cylinder, 90 * degree, 0, 0), 0.06, 1e-12) << "in the zenith";
}

TEST(Radiant, ABeamIsHiddenByBuildingsAndWeakenedByCrowns)
{
    const std::vector<std::uint8_t> shade{0, 1, 2, 3};
    std::vector<float> plane(4, 10), body(4, 1);
    add_beam_row(4, shade.data(), 0.25f, 400, 100, plane.data(), body.data());
    EXPECT_EQ(plane, (std::vector<float>{410, 10, 110, 10}));
    EXPECT_EQ(body, (std::vector<float>{101, 1, 26, 1}));
}

TEST(Radiant, GroundReflectsAndRoofsAreNone)
{
    const std::vector<float> T{300, 300}, albedo{0.3f, 0.3f}, emissivity{0.9f, 0.9f}, K{500, 500}, L{350, 350}, open{1, 0};
    std::vector<float> up(2), longwave(2);
    leaving_row(2, {T.data(), albedo.data(), emissivity.data(), K.data(), L.data()}, open.data(), up.data(), longwave.data());
    EXPECT_NEAR(up[0], 150, 1e-4);
    EXPECT_NEAR(longwave[0], 0.9 * 5.670374e-8 * 81e8 + 35, 1e-2);
    EXPECT_EQ(up[1], 0);
    EXPECT_EQ(longwave[1], 0);
}

TEST(Radiant, RowsMayBeSplitAnywhere)
{
    constexpr int cols = 150;
    testing::Dice dice;
    std::vector<std::vector<float>> r(7, std::vector<float>(cols));
    std::vector<std::uint8_t> shade(cols);
    for (auto& row : r)
        for (float& each : row)
            each = static_cast<float>(400 * dice());
    for (auto& each : shade)
        each = static_cast<std::uint8_t>(4 * dice());
    const auto at = [&](std::size_t k, int j) { return r[k].data() + j; };
    const std::vector<float> none(cols);
    testing::splits_anywhere<float>(cols, none, [&](int j, int count, float* made) {
        radiant_row(count, {at(0, j), at(1, j), at(2, j), at(3, j), at(4, j), at(5, j), at(6, j)}, {}, made + j);
    });
    std::vector<float> other(cols);
    testing::splits_anywhere<float>(cols, none, [&](int j, int count, float* made) { add_beam_row(count, shade.data() + j, 0.1f, 300, 77, made + j, other.data()); });
    testing::splits_anywhere<float>(cols, none, [&](int j, int count, float* made) {
        leaving_row(count, {at(0, j), at(1, j), at(2, j), at(3, j), at(4, j)}, at(5, j), other.data(), made + j);
    });
}

}  // namespace
}  // namespace arpent::heat
