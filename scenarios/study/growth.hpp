#pragma once

#include "scenarios/study/catalogue_file.hpp"

namespace arpent {

/// What the keys of a type that grow are `age` [s] after they were planted, in place of what they were then. Keys that grow with them are as
/// written once those have their limit, and smaller before.
void grow(const CatalogueType& type, double age, Named<double>& values);

}  // namespace arpent
