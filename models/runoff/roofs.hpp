#pragma once

#include "core/layer.hpp"

#include <cstdint>
#include <vector>

namespace arpent::runoff {

/// Whether a cell counts as a building: no water flows through it, and what falls on it leaves by the routing.
constexpr bool is_building(float building_fraction) { return building_fraction > 0.5f; }

/// Leads water of building cells to ground: each to the nearest cell (centre to centre) that is ground and no building; of equally near
/// ones to the first in row-major order. A sparse matrix building -> ground whose columns hold a single 1.
class RoofRouting {
public:
    RoofRouting() = default;
    /// What a cell is to the routing.
    enum Cell : std::uint8_t { outside, ground, building };
    /// Built once per run, in parallel, the same for any number of threads. At most 2^32 - 1 cells.
    explicit RoofRouting(const Raster<std::uint8_t>& cells);

    /// Moves, for each building cell with a target, all of its h + change to the target's change: its own becomes -h. Whole quanta,
    /// gathered by target, each target's buildings in row-major order. Without any ground in the window water stays where it is.
    /// Throws Error (model) where more than 128 m would stand on a target.
    void lead(View<const Quanta> h, View<Quanta> change) const;

private:
    void gather(std::size_t target, View<const Quanta> h, View<Quanta> change) const;

    std::uint32_t cols_ = 1;
    std::vector<std::uint32_t> targets_;    // ground cells that roofs lead to, rising
    std::vector<std::uint32_t> first_;      // of each target in buildings_, and the end
    std::vector<std::uint32_t> buildings_;  // by target, rising
};

}  // namespace arpent::runoff
