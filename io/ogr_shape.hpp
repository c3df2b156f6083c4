#pragma once

// For io/*.cpp alone.

#include "io/gdal.hpp"
#include "io/vector_file.hpp"

#include <optional>

namespace arpent::gdal {

/// Of a body's points, in the file's own heights.
struct Heights {
    double low = 0, high = 0;
};

/// What came of a feature's geometry.
struct Gathered {
    Geometry geometry;
    bool mended = false;             // polygons crossed themselves
    std::optional<Heights> heights;  // of a body
};

/// The points, lines and polygons of an OGR geometry, brought over by `way` (null: as they are). Throws Error (data, without the file's
/// name) where a coordinate cannot be brought over, or a polygon cannot be mended.
Gathered gather(OGRGeometryH shape, OGRCoordinateTransformationH way);

/// "Point", "LineString", "Polygon" or "MultiPolygon" of a geometry; null where it has not just what that takes.
Shape shape_of(const Geometry& geometry, OGRwkbGeometryType type);

}  // namespace arpent::gdal
