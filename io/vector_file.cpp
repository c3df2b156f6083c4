#include "io/vector_file.hpp"

#include "core/tree.hpp"
#include "core/unit.hpp"
#include "io/gdal.hpp"
#include "io/ogr_layer.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace arpent {
namespace {

constexpr double exact_integers = 0x1p53;  // whole numbers above it have no place in a double

void stretch(Box& box, const std::vector<Point>& points)
{
    for (const Point& point : points)
        box = {std::min(box.west, point.x), std::min(box.south, point.y), std::max(box.east, point.x), std::max(box.north, point.y)};
}

double ring_area(const Ring& ring)
{
    double twice = 0;
    for (std::size_t n = 0; n < ring.size(); ++n) {
        const Point &a = ring[n], &b = ring[(n + 1) % ring.size()], &origin = ring[0];
        twice += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y);
    }
    return std::abs(twice) / 2;
}

std::vector<std::string> names_of(GDALDatasetH dataset)
{
    std::vector<std::string> names;
    for (int n = 0; n < GDALDatasetGetLayerCount(dataset); ++n)
        names.emplace_back(OGR_L_GetName(GDALDatasetGetLayer(dataset, n)));
    return names;
}

std::string stem_of(const std::string& path)
{
    const std::string name = path.substr(path.find_last_of('/') + 1);
    return name.substr(0, name.find_last_of('.'));
}

std::string chosen(const std::string& path, const std::string& wanted, const std::vector<std::string>& names)
{
    const auto holds = [&](const std::string& name) { return std::find(names.begin(), names.end(), name) != names.end(); };
    if (names.empty())
        throw Error{Fault::data, path + ": holds no layer"};
    if (!wanted.empty() && !holds(wanted))
        throw Error{Fault::study, path + ": no layer \"" + wanted + "\"" + hint(wanted, names)};
    if (!wanted.empty())
        return wanted;
    if (holds(stem_of(path)))
        return stem_of(path);
    if (names.size() > 1)
        throw Error{Fault::study, path + ": holds several layers: name one (allowed: " + join(names) + ")"};
    return names.front();
}

}  // namespace

Box Geometry::box() const
{
    constexpr double far = std::numeric_limits<double>::infinity();
    Box box{far, far, -far, -far};
    stretch(box, points);
    for (const Line& line : lines)
        stretch(box, line);
    for (const Polygon& polygon : polygons)
        stretch(box, polygon.front());
    return box;
}

double Geometry::area() const
{
    double area = 0;
    for (const Polygon& polygon : polygons)
        for (std::size_t n = 0; n < polygon.size(); ++n)
            area += n == 0 ? ring_area(polygon[n]) : -ring_area(polygon[n]);
    return area;
}

double Geometry::length() const
{
    double length = 0;
    for (const Line& line : lines)
        for (std::size_t n = 1; n < line.size(); ++n)
            length += std::hypot(line[n].x - line[n - 1].x, line[n].y - line[n - 1].y);
    return length;
}

std::optional<double> Feature::number(std::string_view field) const
{
    const auto found = fields.find(field);
    if (found == fields.end())
        return {};
    if (const auto* number = std::get_if<double>(&found->second))
        return *number;
    const auto* text = std::get_if<std::string>(&found->second);
    double value = 0;
    if (!text || text->empty())
        return {};
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    return error == std::errc{} && end == text->data() + text->size() && std::isfinite(value) ? std::optional{value} : std::nullopt;
}

std::string Feature::text(std::string_view field) const
{
    const auto found = fields.find(field);
    if (found == fields.end())
        return {};
    if (const auto* text = std::get_if<std::string>(&found->second))
        return *text;
    const auto* number = std::get_if<double>(&found->second);
    if (!number)
        return {};
    if (*number == std::round(*number) && std::abs(*number) < exact_integers)
        return std::to_string(static_cast<std::int64_t>(*number));
    return number_text(*number);
}

std::vector<std::string> vector_layers(const std::string& path)
{
    const auto dataset = gdal::open(path, GDAL_OF_VECTOR);
    const gdal::Calls calls;
    return names_of(dataset.get());
}

Features read_features(const std::string& path, const std::string& layer, const std::string& crs, std::optional<Box> within)
{
    const auto dataset = gdal::open(path, GDAL_OF_VECTOR);
    const gdal::Calls calls;
    Features made;
    made.path = path;
    made.layer = chosen(path, layer, names_of(dataset.get()));
    const OGRLayerH found = GDALDatasetGetLayerByName(dataset.get(), made.layer.c_str());
    made.crs = gdal::wkt(OGR_L_GetSpatialRef(found));
    if (made.crs.empty())
        throw Error{Fault::data, path + ": layer " + made.layer + " has no CRS"};
    gdal::LayerReader reader{found, made, crs};
    if (within)
        reader.limit(*within);
    reader.read();
    return made;
}

}  // namespace arpent
