#include "scenarios/init/bridges.hpp"
#include "scenarios/init/chance.hpp"
#include "scenarios/init/country.hpp"

#include <algorithm>
#include <array>
#include <queue>

namespace arpent::town {
namespace {

struct Joining {
    const Site& site;
    const std::vector<Streets>& settlements;
    std::vector<int> first;  // the network's number of each settlement's first corner
    Network network;
    Country country;
};

void lay_streets(Network& network, const Streets& streets, int first)
{
    network.nodes.insert(network.nodes.end(), streets.nodes.begin(), streets.nodes.end());
    for (const StreetEdge& edge : streets.edges) {
        const auto a = static_cast<std::size_t>(edge.from), b = static_cast<std::size_t>(edge.to);
        network.links.push_back({first + edge.from, first + edge.to, RoadClass::residential, {streets.nodes[a], streets.nodes[b]}, 0, edge.street});
    }
}

std::vector<char> all_goals(const Joining& j, std::size_t but)
{
    std::vector<char> goal = j.country.on_road;
    for (std::size_t s = 0; s < j.settlements.size(); ++s)
        if (s != but) {
            const std::vector<char> corners = corners_of(j.country, j.settlements[s], j.first[s]);
            for (std::size_t k = 0; k < goal.size(); ++k)
                goal[k] = goal[k] || corners[k];
        }
    return goal;
}

/// Roads from the middle third of each side of the territory to the town.
void enter(Joining& j)
{
    const int n = j.country.n;
    for (int side = 0; side < 4; ++side) {
        const int along = static_cast<int>(n * (0.2 + 0.6 * unit_of(hash(j.site.seed, 400, side))));
        const std::array<int, 4> squares{along * n, along * n + n - 1, along, (n - 1) * n + along};
        std::vector<int> way = cheapest(j.country, squares[static_cast<std::size_t>(side)], corners_of(j.country, j.settlements[0], j.first[0]));
        use(j.country, way, side < 2 ? RoadClass::primary : RoadClass::secondary);
    }
}

/// A road from each settlement but the town to the nearest road or settlement; the far bank gets the bridge to the town.
void link_villages(Joining& j)
{
    for (std::size_t s = 1; s < j.settlements.size(); ++s) {
        const std::vector<char> mine = corners_of(j.country, j.settlements[s], j.first[s]);
        if (std::ranges::equal(mine, j.country.on_road, [](char a, char b) { return !(a && b); }) == false)
            continue;  // a road arrives already
        int start = -1;
        double least = 1e300;
        for (std::size_t k = 0; k < mine.size(); ++k)
            if (const double way = length(j.country.at(static_cast<int>(k)) - j.settlements[0].centre); mine[k] && way < least)
                least = way, start = static_cast<int>(k);
        if (start >= 0)
            use(j.country, cheapest(j.country, start, all_goals(j, s)), RoadClass::secondary);
    }
}

/// Lanes to farms that lie scattered.
void reach_farms(Joining& j)
{
    const int farms = std::clamp(static_cast<int>(j.site.side() / 170), 1, 90);
    for (int k = 0; k < farms; ++k) {
        Chance chance{hash(j.site.seed, 410, k)};
        const int square = chance.below(j.country.n) * j.country.n + chance.below(j.country.n);
        const auto s = static_cast<std::size_t>(square);
        if (j.country.built[s] || j.country.wet[s] || j.country.on_road[s])
            continue;
        use(j.country, cheapest(j.country, square, all_goals(j, j.settlements.size())), RoadClass::track);
    }
}

/// The point of the frame's edge beside a square on the country's rim.
Point rim_point(const Joining& j, int square)
{
    Point p = j.country.at(square);
    const int row = square / j.country.n, col = square % j.country.n, last = j.country.n - 1;
    if (col == 0) p.x = j.site.frame.west;
    else if (col == last) p.x = j.site.frame.east;
    else if (row == 0) p.y = j.site.frame.south;
    else if (row == last) p.y = j.site.frame.north;
    return p;
}

bool on_rim(const Joining& j, int square)
{
    const int row = square / j.country.n, col = square % j.country.n, last = j.country.n - 1;
    return row == 0 || col == 0 || row == last || col == last;
}

/// The used sides as links between squares where roads meet, end or change; smoothed between.
void lay_country_roads(Joining& j)
{
    std::map<int, std::vector<std::pair<int, RoadClass>>> sides;
    for (const auto& [side, kind] : j.country.used) {
        sides[side.first].emplace_back(side.second, kind);
        sides[side.second].emplace_back(side.first, kind);
    }
    std::map<int, int> node_of;
    const auto ends = [&](int square) {
        const auto& at = sides.at(square);
        return at.size() != 2 || at[0].second != at[1].second || j.country.gate[static_cast<std::size_t>(square)] >= 0;
    };
    const auto node = [&](int square) {
        if (const int gate = j.country.gate[static_cast<std::size_t>(square)]; gate >= 0)
            return gate;
        const auto found = node_of.find(square);
        if (found != node_of.end())
            return found->second;
        const bool rim = on_rim(j, square) && sides.at(square).size() == 1;
        const int made = j.network.add_node(rounded(rim ? rim_point(j, square) : j.country.at(square)));
        if (rim)
            j.network.gates.push_back(made);
        return node_of[square] = made;
    };
    int street = 900000;
    for (const auto& [square, around] : sides) {
        if (!ends(square))
            continue;
        for (const auto& [next, kind] : around) {
            std::vector<int> chain{square, next};
            while (!ends(chain.back())) {
                const auto& at = sides.at(chain.back());
                chain.push_back(at[0].first == chain[chain.size() - 2] ? at[1].first : at[0].first);
            }
            if (chain.front() > chain.back() || (chain.front() == chain.back() && chain[1] > chain[chain.size() - 2]))
                continue;  // found from its other end
            RoadLink link{node(chain.front()), node(chain.back()), kind, {}, 0, ++street};
            for (const int k : chain)
                link.line.push_back(j.country.at(k));
            link.line.front() = j.network.nodes[static_cast<std::size_t>(link.from)];
            link.line.back() = j.network.nodes[static_cast<std::size_t>(link.to)];
            link.line = simplified(smoothed(simplified(link.line, 0.6 * j.country.step), 3), 0.3);
            for (Point& p : link.line)
                p = rounded(p);
            if (link.from != link.to)
                j.network.links.push_back(std::move(link));
        }
    }
}

}  // namespace

Network join_settlements(const Site& site, const Relief& relief, const Channel& river, const std::vector<Streets>& settlements)
{
    Joining j{site, settlements, {}, {}, {}};
    for (const Streets& streets : settlements) {
        j.first.push_back(static_cast<int>(j.network.nodes.size()));
        lay_streets(j.network, streets, j.first.back());
    }
    j.country = make_country(site, relief, river, settlements, j.first);
    enter(j);
    link_villages(j);
    reach_farms(j);
    lay_country_roads(j);
    for (std::size_t s = 0; s < settlements.size(); ++s)
        raise_mains(j.network, j.first[s], settlements[s]);
    cut_bridges(j.network, river);
    return std::move(j.network);
}

}  // namespace arpent::town
