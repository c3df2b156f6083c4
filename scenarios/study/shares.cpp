#include "scenarios/study/shares.hpp"

#include <algorithm>
#include <utility>

namespace arpent {
namespace {

std::vector<int> of_kind(const ClassTable& table, CoverKind kind)
{
    std::vector<int> found;
    for (std::size_t k = 0; k < table.classes.size(); ++k)
        if (table.classes[k].kind == kind)
            found.push_back(static_cast<int>(k));
    return found;
}

void scale(Shares& shares, std::span<const int> classes, int i, int j, float by)
{
    for (const int k : classes)
        shares.of[static_cast<std::size_t>(k)].view()(i, j) *= by;
}

/// Takes up to `wanted` of the cell from classes of one kind, in proportion; returns what it took.
float take(Shares& shares, std::span<const int> classes, int i, int j, float wanted)
{
    const float held = shares.sum(classes, i, j);
    const float taken = std::min(held, wanted);
    if (taken > 0)
        scale(shares, classes, i, j, (held - taken) / held);
    return taken;
}

float& first_of(Shares& shares, const std::vector<int>& classes, int i, int j)
{
    return shares.of[static_cast<std::size_t>(classes.front())].view()(i, j);
}

}  // namespace

const Raster<float>* Shares::own_of(std::size_t k, std::size_t layer) const
{
    const auto found = own.find({static_cast<int>(k), layer});
    return found == own.end() ? nullptr : &found->second;
}

double Shares::sum(int i, int j) const
{
    double all = 0;
    for (const auto& plane : of)
        all += static_cast<double>(plane.view()(i, j));
    return all;
}

float Shares::sum(std::span<const int> classes, int i, int j) const
{
    float all = 0;
    for (const int k : classes)
        all += of[static_cast<std::size_t>(k)].view()(i, j);
    return all;
}

void Conflict::join(const Conflict& more)
{
    rest += more.rest;
    for (std::size_t winner = 0; winner < cover_kinds; ++winner)
        for (std::size_t loser = 0; loser < cover_kinds; ++loser)
            areas[winner][loser] += more.areas[winner][loser];
}

double Conflict::total() const
{
    double sum = 0;
    for (const auto& of_winner : areas)
        for (const double area : of_winner)
            sum += area;
    return sum;
}

Settler::Settler(const ClassTable& table)
    : ground_{of_kind(table, CoverKind::ground)}, tree_{of_kind(table, CoverKind::tree)}, road_{of_kind(table, CoverKind::road)},
      roof_{of_kind(table, CoverKind::roof)}, water_{of_kind(table, CoverKind::water)}, filler_{std::max(0, table.index("paved_other"))}
{
}

void Settler::settle(Shares& shares, int i, int j, float built, Conflict& conflict) const
{
    const float water = shares.sum(water_, i, j), roof = shares.sum(roof_, i, j);
    if (roof_.empty() || built == roof || shares.sum(i, j) == 0)
        return;
    const float room = std::max(0.f, 1 - water);
    conflict.of(CoverKind::water, CoverKind::roof) += static_cast<double>(std::max(0.f, built - room));
    const float target = std::min(built, room);
    if (target > roof)
        grow_roofs(shares, i, j, target, conflict);
    else if (target < roof)
        shrink_roofs(shares, i, j, target, conflict);
}

void Settler::grow_roofs(Shares& shares, int i, int j, float target, Conflict& conflict) const
{
    float missing = target - shares.sum(roof_, i, j);
    for (const auto& [classes, kind] : {std::pair{&ground_, CoverKind::ground}, {&tree_, CoverKind::tree}, {&road_, CoverKind::road}}) {
        const float taken = take(shares, *classes, i, j, missing);
        missing -= taken;
        conflict.of(CoverKind::roof, kind) += static_cast<double>(taken);
    }
    float& roof = first_of(shares, roof_, i, j);
    const float others = shares.sum(roof_, i, j) - roof;
    roof = target - others;
}

void Settler::shrink_roofs(Shares& shares, int i, int j, float target, Conflict& conflict) const
{
    const float held = shares.sum(roof_, i, j), excess = held - target;
    conflict.of(CoverKind::ground, CoverKind::roof) += static_cast<double>(excess);
    scale(shares, roof_, i, j, target / held);
    float rest = 0;
    for (const auto* classes : {&ground_, &tree_, &road_})
        rest += shares.sum(*classes, i, j);
    if (rest > 0)
        for (const auto* classes : {&ground_, &tree_, &road_})
            scale(shares, *classes, i, j, (rest + excess) / rest);
    else
        shares.of[static_cast<std::size_t>(filler_)].view()(i, j) += excess;
}

void normalise(Shares& shares)
{
    for (int i = 0; i < shares.tile.rows; ++i)
        for (int j = 0; j < shares.tile.cols; ++j)
            if (const double sum = shares.sum(i, j); sum > 0 && sum != 1)
                for (auto& plane : shares.of)
                    plane.view()(i, j) = static_cast<float>(static_cast<double>(plane.view()(i, j)) / sum);
}

}  // namespace arpent
