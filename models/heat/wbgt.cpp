// symbol        meaning                                          [unit]
// Re, Nu        Reynolds and Nusselt numbers of the sensor       [1]
// Pr, Sc        Prandtl and Schmidt numbers of the air           [1]
// h             convective transfer                              [W/m2/K]
// P, e          pressure of the air, of vapour                   [hPa]
// Tref          mean of sensor and air, where properties are taken [K]

#include "models/heat/wbgt.hpp"

#include "models/heat/radiant.hpp"
#include "models/heat/root.hpp"
#include "models/heat/vapour.hpp"

#include <algorithm>
#include <cmath>

namespace arpent::heat {
namespace {

constexpr double sigma = 5.670374e-8, cp = 1003.5, m_air = 28.97, m_h2o = 18.015, r_air = 8314.34 / m_air;
constexpr double Pr = cp / (cp + 1.25 * r_air);
constexpr double emissivity = 0.95, least_wind = 0.13;  // [1], [m/s]

double viscosity(double T)  // [kg/m/s]
{
    const double omega = (T / 97 - 2.9) / 0.4 * -0.034 + 1.048;
    return 2.6693e-6 * std::sqrt(m_air * T) / (3.617 * 3.617 * omega);
}

double conductivity(double T) { return (cp + 1.25 * r_air) * viscosity(T); }  // [W/m/K]

double density(double T, double P) { return 100 * P / (r_air * T); }  // [kg/m3]

double diffusivity(double T, double P)  // of vapour [m2/s]
{
    const double critical = 132 * 647.3;  // [K2] of air and water; their critical pressures are 36.4 and 218 atm
    return 3.640e-8 * std::pow(T / std::sqrt(critical), 2.334) * std::cbrt(36.4 * 218) * std::pow(critical, 5.0 / 12) *
           std::sqrt(1 / m_air + 1 / m_h2o) / (P / 1013.25);
}

/// [J/kg]. The program takes 71100 with the other sign, so that it rises with T: 6 % too little at 283 K, where the
/// wet bulb is 0.15 K too high then.
double heat_of_evaporation(double T) { return (313.15 - T) / 30 * 71100 + 2.4073e6; }

double reynolds(double diameter, double T, double P, double wind)
{
    return std::max(wind, least_wind) * density(T, P) * diameter / viscosity(T);
}

double fourth(double T) { return T * T * (T * T); }

bool usable(double sum, double pressure) { return !std::isnan(sum) && pressure > 0; }

}  // namespace

Absorption globe_absorption() { return {0.95f, 0.95f}; }
Absorption wick_absorption() { return {0.6f, 0.95f}; }

double globe_temperature(double air, double radiant, double wind, double pressure)
{
    if (!usable(air + radiant + wind, pressure))
        return std::nan("");
    constexpr double diameter = 0.0508;  // [m]
    const auto gain = [&](double T) {
        const double Tref = 0.5 * (T + air), Nu = 2 + 0.6 * std::sqrt(reynolds(diameter, Tref, 0.01 * pressure, wind)) * std::cbrt(Pr);
        return emissivity * sigma * (fourth(radiant) - fourth(T)) - Nu * conductivity(Tref) / diameter * (T - air);
    };
    return root_between(gain, std::min(air, radiant) - 0.1, std::max(air, radiant) + 0.1, 1e-6);
}

double natural_wet_bulb(double air, double radiant, double wind, double vapour, double pressure)
{
    if (!usable(air + radiant + wind + vapour, pressure))
        return std::nan("");
    constexpr double diameter = 0.007;  // [m]
    const double P = 0.01 * pressure;
    const auto saturated = [](double T) { return 0.01 * static_cast<double>(saturation_pressure(static_cast<float>(T))); };
    const double e = std::clamp(0.01 * vapour, 0.0, saturated(air));
    const auto gain = [&](double T) {
        const double Tref = 0.5 * (T + air), Sc = viscosity(Tref) / (density(Tref, P) * diffusivity(Tref, P));
        const double Nu = 0.281 * std::pow(reynolds(diameter, Tref, P, wind), 0.6) * std::pow(Pr, 0.44);
        const double h = Nu * conductivity(Tref) / diameter, wet = saturated(T);
        const double cooling = heat_of_evaporation(Tref) / (cp * m_air / m_h2o) * (wet - e) / (P - wet) * std::pow(Pr / Sc, 0.56);
        return emissivity * sigma * (fourth(radiant) - fourth(T)) - h * (T - air + cooling);
    };
    return root_between(gain, std::min(air, radiant) - 60, std::max(air, radiant) + 0.1, 1e-6);
}

}  // namespace arpent::heat
