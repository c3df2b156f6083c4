#pragma once

#include "scenarios/study/study.hpp"

namespace arpent {

/// Adds to a scenario's layers and zones what its `territory.layers.from` gives. A layer or zone set that the study names itself wins; of
/// two presets that give one layer, the finer product wins with a warning, but land cover is made from all of them. Complaints: a preset
/// with mistakes, `only` of what it does not give; a warning where nothing is taken of one.
void add_preset_sources(Resolved& scenario, Diagnostics& complaints);

}  // namespace arpent
