#pragma once

#include "models/runoff/staggered.hpp"

// The row kernels of the staggered scheme: plain loops over the cells of one row that vectorise. Each gives a cell the same bits
// wherever the row is cut.
namespace arpent::runoff {

/// The rows that the faces of one row of cells touch: this row, the next (south) and, of q_y, the one before (north).
struct Rows {
    const float *z, *z_south, *n2, *n2_south;
    const Quanta *h, *h_south;
    const float *m, *m_south;        // h in metres
    const float *gain, *gain_south;  // inflow less outflow in the step before [m2 s-1]
    float *qx, *qx_south;
    const float *qy, *qy_north;  // old
};

/// What bounds the next time step, over many faces.
struct Bounds {
    float depth = 0;  // [m]
    float speed = 0;  // [m s-1]

    Bounds joined(const Bounds& other) const { return {larger(depth, other.depth), larger(speed, other.speed)}; }
};

/// Depths in metres.
void in_metres(int cols, const Quanta* h, float* m);

/// What each cell gained in the step before, by its four faces.
void gains(int cols, const float* qx, const float* qy_north, const float* qy, float* gain);

/// New discharge through the south faces of a row, not yet limited.
Bounds south_faces(Rows r, int cols, Pace pace, float* new_qy);

/// New discharge through the east faces of a row, in place, not yet limited.
Bounds east_faces(Rows r, int cols, Pace pace);

/// Share of its wanted outflow that each cell of a row can give.
void donor_shares(Rows r, int cols, float quanta, const float* north, const float* south, float* f);

/// Every east face takes the share of the cell that gives; `x` are the quanta that it moves.
void limit_east(int cols, float quanta, const float* f, float* qx, Quanta* x);

/// Every south face takes the share of the cell that gives; `y` are the quanta that it moves.
void limit_south(int cols, float quanta, const float* wanted, const float* f, const float* f_south, float* qy, Quanta* y);

/// h' = h + what came in - what went out, in whole quanta: one cell loses exactly what the other gains. Returns the greatest rise.
/// A depth beyond 128 m wraps, and shows in `keep_greatest`.
Quanta change_depth(int cols, const Quanta* x, const Quanta* y_north, const Quanta* y, Quanta* h);

/// Adds what falls between two shares of a tick of its supply, in whole quanta that telescope. Returns the greatest rise.
Quanta add_supply(int cols, const Quanta* supply, float before, float after, Quanta* h);

/// Keeps the greatest depth of each cell. Returns the greatest of the row; beyond 2^31 - 1 a cell is deeper than 128 m.
std::uint32_t keep_greatest(int cols, const Quanta* h, Quanta* h_max);

/// Whether any cell of a row holds more than `dry` quanta or moves.
bool holds_water(int cols, Quanta dry, const Quanta* h, const float* qx, const float* qy);

}  // namespace arpent::runoff
