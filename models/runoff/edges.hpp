#pragma once

#include "core/raster.hpp"
#include "models/runoff/settings.hpp"
#include "models/runoff/staggered.hpp"

#include <vector>

namespace arpent::runoff {

/// A cell that loses water over its open sides by Manning's formula for uniform flow down the slope there.
struct Outfall {
    int row = 0, col = 0;
    float conveyance = 0;  // sum of sqrt(S) / n over the open sides [m1/3 s-1]
    float sides = 0;       // open sides with a slope
};

/// A cell whose water stands at a given level.
struct Held {
    int row = 0, col = 0;
    Quanta depth = 0;
};

/// The cells where water passes the rim of the ground, in row-major order.
struct Rim {
    std::vector<Outfall> outfalls;
    std::vector<Held> held;

    /// The part within some rows.
    Rim rows(int first, int last) const;
};

/// What passed the rim, in quanta.
struct Passed {
    std::int64_t left = 0, entered = 0;

    Passed operator+(const Passed& more) const { return {left + more.left, entered + more.entered}; }
};

/// The rim of a ground on a window: `z` [m] is NaN where there is no ground, `n2` is `shut` where nothing flows.
/// Throws Error (model) where the level is 128 m or more above an edge cell.
Rim rim_of(const Settings& settings, View<const float> z, View<const float> n2, const Window& window, double cell);

/// Quanta that leave a cell of depth h over its outfall in a step: q = H^(5/3) sqrt(S) / n on each side for the depth H that remains,
/// which makes it stable at any step; capped at the Froude number.
Quanta outflow(const Outfall& at, Quanta h, const Pace& pace);

}  // namespace arpent::runoff
