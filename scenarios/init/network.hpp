#pragma once

#include "scenarios/init/relief.hpp"

#include <string>
#include <vector>

namespace arpent::town {

enum class RoadClass { primary, secondary, residential, track };

struct RoadLink {
    int from = 0, to = 0;  // nodes, from 0
    RoadClass kind = RoadClass::residential;
    Line line;
    int level = 0;  // 1: a bridge
    int street = 0; // links of one street share it
};

/// Width of the carriageway [m].
double width_of(RoadClass kind);

struct Network {
    std::vector<Point> nodes;
    std::vector<RoadLink> links;
    std::vector<int> gates;  // nodes where roads leave the territory

    int add_node(Point p);
};

/// A block between streets: four corners turning left; which sides are streets, and how wide.
struct Block {
    Ring ring;
    std::vector<double> half_street;  // [m] from each side's line to the edge of the parcels; small where no street runs
    double centrality = 0;            // 1 in the centre, 0 at the edge of the town
    std::uint64_t chance = 0;
    int settlement = 0;               // 0: the town; villages after it
};

struct StreetEdge {
    int from = 0, to = 0;
    int street = 0;  // edges of one street share it
};

/// The streets of one settlement: a bent grid that leaves out water and steep slopes; blocks between them.
struct Streets {
    Point centre;
    double radius = 0;
    std::vector<Point> nodes;
    std::vector<StreetEdge> edges;
    std::vector<Block> blocks;
    int middle = 0;  // the node at the centre
};

Streets make_streets(const Site& site, const Relief& relief, const Channel& river, Point centre, double radius, int number);

/// Joins the settlements and the territory's edge by least-cost roads, adds farm lanes, and cuts bridges where roads cross the river.
Network join_settlements(const Site& site, const Relief& relief, const Channel& river, const std::vector<Streets>& settlements);

}  // namespace arpent::town
