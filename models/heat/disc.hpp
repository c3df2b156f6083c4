#pragma once

#include <vector>

// The ground that a person sees: a plane that looks down from a height H sees r^2 / (r^2 + H^2) of the disc of radius r round its foot, from
// 1.1 m 88 % within 3 m. So the cells within about 3 m stand for all of it.
namespace arpent::heat {

/// Weights of a cell's neighbourhood.
struct Disc {
    int reach = 1;               // cells beyond the middle one, each way
    std::vector<float> weights;  // of |di| * (reach + 1) + |dj|: the view of one such cell, exact

    float weight(int di, int dj) const { return weights[static_cast<std::size_t>(di * (reach + 1) + dj)]; }
};

/// Of square cells of side `cell` [m] seen from `height` [m]: the cells that reach 3 m, and at least the 8 neighbours. A height of 0 sees the
/// middle cell alone.
Disc disc_of(double cell, double height);

/// Weighted sum of each cell's neighbourhood: `rows` are the 2 reach + 1 rows round it, each valid from -reach to cols + reach.
void disc_row(int cols, const Disc& disc, const float* const* rows, float* sum);

/// What makes a mean of sums over open cells, of the sums of `open` itself (1 open, 0 built): NaN on cells that are not open.
void disc_inverse_row(int cols, const float* open, const float* sum, float* inverse);

/// sum * inverse.
void disc_mean_row(int cols, const float* inverse, float* sum);

}  // namespace arpent::heat
