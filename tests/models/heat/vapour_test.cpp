#include "models/heat/vapour.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace arpent::heat {
namespace {

/// Hardy 1998, equation 2 [Pa].
double hardy(double T)
{
    const double g[] = {-2.8365744e3, -6.028076559e3, 1.954263612e1, -2.737830188e-2, 1.6261698e-5, 7.0229056e-10, -1.8680009e-13};
    double sum = 2.7150305 * std::log(T), power = 1 / (T * T);
    for (const double each : g) {
        sum += each * power;
        power *= T;
    }
    return std::exp(sum);
}

TEST(Vapour, SaturatesAsHardySays)
{
    for (double celsius = -80; celsius <= 100; celsius += 0.37) {
        const float T = static_cast<float>(celsius + 273.15);
        const Saturation s = saturation(T);
        const double exact = hardy(static_cast<double>(T)), slope = (hardy(static_cast<double>(T) + 0.01) - hardy(static_cast<double>(T) - 0.01)) / 0.02;
        EXPECT_NEAR(static_cast<double>(s.pressure) / exact, 1, 1e-5) << celsius;
        EXPECT_NEAR(static_cast<double>(s.slope) / slope, 1, 2e-4) << celsius;
    }
    EXPECT_NEAR(saturation_pressure(273.16f), 611.657f, 0.02f) << "the triple point";
    EXPECT_EQ(saturation_pressure(500), saturation_pressure(373.15f));
    EXPECT_EQ(saturation_pressure(100), saturation_pressure(193.15f));
    EXPECT_TRUE(std::isnan(saturation_pressure(std::numeric_limits<float>::quiet_NaN())));
}

TEST(Vapour, OfMoreThanAllHumidityIsThatOfSaturation)
{
    EXPECT_EQ(vapour_pressure(300, 1.04f), saturation_pressure(300));
    EXPECT_FLOAT_EQ(vapour_pressure(300, 0.5f), 0.5f * saturation_pressure(300));
    EXPECT_EQ(vapour_pressure(300, 0), 0.0f);
}

TEST(Vapour, IsTheSameByPressureAndByMass)
{
    const float q = specific_humidity(2000, 101325);
    EXPECT_NEAR(q, 0.012370f, 1e-6f);
    EXPECT_NEAR(vapour_of_specific_humidity(q, 101325), 2000, 1e-3f);
}

}  // namespace
}  // namespace arpent::heat
