#pragma once

#include <string>
#include <string_view>

namespace arpent {

/// What to do with a file of a format that is not read, by the end of its name: "IFC is not read: ..."; empty where nothing is known of it.
std::string advice_for(std::string_view path);

}  // namespace arpent
