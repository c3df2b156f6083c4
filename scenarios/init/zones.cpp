#include "scenarios/init/chance.hpp"
#include "scenarios/init/scene.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace arpent::town {
namespace {

constexpr std::array names{"Centre", "Saint-Martin", "La Gare", "Le Faubourg", "Les Tanneries", "Bellevue", "Le Moulin", "Les Vignes", "La Croix Blanche", "Beauregard",
                           "Les Prés", "La Madeleine", "Le Foirail", "Les Carmes", "Montplaisir", "La Plaine", "Les Tilleuls", "Le Pont Vieux", "Sainte-Anne", "La Garenne"};

/// What of a ring lies nearer to `mine` than to `other`.
Ring nearer(const Ring& ring, Point mine, Point other)
{
    const Point way = other - mine, mid = 0.5 * (mine + other);
    Ring made;
    for (std::size_t k = 0; k < ring.size(); ++k) {
        const Point a = ring[k], b = ring[(k + 1) % ring.size()];
        const double u = dot(a - mid, way), v = dot(b - mid, way);
        if (u <= 0)
            made.push_back(a);
        if ((u < 0 && v > 0) || (u > 0 && v < 0))
            made.push_back(a + u / (u - v) * (b - a));
    }
    return made;
}

/// Middles of quarters: one in the centre, a ring about it, others scattered; none close to another.
std::vector<Point> middles(const Scene& scene)
{
    const Site& site = scene.site;
    std::vector<Point> made{site.centre};
    const int most = std::clamp(static_cast<int>(8 + site.side() / 260), 6, 60);
    for (int k = 0; k < 40 * most && static_cast<int>(made.size()) < most; ++k) {
        Chance chance{hash(site.seed, 900, k)};
        const bool town = k % 3 != 0;
        const double reach = town ? 1.1 * site.radius : site.side() / 2;
        const Point p = site.centre + reach * Point{chance.between(-1, 1), chance.between(-1, 1)};
        const double apart = town ? 0.42 * site.radius : 0.16 * site.side();
        const Box& f = site.frame;
        if (p.x > f.west && p.x < f.east && p.y > f.south && p.y < f.north && std::ranges::none_of(made, [&](Point q) { return length(p - q) < apart; }))
            made.push_back(rounded(p));
    }
    return made;
}

}  // namespace

std::vector<Zone> make_zones(const Scene& scene)
{
    const std::vector<Point> seeds = middles(scene);
    const Box& f = scene.site.frame;
    std::vector<Zone> zones;
    for (std::size_t k = 0; k < seeds.size(); ++k) {
        Zone zone{{{f.west, f.south}, {f.east, f.south}, {f.east, f.north}, {f.west, f.north}}, k < names.size() ? names[k] : "Hameau " + std::to_string(k - names.size() + 1)};
        for (std::size_t other = 0; other < seeds.size(); ++other)
            if (other != k)
                zone.ring = nearer(zone.ring, seeds[k], seeds[other]);
        for (Point& p : zone.ring)
            p = rounded(p);
        zones.push_back(zone);
    }
    for (const Building& b : scene.built.buildings) {
        const auto nearest = std::ranges::min_element(seeds, {}, [&](Point q) { return length(middle(b.ring) - q); });
        Zone& zone = zones[static_cast<std::size_t>(nearest - seeds.begin())];
        zone.residents += b.residents, zone.jobs += b.jobs;
    }
    return zones;
}

std::vector<Basin> make_basins(const Scene& scene)
{
    std::vector<Basin> basins;
    for (const Channel& stream : scene.streams) {
        const double whole = length(stream.line);
        for (double share = 0.8; share > 0.3 && basins.size() < 4; share -= 0.1) {
            const Station s = station(stream.line, share * whole);
            const double reach = std::clamp(scene.site.side() / 90, 3 * scene.grid.cell, 34.0);
            const Ring ring = rectangle(s.at, s.along, reach, 0.62 * reach);
            const Box box = box_of(ring).grown(6);
            const bool in = box.within(scene.site.frame) == box;
            const bool open = std::ranges::none_of(scene.built.buildings, [&](const Building& b) { return boxes_meet(box_of(b.ring), box); }) &&
                              std::ranges::none_of(scene.network.links, [&](const RoadLink& l) {
                                  for (std::size_t k = 1; k < l.line.size(); ++k)
                                      if (ring_gap(ring, l.line[k - 1], l.line[k]) < 6)
                                          return true;
                                  return false;
                              });
            const bool near = length(s.at - scene.site.centre) < 1.7 * scene.site.radius;
            if (!in || !open || !near || scene.relief.gap(s.at) < 3 * reach)
                continue;
            const double level = std::round(10 * scene.relief.ground(s.at + 0.9 * reach * s.along)) / 10;
            basins.push_back({ring, "Bassin " + std::to_string(basins.size() + 1), level, stream.upstream * share, rounded(s.at + reach * s.along)});
            break;
        }
    }
    return basins;
}

}  // namespace arpent::town
