#pragma once

#include "io/vector_file.hpp"
#include "scenarios/study/territory.hpp"

#include <vector>

namespace arpent {

/// The extent's own polygons, without its buffer; a rectangle where it is a box, a raster, or a vector file without polygons.
std::vector<Polygon> extent_outline(const Resolved& scenario, const Grid& grid);

}  // namespace arpent
