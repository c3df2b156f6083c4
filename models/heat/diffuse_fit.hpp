#pragma once

#include "models/heat/perez.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

// Diffuse light between obstacles, from what a sweep leaves of each direction: one byte, 255 x with x = cos^2 of the horizon's elevation.
// Above a horizon the irradiance of an hour's sky is a function of x alone:
//   on a plane     E(x) = dphi/2 integral_0^x L(u) du                        (u = sin^2 of the zenith angle),
//   on a cylinder  E(x) = dphi/pi integral L cos^2(elevation) d elevation    (mean over the sides),
// fitted by x g(x), exact at x = 0 and 1. On the plane g has degree 3. On the sides E falls with the horizon's elevation itself, as the root of
// 1 - x: g has degree 2 and two hinges near x = 1, which a polynomial cannot follow (of degree 5 it errs by up to 18 % of an open direction).
namespace arpent::heat {

/// g of one direction for x in bytes, b = 255 x: E is b times the sum of the powers of b; on the sides of 1, b, b^2, max(b, 229.5) and
/// max(b, 252.5) [W/m2].
struct DirectionFit {
    std::array<float, 4> plane;
    std::array<float, 5> sides;
};

/// The directions d of a look, evenly at azimuths (d + 1/2) turn / D, clockwise from grid north.
using DiffuseFit = std::vector<DirectionFit>;

/// Where the sky's light comes from.
struct SkyLight {
    SkyShape shape;
    double diffuse = 0;                      // on an open plane [W/m2]
    double sun_zenith = 0, sun_azimuth = 0;  // [rad], the second from grid north, clockwise
};

/// Fits an hour's sky. `weights`, one for each direction, multiply what the sides take: 1 for a cylinder; see `box_weight`, `side_weight`.
/// The planes of all directions in the open make `diffuse` to 1e-6 of it. No light where diffuse <= 0 or NaN; a shape that is dark all over
/// counts as uniform.
DiffuseFit fit_diffuse(const SkyLight& light, const std::vector<double>& weights);

/// Middle azimuths of `count` directions [rad from grid north, clockwise].
std::vector<double> look_azimuths(int count);

/// What the mean of four sides at `north` + k 90 degrees takes from a horizontal direction, relative to a cylinder.
double box_weight(double azimuth, double north);

/// What one side that looks to `to` takes from a horizontal direction, relative to a cylinder.
double side_weight(double azimuth, double to);

/// Bytes of a row of cells: of direction d at d * pitch; `crown` is what of `sky` lies behind crowns, or null.
struct SkyBytes {
    const std::uint8_t *sky, *crown;
    std::ptrdiff_t pitch;
};

/// Diffuse irradiance [W/m2] of a row of cells, on a plane and on upright sides; what lies behind crowns counts `transmissivity`.
void diffuse_row(int cols, std::span<const DirectionFit> fit, SkyBytes bytes, float transmissivity, float* plane, float* sides);

/// The same, added to what is there.
void add_diffuse_row(int cols, std::span<const DirectionFit> fit, SkyBytes bytes, float transmissivity, float* plane, float* sides);

}  // namespace arpent::heat
