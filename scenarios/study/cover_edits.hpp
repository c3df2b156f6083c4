#pragma once

#include "scenarios/study/base.hpp"
#include "scenarios/study/work.hpp"

#include <vector>

namespace arpent {

/// Applies the edits of land cover of all works, in order, to a territory, tile by tile, and puts the layers that follow from it into
/// `layers`; without land cover, edits to and from roofs change building_fraction. Fills what sites move, and their roofs; what edits of
/// a property take where no land cover gives the layer. Complaints: a value that no layer may hold.
/// Warnings: a layer that would follow, but that a source gives.
void edit_cover(const Base& base, const Grid& grid, const Resolved& scenario, std::vector<Work>& works, Layers& layers,
                Diagnostics& complaints);

}  // namespace arpent
