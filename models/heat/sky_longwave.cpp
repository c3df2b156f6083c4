#include "models/heat/sky_longwave.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace arpent::heat {

std::vector<double> clear_share(std::span<const Irradiance> shining, std::span<const Daylight> light)
{
    std::vector<double> made(light.size(), 1);
    constexpr double high = 10 * std::numbers::pi / 180;  // [rad]
    const auto at = [&](std::size_t k) { return made.begin() + static_cast<std::ptrdiff_t>(k); };
    std::size_t next = 0;  // the first interval after the last one of day
    for (std::size_t k = 0; k < light.size(); ++k) {
        if (light[k].middle.elevation <= high || shining[k].clear_global <= 0 || shining[k].modelled)
            continue;
        made[k] = std::clamp((shining[k].direct * light[k].sine + shining[k].diffuse) / shining[k].clear_global, 0.0, 1.0);
        if (next == 0)
            std::fill(made.begin(), at(k), made[k]);
        for (std::size_t j = next; next > 0 && j < k; ++j) {
            const double begin = light[next - 1].solar_hours, share = (light[j].solar_hours - begin) / (light[k].solar_hours - begin);
            made[j] = made[next - 1] + (made[k] - made[next - 1]) * share;
        }
        next = k + 1;
    }
    if (next > 0)
        std::fill(at(next), made.end(), made[next - 1]);
    return made;
}

double clear_emissivity(double T, double e)
{
    const double w = 46.5 * (0.01 * e) / T;
    return 1 - (1 + w) * std::exp(-std::sqrt(1.2 + 3 * w));
}

double sky_longwave(double T, double e, double clear)
{
    constexpr double sigma = 5.670374e-8;  // [W m-2 K-4]
    return static_cast<double>(static_cast<float>((clear_emissivity(T, e) * clear + (1 - clear)) * sigma * T * T * T * T));
}

}  // namespace arpent::heat
