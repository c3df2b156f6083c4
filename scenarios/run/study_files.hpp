#pragma once

#include "core/keys.hpp"

#include <string>
#include <vector>

namespace arpent {

/// The files and data that a struct's keys name, as its reader made them (core/data_path.hpp); those of keys named in `but` are left out.
std::vector<std::string> named_data(const Section& section, const void* owner, const std::vector<std::string>& but = {});

}  // namespace arpent
