#pragma once

#include "io/raster_file.hpp"

#include <string>
#include <vector>

namespace arpent {

/// Some of a raster's values, NaN where it has none.
struct RasterSample {
    std::vector<float> values;
    std::string how;     // "all cells", "an overview", "8 blocks"
    bool whole = false;  // every cell within the box
};

/// Most values that a sample holds: few blocks, so that no more than some MB are read whatever the size of the file.
inline constexpr int sample_cells = 1 << 17;

/// Values of a file within a box (in the file's CRS): all where they are few, else an overview of a single file that has one, else blocks
/// spread over the box; none where the two do not meet. Overviews may hold means and lack the extremes. Errors as RasterFile's.
RasterSample sample_raster(const RasterFile& file, const Box& within);

}  // namespace arpent
