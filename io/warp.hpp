#pragma once

#include "core/grid.hpp"
#include "io/overlap.hpp"

#include <functional>
#include <vector>

namespace arpent {

/// Brings points of the target's CRS to the source's, in place; what cannot be brought becomes NaN. Called from one thread at a time.
using Bring = std::function<void(std::vector<double>& x, std::vector<double>& y)>;

/// As `resample`, where the CRS differ. The corners of the target's cells are brought to the source (every 16th exactly, between them
/// linearly); a cell's share of a source cell is the exact area of the quadrilateral in it, so that `sum` keeps the total.
void resample_warped(const SourceGrid& source, const ReadSource& read, const Bring& bring, const Grid& grid, const Window& window, Rule rule,
                     View<float> to);

/// As `resample_shares`, where the CRS differ.
void warped_shares(const SourceGrid& source, const ReadSource& read, const Bring& bring, const Grid& grid, const Window& window,
                   const std::vector<int>& codes, const std::vector<View<float>>& to);

}  // namespace arpent
