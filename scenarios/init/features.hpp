#pragma once

#include "io/vector_file.hpp"
#include "scenarios/init/plane.hpp"

namespace arpent::town {

Feature of_ring(const Ring& ring);
Feature of_line(const Line& line);
Feature of_point(Point p);

/// The strip that reaches `half` metres to both sides of a line.
Ring banks(const Line& line, double half);

}  // namespace arpent::town
