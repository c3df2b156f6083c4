#include "models/heat/disc.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace arpent::heat {
namespace {

/// View of a rectangle x by y with a corner at the foot, by a parallel plane at height 1: odd in both, so that rectangles add with signs.
double corner_view(double x, double y)
{
    const double u = std::sqrt(1 + x * x), v = std::sqrt(1 + y * y);
    return (x / u * std::atan(y / u) + y / v * std::atan(x / v)) / (2 * std::numbers::pi);
}

double cell_view(int di, int dj, double side)
{
    const double x = (dj - 0.5) * side, y = (di - 0.5) * side;
    return corner_view(x + side, y + side) - corner_view(x, y + side) - corner_view(x + side, y) + corner_view(x, y);
}

}  // namespace

Disc disc_of(double cell, double height)
{
    Disc made;
    made.reach = std::max(1, static_cast<int>(std::lround(3 / cell)));
    for (int di = 0; di <= made.reach; ++di)
        for (int dj = 0; dj <= made.reach; ++dj)
            made.weights.push_back(height > 0 ? static_cast<float>(cell_view(di, dj, cell / height)) : static_cast<float>(di == 0 && dj == 0));
    return made;
}

void disc_row(int cols, const Disc& disc, const float* const* rows, float* sum)
{
    std::fill_n(sum, cols, 0.0f);
    for (int di = 0; di <= disc.reach; ++di) {
        const float *north = rows[disc.reach - di], *south = rows[disc.reach + di];
        const float twice = di == 0 ? 0.5f : 1.0f;  // the middle row and column stand on both sides
        for (int dj = 0; dj <= disc.reach; ++dj) {
            const float w = disc.weight(di, dj) * twice * (dj == 0 ? 0.5f : 1.0f);
#pragma omp simd
            for (int j = 0; j < cols; ++j)
                sum[j] = std::fma(w, (north[j - dj] + north[j + dj]) + (south[j - dj] + south[j + dj]), sum[j]);
        }
    }
}

void disc_inverse_row(int cols, const float* open, const float* sum, float* inverse)
{
#pragma omp simd
    for (int j = 0; j < cols; ++j)
        inverse[j] = open[j] > 0.0f ? 1.0f / sum[j] : std::numeric_limits<float>::quiet_NaN();
}

void disc_mean_row(int cols, const float* inverse, float* sum)
{
#pragma omp simd
    for (int j = 0; j < cols; ++j)
        sum[j] *= inverse[j];
}

}  // namespace arpent::heat
