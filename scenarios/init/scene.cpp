#include "scenarios/init/scene.hpp"

#include "scenarios/init/chance.hpp"

#include <algorithm>
#include <cmath>

namespace arpent::town {
namespace {

void measure_nodes(Scene& scene)
{
    const Relief& relief = scene.relief;
    const double enough = std::max(1.1e5, 60 * relief.step * relief.step);
    for (std::size_t k = 0; k < relief.height.size(); ++k) {
        scene.steepness.push_back(relief.slope(relief.at(static_cast<int>(k))));
        int node = static_cast<int>(k);
        while (relief.area[static_cast<std::size_t>(node)] < enough && relief.down[static_cast<std::size_t>(node)] != node)
            node = relief.down[static_cast<std::size_t>(node)];
        scene.above.push_back(relief.height[k] - relief.height[static_cast<std::size_t>(node)]);
    }
}

/// The nearest ground that is flat and off the river, seen from a point.
Point settled(const Scene& scene, Point from, double clear)
{
    Point best = from;
    double least = 1e300;
    for (int k = 0; k < 200; ++k) {
        Chance chance{hash(scene.spec.seed, 1000, k)};
        const double reach = 0.45 * scene.site.radius * k / 200;
        const Point p = from + reach * Point{chance.between(-1, 1), chance.between(-1, 1)};
        const double cost = length(p - from) / scene.site.radius + 8 * scene.relief.slope(p) + (scene.relief.gap(p) < clear ? 10 : 0);
        if (cost < least)
            least = cost, best = p;
    }
    return rounded(best);
}

/// The suburb on the river's other bank, and villages in large territories.
void add_settlements(Scene& scene)
{
    const Site& site = scene.site;
    scene.settlements.push_back(make_streets(site, scene.relief, scene.river, site.centre, site.radius, 0));
    std::vector<Point> places;
    const auto nearest = std::ranges::min_element(scene.river.line, {}, [&](Point p) { return length(p - site.centre); });
    const Point over = direction(*nearest - site.centre);
    const double suburb = 0.42 * site.radius;
    places.push_back(*nearest + (0.75 * suburb + scene.river.width[0]) * over);
    const int villages = std::clamp(static_cast<int>(site.side() / 1400) - 1, 0, 40);
    for (int k = 0; k < 30 * villages && static_cast<int>(places.size()) <= villages; ++k) {
        Chance chance{hash(site.seed, 1010, k)};
        const Point p{chance.between(site.frame.west + 200, site.frame.east - 200), chance.between(site.frame.south + 200, site.frame.north - 200)};
        const bool apart = length(p - site.centre) > 1.9 * site.radius && std::ranges::none_of(places, [&](Point q) { return length(p - q) < 900; });
        if (apart && scene.relief.slope(p) < 0.1 && scene.relief.gap(p) > 120)
            places.push_back(p);
    }
    for (std::size_t k = 0; k < places.size(); ++k) {
        const double radius = k == 0 ? suburb : 130 + 130 * unit_of(hash(site.seed, 1020, static_cast<std::int64_t>(k)));
        Streets made = make_streets(site, scene.relief, scene.river, rounded(places[k]), radius, static_cast<int>(k) + 1);
        if (made.blocks.size() >= 3)
            scene.settlements.push_back(std::move(made));
    }
}

/// Takes away what was built over a brook: houses across one would dam it.
void free_brooks(Scene& scene)
{
    constexpr double clear = 5;  // [m] from a wall to a brook's middle
    std::erase_if(scene.built.buildings, [&](const Building& building) {
        const Box box = box_of(building.ring).grown(clear);
        return std::ranges::any_of(scene.streams, [&](const Channel& stream) {
            for (std::size_t k = 1; k < stream.line.size(); ++k)
                if (boxes_meet(box_of({stream.line[k - 1], stream.line[k]}), box) && ring_gap(building.ring, stream.line[k - 1], stream.line[k]) < clear)
                    return true;
            return false;
        });
    });
}

}  // namespace

Scene make_scene(const TownSpec& spec)
{
    Scene scene;
    scene.spec = spec;
    scene.grid = {spec.size, spec.size, spec.cell, 700000, 6600000 + spec.size * spec.cell, "EPSG:2154"};
    scene.site = {scene.grid.box(), {}, 0, spec.seed};
    const double side = scene.site.side();
    scene.site.centre = {700000 + side / 2, 6600000 + side / 2};
    scene.site.radius = std::min(0.3 * side, 1250.0);
    const double near = std::min(side, 4200.0) / 2;
    const Point c = scene.site.centre;
    const Box around = scene.site.frame.grown(0.18 * side);
    scene.river = make_river(hash(spec.seed, 10), {c.x - near, c.y - near, c.x + near, c.y + near}, around);
    for (Point& p : scene.river.line)
        p = rounded(p);
    scene.relief = make_relief(scene.site, scene.river, around);
    scene.streams = make_streams(scene.relief, scene.river);
    measure_nodes(scene);
    scene.site.centre = settled(scene, c, 0.22 * scene.site.radius);
    add_settlements(scene);
    scene.network = join_settlements(scene.site, scene.relief, scene.river, scene.settlements);
    for (std::size_t k = 0; k < scene.settlements.size(); ++k)
        build_up(scene.site, scene.relief, scene.settlements[k], static_cast<int>(k), scene.built);
    free_brooks(scene);
    std::vector<Channel> channels = scene.streams;
    channels.push_back(scene.river);
    scatter_farms(scene.site, scene.relief, channels, scene.network, scene.settlements, scene.built);
    scene.zones = make_zones(scene);
    scene.basins = make_basins(scene);
    return scene;
}

}  // namespace arpent::town
