#pragma once

#include "models/heat/diffuse_fit.hpp"

#include <array>

// What a cell sees above the horizon: open sky, crowns, and walls by the side they face. A direction that meets no sky meets a wall that looks
// back along it.
namespace arpent::heat {

inline constexpr std::size_t sectors = 8;  // middles at 0, 45, .. degrees from grid north, clockwise

/// The sector of direction d of `count`.
std::size_t sector_of(int d, int count);

/// Rows of views: on a plane open + crown + walls are 1, on upright sides 1/2. `walls[k]` is seen towards sector k: it faces sector k + 4.
struct ViewRows {
    float *open, *crown;
    std::array<float*, sectors> walls;
};

/// The fit of a uniform sky of 1 W/m2 in `count` directions, by which views are found.
DiffuseFit uniform_fit(int count);

/// Views of a row of cells by their bytes; a crown lets `transmissivity` of the sky behind it through.
void views_row(int cols, std::span<const DirectionFit> uniform, SkyBytes bytes, float transmissivity, ViewRows plane, ViewRows sides);

/// What a block's surroundings send [W/m2]: walls by the sector towards which they are seen.
struct Surroundings {
    std::array<float, sectors> walls{};
    float crown = 0, sky = 0;
};

/// Irradiance [W/m2] of a row of cells in these surroundings, added to what is there. For short-wave take a sky of 0: its own is `diffuse_row`.
void add_views_row(int cols, const ViewRows& views, const Surroundings& around, float* sum);

}  // namespace arpent::heat
