#pragma once

#include "core/layer.hpp"

#include <vector>

namespace arpent {

/// Soil groups 1 (A) to 4 (D) as bytes from a layer of numbers; B where it holds none.
Layer soil_groups(const Layer& numbers);
/// Group B everywhere.
Layer usual_soil(const Grid& grid);

/// What a soil group gives to models, worked out as it is asked for: saturated_conductivity, suction_head, effective_porosity, and the
/// same everywhere initial_saturation (0.5) and soil_depth (1 m).
std::vector<Layer> soil_properties(const Layer& groups);

}  // namespace arpent
