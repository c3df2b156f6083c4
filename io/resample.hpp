#pragma once

// How values come from the cells of one raster to the cells of another, both in one CRS. Knows no file.

#include "core/grid.hpp"
#include "io/overlap.hpp"

#include <vector>

namespace arpent {

/// Whether the cells of both lie on each other, and by how many cells the target's first lies south and east of the source's.
bool same_cells(const SourceGrid& source, const Grid& grid, int& rows_south, int& cols_east);

/// Values of a window of `grid` by rule, source and grid in one CRS. Area rules weigh source cells by the area that lies in the cell; where
/// cells are larger than the source's, `bilinear` is `average`, for it would skip source cells.
void resample(const SourceGrid& source, const ReadSource& read, const Grid& grid, const Window& window, Rule rule, View<float> to);

/// The area share of each value of `codes` (sorted) in each cell of the window, into `to`, one view per code.
void resample_shares(const SourceGrid& source, const ReadSource& read, const Grid& grid, const Window& window, const std::vector<int>& codes,
                     const std::vector<View<float>>& to);

}  // namespace arpent
