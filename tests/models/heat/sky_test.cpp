#include "models/heat/sky.hpp"

#include "core/scalar.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <string>

namespace arpent::heat {
namespace {

constexpr double degree = std::numbers::pi / 180, nan = std::numeric_limits<double>::quiet_NaN();
constexpr Place paris{48.85, 2.35, 0};

double utc(const std::string& text) { return parse_instant(text).value.utc; }

/// Hours of a day from midnight.
std::vector<Daylight> hours(const std::string& day, const Place& place, int count = 24)
{
    std::vector<Daylight> made;
    for (int k = 0; k < count; ++k)
        made.push_back(daylight(utc(day + "T00:00Z") + 3600 * k, 3600, place, 4));
    return made;
}

double horizontal(const Irradiance& of, const Daylight& light) { return of.direct * light.sine + of.diffuse; }

TEST(Sky, AirIsOneInTheZenithAndThirtyEightAtTheHorizon)
{
    EXPECT_NEAR(air_mass(90 * degree), 1, 1e-3);
    EXPECT_NEAR(air_mass(40 * degree), 1.55341, 1e-5);
    EXPECT_NEAR(air_mass(30 * degree), 1.9943, 1e-3);
    EXPECT_NEAR(air_mass(0), 37.92, 0.01);
    EXPECT_EQ(air_mass(-0.2), air_mass(0));
}

TEST(Sky, PressureIsThatOfTheStandardAtmosphere)
{
    EXPECT_NEAR(standard_pressure(0), 101325, 1);
    EXPECT_NEAR(standard_pressure(1000), 89875, 10);
    EXPECT_GT(standard_pressure(1e9), 3e4);
}

TEST(Sky, ACloudlessOneIsThatOfIneichenAndPerez)
{
    const Irradiance one = clear_sky(std::cos(10 * degree), 1, 1364, 3, 0);  // as another program computes it
    EXPECT_NEAR(one.clear_global, 1038.159219, 1e-5);
    EXPECT_NEAR(one.direct, 942.208186, 1e-5);
    EXPECT_NEAR(one.diffuse, 110.265293, 1e-5);
    for (const double h : {30.0, 45.0, 60.0, 85.0}) {
        const double sine = std::sin(h * degree), haurwitz = 1098 * sine * std::exp(-0.059 / sine);
        EXPECT_NEAR(clear_sky(sine, air_mass(h * degree), 1361, 3.5, 100).clear_global / haurwitz, 1, 0.08) << h;
    }
    EXPECT_EQ(clear_sky(0, 38, 1361, 3.5, 0).direct, 0);
    EXPECT_EQ(clear_sky(-0.1, 38, 1361, 3.5, 0).diffuse, 0);
}

TEST(Sky, DiffuseSharesHaveKnownValues)
{
    EXPECT_NEAR(erbs(0.2), 0.9820, 1e-4);
    EXPECT_NEAR(erbs(0.5), 0.6592, 1e-4);
    EXPECT_NEAR(erbs(0.7), 0.2440, 1e-4);
    EXPECT_NEAR(erbs(0.85), 0.165, 1e-4);
    EXPECT_NEAR(ridley(0.6, 11.5, 50 * degree, 0.55, 0.58), 0.4902, 1e-4);
}

TEST(Sky, CloudlessAirIsThinnerUp)
{
    const Daylight light = daylight(utc("2021-06-20T12:00Z"), 600, paris, 1);
    const auto at = [&](double altitude) { return irradiance(std::vector<MeasuredRadiation>(1), {&light, 1}, {altitude, 3.5})[0]; };
    const double mass = air_mass(light.middle.elevation) * standard_pressure(2000) / 101325;
    EXPECT_NEAR(at(2000).direct, clear_sky(light.sine, mass, light.above_air, 3.5, 2000).direct, 1e-3);
    EXPECT_GT(at(2000).direct, at(0).direct + 50);
}

TEST(Sky, DaylightIsLiftedByTheAir)
{
    double set = utc("2021-03-20T17:30Z");
    while (sun_position(set, paris).elevation > -0.3 * degree)
        set += 10;
    EXPECT_EQ(daylight(set, 1, paris, 1).lit, 1) << "0.3 degrees down, and still seen";
    EXPECT_EQ(daylight(set + 600, 1, paris, 1).lit, 0);
}

TEST(Sky, DaylightTakesTheLitPart)
{
    const auto day = hours("2021-03-20", paris);
    EXPECT_EQ(day[3].lit, 0);
    EXPECT_EQ(day[3].sine, 0);
    EXPECT_EQ(day[12].lit, 1);
    EXPECT_EQ(day[12].suns.size(), 4u);
    const Daylight& sunrise = day[6];  // sun up at 5:57 UTC
    EXPECT_EQ(day[5].lit, 0);
    EXPECT_EQ(sunrise.lit, 1);
    const Daylight wide = daylight(utc("2021-03-20T05:00Z"), 7200, paris, 8);
    EXPECT_NEAR(wide.lit, 0.5, 0.13);
    EXPECT_GT(wide.middle.elevation, 3 * degree);
    EXPECT_NEAR(day[12].solar_hours - 24 * std::floor(day[12].solar_hours / 24), 12.5 + 2.35 / 15 - 7.5 / 60, 0.02);
}

TEST(Sky, KeepsGlobalRadiationWhateverElseIsMeasured)
{
    const auto day = hours("2021-06-20", paris);
    std::vector<MeasuredRadiation> measured(24);
    for (std::size_t k = 0; k < 24; ++k) {
        measured[k].global = 0.6 * day[k].top();
        measured[k].diffuse = k % 3 == 1 ? 0.2 * day[k].top() : nan;
        measured[k].direct = k % 3 == 2 ? 500 : nan;
    }
    const auto made = irradiance(measured, day, {});
    for (std::size_t k = 0; k < 24; ++k) {
        EXPECT_NEAR(horizontal(made[k], day[k]), measured[k].global, 1e-3) << k;
        EXPECT_LE(made[k].direct, day[k].above_air);
        EXPECT_FALSE(made[k].modelled);
    }
    EXPECT_NEAR(made[13].diffuse, 0.2 * day[13].top(), 1e-3);
    EXPECT_NEAR(made[11].direct, 500, 1e-3);
    EXPECT_GT(made[12].diffuse, 0.3 * 0.6 * day[12].top()) << "split";
}

TEST(Sky, KnowsOnlyWhatWasMeasured)
{
    const MeasuredRadiation one{.global = 300};
    EXPECT_TRUE(std::isnan(one.direct));
    EXPECT_TRUE(std::isnan(one.diffuse));
    EXPECT_TRUE(std::isnan(MeasuredRadiation{}.global));
}

TEST(Sky, SplitsByNeighboursAndDayOrByTheHourAlone)
{
    const auto day = hours("2021-06-20", paris);
    std::vector<MeasuredRadiation> measured(24);
    for (std::size_t k = 0; k < 24; ++k)
        measured[k].global = (k == 12 ? 0.4 : k == 11 ? 0.5 : 0.6) * day[k].top();
    const auto whole = irradiance(measured, day, {});
    const double noon = std::fmod(day[12].solar_hours, 24), elevation = day[12].middle.elevation;
    double sum = 0, top = 0;
    for (std::size_t k = 0; k < 24; ++k)
        sum += measured[k].global, top += day[k].top();
    EXPECT_NEAR(whole[12].diffuse / measured[12].global, ridley(0.4, noon, elevation, sum / top, 0.55), 1e-6);
    const auto alone = irradiance(std::span{measured}.subspan(12, 1), std::span{day}.subspan(12, 1), {});
    EXPECT_NEAR(alone[0].diffuse / measured[12].global, erbs(0.4), 1e-6);
}

TEST(Sky, NothingShinesAtNightWhateverWasMeasured)
{
    const auto day = hours("2021-12-20", {69.65, 18.96, 0});  // polar night
    const std::vector<MeasuredRadiation> bright(24, {300, 200, 100}), none(24);
    for (const auto& made : {irradiance(bright, day, {}), irradiance(none, day, {})})
        for (const Irradiance& each : made) {
            EXPECT_EQ(each.direct, 0);
            EXPECT_EQ(each.diffuse, 0);
        }
}

TEST(Sky, ALowSunHasNoBeamAndNoMoreThanFallsAboveTheAir)
{
    const Daylight low = daylight(utc("2021-03-20T06:10Z"), 600, paris, 4);
    ASSERT_GT(low.middle.elevation, 2.2 * degree);
    ASSERT_LT(low.middle.elevation, 3 * degree);
    const MeasuredRadiation measured{200, 900, nan};
    const auto made = irradiance({&measured, 1}, {&low, 1}, {});
    EXPECT_EQ(made[0].direct, 0);
    EXPECT_NEAR(made[0].diffuse, low.top(), 1e-3);
}

TEST(Sky, TheBeamIsNeverStrongerThanClearAirLetsThrough)
{
    const Daylight light = daylight(utc("2021-03-20T06:30Z"), 1200, paris, 4);
    ASSERT_GT(light.middle.elevation, 3 * degree);
    const MeasuredRadiation measured{600, nan, 0};
    const auto made = irradiance({&measured, 1}, {&light, 1}, {});
    EXPECT_NEAR(made[0].direct, light.above_air * std::exp(-0.1 / light.sine), 1e-3);
    EXPECT_NEAR(horizontal(made[0], light), 600, 1e-3);
    const MeasuredRadiation negative{-5, nan, nan};
    EXPECT_EQ(irradiance({&negative, 1}, {&light, 1}, {})[0].diffuse, 0);
}

TEST(Sky, IsCloudlessWhereNothingWasMeasured)
{
    for (const Place& place : {paris, Place{0, 0, 0}, Place{-33.9, 151.2, 0}, Place{90, 0, 0}}) {
        const auto day = hours("2021-06-20", place);
        const auto made = irradiance(std::vector<MeasuredRadiation>(24), day, {});
        for (std::size_t k = 0; k < 24; ++k) {
            EXPECT_TRUE(made[k].modelled);
            EXPECT_EQ(made[k].clear_global, horizontal(made[k], day[k]));
            EXPECT_GE(made[k].direct, 0);
            EXPECT_LT(made[k].direct, 1000);
            EXPECT_TRUE(std::isfinite(made[k].diffuse));
        }
    }
    const auto day = hours("2021-06-20", paris);
    EXPECT_NEAR(irradiance(std::vector<MeasuredRadiation>(24), day, {})[12].clear_global, 850, 80);
}

}  // namespace
}  // namespace arpent::heat
