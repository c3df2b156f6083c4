#include "models/heat/diffuse_fit.hpp"

#include "models/heat/sky.hpp"
#include "support/dice.hpp"
#include "support/split_rows.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace arpent::heat {
namespace {

constexpr double pi = std::numbers::pi, degree = pi / 180;
constexpr int D = 32;

const std::vector<double> cylinder(D, 1.0);

SkyLight light(double elevation, double direct, double diffuse)
{
    const double Z = (90 - elevation) * degree;
    return {perez_sky(direct, diffuse, 1361, air_mass(elevation * degree), Z), diffuse, Z, 200 * degree};
}

double plane(const DirectionFit& f, double b) { return b * (f.plane[0] + b * (f.plane[1] + b * (f.plane[2] + b * f.plane[3]))); }

double sides(const DirectionFit& f, double b)
{
    return b * (f.sides[0] + b * (f.sides[1] + b * f.sides[2]) + f.sides[3] * std::max(b, 229.5) + f.sides[4] * std::max(b, 252.5));
}

/// Irradiance of a plane and of a cylinder by summing radiances, relative to the open plane.
struct Sums {
    double plane = 0, sides = 0;
};

/// For each direction and half degree of horizon from 0 to 90: of the sky above it.
std::vector<std::array<Sums, 181>> summed(const SkyLight& of)
{
    std::vector<std::array<Sums, 181>> made(D);
    const double step = 0.5 * degree, turn_step = 2 * pi / D / 8;
    double open = 0;
    for (int d = 0; d < D; ++d)
        for (int k = 179; k >= 0; --k) {
            const double e = (k + 0.5) * step;
            double l = 0;
            for (int n = 0; n < 8; ++n) {
                const double turn = d * 2 * pi / D + (n + 0.5) * turn_step - of.sun_azimuth;
                l += relative_radiance(of.shape, std::sin(e), std::acos(std::clamp(std::sin(e) * std::cos(of.sun_zenith) + std::cos(e) * std::sin(of.sun_zenith) * std::cos(turn), -1.0, 1.0))) * turn_step;
            }
            auto& here = made[static_cast<std::size_t>(d)];
            const auto at = static_cast<std::size_t>(k);
            here[at] = {here[at + 1].plane + l * std::sin(e) * std::cos(e) * step, here[at + 1].sides + l * std::cos(e) * std::cos(e) * step / pi};
            open += k == 0 ? here[0].plane : 0;
        }
    for (auto& direction : made)
        for (Sums& each : direction)
            each.plane *= of.diffuse / open, each.sides *= of.diffuse / open;
    return made;
}

TEST(DiffuseFit, AnOpenPlaneHasTheSkysLightAndASideHalfOfAUniformOne)
{
    for (const SkyLight& each : {light(5, 20, 30), light(40, 800, 100), light(70, 0, 250), SkyLight{{}, 120, 1, 2}}) {
        double sum = 0, side = 0;
        for (const DirectionFit& f : fit_diffuse(each, cylinder))
            sum += plane(f, 255), side += sides(f, 255);
        EXPECT_NEAR(sum / each.diffuse, 1, 1e-5);
        if (each.shape.a == 0) {
            EXPECT_NEAR(side / each.diffuse, 0.5, 1e-5);
        }
    }
}

TEST(DiffuseFit, OfAUniformSkyIsExactOnAPlane)
{
    const auto fit = fit_diffuse({{}, 320, 1, 2}, cylinder);
    for (int b = 0; b <= 255; ++b)
        for (const DirectionFit& f : fit)
            EXPECT_NEAR(plane(f, b), 10.0 * b / 255, 1e-5);
}

TEST(DiffuseFit, KeepsToTheSumOfRadiancesBehindRandomHorizons)
{
    for (const SkyLight& each : {light(5, 50, 60), light(15, 300, 80), light(30, 0, 150), light(40, 800, 100), light(50, 100, 400), light(60, 850, 90), light(70, 500, 300)}) {
        const auto fit = fit_diffuse(each, cylinder);
        const auto exact = summed(each);
        testing::Dice dice;
        double worst = 0, square = 0, worst_side = 0, square_side = 0;
        for (int n = 0; n < 300; ++n) {
            const double high = 85 * dice();
            double off = 0, off_side = 0;
            for (std::size_t d = 0; d < D; ++d) {
                const auto k = static_cast<std::size_t>(2 * high * dice());
                const double b = 255 * std::pow(std::cos(static_cast<double>(k) * degree / 2), 2);
                off += plane(fit[d], b) - exact[d][k].plane;
                off_side += sides(fit[d], b) - exact[d][k].sides;
            }
            worst = std::max(worst, std::abs(off) / each.diffuse), square += off * off / each.diffuse / each.diffuse / 300;
            worst_side = std::max(worst_side, std::abs(off_side) / each.diffuse), square_side += off_side * off_side / each.diffuse / each.diffuse / 300;
        }
        EXPECT_LT(std::sqrt(square), 0.0035);
        EXPECT_LT(worst, 0.011);
        EXPECT_LT(std::sqrt(square_side), 0.008);
        EXPECT_LT(worst_side, 0.025);
        std::printf("[   fit    ] plane rms %.4f max %.4f, sides rms %.4f max %.4f of the diffuse light\n", std::sqrt(square), worst, std::sqrt(square_side), worst_side);
    }
}

TEST(DiffuseFit, TakesADarkShapeForAUniformOne)
{
    double sum = 0;
    for (const DirectionFit& f : fit_diffuse({{-1, 0, 0, -1, 0}, 100, 1, 2}, cylinder))
        sum += plane(f, 128);
    EXPECT_NEAR(sum, 100 * 128 / 255.0, 1e-3);
}

TEST(DiffuseFit, IsDarkWithoutLight)
{
    for (const double diffuse : {0.0, -1.0, std::nan("")})
        for (const DirectionFit& f : fit_diffuse({{}, diffuse, 1, 2}, cylinder))
            EXPECT_EQ(plane(f, 255) + sides(f, 255), 0);
}

TEST(DiffuseFit, ABoxTakesTheMeanOfItsSidesAndAllOfThemWhatACylinderTakes)
{
    double box = 0, one = 0;
    for (const double azimuth : look_azimuths(D)) {
        double mean = 0;
        for (int k = 0; k < 4; ++k)
            mean += side_weight(azimuth, 0.3 + k * pi / 2) / 4;
        EXPECT_NEAR(mean, box_weight(azimuth, 0.3), 1e-12);
        box += box_weight(azimuth, 0.3) / D, one += side_weight(azimuth, 1) / D;
    }
    EXPECT_NEAR(box, 1, 3e-3);
    EXPECT_NEAR(one, 1, 3e-3);
}

TEST(DiffuseFit, WeightsTheSidesAlone)
{
    std::vector<double> weights;
    for (const double azimuth : look_azimuths(D))
        weights.push_back(side_weight(azimuth, 1));
    const SkyLight sky = light(40, 800, 100);
    const auto one = fit_diffuse(sky, weights), all = fit_diffuse(sky, cylinder);
    for (std::size_t d = 0; d < D; ++d)
        for (const double b : {100.0, 255.0}) {
            EXPECT_NEAR(sides(one[d], b), weights[d] * sides(all[d], b), 1e-4);
            EXPECT_EQ(plane(one[d], b), plane(all[d], b));
        }
    EXPECT_TRUE(fit_diffuse(sky, {}).empty());
}

/// Bytes of 700 cells; a crown hides never more than there is sky.
struct Scene {
    std::vector<std::uint8_t> sky, crown;

    Scene()
    {
        testing::Dice dice;
        for (int k = 0; k < 700 * D; ++k) {
            sky.push_back(static_cast<std::uint8_t>(256 * dice()));
            crown.push_back(static_cast<std::uint8_t>(sky.back() * dice()));
        }
    }
    SkyBytes from(int j, bool crowns) const { return {sky.data() + j, crowns ? crown.data() + j : nullptr, 700}; }
};

TEST(DiffuseFit, RowsSumTheDirectionsAndMayBeSplitAnywhere)
{
    const Scene s;
    const auto fit = fit_diffuse(light(40, 800, 100), cylinder);
    std::vector<float> down(700), side(700);
    diffuse_row(700, fit, s.from(0, true), 0.1f, down.data(), side.data());
    for (std::size_t j = 0; j < 700; j += 41) {
        double exact = 0, exact_side = 0;
        for (std::size_t d = 0; d < D; ++d) {
            const double b = s.sky[d * 700 + j], seen = 1 - 0.9 * s.crown[d * 700 + j] / std::max(b, 1.0);
            exact += plane(fit[d], b) * seen, exact_side += sides(fit[d], b) * seen;
        }
        EXPECT_NEAR(down[j], exact, 1e-3);
        EXPECT_NEAR(side[j], exact_side, 1e-3);
    }
    for (const bool crowns : {false, true}) {
        testing::splits_anywhere<float>(700, std::vector<float>(700), [&](int j, int count, float* made) { diffuse_row(count, fit, s.from(j, crowns), 0.1f, made + j, side.data()); });
        testing::splits_anywhere<float>(700, std::vector<float>(700), [&](int j, int count, float* made) { diffuse_row(count, fit, s.from(j, crowns), 0.1f, side.data(), made + j); });
    }
}

}  // namespace
}  // namespace arpent::heat
