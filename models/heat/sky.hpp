#pragma once

#include "models/heat/sun.hpp"

#include <limits>
#include <span>
#include <vector>

// What the sun and the sky send down in an interval of a weather series.
namespace arpent::heat {

/// Relative optical air mass at an apparent elevation [rad]: 1 in the zenith, 38 at the horizon and below (Kasten and Young 1989,
/// doi 10.1364/AO.28.004735).
double air_mass(double elevation);

/// Pressure [Pa] of the standard atmosphere at an altitude of -500 to 9000 m; beyond, that of the nearer end.
double standard_pressure(double altitude);

/// The suns of an interval, evenly in time, lifted by the air, and what follows from them.
struct Daylight {
    std::vector<SunPosition> suns;
    SunPosition middle;      // at the middle of the part with the sun up; of the whole interval at night
    double sine = 0;         // mean over the interval of the sine of the elevation, 0 while the sun is down
    double lit = 0;          // share of the interval with the sun up
    double above_air = 0;    // on a plane normal to the beam [W/m2]
    double solar_hours = 0;  // true solar time at the middle of the interval [h], whole days since 1970 and the hour of the day

    double top() const { return above_air * sine; }  // on a horizontal plane above the air, mean of the interval [W/m2]
};

/// The interval from `start` [s since 1970] of `step` seconds with `count` suns at the middles of its equal parts.
Daylight daylight(double start, double step, const Place& place, int count);

/// Mean irradiances of an interval as a series has them [W/m2]; NaN is unknown. `direct` on a plane normal to the beam.
struct MeasuredRadiation {
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    double global = unknown, direct = unknown, diffuse = unknown;
};

/// Irradiances of an interval [W/m2]: `direct` normal to the beam while the sun is up, so that direct * sine is the beam's mean on a
/// horizontal plane; `diffuse` on a horizontal plane, mean of the interval.
struct Irradiance {
    double direct = 0, diffuse = 0;
    double clear_global = 0;  // of a cloudless sky
    bool modelled = false;    // no measurement: a cloudless sky
};

/// A cloudless sky: Ineichen and Perez 2002, doi 10.1016/S0038-092X(02)00045-2, with Linke's turbidity of air mass 2 [1 to 10].
/// `sine` of the elevation, `mass` of the air above the place, `above_air` normal to the beam [W/m2], `altitude` [m]. No light where sine <= 0.
Irradiance clear_sky(double sine, double mass, double above_air, double turbidity, double altitude);

/// Diffuse share of global radiation by clearness kt = global / above air alone: Erbs and others 1982, doi 10.1016/0038-092X(82)90302-4.
double erbs(double kt);

/// Diffuse share of global radiation: Ridley, Boland and Lauret 2010, doi 10.1016/j.renene.2009.07.018, by the clearness of the hour, of the
/// day and of the neighbouring hours, true solar time [h] and elevation [rad].
double ridley(double kt, double solar_hour, double elevation, double day, double neighbours);

/// Where the air is.
struct Site {
    double altitude = 0;     // [m]
    double turbidity = 3.5;  // Linke's, of a cloudless sky
};

/// Direct and diffuse radiation of each interval of a series. Global radiation is kept, whatever else is measured:
/// - global and diffuse known: the rest is the beam's; global and direct known: the rest is diffuse; no global: direct and diffuse, or a
///   cloudless sky where not both are known;
/// - global alone is split by `ridley`, or by `erbs` where less than half a day's light is known;
/// - the sun at most 3 degrees high: no beam, and not more than falls above the air; at night nothing, whatever was measured;
/// - the beam is at most above_air * exp(-0.1 / sine); what is beyond is diffuse.
/// Results are rounded to float, so that every libm gives the same.
std::vector<Irradiance> irradiance(std::span<const MeasuredRadiation> measured, std::span<const Daylight> light, const Site& site);

}  // namespace arpent::heat
