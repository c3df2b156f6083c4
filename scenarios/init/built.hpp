#pragma once

#include "scenarios/init/network.hpp"

#include <string>
#include <vector>

namespace arpent::town {

/// Codes of the standard class table of land cover.
namespace cover {
inline constexpr int roof = 1, road = 2, paved = 3, gravel = 5, garden = 6, field = 7, wood = 8, conifer = 9, hedge = 10, shrub = 11, water = 12, sports = 13;
}

struct Building {
    Ring ring;
    std::string use;  // house, flats, shop, industry, public, church, farm
    std::string name; // of what is public
    double height = 0;  // [m]
    int floors = 1;
    int residents = 0, jobs = 0;
};

/// Ground with one land cover class; later ones lie over earlier ones.
struct Patch {
    Ring ring;
    int code = 0;
};

struct Tree {
    Point at;
    double radius = 3, height = 8;  // [m]
};

/// A named piece of open ground that an option may change.
struct Yard {
    Ring ring;
    std::string name;
};

/// Everything that stands on the blocks.
struct Built {
    std::vector<Building> buildings;
    std::vector<Patch> patches;
    std::vector<Tree> trees;
    std::vector<Yard> school_yards, car_parks;
    Ring site;  // a field at the edge of the town, free for a new block
    std::vector<Building> planned;
};

/// Fills the blocks of a settlement with houses along their streets, yards and trees; the town also gets its square, church, town hall,
/// schools, car parks, works and the free site.
void build_up(const Site& site, const Relief& relief, const Streets& streets, int number, Built& built);

/// Farms and single houses along roads outside the settlements, clear of roads, water and other houses.
void scatter_farms(const Site& site, const Relief& relief, const std::vector<Channel>& channels, const Network& network,
                   const std::vector<Streets>& settlements, Built& built);

/// A building with people or jobs by its floors: tens of square metres each.
Building building(Ring ring, const std::string& use, double height);

}  // namespace arpent::town
