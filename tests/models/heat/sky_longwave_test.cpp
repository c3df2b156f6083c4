#include "models/heat/sky_longwave.hpp"

#include "core/scalar.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <string>

namespace arpent::heat {
namespace {

constexpr double degree = std::numbers::pi / 180;
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

TEST(SkyLongwave, HasKnownValues)
{
    EXPECT_NEAR(clear_emissivity(300, 2000), 0.83949, 1e-5);
    EXPECT_NEAR(clear_emissivity(283.15, 800), 0.76035, 1e-5);
    EXPECT_NEAR(sky_longwave(300, 2000, 1), 0.83949 * 5.670374e-8 * std::pow(300, 4), 1e-2);
    EXPECT_NEAR(sky_longwave(300, 2000, 0), 5.670374e-8 * std::pow(300, 4), 1e-4) << "overcast: black";
    EXPECT_NEAR(clear_emissivity(250, 0), 1 - std::exp(-std::sqrt(1.2)), 1e-12) << "dry air still radiates";
}

TEST(SkyLongwave, StaysAtNightAsItWasAndWillBe)
{
    const auto days = hours("2021-06-20", paris, 48);
    std::vector<Irradiance> shining(48);
    for (std::size_t k = 0; k < 48; ++k) {
        shining[k].clear_global = 0.7 * days[k].top();
        shining[k].diffuse = (k < 24 ? 0.2 : 0.8) * shining[k].clear_global;
    }
    const auto share = clear_share(shining, days);
    EXPECT_NEAR(share[12], 0.2, 1e-9);
    EXPECT_NEAR(share[0], 0.2, 1e-9);
    EXPECT_NEAR(share[36], 0.8, 1e-9);
    EXPECT_NEAR(share[47], 0.8, 1e-9);
    EXPECT_NEAR(share[24], 0.5, 0.1);
    for (std::size_t k = 20; k < 29; ++k)
        EXPECT_LE(share[k], share[k + 1] + 1e-12);
    std::size_t low = 0;  // the sun below 10 degrees says nothing
    for (std::size_t k = 1; k < 24; ++k)
        if (days[k].middle.elevation > 3 * degree && days[k].middle.elevation < 10 * degree)
            low = k, shining[k].diffuse = shining[k].clear_global;
    ASSERT_GT(low, 0u);
    EXPECT_EQ(clear_share(shining, days), share);
    shining[36].diffuse = shining[36].clear_global, shining[36].modelled = true;
    EXPECT_NEAR(clear_share(shining, days)[36], 0.8, 1e-9) << "what was not measured says nothing either";
}

TEST(SkyLongwave, TakesAPolarNightForClear)
{
    const auto day = hours("2021-12-20", {69.65, 18.96, 0});
    for (const double share : clear_share(std::vector<Irradiance>(24), day))
        EXPECT_EQ(share, 1);
}

}  // namespace
}  // namespace arpent::heat
