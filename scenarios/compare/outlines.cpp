#include "scenarios/compare/outlines.hpp"

#include "core/unit.hpp"
#include "scenarios/compare/html.hpp"
#include "scenarios/compare/map_image.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace arpent {
namespace {

constexpr double half_a_pixel = 0.5;

std::string tenth(double value) { return number_text(std::round(value * 10) / 10 + 0.0); }

double distance(const Point& p, const Point& a, const Point& b)
{
    const double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
    const double t = length2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

Line in_pixels(const Line& line, const PictureFrame& frame)
{
    Line made;
    for (const Point& point : line)
        made.push_back({frame.x(point.x), frame.y(point.y)});
    return made;
}

std::string path_of(const Line& pixels, bool closed)
{
    Line line = pixels;
    if (closed && !line.empty())
        line.push_back(line.front());
    line = simplified(line, half_a_pixel);
    std::string made;
    for (const Point& point : line)
        made += (made.empty() ? "M" : "L") + tenth(point.x) + " " + tenth(point.y);
    return made + (closed ? "Z" : "");
}

/// Whether any of it may be seen in the frame.
bool touches(const Line& pixels, const PictureFrame& frame)
{
    Box box{1e300, 1e300, -1e300, -1e300};
    for (const Point& p : pixels)
        box = {std::min(box.west, p.x), std::min(box.south, p.y), std::max(box.east, p.x), std::max(box.north, p.y)};
    return box.west <= frame.width() && box.east >= 0 && box.south <= frame.height() && box.north >= 0;
}

std::string paths_of(const Geometry& where, const PictureFrame& frame)
{
    std::string made;
    for (const Polygon& polygon : where.polygons)
        for (const Ring& ring : polygon)
            if (const Line pixels = in_pixels(ring, frame); touches(pixels, frame))
                made += path_of(pixels, true);
    for (const Line& line : where.lines)
        if (const Line pixels = in_pixels(line, frame); touches(pixels, frame))
            made += path_of(pixels, false);
    return made;
}

/// Dots, one a pixel, as strokes of no length with round ends.
std::string dots_of(const Geometry& where, const PictureFrame& frame)
{
    std::set<std::pair<long, long>> pixels;
    for (const Point& point : where.points)
        if (touches({{frame.x(point.x), frame.y(point.y)}}, frame))
            pixels.emplace(std::lround(frame.y(point.y)), std::lround(frame.x(point.x)));
    std::string made;
    for (const auto& [y, x] : pixels)
        made += "M" + std::to_string(x) + " " + std::to_string(y) + "h0";
    return made;
}

double ring_area(const Ring& ring)
{
    double twice = 0;
    for (std::size_t n = 0; n < ring.size(); ++n) {
        const Point &a = ring[n], &b = ring[(n + 1) % ring.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return std::abs(twice) / 2;
}

/// A point at the largest part.
Point anchor_of(const Geometry& where)
{
    const Line* best = nullptr;
    double most = -1;
    for (const Polygon& polygon : where.polygons)
        if (!polygon.empty() && ring_area(polygon.front()) > most) {
            best = &polygon.front();
            most = ring_area(polygon.front());
        }
    if (best == nullptr)
        for (const Line& line : where.lines)
            if (static_cast<double>(line.size()) > most) {
                best = &line;
                most = static_cast<double>(line.size());
            }
    if (best == nullptr || best->empty())
        return where.points.empty() ? Point{} : where.points.front();
    return *std::ranges::max_element(*best, {}, [](const Point& point) { return point.x + point.y; });
}

}  // namespace

PictureFrame frame_of(const Grid& grid) { return {grid, cells_a_pixel(grid)}; }

Line simplified(const Line& line, double tolerance)
{
    if (line.size() < 3)
        return line;
    std::vector<bool> kept(line.size());
    kept.front() = kept.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> spans{{0, line.size() - 1}};
    while (!spans.empty()) {
        const auto [first, last] = spans.back();
        spans.pop_back();
        std::size_t furthest = first;
        double most = tolerance;
        for (std::size_t n = first + 1; n < last; ++n)
            if (const double d = distance(line[n], line[first], line[last]); d > most) {
                most = d;
                furthest = n;
            }
        if (furthest == first)
            continue;
        kept[furthest] = true;
        spans.emplace_back(first, furthest);
        spans.emplace_back(furthest, last);
    }
    Line made;
    for (std::size_t n = 0; n < line.size(); ++n)
        if (kept[n])
            made.push_back(line[n]);
    return made;
}

std::string outlines(const std::vector<Change>& changes, const PictureFrame& frame)
{
    std::string made;
    for (std::size_t n = 0; n < changes.size(); ++n) {
        const Change& change = changes[n];
        const std::string title = element("title", "", std::to_string(n + 1) + " " + escaped(change.title.empty() ? change.id : change.title));
        std::string content = title;
        if (const std::string lines = paths_of(change.where, frame); !lines.empty())
            content += "<path d=\"" + lines + "\"/>";
        if (const std::string dots = dots_of(change.where, frame); !dots.empty())
            content += "<path class=\"dots\" d=\"" + dots + "\"/>";
        if (content.size() > title.size())
            made += element("g", "", content);
    }
    return made;
}

std::string outline_numbers(const std::vector<Change>& changes, const PictureFrame& frame, double size)
{
    std::string made;
    std::vector<Point> taken;
    for (std::size_t n = 0; n < changes.size(); ++n) {
        if (changes[n].where.empty())
            continue;
        const Point at = anchor_of(changes[n].where);
        Point label{std::clamp(frame.x(at.x), 0.0, 0.97 * frame.width()), std::clamp(frame.y(at.y), size, frame.height())};
        while (std::ranges::any_of(taken, [&](const Point& other) { return std::abs(other.x - label.x) < size && std::abs(other.y - label.y) < size; }))
            label.x += 0.8 * size;
        taken.push_back(label);
        made += element("text", "x=\"" + tenth(label.x) + "\" y=\"" + tenth(label.y) + "\"", std::to_string(n + 1));
    }
    return made;
}

}  // namespace arpent
