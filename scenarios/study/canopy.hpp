#pragma once

#include "scenarios/study/sources.hpp"

#include <optional>

namespace arpent {

/// Trees from a raster of heights: leaves above 1 m are canopy.
struct Canopy {
    Layer height;  // [m] mean over the canopy of a cell, 0 where there is none
    Layer cover;   // share of the source's cells
    InputRecord record;
};

/// Reads `territory.layers.canopy_height` from its raster.
std::optional<Canopy> read_canopy(const Source& source, const Grid& grid, const Resolved& scenario, Diagnostics& complaints);

/// The cover of a canopy of which only heights are given: whole cells.
Layer cover_of(const Layer& height);

/// The leaf area index of a canopy of which none is given: 3, and 0 where there is no canopy.
Layer leaves_under(const Layer& cover);

}  // namespace arpent
