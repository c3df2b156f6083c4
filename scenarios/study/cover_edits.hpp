#pragma once

#include "scenarios/study/base.hpp"
#include "scenarios/study/shares.hpp"
#include "scenarios/study/work.hpp"

#include <vector>

namespace arpent {

/// A reclass edit with its words looked up in a class table.
struct Reclass {
    std::vector<int> from;  // indices of classes, without `to`
    int to = 0;
    bool whole_part = false;  // the intervention lies on `from` as far as there is room; else on all covers of the cell alike
};

/// Moves what a reclass edit of weight `share` takes in one cell; returns how much of the cell that is. What is not moved keeps its bits.
float reclass(Shares& shares, int i, int j, const Reclass& edit, double share);

/// Applies the reclass edits of all works, in order, to the land cover of a territory, tile by tile, and puts the layers that follow from it
/// into `layers`; without land cover, edits to and from roofs change building_fraction. Fills what sites move, and their roofs.
/// Complaints: a class that the table does not have.
void edit_cover(const Base& base, const Grid& grid, const Resolved& scenario, std::vector<Work>& works, Layers& layers,
                Diagnostics& complaints);

}  // namespace arpent
