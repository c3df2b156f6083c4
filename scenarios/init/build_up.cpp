#include "scenarios/init/houses.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace arpent::town {
namespace {

enum class Role { homes, square, church, hall, school, park, parking, works, shops, free };

/// Blocks by rising distance from a place.
std::vector<std::size_t> by_distance(const std::vector<Block>& blocks, Point from)
{
    std::vector<std::size_t> order(blocks.size());
    for (std::size_t k = 0; k < order.size(); ++k)
        order[k] = k;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return length(middle(blocks[a].ring) - from) < length(middle(blocks[b].ring) - from); });
    return order;
}

/// The first blocks about the middle hold the square, the church, the town hall; others are dealt by their distance.
std::vector<Role> roles_of(const Site& site, const Relief& relief, const Streets& streets, int number)
{
    std::vector<Role> roles(streets.blocks.size(), Role::homes);
    const std::vector<std::size_t> order = by_distance(streets.blocks, streets.nodes[static_cast<std::size_t>(streets.middle)]);
    const auto give = [&](double share, Role role) {
        const auto k = static_cast<std::size_t>(share * static_cast<double>(order.size()));
        if (k < order.size() && roles[order[k]] == Role::homes)
            roles[order[k]] = role;
    };
    const std::size_t count = order.size();
    if (count < 5)
        return roles;
    roles[order[0]] = Role::square, roles[order[1]] = Role::church;
    if (number > 0)
        return roles;
    roles[order[2]] = Role::hall;
    const auto mid = static_cast<double>(count);
    give(5 / mid, Role::parking), give(0.16, Role::school), give(0.24, Role::park), give(0.45, Role::school), give(0.33, Role::parking), give(0.62, Role::park),
        give(0.74, Role::free), give(0.8, Role::school);
    const Point out = direction(middle(streets.blocks[order[count - 1 - hash(site.seed, 500) % (count / 4)]].ring) - streets.centre);
    for (std::size_t k = count / 2; k < count; ++k) {
        const Point p = middle(streets.blocks[order[k]].ring);
        if (roles[order[k]] == Role::homes && dot(direction(p - streets.centre), out) > 0.86 && relief.slope(p) < 0.09)
            roles[order[k]] = k % 3 == 0 ? Role::shops : Role::works;
    }
    return roles;
}

void plant(const Plot& plot, Chance& chance, int count, double low, double high, Built& built)
{
    const Box box = box_of(plot.ground());
    for (int k = 0; k < count; ++k) {
        const Tree tree{rounded({chance.between(box.west, box.east), chance.between(box.south, box.north)}), std::round(4 * chance.between(1.8, 3.6)) / 4,
                        std::round(4 * chance.between(low, high)) / 4};
        if (inside(plot.ground(), tree.at) && plot.free(rectangle(tree.at, {1, 0}, 1.5, 1.5), 0.5))
            built.trees.push_back(tree);
    }
}

Ring core(const Plot& plot, double by) { return inset(plot.ground(), {by, by, by, by}); }

void patch(const Ring& ring, int code, Built& built)
{
    if (!ring.empty())
        built.patches.push_back({ring, code});
}

void homes(Plot& plot, Chance& chance, Built& built)
{
    const double c = plot.block().centrality + chance.between(-0.08, 0.08);
    const double ground = area(plot.ground());
    if (c > 0.55) {
        place_rows(plot, chance);
        patch(plot.ground(), cover::paved, built);
        patch(core(plot, 17), cover::garden, built);
        plant(plot, chance, 6, 6, 11, built);
    } else {
        place_houses(plot, chance);
        patch(plot.ground(), cover::garden, built);
        plant(plot, chance, static_cast<int>(ground / 190), 5, 12, built);
    }
}

void school(Plot& plot, Chance& chance, int number, Built& built)
{
    constexpr std::array names{"École Jules Ferry", "Collège du Moulin", "École des Tilleuls"};
    const Ring& g = plot.ground();
    const Point along = direction(g[1] - g[0]);
    Building made = building(box_of(g).empty() ? g : rectangle(middle({g[0], g[1]}) + 9 * left_of(along), along, 0.36 * length(g[1] - g[0]), 6.5), "public", 7.5);
    made.name = names[static_cast<std::size_t>(number) % names.size()];
    plot.place(made, 0);
    patch(g, cover::garden, built);
    const Point a = g[0] + 17 * left_of(along), b = g[1] + 17 * left_of(along);
    const Point up = 0.42 * (g[3] - g[0]), up_b = 0.42 * (g[2] - g[1]);
    const Point side = 6 * along;
    const Ring yard{rounded(a + side), rounded(b - side), rounded(b + up_b - side), rounded(a + up + side)};
    patch(yard, cover::paved, built);
    built.school_yards.push_back({yard, made.name});
    plant(plot, chance, 8, 7, 12, built);
}

void parking(const Plot& plot, Chance& chance, const std::string& name, Built& built)
{
    patch(plot.ground(), cover::paved, built);
    const Ring ring = core(plot, 3);
    if (!ring.empty())
        built.car_parks.push_back({ring, name});
    plant(plot, chance, 3, 6, 9, built);
}

void free_site(const Plot& plot, Chance& chance, Built& built)
{
    patch(plot.ground(), cover::field, built);
    built.site = core(plot, 2);
    Plot planned{plot.block()};
    place_rows(planned, chance);
    for (std::size_t k = 0; k < planned.buildings().size(); k += 2)
        built.planned.push_back(planned.buildings()[k]);
}

void furnish(Plot& plot, Role role, Chance& chance, Built& built)
{
    const int schools = static_cast<int>(built.school_yards.size()), parks = static_cast<int>(built.car_parks.size());
    switch (role) {
    case Role::square: patch(plot.ground(), cover::paved, built); plant(plot, chance, 14, 8, 12, built); break;
    case Role::church: {
        Building made = building({}, "church", 19);
        made.name = "Église Saint-Martin";
        place_one(plot, made, 0.55);
        patch(plot.ground(), cover::paved, built);
        plant(plot, chance, 6, 8, 12, built);
        break;
    }
    case Role::hall: {
        Building made = building({}, "public", 14);
        made.name = "Mairie";
        place_one(plot, made, 0.6);
        patch(plot.ground(), cover::paved, built);
        plant(plot, chance, 8, 6, 10, built);
        break;
    }
    case Role::school: school(plot, chance, schools, built); break;
    case Role::park: patch(plot.ground(), cover::garden, built); plant(plot, chance, 45, 8, 18, built); break;
    case Role::parking: parking(plot, chance, parks == 0 ? "Parking de la Halle" : "Parking du Foirail", built); break;
    case Role::works:
    case Role::shops:
        place_halls(plot, chance, role == Role::works ? "industry" : "shop");
        parking(plot, chance, "Parking de la zone " + std::to_string(parks), built);
        break;
    case Role::free: free_site(plot, chance, built); break;
    default: homes(plot, chance, built);
    }
}

}  // namespace

void build_up(const Site& site, const Relief& relief, const Streets& streets, int number, Built& built)
{
    const std::vector<Role> roles = roles_of(site, relief, streets, number);
    for (std::size_t k = 0; k < streets.blocks.size(); ++k) {
        Plot plot{streets.blocks[k]};
        if (plot.ground().empty())
            continue;
        Chance chance{streets.blocks[k].chance};
        furnish(plot, roles[k], chance, built);
        built.buildings.insert(built.buildings.end(), plot.buildings().begin(), plot.buildings().end());
    }
}

}  // namespace arpent::town
