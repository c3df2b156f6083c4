#include "scenarios/init/river.hpp"

#include "scenarios/init/chance.hpp"

#include <algorithm>
#include <cmath>

namespace arpent::town {
namespace {

constexpr double fall = 0.0018;  // [m/m] along the river
constexpr double pi = 3.14159265358979324;

struct Shape {
    double wave, width, step;  // [m] along the river
};

Shape shape_for(double side)
{
    const double wave = std::clamp(0.72 * side, 250.0, 1900.0);
    return {wave, std::clamp(side / 110, 4.0, 24.0), std::clamp(wave / 150, 2.0, 10.0)};
}

/// Eastward from the west of the frame, swinging about an axis that wanders slowly.
Line meander(std::uint64_t seed, const Box& frame, const Shape& shape)
{
    const double mid = (frame.south + frame.north) / 2;
    Point p{frame.west - shape.wave, mid};
    Line line;
    double phase = 2 * pi * unit_of(hash(seed, 1));
    for (double way = 0; p.x < frame.east + shape.wave; way += shape.step) {
        line.push_back(p);
        const double place = way / shape.wave;
        const double swing = std::clamp(1.0 + 0.5 * noise(hash(seed, 2), place * 0.35, 0.5), 0.5, 1.4);
        const double axis = mid + 1.5 * shape.wave * noise(hash(seed, 3), p.x / (9 * shape.wave), 0.5);
        const double back = std::clamp((axis - p.y) / shape.wave, -0.6, 0.6);
        const double heading = back + swing * sine(phase);
        phase += 2 * pi * shape.step / (shape.wave * (1 + 0.3 * noise(hash(seed, 4), place * 0.6, 0.5)));
        p = p + shape.step * Point{cosine(heading), sine(heading)};
    }
    return line;
}

/// Moved north or south so that it passes the middle of the region at about a tenth of its side.
void bring_near(std::uint64_t seed, const Box& region, Line& line)
{
    const double x = (region.west + region.east) / 2, side = region.east - region.west;
    double at = 0;
    for (const Point& p : line)
        if (p.x <= x)
            at = p.y;
    const double aside = (unit_of(hash(seed, 5)) < 0.5 ? -1 : 1) * (0.04 + 0.08 * unit_of(hash(seed, 6))) * side;
    const double by = (region.south + region.north) / 2 + aside - at;
    for (Point& p : line)
        p.y += by;
}

}  // namespace

Channel make_river(std::uint64_t seed, const Box& region, const Box& frame)
{
    const Shape shape = shape_for(region.east - region.west);
    Channel river;
    river.line = meander(hash(seed, 100), frame, shape);
    bring_near(seed, region, river.line);
    if (hash(seed, 7) & 1) {  // flows west
        for (Point& p : river.line)
            p.x = region.west + region.east - p.x;
    }
    const double top = 180 + fall * shape.step * static_cast<double>(river.line.size());
    for (std::size_t n = 0; n < river.line.size(); ++n) {
        river.bed.push_back(top - fall * shape.step * static_cast<double>(n));
        river.width.push_back(shape.width * (1 + 0.15 * noise(hash(seed, 8), 0.02 * static_cast<double>(n), 0.5)));
    }
    river.upstream = 4e8;
    river.river = true;
    return river;
}

}  // namespace arpent::town
