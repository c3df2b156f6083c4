#include "models/heat/hour_sky.hpp"

#include <cmath>
#include <numbers>

namespace arpent::heat {

HourSky hour_sky(const Daylight& light, const Irradiance& shining, const Place& place, Receiver receiver, int directions, bool uniform)
{
    constexpr double degree = std::numbers::pi / 180;
    const double turn = place.convergence * degree, count = static_cast<double>(light.suns.size());
    HourSky made;
    for (const SunPosition& sun : light.suns)
        if (sun.elevation > 0 && shining.direct > 0)
            made.suns.push_back({sun.azimuth - turn, std::tan(sun.elevation), static_cast<float>(shining.direct * std::sin(sun.elevation) / count),
                                 static_cast<float>(shining.direct * beam_factor(receiver, sun.elevation, sun.azimuth, 0) / count)});
    std::vector<double> weights;
    for (const double azimuth : look_azimuths(directions))
        weights.push_back(receiver == Receiver::box ? box_weight(azimuth + turn, 0) : 1);
    const double Z = std::numbers::pi / 2 - light.middle.elevation;
    const SkyShape shape = uniform ? SkyShape{} : perez_sky(shining.direct, shining.diffuse, light.above_air, air_mass(light.middle.elevation), Z);
    made.diffuse = fit_diffuse({shape, shining.diffuse, Z, light.middle.azimuth - turn}, weights);
    return made;
}

}  // namespace arpent::heat
