#pragma once

#include "scenarios/init/river.hpp"

#include <cstdint>
#include <vector>

namespace arpent::town {

/// Where the town of a spec lies and how far it reaches.
struct Site {
    Box frame;          // the territory
    Point centre;
    double radius = 0;  // [m] of the built town
    std::uint64_t seed = 1;

    double side() const { return frame.east - frame.west; }
};

/// A lattice of heights that water has shaped: every node drains to the river.
struct Relief {
    int n = 0;  // nodes a side
    double step = 0;
    Point corner;  // the south-west node
    std::vector<double> height, area, river_gap;  // [m], [m2] drained, [m] to the river (capped)
    std::vector<int> down;                        // the node that water runs to; itself on the river

    Point at(int node) const { return {corner.x + node % n * step, corner.y + node / n * step}; }
    int node(Point p) const;
    double ground(Point p) const;  // [m] by cubic B-spline
    double slope(Point p) const;   // [m/m]
    double gap(Point p) const;     // [m] to the river's line, to about the lattice's step
};

/// Hills by uplift and stream incision, dh/dt = U - K sqrt(A) S, in implicit steps (Braun and Willett 2013, doi 10.1016/j.geomorph.2012.10.008),
/// routed by priority flood (Barnes et al. 2014, doi 10.1016/j.cageo.2013.04.024), with creep of the slopes. The river and its plain are the base.
Relief make_relief(const Site& site, const Channel& river, const Box& around);

/// Streams where enough land drains, each from its head to the river or to a stream before it in the list.
std::vector<Channel> make_streams(const Relief& relief, const Channel& river);

}  // namespace arpent::town
