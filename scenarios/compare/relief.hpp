#pragma once

#include "core/layer.hpp"
#include "scenarios/compare/png.hpp"

namespace arpent {

/// The shades of a terrain lit from the north-west, to be multiplied over a map: white where it is flat, grey where it turns away from the
/// light (Horn 1981, doi 10.1109/PROC.1981.11918). Heights are exaggerated, up to 8 times, so that a gentle territory shows its valleys.
Picture relief(const Layer& ground_elevation);

/// Grey over the cells that are more than half built, nothing elsewhere.
Picture buildings(const Layer& building_fraction);

}  // namespace arpent
