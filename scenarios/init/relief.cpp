#include "scenarios/init/relief.hpp"

#include "scenarios/init/chance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <queue>

namespace arpent::town {
namespace {

constexpr int rounds = 70;
constexpr double far = 1e9;
constexpr double bank = 2.2;  // [m] of the plain above the river's bed

struct Shaping {
    const Site& site;
    Relief& relief;
    std::vector<double> bed;      // [m] of the nearest river point
    std::vector<double> uplift;   // [m] a round; below 0: the plain, which only creeps
    std::vector<int> order;       // nodes from the river up
};

template <typename Body>
void for_neighbours(int n, int node, const Body& body)
{
    const int row = node / n, col = node % n;
    for (int r = std::max(0, row - 1); r <= std::min(n - 1, row + 1); ++r)
        for (int c = std::max(0, col - 1); c <= std::min(n - 1, col + 1); ++c)
            if (r != row || c != col)
                body(r * n + c, r != row && c != col ? 1.41421356237 : 1.0);
}

/// The distance to the river and its bed at nodes within `reach` of it.
void measure_river(const Channel& river, double reach, Shaping& s)
{
    Relief& relief = s.relief;
    const int n = relief.n;
    const auto cut = [&](double v) { return std::clamp(static_cast<int>(v), 0, n - 1); };
    for (std::size_t k = 1; k < river.line.size(); ++k) {
        const Point a = river.line[k - 1], b = river.line[k];
        const Point low = (1 / relief.step) * (a - relief.corner);
        const double wide = reach / relief.step;
        for (int row = cut(low.y - wide); row <= cut(low.y + wide + 1); ++row)
            for (int col = cut(low.x - wide); col <= cut(low.x + wide + 1); ++col) {
                const auto node = static_cast<std::size_t>(row * n + col);
                const double gap = distance_to_segment(relief.at(row * n + col), a, b);
                if (gap < relief.river_gap[node])
                    relief.river_gap[node] = gap, s.bed[node] = river.bed[k];
            }
    }
}

/// The plain beside the river, and hills that rise less under the town.
void begin(double scale, Shaping& s)
{
    Relief& relief = s.relief;
    const double mean = s.bed[static_cast<std::size_t>(relief.node(s.site.centre))];
    for (std::size_t k = 0; k < relief.height.size(); ++k) {
        const Point p = relief.at(static_cast<int>(k));
        const double gap = relief.river_gap[k];
        const double plain = std::max(1.2 * relief.step, scale * (95 + 75 * noise(hash(s.site.seed, 20), p.x / 600, p.y / 600)));
        const double away = length(p - s.site.centre) / std::max(1.0, s.site.radius);
        const double town = std::clamp(0.18 + 0.9 * (away - 0.5), 0.18, 1.0);
        const double hills = 1 + 0.7 * noise(hash(s.site.seed, 21), p.x / 1500, p.y / 1500);
        relief.height[k] = (gap < far ? s.bed[k] : mean) + bank + 0.012 * std::min(gap, plain) + 0.02 * std::clamp(gap - plain, 0.0, 900.0);
        relief.height[k] += 2 * scale * (1 + layered_noise(hash(s.site.seed, 22), p.x / 220, p.y / 220, 3)) * (gap < plain ? 0 : 1);
        s.uplift[k] = gap < plain ? -1 : scale * 1.9 * town * hills;
    }
}

/// Fills hollows to their rim and finds who drains to whom, from the river up.
void route(Shaping& s)
{
    Relief& relief = s.relief;
    using Entry = std::pair<double, int>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    std::vector<char> seen(relief.height.size(), 0), done(relief.height.size(), 0);
    s.order.clear();
    for (std::size_t k = 0; k < seen.size(); ++k)
        if (relief.river_gap[k] < 0.75 * relief.step)
            open.emplace(relief.height[k], static_cast<int>(k)), seen[k] = 1, relief.down[k] = static_cast<int>(k);
    while (!open.empty()) {
        const int node = open.top().second;
        const auto k = static_cast<std::size_t>(node);
        open.pop();
        done[k] = 1;
        s.order.push_back(node);
        double steepest = -1;
        for_neighbours(relief.n, node, [&](int other, double way) {
            const auto o = static_cast<std::size_t>(other);
            if (done[o] && relief.river_gap[k] >= 0.75 * relief.step && (relief.height[k] - relief.height[o]) / way > steepest)
                steepest = (relief.height[k] - relief.height[o]) / way, relief.down[k] = other;
            if (seen[o])
                return;
            seen[o] = 1;
            relief.height[o] = std::max(relief.height[o], relief.height[k] + 0.002 * way);
            open.emplace(relief.height[o], other);
        });
    }
}

void gather(Shaping& s)
{
    Relief& relief = s.relief;
    std::fill(relief.area.begin(), relief.area.end(), relief.step * relief.step);
    for (auto node = s.order.rbegin(); node != s.order.rend(); ++node)
        if (const int down = relief.down[static_cast<std::size_t>(*node)]; down != *node)
            relief.area[static_cast<std::size_t>(down)] += relief.area[static_cast<std::size_t>(*node)];
}

void incise(double scale, Shaping& s)
{
    Relief& relief = s.relief;
    for (const int node : s.order) {
        const auto k = static_cast<std::size_t>(node);
        if (s.uplift[k] < 0 || relief.down[k] == node)
            continue;
        const double below = relief.height[static_cast<std::size_t>(relief.down[k])];
        const double wear = 2.4 / (9.5 * 1.0) * std::sqrt(relief.area[k]) / relief.step;
        relief.height[k] = (relief.height[k] + s.uplift[k] + wear * below) / (1 + wear);
    }
    static_cast<void>(scale);
}

void creep(Shaping& s)
{
    Relief& relief = s.relief;
    const std::vector<double> was = relief.height;
    const int n = relief.n;
    for (int row = 1; row + 1 < n; ++row)
        for (int col = 1; col + 1 < n; ++col) {
            const auto k = static_cast<std::size_t>(row * n + col), up = static_cast<std::size_t>(n);
            if (relief.river_gap[k] >= 0.75 * relief.step)
                relief.height[k] += 0.14 * (was[k - 1] + was[k + 1] + was[k - up] + was[k + up] - 4 * was[k]);
        }
}

}  // namespace

int Relief::node(Point p) const
{
    const auto place = [&](double v) { return std::clamp(static_cast<int>(std::floor(v / step + 0.5)), 0, n - 1); };
    return place(p.y - corner.y) * n + place(p.x - corner.x);
}

double Relief::ground(Point p) const
{
    const double x = (p.x - corner.x) / step, y = (p.y - corner.y) / step;
    const double left = std::floor(x), low = std::floor(y);
    const auto weights = [](double t) {
        const double u = 1 - t;
        return std::array<double, 4>{u * u * u / 6, (3 * t * t * t - 6 * t * t + 4) / 6, (3 * u * u * u - 6 * u * u + 4) / 6, t * t * t / 6};
    };
    const auto wx = weights(x - left), wy = weights(y - low);
    const int col = static_cast<int>(left) - 1, row = static_cast<int>(low) - 1;
    double sum = 0;
    for (int j = 0; j < 4; ++j) {
        const int line = std::clamp(row + j, 0, n - 1) * n;
        for (int i = 0; i < 4; ++i)
            sum += wy[static_cast<std::size_t>(j)] * wx[static_cast<std::size_t>(i)] * height[static_cast<std::size_t>(line + std::clamp(col + i, 0, n - 1))];
    }
    return sum;
}

double Relief::slope(Point p) const
{
    const double d = step / 2;
    const double east = ground({p.x + d, p.y}) - ground({p.x - d, p.y}), north = ground({p.x, p.y + d}) - ground({p.x, p.y - d});
    return std::sqrt(east * east + north * north) / (2 * d);
}

double Relief::gap(Point p) const { return river_gap[static_cast<std::size_t>(node(p))]; }

Relief make_relief(const Site& site, const Channel& river, const Box& around)
{
    Relief relief;
    const double side = around.east - around.west;
    relief.n = std::clamp(static_cast<int>(side / 14), 64, 360);
    relief.step = side / (relief.n - 1);
    relief.corner = {around.west, around.south};
    const auto nodes = static_cast<std::size_t>(relief.n) * static_cast<std::size_t>(relief.n);
    relief.height.assign(nodes, 0);
    relief.area.assign(nodes, 0);
    relief.river_gap.assign(nodes, far);
    relief.down.assign(nodes, 0);
    Shaping shaping{site, relief, std::vector<double>(nodes, river.bed[river.bed.size() / 2]), std::vector<double>(nodes, 0), {}};
    const double scale = std::min(1.0, site.side() / 1500);
    measure_river(river, std::max(900.0, 2 * relief.step), shaping);
    begin(scale, shaping);
    for (int k = 0; k < rounds; ++k) {
        route(shaping);
        gather(shaping);
        incise(scale, shaping);
        creep(shaping);
    }
    route(shaping);
    gather(shaping);
    return relief;
}

}  // namespace arpent::town
