#include "models/heat/views.hpp"

#include <algorithm>
#include <cmath>

namespace arpent::heat {
namespace {

/// whole - part, in place of part.
void take_from(int cols, float whole, float* part)
{
#pragma omp simd
    for (int j = 0; j < cols; ++j)
        part[j] = whole - part[j];
}

/// crown = 1 - walls - open: what walls leave and is not open.
void find_crowns(int cols, float whole, const ViewRows v)
{
    const auto& w = v.walls;
    const float *w0 = w[0], *w1 = w[1], *w2 = w[2], *w3 = w[3], *w4 = w[4], *w5 = w[5], *w6 = w[6], *w7 = w[7];
    const float* open = v.open;
    float* crown = v.crown;
#pragma omp simd
    for (int j = 0; j < cols; ++j) {
        const float walls = ((w0[j] + w1[j]) + (w2[j] + w3[j])) + ((w4[j] + w5[j]) + (w6[j] + w7[j]));
        const float rest = (whole - walls) - open[j];
        crown[j] = rest > 1e-6f ? rest : 0.0f;  // rounding is no crown
    }
}

}  // namespace

std::size_t sector_of(int d, int count) { return static_cast<std::size_t>(((2 * d + 1) * 4 + count / 2) / count) % sectors; }

DiffuseFit uniform_fit(int count)
{
    return fit_diffuse({{}, 1, 0, 0}, std::vector<double>(static_cast<std::size_t>(count), 1.0));
}

void views_row(int cols, std::span<const DirectionFit> uniform, const SkyBytes bytes, float transmissivity, const ViewRows plane,
               const ViewRows sides)
{
    const int count = static_cast<int>(uniform.size());
    diffuse_row(cols, uniform, bytes, transmissivity, plane.open, sides.open);
    std::array<float, sectors> shares{};
    for (std::size_t k = 0; k < sectors; ++k) {
        std::fill_n(plane.walls[k], cols, 0.0f);
        std::fill_n(sides.walls[k], cols, 0.0f);
    }
    for (int d = 0; d < count; ++d) {
        const std::size_t k = sector_of(d, count);
        shares[k] += 1.0f / static_cast<float>(count);
        add_diffuse_row(cols, {&uniform[static_cast<std::size_t>(d)], 1}, {bytes.sky + d * bytes.pitch, nullptr, 0}, 1, plane.walls[k], sides.walls[k]);
    }
    for (std::size_t k = 0; k < sectors; ++k) {
        take_from(cols, shares[k], plane.walls[k]);
        take_from(cols, 0.5f * shares[k], sides.walls[k]);
    }
    find_crowns(cols, 1, plane);
    find_crowns(cols, 0.5f, sides);
}

void add_views_row(int cols, const ViewRows& views, const Surroundings& around, float* sum)
{
    const auto& w = views.walls;
    const auto& a = around.walls;
    const float *w0 = w[0], *w1 = w[1], *w2 = w[2], *w3 = w[3], *w4 = w[4], *w5 = w[5], *w6 = w[6], *w7 = w[7];
    const float a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3], a4 = a[4], a5 = a[5], a6 = a[6], a7 = a[7];
    const float *open = views.open, *crown = views.crown;
    const float sky = around.sky, leaves = around.crown;
#pragma omp simd
    for (int j = 0; j < cols; ++j) {
        const float walls = ((a0 * w0[j] + a1 * w1[j]) + (a2 * w2[j] + a3 * w3[j])) + ((a4 * w4[j] + a5 * w5[j]) + (a6 * w6[j] + a7 * w7[j]));
        sum[j] += (sky * open[j] + leaves * crown[j]) + walls;
    }
}

}  // namespace arpent::heat
