#pragma once

#include "scenarios/init/built.hpp"
#include "scenarios/init/chance.hpp"

namespace arpent::town {

/// A block while houses are set on it.
class Plot {
public:
    explicit Plot(const Block& block);

    const Block& block() const { return *block_; }
    /// The ground inside the streets' edges.
    const Ring& ground() const { return ground_; }
    /// Adds a building where it lies on the ground, `apart` metres from those that stand (0: walls may touch); whether it did.
    bool place(const Building& building, double apart);
    bool free(const Ring& ring, double apart) const;
    const std::vector<Building>& buildings() const { return buildings_; }

private:
    const Block* block_;
    Ring ground_;
    std::vector<Building> buildings_;
};

/// The ring with each side moved inwards by its own distance; empty where nothing is left.
Ring inset(const Ring& ring, const std::vector<double>& by);

/// Houses wall to wall along the streets, with shops below: the old centre.
void place_rows(Plot& plot, Chance& chance);
/// Houses in gardens along the streets.
void place_houses(Plot& plot, Chance& chance);
/// One or two large halls.
void place_halls(Plot& plot, Chance& chance, const std::string& use);
/// One building in the middle, `share` of the ground's length and width.
void place_one(Plot& plot, Building made, double share);

}  // namespace arpent::town
