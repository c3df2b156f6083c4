#pragma once

#include "core/tree.hpp"

#include <optional>
#include <string>

namespace arpent {

/// The tree of a scenario: the study without its scenarios, then the ancestors from the oldest, then the scenario itself, merged. Its
/// `interventions` stand at the top. Nothing where the chain of `extends` is broken: a missing parent and a circle are complaints at
/// the scenarios that say so, what follows from them is silent.
std::optional<Node> resolve(const Node& study, const std::string& name, Diagnostics& complaints);

}  // namespace arpent
