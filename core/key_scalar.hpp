#pragma once

#include "core/keys.hpp"

#include <string>

namespace arpent {

/// The text of a node as the scalar that a key wants, within its range and words. Paths become absolute from the file that wrote them,
/// or from `folder` where no file did.
Parsed<Scalar> scalar_of(const Form& form, const Node& node, const std::string& folder);

}  // namespace arpent
