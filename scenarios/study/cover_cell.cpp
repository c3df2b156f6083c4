#include "scenarios/study/cover_cell.hpp"

#include "scenarios/study/sources.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace arpent {
namespace {

/// The part of some covers that an intervention takes which holds `share` of the cell; `room` of it is theirs.
double part_taken(float room, double share, bool whole_part) { return whole_part ? std::min(1.0, share / static_cast<double>(room)) : share; }

float& share_of(Shares& shares, int k, int i, int j) { return shares.of[static_cast<std::size_t>(k)].view()(i, j); }

float value_of(const CoverTile& tile, int k, std::size_t layer, int i, int j)
{
    return class_value(tile.shares, tile.table, tile.soil, static_cast<std::size_t>(k), layer, i, j);
}

/// Mixes `moved` of a class as the table says into `held` of it that edits made different.
void mix(CoverTile& tile, int k, float held, float moved, int i, int j)
{
    for (std::size_t n = 0; n < surface_layers.size(); ++n) {
        const auto own = tile.shares.own.find({k, n});
        if (own == tile.shares.own.end() || std::isnan(own->second.view()(i, j)) || moved == 0)
            continue;
        float& here = own->second.view()(i, j);
        const float edited = std::exchange(here, no_value), standard = value_of(tile, k, n, i, j);
        here = held > 0 ? (held * edited + moved * standard) / (held + moved) : no_value;
    }
}

}  // namespace

float reclass(CoverTile& tile, int i, int j, const Reclass& edit, double share)
{
    const float room = tile.shares.sum(edit.from, i, j);
    if (room <= 0)
        return 0;
    const auto weight = static_cast<float>(part_taken(room, share, edit.whole_part));
    float moved = 0;
    for (const int k : edit.from) {
        float& held = share_of(tile.shares, k, i, j);
        const float taken = weight * held;
        held -= taken;
        moved += taken;
    }
    float& to = share_of(tile.shares, edit.to, i, j);
    mix(tile, edit.to, to, moved, i, j);
    to += moved;
    return moved;
}

float retouch(CoverTile& tile, int i, int j, const Retouch& edit, double share, std::optional<double> value)
{
    const float room = tile.shares.sum(edit.of, i, j);
    if (room <= 0)
        return 0;
    const double weight = part_taken(room, share, edit.whole_part);
    for (const int k : edit.of) {
        if (!value || share_of(tile.shares, k, i, j) == 0)
            continue;
        const float before = value_of(tile, k, edit.layer, i, j);
        const auto after = static_cast<float>(edited(edit.op, static_cast<double>(before), *value, weight));
        if (after == before)
            continue;
        auto& own = tile.shares.own;
        own.try_emplace({k, edit.layer}, tile.shares.tile, 0, no_value).first->second.view()(i, j) = after;
    }
    return static_cast<float>(weight) * room;
}

}  // namespace arpent
