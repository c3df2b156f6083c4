#pragma once

#include "core/tree.hpp"

#include <string>

namespace arpent {

/// Puts the value of `key=value` at its path in a study's tree: `models.runoff.edges=closed`,
/// `scenarios.green.interventions.trees.height=12 m`. The value is YAML; its place is `--set:<number>:1`.
void set_key(Node& study, const std::string& assignment, int number, Diagnostics& complaints);

}  // namespace arpent
