#include "scenarios/init/network.hpp"

namespace arpent::town {

double width_of(RoadClass kind)
{
    constexpr double widths[] = {8, 7, 6, 3};  // [m] primary, secondary, residential, track
    return widths[static_cast<int>(kind)];
}

int Network::add_node(Point p)
{
    nodes.push_back(p);
    return static_cast<int>(nodes.size()) - 1;
}

}  // namespace arpent::town
