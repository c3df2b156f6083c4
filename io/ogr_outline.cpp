#include "io/ogr_outline.hpp"

#include <algorithm>
#include <cmath>

namespace arpent::gdal {
namespace {

constexpr double steepest = 1e-3;  // a face is upright where its normal leans less than this to the vertical

/// Whether a polygon stands upright: its normal by Newell's sums lies in the plane.
bool upright(OGRGeometryH polygon)
{
    const OGRGeometryH ring = OGR_G_GetGeometryCount(polygon) > 0 ? OGR_G_GetGeometryRef(polygon, 0) : nullptr;
    const int count = ring ? OGR_G_GetPointCount(ring) : 0;
    double x = 0, y = 0, z = 0;
    for (int n = 0; n + 1 < count; ++n) {
        double a[3], b[3];
        OGR_G_GetPoint(ring, n, &a[0], &a[1], &a[2]);
        OGR_G_GetPoint(ring, n + 1, &b[0], &b[1], &b[2]);
        x += (a[1] - b[1]) * (a[2] + b[2]);
        y += (a[2] - b[2]) * (a[0] + b[0]);
        z += (a[0] - b[0]) * (a[1] + b[1]);
    }
    return std::abs(z) <= steepest * std::hypot(x, y, z);
}

template <typename Body>
void for_each_polygon(OGRGeometryH shape, const Body& body)
{
    const auto type = wkbFlatten(OGR_G_GetGeometryType(shape));
    if (type == wkbPolygon || type == wkbTriangle)
        return body(shape);
    for (int n = 0; type != wkbLineString && n < OGR_G_GetGeometryCount(shape); ++n)
        for_each_polygon(OGR_G_GetGeometryRef(shape, n), body);
}

bool is_surface(OGRGeometryH shape)
{
    const auto type = wkbFlatten(OGR_G_GetGeometryType(shape));
    if (type == wkbPolyhedralSurface || type == wkbTIN)
        return true;
    bool found = false;
    for (int n = 0; type == wkbGeometryCollection && n < OGR_G_GetGeometryCount(shape); ++n)
        found = found || is_surface(OGR_G_GetGeometryRef(shape, n));
    return found;
}

bool is_body(OGRGeometryH shape)
{
    if (OGR_G_GetDimension(shape) != 2 || !OGR_G_Is3D(shape))
        return false;
    bool found = is_surface(shape);
    for_each_polygon(shape, [&](OGRGeometryH polygon) { found = found || (!OGR_G_IsEmpty(polygon) && upright(polygon)); });
    return found;
}

}  // namespace

std::optional<Outline> outline(OGRGeometryH shape)
{
    if (!is_body(shape))
        return {};
    Outline made{Shape{OGR_G_CreateGeometry(wkbMultiPolygon)}};
    for_each_polygon(shape, [&](OGRGeometryH polygon) {
        if (upright(polygon))
            return;
        const OGRGeometryH flat = OGR_G_ForceToPolygon(OGR_G_Clone(polygon));
        OGR_G_FlattenTo2D(flat);
        OGR_G_AddGeometryDirectly(made.shape.get(), flat);
    });
    OGREnvelope3D box;
    OGR_G_GetEnvelope3D(shape, &box);
    made.low = box.MinZ;
    made.high = box.MaxZ;
    if (Shape joined{OGR_G_UnionCascaded(made.shape.get())}; joined)
        made.shape = std::move(joined);
    return made;
}

}  // namespace arpent::gdal
