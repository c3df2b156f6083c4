#include "models/heat/perez.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace arpent::heat {
namespace {

constexpr std::array<double, 7> edges{1.065, 1.23, 1.5, 1.95, 2.8, 4.5, 6.2};

constexpr std::array<PerezBin, 8> bins{{
    {{{1.3525, -0.2576, -0.269, -1.4366}, {-0.767, 0.0007, 1.2734, -0.1233}, {2.8, 0.6004, 1.2375, 1}, {1.8734, 0.6297, 0.9738, 0.2809}, {0.0356, -0.1246, -0.5718, 0.9938}}},
    {{{-1.2219, -0.773, 1.4148, 1.1016}, {-0.2054, 0.0367, -3.9128, 0.9156}, {6.975, 0.1774, 6.4477, -0.1239}, {-1.5798, -0.5081, -1.7812, 0.108}, {0.2624, 0.0672, -0.219, -0.4285}}},
    {{{-1.1, -0.2515, 0.8952, 0.0156}, {0.2782, -0.1812, -4.5, 1.1766}, {24.7219, -13.0812, -37.7, 34.8438}, {-5, 1.5218, 3.9229, -2.6204}, {-0.0156, 0.1597, 0.4199, -0.5562}}},
    {{{-0.5484, -0.6654, -0.2672, 0.7117}, {0.7234, -0.6219, -5.6812, 2.6297}, {33.3389, -18.3, -62.25, 52.0781}, {-3.5, 0.0016, 1.1477, 0.1062}, {0.4659, -0.3296, -0.0876, -0.0329}}},
    {{{-0.6, -0.3566, -2.5, 2.325}, {0.2937, 0.0496, -5.6812, 1.8415}, {21, -4.7656, -21.5906, 7.2492}, {-3.5, -0.1554, 1.4062, 0.3988}, {0.0032, 0.0766, -0.0656, -0.1294}}},
    {{{-1.0156, -0.367, 1.0078, 1.4051}, {0.2875, -0.5328, -3.85, 3.375}, {14, -0.9999, -7.1406, 7.5469}, {-3.4, -0.1078, -1.075, 1.5702}, {-0.0672, 0.4016, 0.3017, -0.4844}}},
    {{{-1, 0.0211, 0.5025, -0.5119}, {-0.3, 0.1922, 0.7023, -1.6317}, {19, -5, 1.2438, -1.9094}, {-4, 0.025, 0.3844, 0.2656}, {1.0468, -0.3788, -2.4517, 1.4656}}},
    {{{-1.05, 0.0289, 0.426, 0.359}, {-0.325, 0.1156, 0.7781, 0.0025}, {31.0625, -14.5, -46.1148, 55.375}, {-7.2312, 0.405, 13.35, 0.6234}, {1.5, -0.6426, 1.8564, 0.5636}}},
}};

}  // namespace

const std::array<PerezBin, 8>& perez_bins() { return bins; }

int perez_bin(double eps) { return static_cast<int>(std::ranges::upper_bound(edges, eps) - edges.begin()); }

double sky_clearness(double direct, double diffuse, double Z)
{
    const double turned = 1.041 * Z * Z * Z;
    return ((diffuse + direct) / diffuse + turned) / (1 + turned);
}

SkyShape perez_sky(double eps, double Delta, double Z)
{
    if (std::isnan(eps) || std::isnan(Delta) || std::isnan(Z))
        return {};
    const int bin = perez_bin(eps);
    const double least = bin >= 1 && bin <= 4 ? 0.2 : 0.01;
    Delta = std::clamp(Delta, least, 0.6);
    Z = std::clamp(Z, 0.0, std::numbers::pi / 2);
    const auto of = [&](std::size_t k) {
        const auto& x = bins[static_cast<std::size_t>(bin)][k];
        return x[0] + x[1] * Z + Delta * (x[2] + x[3] * Z);
    };
    SkyShape made{of(0), std::min(of(1), 0.0), of(2), of(3), of(4)};
    if (bin == 0) {
        const auto &c = bins[0][2], &d = bins[0][3];
        made.c = std::exp(std::pow(Delta * (c[0] + c[1] * Z), c[2])) - c[3];
        made.d = -std::exp(Delta * (d[0] + d[1] * Z)) + d[2] + Delta * d[3];
    }
    return made;
}

SkyShape perez_sky(double direct, double diffuse, double above_air, double mass, double Z)
{
    if (!(diffuse > 0) || !(above_air > 0) || Z > std::numbers::pi / 2)
        return {};
    return perez_sky(sky_clearness(std::max(direct, 0.0), diffuse, Z), mass * diffuse / above_air, Z);
}

double relative_radiance(const SkyShape& sky, double cos_zeta, double gamma)
{
    const double gradation = 1 + sky.a * std::exp(sky.b / std::max(cos_zeta, 0.01)), cos_gamma = std::cos(gamma);
    return std::max(gradation, 0.0) * std::max(1 + sky.c * std::exp(sky.d * gamma) + sky.e * cos_gamma * cos_gamma, 0.0);
}

}  // namespace arpent::heat
