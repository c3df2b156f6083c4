#include "io/clip.hpp"

#include "io/ogr_shape.hpp"

namespace arpent {
namespace {

using gdal::Shape;

Shape known(OGRGeometryH made)
{
    if (made == nullptr)
        throw Error{Fault::data, "polygons that cannot be cut"};
    return Shape{made};
}

Shape as_shape(const std::vector<Polygon>& polygons)
{
    Geometry geometry;
    geometry.polygons = polygons;
    return gdal::shape_of(geometry, wkbMultiPolygon);
}

Geometry common(const Shape& shape, const Shape& area)
{
    const gdal::Calls calls;
    return gdal::gather(known(OGR_G_Intersection(shape.get(), area.get())).get(), nullptr).geometry;
}

}  // namespace

struct ClipArea::Union {
    Shape shape;
};

ClipArea::ClipArea(const std::vector<Polygon>& polygons) : area_{std::make_unique<Union>()}
{
    const gdal::Calls calls;
    area_->shape = known(OGR_G_UnionCascaded(as_shape(polygons).get()));
}

ClipArea::~ClipArea() = default;

Geometry ClipArea::within(const Geometry& geometry) const
{
    Geometry made;
    for (const Point& point : geometry.points)
        for (const Point& kept : common(gdal::shape_of({{point}, {}, {}}, wkbPoint), area_->shape).points)
            made.points.push_back(kept);
    for (const Line& line : geometry.lines)
        for (Line& kept : common(gdal::shape_of({{}, {line}, {}}, wkbLineString), area_->shape).lines)
            made.lines.push_back(std::move(kept));
    if (!geometry.polygons.empty())
        made.polygons = common(as_shape(geometry.polygons), area_->shape).polygons;
    return made;
}

}  // namespace arpent
