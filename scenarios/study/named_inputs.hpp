#pragma once

#include "scenarios/study/territory.hpp"

#include <vector>

namespace arpent {

/// What a scenario names beside the sources of its layers: its extent, zones, outlines of what is reported and allowed, where interventions
/// stand, tables of classes, rain and weather. Their `known` is NaN.
std::vector<InputRecord> named_inputs(const Resolved& scenario);

}  // namespace arpent
