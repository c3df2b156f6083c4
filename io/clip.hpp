#pragma once

#include "io/vector_file.hpp"

#include <memory>
#include <vector>

namespace arpent {

/// An area that geometries are cut to.
class ClipArea {
public:
    /// The union of polygons, which may overlap.
    explicit ClipArea(const std::vector<Polygon>& polygons);
    ~ClipArea();

    /// What of points, lines and polygons lies within the area: points on its edge too; no edges that merely touch it.
    /// Throws Error (data) where a polygon cannot be cut.
    Geometry within(const Geometry& geometry) const;

private:
    struct Union;
    std::unique_ptr<Union> area_;
};

}  // namespace arpent
