#pragma once

#include "scenarios/init/network.hpp"

namespace arpent::town {

/// Makes main streets of the shortest ways from where main roads arrive to a settlement's middle. `first`: its first node.
void raise_mains(Network& network, int first, const Streets& streets);

/// Cuts each link that crosses the river in three; the middle one is a bridge (level 1).
void cut_bridges(Network& network, const Channel& river);

}  // namespace arpent::town
