#pragma once

#include "core/keys.hpp"

#include <string>

namespace arpent {

/// What may stand in a key: "a number with a unit (h, s, min, d, y), 0 to 240 h".
std::string takes_text(const Form& form);

/// What a key is for and what it takes, for a person at an editor.
std::string key_sentence(const Key& key);

/// The standard value of a key in an owner that nobody wrote to, as a study would write it; empty where there is none.
std::string standard_text(const Key& key, const void* owner);

}  // namespace arpent
