#pragma once

#include "core/keys.hpp"

#include <string>

namespace arpent {

/// `over` on top of `base`: maps merge deeply, texts and lists replace, lists whose elements have an identity merge by it in the base's
/// order, a map that names another kind of its `one_of`, `at_most_one` or chooser replaces the whole, !unset removes. What is replaced
/// stays in `overridden`. `form` tells what stands there (null: unknown keys), `path` names it in complaints.
Node merged(const Node& base, const Node& over, const Form* form, const std::string& path, Diagnostics& complaints);

/// A node under which nothing lies: every !unset in it is a complaint and goes, but for those in what lies over other values later.
Node settled(Node node, const Form* form, const std::string& path, Diagnostics& complaints);

/// The form of what a map or list holds under `key`; null where the tables know no such thing.
const Form* form_below(const Form* form, const std::string& key);

/// A path one key longer.
std::string below(const std::string& path, const std::string& key);

}  // namespace arpent
