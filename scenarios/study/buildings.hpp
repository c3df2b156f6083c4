#pragma once

#include "core/layer.hpp"
#include "scenarios/study/spot.hpp"
#include "scenarios/study/territory.hpp"

#include <optional>

namespace arpent {

/// Buildings on the grid, from their outlines.
struct Buildings {
    Layer fraction;               // exact share of each cell
    std::optional<Layer> height;  // [m] mean over the built part, 0 where nothing is built; none where none is given
    double area = 0;              // [m2] of the outlines within the grid
    InputRecord record;
};

/// Reads `territory.layers.buildings`: outlines with their `height`. A building without a height takes 3 m for each of its `floors`, else the
/// mean of the others, else 6 m, with a warning that counts them; complaints where no building lies in the territory or a height is not in 0 to 1000 m.
std::optional<Buildings> read_buildings(const Source& source, const Grid& grid, const Resolved& scenario, Diagnostics& complaints);

}  // namespace arpent
