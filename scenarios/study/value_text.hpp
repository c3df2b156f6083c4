#pragma once

#include "core/keys.hpp"

#include <string>

namespace arpent {

/// The text of a single value as a study would write it, in its key's own unit: "2 h", "true", "free".
std::string value_text(const Form& form, const void* value);

}  // namespace arpent
