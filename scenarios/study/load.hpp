#pragma once

#include "core/path_rules.hpp"

#include <string>
#include <vector>

namespace arpent {

/// The whole tree of the file `paths.study`: itself, what its maps `include:`, the files that stand for scenarios, and the `sets` (`key=value`) on top.
/// Broken where its syntax is wrong.
Node load_study(const PathRules& paths, const std::string& text, const std::vector<std::string>& sets, Diagnostics& complaints);

/// Study files larger than this are refused.
inline constexpr std::size_t largest_text = 4 << 20;  // bytes

}  // namespace arpent
