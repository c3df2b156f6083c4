#pragma once

#include <string>

namespace arpent {

/// A text as YAML writes it so that it is read as this text: plain where nothing in it could mean something else, else in quotes.
std::string yaml_text(const std::string& text);

}  // namespace arpent
