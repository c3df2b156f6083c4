#pragma once

#include "core/keys.hpp"

#include <string>

namespace arpent {

/// The text of a node as the scalar that a key wants, within its range and words. Paths become absolute.
Parsed<Scalar> scalar_of(const Form& form, const Node& node, const PathRules& paths);

}  // namespace arpent
