#include "scenarios/init/countryside.hpp"

#include "scenarios/init/chance.hpp"

#include <algorithm>
#include <cmath>

namespace arpent::town {
namespace {

constexpr double piece = 175;  // [m] between the middles of fields

struct Field {
    Point seed;
    double way = 1e300;
    std::uint64_t hashed = 0;
};

struct Nearest {
    Field first, second;
};

/// The two field middles nearest to a point: fields are the cells of Voronoi about hashed points.
Nearest fields_at(std::uint64_t seed, Point p)
{
    const double u = 0.8 * p.x + 0.6 * p.y, v = 0.8 * p.y - 0.6 * p.x;
    const double x = u / piece, y = v / (0.7 * piece);
    const auto i = static_cast<std::int64_t>(std::floor(x)), j = static_cast<std::int64_t>(std::floor(y));
    Nearest near;
    for (std::int64_t a = i - 1; a <= i + 1; ++a)
        for (std::int64_t b = j - 1; b <= j + 1; ++b) {
            const std::uint64_t hashed = hash(seed, a, b);
            const Point at{piece * (static_cast<double>(a) + 0.12 + 0.76 * unit_of(hashed)),
                           0.7 * piece * (static_cast<double>(b) + 0.12 + 0.76 * unit_of(hash(hashed, 1)))};
            const double way = (at.x - u) * (at.x - u) + (at.y - v) * (at.y - v);
            if (way < near.first.way)
                near.second = near.first, near.first = {at, way, hashed};
            else if (way < near.second.way)
                near.second = {at, way, hashed};
        }
    for (Field* f : {&near.first, &near.second})
        f->seed = {0.8 * f->seed.x - 0.6 * f->seed.y, 0.6 * f->seed.x + 0.8 * f->seed.y};
    return near;
}

double between_nodes(const Relief& relief, const std::vector<double>& values, Point p)
{
    const double x = std::clamp((p.x - relief.corner.x) / relief.step, 0.0, relief.n - 1.001), y = std::clamp((p.y - relief.corner.y) / relief.step, 0.0, relief.n - 1.001);
    const int col = static_cast<int>(x), row = static_cast<int>(y);
    const double u = x - col, v = y - row;
    const auto at = [&](int r, int c) { return values[static_cast<std::size_t>(r * relief.n + c)]; };
    return (at(row, col) * (1 - u) + at(row, col + 1) * u) * (1 - v) + (at(row + 1, col) * (1 - u) + at(row + 1, col + 1) * u) * v;
}

bool wooded(const Scene& scene, const Field& field)
{
    const double wild = noise(hash(scene.spec.seed, 601), field.seed.x / 1100, field.seed.y / 1100);
    return steepness(scene, field.seed) + 0.16 * wild + 0.05 * (unit_of(hash(field.hashed, 2)) - 0.5) > 0.27;
}

}  // namespace

double steepness(const Scene& scene, Point p) { return between_nodes(scene.relief, scene.steepness, p); }

int country_cover(const Scene& scene, Point p)
{
    const Point bent = p + 5 * Point{noise(hash(scene.spec.seed, 602), p.x / 60, p.y / 60), noise(hash(scene.spec.seed, 603), p.x / 60, p.y / 60)};
    const Nearest near = fields_at(hash(scene.spec.seed, 600), bent);
    const double steep = steepness(scene, p) + 0.03 * noise(hash(scene.spec.seed, 604), p.x / 25, p.y / 25);
    if (steep > 0.34 || wooded(scene, near.first))
        return unit_of(hash(near.first.hashed, 3)) < 0.12 ? cover::conifer : cover::wood;
    const double border = (near.second.way - near.first.way) / (2 * length(near.second.seed - near.first.seed));
    const std::uint64_t pair = near.first.hashed ^ near.second.hashed;
    if (border < std::max(2.4, 0.55 * scene.grid.cell) && unit_of(hash(pair, 4)) < 0.62)
        return cover::hedge;
    return unit_of(hash(near.first.hashed, 5)) < 0.05 ? cover::shrub : cover::field;
}

double plant_height(const Scene& scene, int code, Point p)
{
    const double vary = noise(hash(scene.spec.seed, 605), p.x / 9, p.y / 9), stand = noise(hash(scene.spec.seed, 606), p.x / 160, p.y / 160);
    switch (code) {
    case cover::wood: return std::clamp(14 + 4 * stand + 3 * vary, 5.0, 26.0);
    case cover::conifer: return std::clamp(18 + 5 * stand + 2 * vary, 6.0, 30.0);
    case cover::hedge: return std::clamp(5 + 2 * stand + 2 * vary, 1.5, 10.0);
    case cover::shrub: return std::clamp(2.2 + 0.8 * vary, 1.0, 4.0);
    default: return 0;
    }
}

int soil_group(const Scene& scene, Point p)
{
    const double up = between_nodes(scene.relief, scene.above, p) * (1 + 0.35 * noise(hash(scene.spec.seed, 607), p.x / 240, p.y / 240));
    if (up < 2.2)
        return 4;
    return up < 9 ? 3 : up < 42 ? 2 : 1;
}

}  // namespace arpent::town
