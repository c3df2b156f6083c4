#include "scenarios/init/built.hpp"
#include "scenarios/init/chance.hpp"

#include <algorithm>

namespace arpent::town {
namespace {

struct Land {
    const Site& site;
    const Relief& relief;
    const std::vector<Channel>& channels;
    const Network& network;
    const std::vector<Streets>& settlements;
};

bool clear_of_lines(const Land& c, const Ring& ring, const Box& near)
{
    const auto far_from = [&](const Line& line, double gap) {
        for (std::size_t k = 1; k < line.size(); ++k)
            if (boxes_meet(box_of({line[k - 1], line[k]}).grown(gap), near) && ring_gap(ring, line[k - 1], line[k]) < gap)
                return false;
        return true;
    };
    return std::ranges::all_of(c.network.links, [&](const RoadLink& link) { return far_from(link.line, width_of(link.kind) / 2 + 2.5); }) &&
           std::ranges::all_of(c.channels, [&](const Channel& channel) { return far_from(channel.line, channel.width[0] / 2 + std::min(12.0, c.site.side() / 40)); });
}

bool clear_of_town(const Land& c, const Ring& ring)
{
    for (const Streets& streets : c.settlements)
        for (const Block& block : streets.blocks)
            if (rings_meet(ring, block.ring))
                return false;
    return true;
}

bool stands(const Land& c, const Ring& ring, const Built& built)
{
    const Box near = box_of(ring);
    const Box& f = c.site.frame;
    if (near.west < f.west + 3 || near.south < f.south + 3 || near.east > f.east - 3 || near.north > f.north - 3 || c.relief.slope(middle(ring)) > 0.18)
        return false;
    return clear_of_lines(c, ring, near) && clear_of_town(c, ring) &&
           std::ranges::none_of(built.buildings, [&](const Building& b) { return boxes_meet(box_of(b.ring).grown(3), near) && rings_meet(b.ring, ring); });
}

void garden(const Ring& ring, Point along, double wide, Chance& chance, Built& built)
{
    const Point mid = middle(ring);
    built.patches.push_back({rectangle(mid, along, wide, wide * 0.8), cover::garden});
    for (int k = 0; k < 4; ++k) {
        const Point at = rounded(mid + Point{chance.between(-wide, wide), chance.between(-wide, wide)});
        if (!inside(ring, at))
            built.trees.push_back({at, 3, 9});
    }
}

/// A house, or a farm with barns, beside a road at some metres along it.
void settle(const Land& c, const RoadLink& link, double at, Chance& chance, Built& built)
{
    const Station s = station(link.line, at);
    const double side = chance.happens(0.5) ? 1 : -1;
    const Point in = side * left_of(s.along);
    const Ring house = rectangle(s.at + (width_of(link.kind) / 2 + chance.between(9, 16)) * in, s.along, chance.between(5, 7.5), chance.between(4, 5));
    if (!stands(c, house, built))
        return;
    const bool farm = link.kind == RoadClass::track || chance.happens(0.25);
    built.buildings.push_back(building(house, farm ? "farm" : "house", chance.between(5, 7.5)));
    garden(house, s.along, farm ? 24 : 16, chance, built);
    for (int k = 0; farm && k < 2; ++k) {
        const Point mid = middle(house) + (22 + 16 * k) * in + (k == 0 ? -9 : 12) * s.along;
        const Ring barn = rectangle(mid, k == 0 ? s.along : left_of(s.along), chance.between(9, 15), chance.between(5, 7));
        if (stands(c, barn, built))
            built.buildings.push_back(building(barn, "barn", chance.between(6, 8.5)));
    }
}

/// A rectangle of free ground near the middle of the territory; empty where none is found.
Ring free_ground(const Land& c, double half, Chance& chance, const Built& built)
{
    for (int k = 0; k < 400; ++k) {
        const Point at = c.site.centre + 1.5 * c.site.radius * Point{chance.between(-1, 1), chance.between(-1, 1)};
        const Ring ring = rectangle(at, {1, 0}, half, 0.7 * half);
        if (stands(c, ring, built))
            return ring;
    }
    return {};
}

/// Territories too small for a town still get some houses and a site to build on.
void fill_small(const Land& c, Built& built)
{
    Chance chance{hash(c.site.seed, 810)};
    const double half = std::clamp(c.site.side() / 40, 2.5, 20.0);
    for (int k = 0; k < 3 && built.buildings.size() < 3; ++k)
        if (const Ring house = free_ground(c, std::min(half, 6.0), chance, built); !house.empty())
            built.buildings.push_back(building(house, "house", 6.5));
    if (!built.planned.empty())
        return;
    built.site = free_ground(c, half, chance, built);
    if (!built.site.empty())
        built.planned.push_back(building(rectangle(middle(built.site), {1, 0}, 0.75 * half, 0.45 * half), "flats", 9.5));
}

}  // namespace

void scatter_farms(const Site& site, const Relief& relief, const std::vector<Channel>& channels, const Network& network,
                   const std::vector<Streets>& settlements, Built& built)
{
    const Land c{site, relief, channels, network, settlements};
    for (std::size_t k = 0; k < network.links.size(); ++k) {
        const RoadLink& link = network.links[k];
        if (link.level != 0 || link.street < 900000 || built.buildings.size() > 40000)
            continue;
        Chance chance{hash(site.seed, 800, static_cast<std::int64_t>(k))};
        const double whole = length(link.line);
        for (double at = 12; at < whole; at += chance.between(16, link.kind == RoadClass::track ? 300 : 170))
            settle(c, link, at, chance, built);
        if (link.kind == RoadClass::track)
            settle(c, link, whole - 4, chance, built);
    }
    fill_small(c, built);
}

}  // namespace arpent::town
