#pragma once

#include "core/scalar.hpp"

#include <string>

namespace arpent {

/// The absolute path that `text` means when a file in `folder` says it: `${ARPENT_DATA}` is the one variable. Wrong where the variable is
/// not set, another one is named, or there is no file of that path.
Parsed<std::string> file_path(const std::string& text, const std::string& folder);

/// A text with `${ARPENT_DATA}` replaced by its value.
Parsed<std::string> with_variable(std::string text);

/// The folder of a file's path; "." where it has none.
std::string folder_of(const std::string& file);

}  // namespace arpent
