#pragma once

#include "scenarios/study/study.hpp"

namespace arpent {

/// What no single key can tell: an end before its start, a storm without its coefficients, units against the catalogue of layers,
/// outputs against the models' cards, what a type of intervention takes. Silent on keys that `complaints` already names.
void check_scenario(const Resolved& scenario, Diagnostics& complaints);

}  // namespace arpent
