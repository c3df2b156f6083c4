#pragma once

#include "scenarios/study/catalogue_file.hpp"

#include <string>

namespace arpent {

/// A reference page of a catalogue in Markdown: every type with what it takes, its keys with units, ranges, standard values and their
/// sources, what it edits in order, and where its physics comes from; then the keys that every intervention has.
std::string catalogue_page(const Catalogue& catalogue);

}  // namespace arpent
