#pragma once

#include "core/raster.hpp"
#include "scenarios/study/classes.hpp"

#include <array>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace arpent {

/// Land cover of a tile as area shares, a plane for each class of its table. A cell's shares sum to 1, or are all 0 where nothing is known.
struct Shares {
    Window tile;
    std::vector<Raster<float>> of;  // by the class's index
    /// What edits made of a class's property, by the class and the place of the layer in `surface_layers`; NaN where it is the table's.
    std::map<std::pair<int, std::size_t>, Raster<float>> own{};

    const Raster<float>* own_of(std::size_t k, std::size_t layer) const;
    double sum(int i, int j) const;
    /// The share of some classes in a cell of the tile.
    float sum(std::span<const int> classes, int i, int j) const;
};

/// What is settled where two layers claim the same ground: areas in cells, by the kind that wins and the kind that gives way. A roof that
/// no outline of a building covers gives way to ground.
struct Conflict {
    std::array<std::array<double, cover_kinds>, cover_kinds> areas{};
    double rest = 0;  // that no product says anything of

    double& of(CoverKind winner, CoverKind loser) { return areas[static_cast<std::size_t>(winner)][static_cast<std::size_t>(loser)]; }
    double of(CoverKind winner, CoverKind loser) const { return areas[static_cast<std::size_t>(winner)][static_cast<std::size_t>(loser)]; }
    void join(const Conflict& more);
    double total() const;  // of the areas
};

/// Brings a cell's shares and its built share to one another (`built`, 0 to 1): water stays, then buildings count, then roads, trees and ground give way in
/// that order, the last first. Roofs without a building become the other cover of the cell in proportion, or paved ground where there is none.
/// The roofs of the cell then sum to `built`, as far as water leaves room. A cell without known cover stays as it is.
class Settler {
public:
    explicit Settler(const ClassTable& table);
    void settle(Shares& shares, int i, int j, float built, Conflict& conflict) const;

private:
    std::vector<int> ground_, tree_, road_, roof_, water_;  // indices of the table's classes
    int filler_;

    void grow_roofs(Shares& shares, int i, int j, float target, Conflict& conflict) const;
    void shrink_roofs(Shares& shares, int i, int j, float target, Conflict& conflict) const;
};

/// Makes the known shares of each cell sum to 1.
void normalise(Shares& shares);

}  // namespace arpent
