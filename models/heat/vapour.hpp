#pragma once

#include "core/select.hpp"

// Water vapour of the air: temperatures in K, pressures in Pa, for rows and points alike.
//
// Saturation is that over water, below 0 degC too, as stations report humidity: Hardy 1998, ITS-90 formulations for vapor pressure,
// frostpoint temperature, dewpoint temperature and enhancement factors in the range -100 to +100 C, the formula that UTCI is defined with.
// Its eighth root is nearly straight, so that a polynomial and three squares keep to it.
namespace arpent::heat {

struct Saturation {
    float pressure;  // [Pa]
    float slope;     // [Pa/K]
};

/// Saturated vapour over water, the pressure to 1e-5 of it and the slope to 2e-4, from -80 to 100 degC; a temperature beyond is taken as
/// that end, NaN stays NaN.
inline Saturation saturation(float T)
{
    constexpr float scale = 1.0f / 90.0f;
    const float u = (clamped(T, 193.15f, 373.15f) - 283.15f) * scale;
    constexpr float a = 2.43307877f, b = 1.83415937f, c = 0.0334751569f, d = -0.10382095f, e = 0.0307935048f, f = -0.00228311983f,
                    g = -0.00197136193f, h = 0.000964378181f;
    const float root = a + u * (b + u * (c + u * (d + u * (e + u * (f + u * (g + u * h))))));
    const float slope = b + u * (2 * c + u * (3 * d + u * (4 * e + u * (5 * f + u * (6 * g + u * (7 * h))))));
    const float square = root * root, fourth = square * square;
    return {fourth * fourth, 8.0f * scale * fourth * square * root * slope};
}

inline float saturation_pressure(float T) { return saturation(T).pressure; }

/// Vapour pressure [Pa] at a relative humidity [1]; above saturation it is that of saturation.
inline float vapour_pressure(float T, float relative_humidity) { return smaller(relative_humidity, 1.0f) * saturation_pressure(T); }

inline constexpr float vapour_to_air = 0.62198f;  // molar masses

/// Vapour pressure [Pa] of air of specific humidity q [kg/kg] at pressure p [Pa].
inline float vapour_of_specific_humidity(float q, float p) { return q * p / (vapour_to_air + (1.0f - vapour_to_air) * q); }

/// Specific humidity [kg/kg] of air with vapour pressure e at pressure p [Pa], p above e.
inline float specific_humidity(float e, float p) { return vapour_to_air * e / (p - (1.0f - vapour_to_air) * e); }

}  // namespace arpent::heat
