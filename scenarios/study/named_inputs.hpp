#pragma once

#include "scenarios/study/territory.hpp"

#include <vector>

namespace arpent {

/// What a scenario names beside the sources of its layers: zones, the outline of what is reported, where interventions stand, tables of rain
/// and weather. Their `known` is NaN.
std::vector<InputRecord> named_inputs(const Resolved& scenario);

}  // namespace arpent
