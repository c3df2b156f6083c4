#include "scenarios/init/relief.hpp"

#include <algorithm>
#include <cmath>

namespace arpent::town {
namespace {

constexpr double deep = 0.9;  // [m] below the ground beside

/// The nodes from a head down to the river or to a node that is taken; takes them.
Line trace(const Relief& relief, int head, std::vector<char>& taken)
{
    Line line;
    for (int node = head;; node = relief.down[static_cast<std::size_t>(node)]) {
        line.push_back(relief.at(node));
        const auto k = static_cast<std::size_t>(node);
        if (taken[k] || relief.down[k] == node)
            return line;
        taken[k] = 1;
    }
}

struct Meeting {
    Point at;
    double bed;
};

Meeting nearest_on(const std::vector<Channel>& made, const Channel& river, Point p)
{
    Meeting best{p, 0};
    double least = 1e300;
    const auto look = [&](const Channel& channel) {
        for (std::size_t k = 1; k < channel.line.size(); ++k) {
            const Point a = channel.line[k - 1], b = channel.line[k];
            const double gap = distance_to_segment(p, a, b);
            if (gap < least)
                least = gap, best = {a + along_segment(p, a, b) * (b - a), channel.bed[k]};
        }
    };
    look(river);
    for (const Channel& channel : made)
        look(channel);
    return best;
}

Channel laid(const Relief& relief, Line nodes, const Meeting& mouth, double area)
{
    nodes.back() = mouth.at;
    Channel stream;
    stream.line = smoothed(nodes, 2);
    stream.upstream = area;
    const double wide = std::clamp(0.8 + std::sqrt(area) / 700, 1.0, 6.0);
    for (Point& p : stream.line) {
        p = rounded(p);
        const double before = stream.bed.empty() ? 1e9 : stream.bed.back() - 0.004;
        stream.bed.push_back(std::max(mouth.bed, std::min(before, relief.ground(p) - deep)));
        stream.width.push_back(wide);
    }
    stream.bed.back() = mouth.bed;
    return stream;
}

}  // namespace

std::vector<Channel> make_streams(const Relief& relief, const Channel& river)
{
    const double least = std::max(0.012 * static_cast<double>(relief.area.size()) * relief.step * relief.step / 2, 60 * relief.step * relief.step);
    const double enough = std::min(least, std::max(1.1e5, 60 * relief.step * relief.step));
    std::vector<char> fed(relief.area.size(), 0), taken(relief.area.size(), 0);
    std::vector<int> heads;
    for (std::size_t k = 0; k < relief.area.size(); ++k)
        if (relief.area[k] > enough && relief.down[k] != static_cast<int>(k))
            fed[static_cast<std::size_t>(relief.down[k])] = 1;
    for (std::size_t k = 0; k < relief.area.size(); ++k)
        if (relief.area[k] > enough && !fed[k] && relief.down[k] != static_cast<int>(k))
            heads.push_back(static_cast<int>(k));
    std::stable_sort(heads.begin(), heads.end(), [&](int a, int b) { return relief.height[static_cast<std::size_t>(a)] > relief.height[static_cast<std::size_t>(b)]; });
    std::vector<Channel> made;
    for (const int head : heads) {
        const Line line = trace(relief, head, taken);
        if (line.size() < 4)
            continue;
        const double area = relief.area[static_cast<std::size_t>(relief.node(line[line.size() - 2]))];
        made.push_back(laid(relief, line, nearest_on(made, river, line.back()), area));
    }
    return made;
}

}  // namespace arpent::town
