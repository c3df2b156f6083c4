#include "models/heat/radiant.hpp"

#include <cmath>
#include <numbers>

namespace arpent::heat {
namespace {

constexpr float upright = 0.06f, sideways = 0.88f;

}  // namespace

double beam_factor(Receiver receiver, double elevation, double azimuth, double north)
{
    if (!(elevation > 0))
        return 0;
    const double across = std::cos(elevation), above = 0.06 * std::sin(elevation);
    if (receiver == Receiver::box)
        return above + 0.22 * across * (std::abs(std::cos(azimuth - north)) + std::abs(std::sin(azimuth - north)));
    if (receiver == Receiver::cylinder)
        return above + 0.28 * across;
    const double g = elevation * 180 / std::numbers::pi;
    return 0.308 * std::cos(g * (1 - g * g / 48402) * std::numbers::pi / 180);
}

void radiant_row(int cols, const RadiantRows in, const Absorption person, float* tmrt)
{
    const float inverse = 1.0f / (person.longwave * stefan_boltzmann), a_k = person.shortwave, eps = person.longwave;
#pragma omp simd
    for (int j = 0; j < cols; ++j) {
        const float K = in.beam[j] + upright * (in.plane_short[j] + in.ground_short[j]) + sideways * (in.sides_short[j] + 0.5f * in.ground_short[j]);
        const float L = upright * (in.plane_long[j] + in.ground_long[j]) + sideways * (in.sides_long[j] + 0.5f * in.ground_long[j]);
        tmrt[j] = std::sqrt(std::sqrt((a_k * K + eps * L) * inverse));
    }
}

void add_beam_row(int cols, const std::uint8_t* shade, float transmissivity, float plane, float body, float* on_plane, float* on_body)
{
#pragma omp simd
    for (int j = 0; j < cols; ++j) {
        const int s = shade[j];
        const float through = (s & 1) != 0 ? 0.0f : ((s & 2) != 0 ? transmissivity : 1.0f);
        on_plane[j] += through * plane;
        on_body[j] += through * body;
    }
}

void leaving_row(int cols, const GroundRows in, const float* open, float* up_short, float* up_long)
{
#pragma omp simd
    for (int j = 0; j < cols; ++j) {
        const float T = in.temperature[j], T2 = T * T, eps = in.emissivity[j];
        const float K = in.albedo[j] * in.down_short[j], L = eps * (stefan_boltzmann * (T2 * T2)) + (1.0f - eps) * in.down_long[j];
        up_short[j] = open[j] > 0.0f ? K : 0.0f;
        up_long[j] = open[j] > 0.0f ? L : 0.0f;
    }
}

}  // namespace arpent::heat
