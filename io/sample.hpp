#pragma once

#include "core/grid.hpp"
#include "io/overlap.hpp"

namespace arpent {

/// The value at a position in source cells (0.5: the middle of the first) within a block that begins at `origin`; NaN off the source.
float nearest_at(View<const float> block, const Window& origin, double col, double row);
/// Of the four middles around it, weighted by what is known of them.
float bilinear_at(View<const float> block, const Window& origin, double col, double row);

/// `nearest` or `bilinear` at the middles of a window's cells, source and grid in one CRS.
void sample(const SourceGrid& source, const ReadSource& read, const Grid& grid, const Window& window, Rule rule, View<float> to);

}  // namespace arpent
