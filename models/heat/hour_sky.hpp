#pragma once

#include "models/heat/diffuse_fit.hpp"
#include "models/heat/radiant.hpp"
#include "models/heat/sky.hpp"

#include <vector>

namespace arpent::heat {

/// One sun of an hour as a sweep needs it, and its share of the hour's beam where it is not hidden.
struct HourSun {
    double azimuth = 0;         // [rad] from grid north, clockwise
    double tangent = 0;         // of the elevation
    float plane = 0, body = 0;  // I sin h and I f_beam [W/m2], for `add_beam_row`
};

/// What an hour's sun and sky send to every cell of a study.
struct HourSky {
    std::vector<HourSun> suns;  // those that are up and shine; none at night
    DiffuseFit diffuse;         // of `directions` looks; dark at night
};

/// Of an interval's light and irradiance at a place, whose convergence turns azimuths to the grid: true azimuth less convergence. A box has its
/// sides to the true north, east, south and west. `uniform` takes the sky for equally bright, else it is that of Perez and others.
/// In the open the planes of suns and diffuse light sum to the interval's global radiation.
HourSky hour_sky(const Daylight& light, const Irradiance& shining, const Place& place, Receiver receiver, int directions, bool uniform = false);

}  // namespace arpent::heat
