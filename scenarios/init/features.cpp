#include "scenarios/init/features.hpp"

#include <algorithm>

namespace arpent::town {

Feature of_ring(const Ring& ring)
{
    Feature made;
    made.geometry.polygons = {{ring}};
    return made;
}

Feature of_line(const Line& line)
{
    Feature made;
    made.geometry.lines = {line};
    return made;
}

Feature of_point(Point p)
{
    Feature made;
    made.geometry.points = {p};
    return made;
}

Ring banks(const Line& line, double half)
{
    Ring left, right;
    for (std::size_t k = 0; k < line.size(); ++k) {
        const Point way = direction(line[std::min(k + 1, line.size() - 1)] - line[k == 0 ? 0 : k - 1]);
        left.push_back(rounded(line[k] + half * left_of(way)));
        right.push_back(rounded(line[k] - half * left_of(way)));
    }
    right.insert(right.end(), left.rbegin(), left.rend());
    return right;
}

}  // namespace arpent::town
