#pragma once

#include "core/model.hpp"

#include <span>

namespace arpent {

/// All models of this build, in the order of a study's reference page.
std::span<const Model> models();

/// The model of that name; null where there is none.
const Model* find_model(std::string_view name);

}  // namespace arpent
