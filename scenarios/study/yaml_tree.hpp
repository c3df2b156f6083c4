#pragma once

#include "core/tree.hpp"

#include <string>

namespace arpent {

/// Reads one YAML document as located texts, lists and maps. Every value is a text as it was written (`NO`, `010`, `null`, `~` are words).
/// Complains of what is not read: wrong syntax, duplicate and empty keys, merge keys, anchors, aliases, tags but !unset, further
/// documents, bytes that are no UTF-8 text, nesting deeper than 32. A complaint leaves a broken node; the whole is broken where the syntax
/// is wrong. `file` is the name shown in complaints. Time and memory grow with the text's length alone.
Node read_tree(const std::string& file, const std::string& text, Diagnostics& complaints);

}  // namespace arpent
