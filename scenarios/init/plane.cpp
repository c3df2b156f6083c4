#include "scenarios/init/plane.hpp"

#include <algorithm>
#include <cmath>

namespace arpent::town {

double length(Point a) { return std::sqrt(dot(a, a)); }

Point direction(Point a)
{
    const double size = length(a);
    return size > 0 ? (1 / size) * a : Point{1, 0};
}

Point rounded(Point a) { return {std::round(a.x * 1024) / 1024, std::round(a.y * 1024) / 1024}; }

double along_segment(Point p, Point a, Point b)
{
    const Point way = b - a;
    const double square = dot(way, way);
    return square > 0 ? std::clamp(dot(p - a, way) / square, 0.0, 1.0) : 0.0;
}

double distance_to_segment(Point p, Point a, Point b) { return length(p - (a + along_segment(p, a, b) * (b - a))); }

bool segments_cross(Point a, Point b, Point c, Point d, double& at)
{
    const Point u = b - a, v = d - c;
    const double turn = cross(u, v);
    if (turn == 0)
        return false;
    at = cross(c - a, v) / turn;
    const double other = cross(c - a, u) / turn;
    return at >= 0 && at <= 1 && other >= 0 && other <= 1;
}

double segment_gap(Point a, Point b, Point c, Point d)
{
    double at = 0;
    if (segments_cross(a, b, c, d, at))
        return 0;
    return std::min({distance_to_segment(a, c, d), distance_to_segment(b, c, d), distance_to_segment(c, a, b), distance_to_segment(d, a, b)});
}

double length(const Line& line)
{
    double sum = 0;
    for (std::size_t n = 1; n < line.size(); ++n)
        sum += length(line[n] - line[n - 1]);
    return sum;
}

Box box_of(const std::vector<Point>& points)
{
    Box box{1e300, 1e300, -1e300, -1e300};
    for (const Point& p : points)
        box = {std::min(box.west, p.x), std::min(box.south, p.y), std::max(box.east, p.x), std::max(box.north, p.y)};
    return box;
}

bool boxes_meet(const Box& a, const Box& b) { return a.west < b.east && b.west < a.east && a.south < b.north && b.south < a.north; }

double area(const Ring& ring)
{
    double twice = 0;
    for (std::size_t n = 0; n < ring.size(); ++n)
        twice += cross(ring[n] - ring[0], ring[(n + 1) % ring.size()] - ring[0]);
    return twice / 2;
}

Point middle(const Ring& ring)
{
    Point sum;
    for (const Point& p : ring)
        sum = sum + p;
    return (1 / static_cast<double>(ring.size())) * sum;
}

bool inside(const Ring& ring, Point p)
{
    bool in = false;
    for (std::size_t n = 0, m = ring.size() - 1; n < ring.size(); m = n++) {
        const Point a = ring[n], b = ring[m];
        if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y))
            in = !in;
    }
    return in;
}

double ring_gap(const Ring& ring, Point a, Point b)
{
    if (inside(ring, a))
        return 0;
    double least = 1e300;
    for (std::size_t n = 0; n < ring.size(); ++n)
        least = std::min(least, segment_gap(ring[n], ring[(n + 1) % ring.size()], a, b));
    return least;
}

bool rings_meet(const Ring& a, const Ring& b)
{
    if (!boxes_meet(box_of(a), box_of(b)))
        return false;
    if (inside(b, a[0]))
        return true;
    for (std::size_t n = 0; n < b.size(); ++n)
        if (ring_gap(a, b[n], b[(n + 1) % b.size()]) <= 0)
            return true;
    return false;
}

Ring rectangle(Point middle, Point along, double half_length, double half_width)
{
    const Point u = half_length * along, v = half_width * left_of(along);
    return {rounded(middle - u - v), rounded(middle + u - v), rounded(middle + u + v), rounded(middle - u + v)};
}

Line smoothed(const Line& line, int times)
{
    Line now = line;
    for (int n = 0; n < times && now.size() > 2; ++n) {
        Line next{now.front()};
        for (std::size_t k = 0; k + 1 < now.size(); ++k) {
            next.push_back(0.75 * now[k] + 0.25 * now[k + 1]);
            next.push_back(0.25 * now[k] + 0.75 * now[k + 1]);
        }
        next.push_back(now.back());
        now = std::move(next);
    }
    return now;
}

Line resampled(const Line& line, double step)
{
    const double whole = length(line);
    const int parts = std::max(1, static_cast<int>(whole / step + 0.5));
    Line made{line.front()};
    std::size_t n = 1;
    double before = 0;
    for (int k = 1; k < parts; ++k) {
        const double way = whole * k / parts;
        while (n + 1 < line.size() && before + length(line[n] - line[n - 1]) < way)
            before += length(line[n] - line[n - 1]), ++n;
        made.push_back(line[n - 1] + (way - before) * direction(line[n] - line[n - 1]));
    }
    made.push_back(line.back());
    return made;
}

Line simplified(const Line& line, double tolerance)
{
    if (line.size() < 3)
        return line;
    std::size_t worst = 0;
    double most = tolerance;
    for (std::size_t n = 1; n + 1 < line.size(); ++n)
        if (const double gap = distance_to_segment(line[n], line.front(), line.back()); gap > most)
            most = gap, worst = n;
    if (worst == 0)
        return {line.front(), line.back()};
    const auto turn = line.begin() + static_cast<std::ptrdiff_t>(worst);
    Line first = simplified({line.begin(), turn + 1}, tolerance);
    const Line second = simplified({turn, line.end()}, tolerance);
    first.insert(first.end(), second.begin() + 1, second.end());
    return first;
}

Station station(const Line& line, double way)
{
    std::size_t n = 1;
    for (; n + 1 < line.size(); ++n) {
        const double part = length(line[n] - line[n - 1]);
        if (way <= part)
            break;
        way -= part;
    }
    const Point along = direction(line[n] - line[n - 1]);
    return {line[n - 1] + way * along, along};
}

Line beside(const Line& line, double from, double to, double aside)
{
    Line made;
    const int parts = std::max(1, static_cast<int>((to - from) / 6));
    for (int k = 0; k <= parts; ++k) {
        const Station s = station(line, from + (to - from) * k / parts);
        made.push_back(rounded(s.at + aside * left_of(s.along)));
    }
    return made;
}

}  // namespace arpent::town
