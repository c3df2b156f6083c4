#include "models/heat/wbgt.hpp"

#include "models/heat/radiant.hpp"
#include "models/heat/vapour.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace arpent::heat {
namespace {

double vapour(double celsius, double humidity) { return humidity * static_cast<double>(saturation_pressure(static_cast<float>(celsius + 273.15))); }

TEST(Wbgt, AGlobeInAnEnclosureHasItsTemperature)
{
    EXPECT_NEAR(globe_temperature(303.15, 303.15, 1), 303.15, 1e-4);
    const double Tg = globe_temperature(303.15, 343.15, 1);
    // by hand at 1 m/s and Tref 314 K: Re 2.99e3, Nu 31.2, h 16.0 W/m2/K
    EXPECT_NEAR(0.95 * 5.670374e-8 * (std::pow(343.15, 4) - std::pow(Tg, 4)) / (Tg - 303.15), 16.0, 0.3);
    EXPECT_GT(Tg, globe_temperature(303.15, 343.15, 4));
    EXPECT_LT(globe_temperature(303.15, 283.15, 1), 303.15) << "at night";
    EXPECT_EQ(globe_temperature(303.15, 343.15, 0), globe_temperature(303.15, 343.15, 0.13));
}

TEST(Wbgt, AWickInTheShadeIsNearlyAPsychrometersWetBulb)
{
    EXPECT_NEAR(natural_wet_bulb(303.15, 303.15, 5, vapour(30, 0.5)) - 273.15, 22.0, 0.7) << "22.0 by psychrometric tables";
    EXPECT_NEAR(natural_wet_bulb(293.15, 293.15, 5, vapour(20, 0.5)) - 273.15, 13.7, 0.7) << "13.7";
    EXPECT_NEAR(natural_wet_bulb(303.15, 303.15, 1, vapour(30, 1)) - 273.15, 30, 1e-3);
    EXPECT_EQ(natural_wet_bulb(303.15, 303.15, 1, vapour(30, 2)), natural_wet_bulb(303.15, 303.15, 1, vapour(30, 1)));
    EXPECT_GT(natural_wet_bulb(303.15, 343.15, 1, vapour(30, 0.5)), natural_wet_bulb(303.15, 303.15, 1, vapour(30, 0.5)) + 1);
}

TEST(Wbgt, HasTheValuesOfAnotherProgramOfTheSameEquations)
{
    const auto of = [](double air, double radiant, double wind) { return natural_wet_bulb(air + 273.15, radiant + 273.15, wind, vapour(air, 0.5), 101325) - 273.15; };
    EXPECT_NEAR(of(30, 30, 1), 22.0893, 2e-3);
    EXPECT_NEAR(of(30, 60, 1), 23.5752, 2e-3);
    EXPECT_NEAR(of(40, 70, 0.5), 32.2744, 2e-3);
    EXPECT_NEAR(of(10, 20, 3), 5.8250, 2e-3);
    EXPECT_NEAR(globe_temperature(303.15, 333.15, 1) - 273.15, 39.2718, 2e-3);
    EXPECT_NEAR(globe_temperature(313.15, 343.15, 0.5) - 273.15, 52.2013, 2e-3);
    EXPECT_NEAR(globe_temperature(283.15, 293.15, 3) - 273.15, 11.5871, 2e-3);
}

TEST(Wbgt, WeighsItsThermometers)
{
    EXPECT_NEAR(wbgt(295, 320, 305), 0.7 * 295 + 0.2 * 320 + 0.1 * 305, 1e-4);
    EXPECT_EQ(globe_absorption().shortwave, 0.95f);
    EXPECT_EQ(wick_absorption().shortwave, 0.6f);
}

TEST(Wbgt, IsNothingWithoutAir)
{
    EXPECT_TRUE(std::isnan(globe_temperature(303, 303, 1, 0)));
    EXPECT_TRUE(std::isnan(globe_temperature(std::nan(""), 303, 1)));
    EXPECT_TRUE(std::isnan(natural_wet_bulb(303, 303, std::nan(""), 1000)));
    EXPECT_TRUE(std::isnan(natural_wet_bulb(303, 303, 1, 1000, -5)));
    EXPECT_NEAR(natural_wet_bulb(303, 303, 1, 0), 284, 3) << "dry air";
}

}  // namespace
}  // namespace arpent::heat
