#pragma once

#include "models/runoff/rows.hpp"

// The row kernels of what is kept of the water. Each gives a cell the same bits wherever the row is cut.
namespace arpent::runoff {

/// |mean discharge| at the centres of a row [m2 s-1].
void centre_discharge(int cols, const float* qx, const float* qy_north, const float* qy, float* q);

/// The greatest of each cell so far: of `values`, of the speed (`cap` as in centre_speed) and of the hazard that
/// `q` at depth h is.
void keep_max(int cols, const float* values, float* max);
void keep_speed(int cols, const Quanta* h, const float* q, float cap, float* max);
void keep_hazard(int cols, const Quanta* h, const float* q, float cap, bool urban, float* max);

/// Time that each cell held more than `depth` [s].
void count_above(int cols, const Quanta* h, Quanta depth, float length, float* seconds);

/// The first t at which a cell holds `depth`.
void note_arrival(int cols, const Quanta* h, Quanta depth, float t, float* when);

/// The end of the tick in which a cell was deepest.
void note_greatest(int cols, const Quanta* h_max, float t, Quanta* greatest, float* when);

}  // namespace arpent::runoff
