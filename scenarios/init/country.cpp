#include "scenarios/init/country.hpp"

#include <algorithm>
#include <cmath>
#include <queue>

namespace arpent::town {
namespace {

double price(const Country& c, int from, int to)
{
    const auto a = static_cast<std::size_t>(from), b = static_cast<std::size_t>(to);
    const double way = length(c.at(to) - c.at(from));
    const double slope = (c.height[b] - c.height[a]) / way;
    const double known = c.used.contains({std::min(from, to), std::max(from, to)}) ? 0.35 : 1.0;
    return way * known * (1 + 260 * slope * slope + (c.wet[b] ? 14 : 0));
}

Country country_of(const Site& site, const Relief& relief, const Channel& river)
{
    Country c;
    c.n = std::clamp(static_cast<int>(site.side() / 18), 8, 300);
    c.step = site.side() / c.n;
    c.corner = {site.frame.west, site.frame.south};
    const auto all = static_cast<std::size_t>(c.n) * static_cast<std::size_t>(c.n);
    c.height.resize(all);
    c.wet.assign(all, 0), c.built.assign(all, 0), c.on_road.assign(all, 0);
    c.gate.assign(all, -1);
    for (std::size_t k = 0; k < all; ++k) {
        c.height[k] = relief.ground(c.at(static_cast<int>(k)));
        c.wet[k] = relief.gap(c.at(static_cast<int>(k))) < std::max(0.9 * river.width[0], 0.8 * c.step);
    }
    return c;
}

/// Squares under blocks are no country; squares at street ends on the rim of a settlement are where roads arrive.
void settle(Country& c, const std::vector<Streets>& settlements, const std::vector<int>& first)
{
    for (const Streets& streets : settlements)
        for (const Block& block : streets.blocks) {
            const Box box = box_of(block.ring);
            for (double y = box.south; y <= box.north; y += c.step / 2)
                for (double x = box.west; x <= box.east; x += c.step / 2)
                    if (inside(block.ring, {x, y}))
                        c.built[static_cast<std::size_t>(c.square({x, y}))] = 1;
        }
    for (std::size_t s = 0; s < settlements.size(); ++s)
        for (std::size_t k = 0; k < settlements[s].nodes.size(); ++k) {
            const auto square = static_cast<std::size_t>(c.square(settlements[s].nodes[k]));
            if (c.gate[square] < 0)
                c.gate[square] = first[s] + static_cast<int>(k);
        }
}

}  // namespace

std::vector<int> cheapest(const Country& c, int start, const std::vector<char>& goal)
{
    using Entry = std::pair<double, int>;
    std::vector<double> cost(c.height.size(), 1e300);
    std::vector<int> back(c.height.size(), -1);
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    cost[static_cast<std::size_t>(start)] = 0;
    open.emplace(0.0, start);
    while (!open.empty()) {
        const auto [so_far, square] = open.top();
        open.pop();
        if (so_far > cost[static_cast<std::size_t>(square)])
            continue;
        if (goal[static_cast<std::size_t>(square)] && square != start) {
            std::vector<int> way;
            for (int k = square; k >= 0; k = back[static_cast<std::size_t>(k)])
                way.push_back(k);
            return way;
        }
        const int row = square / c.n, col = square % c.n;
        for (int r = std::max(0, row - 1); r <= std::min(c.n - 1, row + 1); ++r)
            for (int k = std::max(0, col - 1); k <= std::min(c.n - 1, col + 1); ++k) {
                const int other = r * c.n + k;
                const auto o = static_cast<std::size_t>(other);
                if (other == square || (c.built[o] && !goal[o]))
                    continue;
                const double there = so_far + price(c, square, other);
                if (there < cost[o])
                    cost[o] = there, back[o] = square, open.emplace(there, other);
            }
    }
    return {};
}

void use(Country& c, const std::vector<int>& way, RoadClass kind)
{
    for (std::size_t k = 1; k < way.size(); ++k) {
        const std::pair side{std::min(way[k - 1], way[k]), std::max(way[k - 1], way[k])};
        const auto found = c.used.find(side);
        if (found == c.used.end() || kind < found->second)
            c.used[side] = kind;
        c.on_road[static_cast<std::size_t>(way[k])] = c.on_road[static_cast<std::size_t>(way[k - 1])] = 1;
    }
}

Country make_country(const Site& site, const Relief& relief, const Channel& river, const std::vector<Streets>& settlements, const std::vector<int>& first)
{
    Country country = country_of(site, relief, river);
    settle(country, settlements, first);
    return country;
}

std::vector<char> corners_of(const Country& c, const Streets& streets, int first)
{
    std::vector<char> goal(c.height.size(), 0);
    for (std::size_t k = 0; k < streets.nodes.size(); ++k) {
        const auto square = static_cast<std::size_t>(c.square(streets.nodes[k]));
        goal[square] = goal[square] || c.gate[square] == first + static_cast<int>(k);
    }
    return goal;
}

}  // namespace arpent::town
