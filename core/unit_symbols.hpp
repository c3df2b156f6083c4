#pragma once

#include "core/unit.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace arpent {

/// The base units in the order of Unit::sixths.
inline constexpr std::array<std::string_view, 12> unit_bases{"m",   "kg",  "s",      "K",   "A",    "mol",
                                                             "cd", "EUR", "person", "job", "tree", "vehicle"};

/// The unit that one symbol stands for, prefix included: "km", "hPa", "persons"; nothing where it is none.
std::optional<Unit> unit_symbol(std::string_view symbol);

}  // namespace arpent
