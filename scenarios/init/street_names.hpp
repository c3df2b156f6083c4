#pragma once

#include "scenarios/init/network.hpp"

#include <cstdint>
#include <string>

namespace arpent::town {

/// The name of a link's street: links of one street share it.
std::string street_name(std::uint64_t seed, const RoadLink& link);

}  // namespace arpent::town
