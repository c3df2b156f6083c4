#pragma once

#include "core/model.hpp"
#include "models/runoff/edges.hpp"

namespace arpent::runoff {

/// The ground that water runs over, as the kernels want it, and its rim.
struct Bed {
    Raster<float> z, n2;  // [m], [s2 m-2/3]; `wall` and `shut` outside the grid, without ground and in buildings
    Rim rim;
};

/// Reads ground_elevation, manning_roughness and building_fraction. Throws Error (data) where ground has no roughness.
Bed read_bed(const Inputs& in, const Settings& settings, double cell);

}  // namespace arpent::runoff
