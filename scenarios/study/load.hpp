#pragma once

#include "core/tree.hpp"

#include <string>
#include <vector>

namespace arpent {

/// A study file's whole tree: the file, what its maps `include:`, the files that stand for scenarios, and the `sets` (`key=value`) on top.
/// Broken where its syntax is wrong.
Node load_study(const std::string& file, const std::string& text, const std::vector<std::string>& sets, Diagnostics& complaints);

/// Study files larger than this are refused.
inline constexpr std::size_t largest_text = 4 << 20;  // bytes

}  // namespace arpent
