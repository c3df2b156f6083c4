#include "models/heat/hour_sky.hpp"

#include "core/scalar.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace arpent::heat {
namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr int D = 32;
constexpr Place brest{48.39, -4.49, -5.4};

Daylight at(const std::string& time, const Place& place = brest) { return daylight(parse_instant(time).value.utc, 3600, place, 4); }

const Irradiance clear{.direct = 700, .diffuse = 120};

/// What all directions, or those from `first` on, send to a plane and to sides in the open [W/m2].
std::pair<double, double> open_sky(const HourSky& sky, int first = 0, int last = D)
{
    const std::vector<std::uint8_t> bytes(D, 255);
    float plane = 0, sides = 0;
    diffuse_row(1, std::span{sky.diffuse}.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(last - first)), {bytes.data(), nullptr, 1}, 1, &plane, &sides);
    return {plane, sides};
}

TEST(HourSky, SendsTheGlobalRadiationToAnOpenPlane)
{
    for (const char* time : {"2021-06-20T12:00Z", "2021-06-20T04:30Z", "2021-12-20T10:00Z"}) {
        const Daylight light = at(time);
        const HourSky sky = hour_sky(light, clear, brest, Receiver::cylinder, D);
        double sum = open_sky(sky).first;
        for (const HourSun& sun : sky.suns)
            sum += static_cast<double>(sun.plane);
        EXPECT_NEAR(sum, clear.direct * light.sine + clear.diffuse, 1e-2) << time;
    }
}

TEST(HourSky, TurnsSunAndSkyToTheGrid)
{
    const Daylight light = at("2021-06-20T09:00Z");
    const HourSky turned = hour_sky(light, clear, brest, Receiver::cylinder, D), straight = hour_sky(light, clear, {48.39, -4.49, 0}, Receiver::cylinder, D);
    ASSERT_EQ(turned.suns.size(), 4u);
    for (std::size_t k = 0; k < 4; ++k) {
        EXPECT_NEAR(turned.suns[k].azimuth, light.suns[k].azimuth + 5.4 * degree, 1e-12) << "west of the grid's meridian a true azimuth is less than the grid's";
        EXPECT_NEAR(turned.suns[k].tangent, std::tan(light.suns[k].elevation), 1e-12);
        EXPECT_EQ(turned.suns[k].body, straight.suns[k].body);
    }
    // one direction further on the grid: the sky behind it has turned by the same angle
    const HourSky one = hour_sky(light, clear, {48.39, -4.49, -360.0 / D}, Receiver::cylinder, D);
    for (int d = 0; d < D; ++d)
        EXPECT_NEAR(open_sky(one, (d + 1) % D, (d + 1) % D + 1).first, open_sky(straight, d, d + 1).first, 1e-4) << d;
}

TEST(HourSky, IsBrighterRoundTheSunUnlessUniform)
{
    const Daylight light = at("2021-06-20T12:00Z");  // the sun in the south
    const HourSky perez = hour_sky(light, clear, brest, Receiver::cylinder, D), uniform = hour_sky(light, clear, brest, Receiver::cylinder, D, true);
    EXPECT_GT(open_sky(perez, 8, 24).first, 1.3 * (open_sky(perez).first - open_sky(perez, 8, 24).first));
    EXPECT_NEAR(open_sky(uniform, 8, 24).first, 60, 1e-3);
    EXPECT_NEAR(open_sky(uniform).second, 60, 1e-3);
}

TEST(HourSky, IsDarkAtNight)
{
    const HourSky night = hour_sky(at("2021-06-20T00:00Z"), {}, brest, Receiver::box, D);
    EXPECT_TRUE(night.suns.empty());
    EXPECT_EQ(night.diffuse.size(), 32u);
    EXPECT_EQ(open_sky(night).first, 0);
}

TEST(HourSky, ABoxStandsToTheTrueNorth)
{
    const Daylight light = at("2021-06-20T09:00Z");
    const HourSky box = hour_sky(light, clear, brest, Receiver::box, D);
    for (std::size_t k = 0; k < 4; ++k)
        EXPECT_NEAR(box.suns[k].body, clear.direct * beam_factor(Receiver::box, light.suns[k].elevation, light.suns[k].azimuth, 0) / 4, 1e-4);
    const HourSky cylinder = hour_sky(light, clear, brest, Receiver::cylinder, D);
    EXPECT_NEAR(open_sky(box, 3, 4).second / open_sky(cylinder, 3, 4).second, box_weight(3.5 * 11.25 * degree - 5.4 * degree, 0), 1e-4);
    EXPECT_EQ(open_sky(box).first, open_sky(cylinder).first);
}

}  // namespace
}  // namespace arpent::heat
