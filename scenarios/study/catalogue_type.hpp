#pragma once

#include "scenarios/study/catalogue_file.hpp"
#include "scenarios/study/keys_catalogue.hpp"

#include <string>
#include <vector>

namespace arpent {

/// Turns a type as it is written into a type; complains of names that mean nothing and of units that do not fit, each where it stands in
/// `tree`, the type's map.
CatalogueType made_type(const std::string& name, const WrittenType& written, const Node& tree, Diagnostics& complaints);

/// Turns the edits of a type into edits: its name and keys are made already.
std::vector<Edit> made_edits(const CatalogueType& type, const WrittenType& written, const Node& tree, Diagnostics& complaints);

}  // namespace arpent
