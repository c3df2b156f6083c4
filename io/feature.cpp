#include "core/unit.hpp"
#include "io/vector_file.hpp"

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

}  // namespace arpent
