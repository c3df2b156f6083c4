#include "io/ogr_shape.hpp"

#include "io/ogr_outline.hpp"

#include <cmath>

namespace arpent::gdal {
namespace {

std::vector<Point> points_of(OGRGeometryH line)
{
    std::vector<Point> points(static_cast<std::size_t>(OGR_G_GetPointCount(line)));
    if (!points.empty())
        OGR_G_GetPoints(line, &points[0].x, sizeof(Point), &points[0].y, sizeof(Point), nullptr, 0);
    return points;
}

Ring ring_of(OGRGeometryH line)
{
    Ring ring = points_of(line);
    while (ring.size() > 1 && ring.front() == ring.back())
        ring.pop_back();
    return ring;
}

void add_polygon(OGRGeometryH shape, Geometry& to)
{
    Polygon polygon;
    for (int n = 0; n < OGR_G_GetGeometryCount(shape); ++n) {
        Ring ring = ring_of(OGR_G_GetGeometryRef(shape, n));
        if (ring.size() >= 3)
            polygon.push_back(std::move(ring));
        else if (n == 0)
            return;
    }
    if (!polygon.empty())
        to.polygons.push_back(std::move(polygon));
}

void collect(OGRGeometryH shape, Geometry& to)
{
    switch (wkbFlatten(OGR_G_GetGeometryType(shape))) {
    case wkbPoint:
        if (!OGR_G_IsEmpty(shape))
            to.points.push_back({OGR_G_GetX(shape, 0), OGR_G_GetY(shape, 0)});
        break;
    case wkbLineString:
        if (OGR_G_GetPointCount(shape) >= 2)
            to.lines.push_back(points_of(shape));
        break;
    case wkbPolygon:
    case wkbTriangle:
        add_polygon(shape, to);
        break;
    default:
        for (int n = 0; n < OGR_G_GetGeometryCount(shape); ++n)
            collect(OGR_G_GetGeometryRef(shape, n), to);
    }
}

bool all_finite(const std::vector<Point>& points)
{
    for (const Point& point : points)
        if (!std::isfinite(point.x) || !std::isfinite(point.y))
            return false;
    return true;
}

bool all_finite(const Geometry& geometry)
{
    bool finite = all_finite(geometry.points);
    for (const Line& line : geometry.lines)
        finite = finite && all_finite(line);
    for (const Polygon& polygon : geometry.polygons)
        for (const Ring& ring : polygon)
            finite = finite && all_finite(ring);
    return finite;
}

bool is_areal(OGRGeometryH shape) { return OGR_G_GetDimension(shape) == 2; }

/// The same without curves and heights, brought over; of bodies the outline.
Shape plain(OGRGeometryH shape, OGRCoordinateTransformationH way, std::optional<Heights>& heights)
{
    Shape made{OGR_G_HasCurveGeometry(shape, FALSE) ? OGR_G_GetLinearGeometry(shape, 0, nullptr) : OGR_G_Clone(shape)};
    if (auto body = outline(made.get())) {
        made = std::move(body->shape);
        heights = Heights{body->low, body->high};
    }
    OGR_G_FlattenTo2D(made.get());
    OGR_G_CloseRings(made.get());
    if (way && OGR_G_Transform(made.get(), way) != OGRERR_NONE)
        throw Error{Fault::data, "a coordinate lies where the CRS does not hold"};
    return made;
}

Shape mended(OGRGeometryH shape)
{
    const Options options{"METHOD=STRUCTURE"};
    Shape made{OGR_G_MakeValidEx(shape, options.get())};
    if (!made)
        throw Error{Fault::data, "a polygon crosses itself and cannot be mended"};
    return made;
}

Shape polygon_shape(const Polygon& polygon)
{
    Shape shape{OGR_G_CreateGeometry(wkbPolygon)};
    for (const Ring& ring : polygon) {
        const OGRGeometryH line = OGR_G_CreateGeometry(wkbLinearRing);
        for (std::size_t n = 0; n <= ring.size(); ++n)
            OGR_G_AddPoint_2D(line, ring[n % ring.size()].x, ring[n % ring.size()].y);
        OGR_G_AddGeometryDirectly(shape.get(), line);
    }
    return shape;
}

}  // namespace

Gathered gather(OGRGeometryH shape, OGRCoordinateTransformationH way)
{
    const Calls calls;
    Gathered made;
    Shape whole = plain(shape, way, made.heights);
    collect(whole.get(), made.geometry);
    if (!all_finite(made.geometry))
        throw Error{Fault::data, "a coordinate is not a number"};
    if (!is_areal(whole.get()) || OGR_G_IsValid(whole.get()))
        return made;
    made.geometry = {};
    made.mended = true;
    collect(mended(whole.get()).get(), made.geometry);
    if (wkbFlatten(OGR_G_GetGeometryType(whole.get())) != wkbGeometryCollection) {
        made.geometry.points.clear();  // what mending leaves of folded edges
        made.geometry.lines.clear();
    }
    return made;
}

Shape shape_of(const Geometry& geometry, OGRwkbGeometryType type)
{
    const auto only = [&](std::size_t points, std::size_t lines) { return geometry.points.size() == points && geometry.lines.size() == lines; };
    if (type == wkbPoint && only(1, 0) && geometry.polygons.empty()) {
        Shape shape{OGR_G_CreateGeometry(wkbPoint)};
        OGR_G_SetPoint_2D(shape.get(), 0, geometry.points[0].x, geometry.points[0].y);
        return shape;
    }
    if (type == wkbLineString && only(0, 1) && geometry.polygons.empty()) {
        Shape shape{OGR_G_CreateGeometry(wkbLineString)};
        for (const Point& point : geometry.lines[0])
            OGR_G_AddPoint_2D(shape.get(), point.x, point.y);
        return shape;
    }
    if (type == wkbPolygon && only(0, 0) && geometry.polygons.size() == 1)
        return polygon_shape(geometry.polygons[0]);
    if (type != wkbMultiPolygon || !only(0, 0))
        return nullptr;
    Shape shape{OGR_G_CreateGeometry(wkbMultiPolygon)};
    for (const Polygon& polygon : geometry.polygons)
        OGR_G_AddGeometryDirectly(shape.get(), polygon_shape(polygon).release());
    return shape;
}

}  // namespace arpent::gdal
