#pragma once

// For io/*.cpp alone.

#include "io/gdal.hpp"

#include <optional>

namespace arpent::gdal {

/// What a body in space (a solid, or faces of which some stand upright) shows from above.
struct Outline {
    Shape shape;               // polygons in the plane
    double low = 0, high = 0;  // of its points
};

/// The outline of a body; none for anything else (points, lines, polygons that only carry heights). Faces count from either side.
std::optional<Outline> outline(OGRGeometryH shape);

}  // namespace arpent::gdal
