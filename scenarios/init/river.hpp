#pragma once

#include "scenarios/init/plane.hpp"

#include <cstdint>

namespace arpent::town {

/// A line that water follows, downstream: the bed falls from point to point.
struct Channel {
    Line line;                 // points about `step` apart
    std::vector<double> bed;   // [m] at each point
    std::vector<double> width; // [m] at each point
    double upstream = 0;       // [m2] drained at its end
    bool river = false;
};

/// The river of a region: a sine-generated meander (Langbein and Leopold 1966, doi 10.3133/pp422H) that enters and leaves beyond `frame`
/// and passes near the middle of `region`. Sizes follow the region's width: 24 m wide for a region of 2.5 km and more.
Channel make_river(std::uint64_t seed, const Box& region, const Box& frame);

}  // namespace arpent::town
