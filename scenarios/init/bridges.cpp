#include "scenarios/init/bridges.hpp"

#include <algorithm>
#include <queue>

namespace arpent::town {
namespace {

/// For each node of a settlement the link towards the middle on the shortest way; -1 where there is none.
std::vector<int> ways_to_middle(const Network& network, int first, const Streets& streets)
{
    const std::size_t count = streets.nodes.size();
    std::vector<std::vector<int>> links(count);
    for (std::size_t k = 0; k < network.links.size(); ++k)
        for (const int node : {network.links[k].from, network.links[k].to})
            if (node >= first && node < first + static_cast<int>(count))
                links[static_cast<std::size_t>(node - first)].push_back(static_cast<int>(k));
    std::vector<double> cost(count, 1e300);
    std::vector<int> by(count, -1);
    using Entry = std::pair<double, int>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    cost[static_cast<std::size_t>(streets.middle)] = 0;
    open.emplace(0.0, streets.middle);
    while (!open.empty()) {
        const auto [so_far, node] = open.top();
        open.pop();
        for (const int k : links[static_cast<std::size_t>(node)]) {
            const RoadLink& link = network.links[static_cast<std::size_t>(k)];
            const int other = (link.from == node + first ? link.to : link.from) - first;
            if (other < 0 || other >= static_cast<int>(count) || link.kind == RoadClass::track)
                continue;
            const double there = so_far + length(link.line);
            if (there < cost[static_cast<std::size_t>(other)])
                cost[static_cast<std::size_t>(other)] = there, by[static_cast<std::size_t>(other)] = k, open.emplace(there, other);
        }
    }
    return by;
}

/// The metres along a line where it first crosses the river; below 0: nowhere.
double crossing(const Line& line, const Channel& river)
{
    double before = 0, at = 0;
    for (std::size_t n = 1; n < line.size(); ++n) {
        for (std::size_t k = 1; k < river.line.size(); ++k)
            if (segments_cross(line[n - 1], line[n], river.line[k - 1], river.line[k], at))
                return before + at * length(line[n] - line[n - 1]);
        before += length(line[n] - line[n - 1]);
    }
    return -1;
}

Line part(const Line& line, double from, double to)
{
    Line made{rounded(station(line, from).at)};
    double before = 0;
    for (std::size_t n = 1; n < line.size(); ++n) {
        before += length(line[n] - line[n - 1]);
        if (before > from + 0.5 && before < to - 0.5)
            made.push_back(line[n]);
    }
    made.push_back(rounded(station(line, to).at));
    return made;
}

}  // namespace

void raise_mains(Network& network, int first, const Streets& streets)
{
    const int end = first + static_cast<int>(streets.nodes.size());
    const auto mine = [&](int node) { return node >= first && node < end; };
    const std::vector<int> by = ways_to_middle(network, first, streets);
    std::vector<std::pair<int, RoadClass>> arrivals;
    for (const RoadLink& link : network.links)
        if (link.kind < RoadClass::residential && mine(link.from) != mine(link.to))
            arrivals.emplace_back(mine(link.from) ? link.from : link.to, link.kind);
    for (auto [node, kind] : arrivals)
        for (int k = by[static_cast<std::size_t>(node - first)]; k >= 0; k = by[static_cast<std::size_t>(node - first)]) {
            RoadLink& link = network.links[static_cast<std::size_t>(k)];
            link.kind = std::min(link.kind, kind);
            node = link.from == node ? link.to : link.from;
        }
}

void cut_bridges(Network& network, const Channel& river)
{
    const std::size_t count = network.links.size();
    for (std::size_t k = 0; k < count; ++k) {
        const Line line = network.links[k].line;
        const double at = crossing(line, river), half = 0.5 * river.width[0] + 5;
        if (at < 0)
            continue;
        const double whole = length(line), from = std::max(0.1 * at, at - half), to = std::min(whole - 0.1 * (whole - at), at + half);
        RoadLink bridge = network.links[k], rest = bridge;
        bridge.line = part(line, from, to), rest.line = part(line, to, whole);
        bridge.level = 1;
        bridge.from = network.add_node(bridge.line.front());
        bridge.to = rest.from = network.add_node(bridge.line.back());
        network.links[k].line = part(line, 0, from);
        network.links[k].to = bridge.from;
        network.links.push_back(bridge);
        network.links.push_back(rest);
    }
}

}  // namespace arpent::town
