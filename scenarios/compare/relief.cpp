#include "scenarios/compare/relief.hpp"

#include "core/executor.hpp"
#include "scenarios/compare/map_image.hpp"

#include <algorithm>
#include <cmath>

namespace arpent {
namespace {

constexpr int shades = 24;          // few, so that the picture stays small
constexpr double darkest = 0.45;    // of white
constexpr double steep_enough = 0.15;  // mean slope that needs no exaggeration

/// Slopes to the east and to the south by Horn's 3 x 3 weights; no slope where a neighbour is unknown.
struct Slope {
    double east = 0, south = 0;
};

Slope slope_at(View<const float> z, int i, int j, double cell)
{
    const auto at = [&](int di, int dj) { return static_cast<double>(z(i + di, j + dj)); };
    const Slope made{(at(-1, 1) + 2 * at(0, 1) + at(1, 1) - at(-1, -1) - 2 * at(0, -1) - at(1, -1)) / (8 * cell),
                     (at(1, -1) + 2 * at(1, 0) + at(1, 1) - at(-1, -1) - 2 * at(-1, 0) - at(-1, 1)) / (8 * cell)};
    return std::isnan(made.east + made.south) ? Slope{} : made;
}

/// Cosine between the surface and light from the north-west, 45 degrees high, over that of flat ground.
double light(const Slope& slope, double exaggeration)
{
    const double p = slope.east * exaggeration, q = slope.south * exaggeration;
    const double towards = 1 + (p + q) * std::sqrt(0.5);  // falls to the north-west: p and q above 0
    return std::max(0.0, towards) / std::sqrt(1 + p * p + q * q);
}

std::vector<Slope> slopes(const Reduced& ground, double cell)
{
    const int rows = ground.values.rows(), cols = ground.values.cols();
    std::vector<Slope> made(static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols));
    for (int i = 1; i + 1 < rows; ++i)
        for (int j = 1; j + 1 < cols; ++j)
            made[static_cast<std::size_t>(i) * static_cast<std::size_t>(cols) + static_cast<std::size_t>(j)]
                = slope_at(ground.values.view(), i, j, cell);
    return made;
}

double exaggeration_for(const std::vector<Slope>& all)
{
    const double mean = sum_in_tree(static_cast<int>(all.size()), [&](int n) {
        const Slope& slope = all[static_cast<std::size_t>(n)];
        return std::hypot(slope.east, slope.south);
    }) / std::max<double>(1, static_cast<double>(all.size()));
    return mean > 0 ? std::clamp(steep_enough / mean, 1.0, 8.0) : 1;
}

}  // namespace

Picture relief(const Layer& ground_elevation)
{
    const Reduced ground = reduced(ground_elevation, Reduce::mean);
    const auto all = slopes(ground, ground_elevation.grid.cell * ground.cells);
    const double exaggeration = exaggeration_for(all);
    Picture made{ground.values.cols(), ground.values.rows(), {}, {}};
    for (int n = 0; n <= shades; ++n) {
        const auto grey = static_cast<std::uint8_t>(std::lround(255 * (darkest + (1 - darkest) * n / shades)));
        made.palette.push_back({grey, grey, grey, 255});
    }
    for (const Slope& slope : all)
        made.codes.push_back(static_cast<std::uint8_t>(std::lround(shades * std::min(1.0, light(slope, exaggeration)))));
    return made;
}

Picture buildings(const Layer& building_fraction)
{
    const Reduced built = reduced(building_fraction, Reduce::mean);
    Picture made{built.values.cols(), built.values.rows(), {}, {{0, 0, 0, 0}, {88, 88, 88, 150}}};
    for (int i = 0; i < made.height; ++i)
        for (int j = 0; j < made.width; ++j)
            made.codes.push_back(built.values.view()(i, j) > 0.5f ? 1 : 0);
    return made;
}

}  // namespace arpent
