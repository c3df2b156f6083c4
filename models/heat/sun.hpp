#pragma once

#include "core/series.hpp"

namespace arpent::heat {

/// Where the sun stands, seen from a place: the centre of its disc, not lifted by the air.
struct SunPosition {
    double azimuth = 0;    // [rad] from true north, clockwise, 0 to 2 pi
    double elevation = 0;  // [rad] above the horizon
    double distance = 1;   // [au]
    double declination = 0;       // [rad] seen from the Earth's middle
    double equation_of_time = 0;  // [s] true solar time less mean solar time
};

/// Earth's clock against the stars' [s]: terrestrial time less universal time, 64 in 2000, 69 in 2020. A second is worth 1e-5 degrees.
inline constexpr double usual_delta_t = 69;

/// The sun at `utc` [s since 1970], by the Solar Position Algorithm (Reda and Andreas 2004, doi 10.1016/j.solener.2003.12.003) without its
/// small periodic terms: within 1e-4 degrees of it from 1950 to 2100. `height` [m] above the sea. Angles are rounded to 2^-24 rad, so that
/// every libm gives the same.
SunPosition sun_position(double utc, const Place& place, double height = 0, double delta_t = usual_delta_t);

/// How far the air lifts the sun [rad], at sea level's pressure [Pa] and temperature [K] or others; 0 where it has set.
double refraction(double elevation, double pressure = 101325, double temperature = 285.15);

/// Irradiance of a plane normal to the beam above the air [W/m2] (Gueymard 2018, doi 10.1016/j.solener.2018.04.001) at a distance [au].
inline double beam_above_air(double distance) { return 1361.1 / (distance * distance); }

}  // namespace arpent::heat
