#include "scenarios/init/network.hpp"

#include "scenarios/init/chance.hpp"

#include <algorithm>
#include <cmath>

namespace arpent::town {
namespace {

/// The bent grid of a settlement: corners (i, j) for -reach <= i, j <= reach.
struct Mesh {
    const Site& site;
    const Relief& relief;
    const Channel& river;
    Point centre, along;
    double radius = 0, long_side = 0, short_side = 0;
    int reach = 0;
    std::uint64_t seed = 0;
    std::vector<double> east, north;  // [m] along and across, by i + reach
    std::vector<int> number;          // of each corner in the streets; -1: none

    int width() const { return 2 * reach + 1; }
    std::size_t index(int i, int j) const { return static_cast<std::size_t>((j + reach) * width() + i + reach); }
};

std::vector<double> spaced(std::uint64_t seed, int reach, double side)
{
    std::vector<double> at(static_cast<std::size_t>(2 * reach + 1), 0);
    for (int k = 1; k <= reach; ++k) {
        const auto mid = static_cast<std::size_t>(reach);
        at[mid + static_cast<std::size_t>(k)] = at[mid + static_cast<std::size_t>(k) - 1] + side * (0.72 + 0.5 * unit_of(hash(seed, k)));
        at[mid - static_cast<std::size_t>(k)] = at[mid - static_cast<std::size_t>(k) + 1] - side * (0.72 + 0.5 * unit_of(hash(seed, -k)));
    }
    return at;
}

Point corner(const Mesh& m, int i, int j)
{
    const double u = m.east[static_cast<std::size_t>(i + m.reach)], v = m.north[static_cast<std::size_t>(j + m.reach)];
    const Point plain = m.centre + u * m.along + v * left_of(m.along);
    const double bend = 1.1 * m.short_side, wave = 6.5 * m.short_side;
    Point p = plain + bend * Point{noise(hash(m.seed, 1), plain.x / wave, plain.y / wave), noise(hash(m.seed, 2), plain.x / wave, plain.y / wave)};
    p = p + 0.16 * m.short_side * Point{2 * unit_of(hash(m.seed, i, j, 3)) - 1, 2 * unit_of(hash(m.seed, i, j, 4)) - 1};
    return rounded(p);
}

double river_distance(const Mesh& m, Point p)
{
    if (m.relief.gap(p) > 4 * m.relief.step + 60)
        return m.relief.gap(p);
    double least = 1e9;
    for (std::size_t k = 1; k < m.river.line.size(); ++k)
        least = std::min(least, distance_to_segment(p, m.river.line[k - 1], m.river.line[k]));
    return least;
}

bool may_stand(const Mesh& m, Point p)
{
    const double edge = 0.3 * m.short_side;
    const Box& f = m.site.frame;
    if (p.x < f.west + edge || p.x > f.east - edge || p.y < f.south + edge || p.y > f.north - edge)
        return false;
    const double wave = 0.45 * m.radius;
    const double reach = 0.80 + 0.42 * noise(hash(m.seed, 7), p.x / wave, p.y / wave);
    return length(p - m.centre) < reach * m.radius && m.relief.slope(p) < 0.2 && river_distance(m, p) > 0.6 * m.river.width[0] + 0.25 * m.short_side;
}

bool crosses_river(const Mesh& m, Point a, Point b)
{
    double at = 0;
    for (std::size_t k = 1; k < m.river.line.size(); ++k)
        if (segments_cross(a, b, m.river.line[k - 1], m.river.line[k], at))
            return true;
    return false;
}

Mesh mesh_for(const Site& site, const Relief& relief, const Channel& river, Point centre, double radius, int number)
{
    Mesh m{site, relief, river, centre, {1, 0}, radius, 0, 0, 0, hash(site.seed, 300, number), {}, {}, {}};
    const double scale = std::clamp(radius / 500, 0.5, 1.0);
    m.long_side = 98 * scale;
    m.short_side = 68 * scale;
    m.reach = std::max(1, static_cast<int>(1.6 * radius / m.short_side));
    const double turn = 6.28318530717958648 * unit_of(hash(m.seed, 5));
    m.along = {cosine(turn), sine(turn)};
    m.east = spaced(hash(m.seed, 8), m.reach, m.long_side);
    m.north = spaced(hash(m.seed, 9), m.reach, m.short_side);
    m.number.assign(static_cast<std::size_t>(m.width()) * static_cast<std::size_t>(m.width()), -1);
    return m;
}

/// A side of the mesh from (i, j): east (0) or north (1); some are left out, so that blocks differ.
bool is_street(const Mesh& m, int i, int j, int way)
{
    const int a = m.number[m.index(i, j)], b = m.number[way == 0 ? m.index(i + 1, j) : m.index(i, j + 1)];
    if (a < 0 || b < 0)
        return false;
    const bool inner = std::abs(i) <= 1 && std::abs(j) <= 1;
    return inner || unit_of(hash(m.seed, i, j, 20 + way)) > (way == 0 ? 0.12 : 0.26);
}

/// Corners that streets join to the middle keep a number; the others lose theirs.
void keep_connected(Mesh& m, Streets& made)
{
    const std::vector<int> was = m.number;
    std::vector<int> open{static_cast<int>(m.index(0, 0))};
    std::vector<char> seen(was.size(), 0);
    seen[static_cast<std::size_t>(open[0])] = 1;
    const auto visit = [&](int i, int j) {
        if (!seen[m.index(i, j)])
            seen[m.index(i, j)] = 1, open.push_back(static_cast<int>(m.index(i, j)));
    };
    for (std::size_t k = 0; k < open.size(); ++k) {
        const int i = open[k] % m.width() - m.reach, j = open[k] / m.width() - m.reach;
        if (i < m.reach && is_street(m, i, j, 0)) visit(i + 1, j);
        if (i > -m.reach && is_street(m, i - 1, j, 0)) visit(i - 1, j);
        if (j < m.reach && is_street(m, i, j, 1)) visit(i, j + 1);
        if (j > -m.reach && is_street(m, i, j - 1, 1)) visit(i, j - 1);
    }
    for (std::size_t k = 0; k < seen.size(); ++k) {
        m.number[k] = seen[k] ? static_cast<int>(made.nodes.size()) : -1;
        if (seen[k])
            made.nodes.push_back(corner(m, static_cast<int>(k) % m.width() - m.reach, static_cast<int>(k) / m.width() - m.reach));
    }
}

Block block_at(const Mesh& m, int i, int j, int number)
{
    constexpr double street = 5.5, fence = 1.0;
    Block block;
    block.ring = {corner(m, i, j), corner(m, i + 1, j), corner(m, i + 1, j + 1), corner(m, i, j + 1)};
    block.half_street = {is_street(m, i, j, 0) ? street : fence, is_street(m, i + 1, j, 1) ? street : fence, is_street(m, i, j + 1, 0) ? street : fence,
                         is_street(m, i, j, 1) ? street : fence};
    block.centrality = std::clamp(1 - length(middle(block.ring) - m.centre) / m.radius, 0.0, 1.0);
    block.chance = hash(m.seed, i, j, 30);
    block.settlement = number;
    return block;
}

bool whole(const Mesh& m, int i, int j)
{
    for (const auto& [a, b] : {std::pair{0, 0}, {1, 0}, {0, 1}, {1, 1}})
        if (m.number[m.index(i + a, j + b)] < 0)
            return false;
    const Point c[4] = {corner(m, i, j), corner(m, i + 1, j), corner(m, i + 1, j + 1), corner(m, i, j + 1)};
    return !crosses_river(m, c[0], c[2]) && !crosses_river(m, c[1], c[3]);
}

}  // namespace

Streets make_streets(const Site& site, const Relief& relief, const Channel& river, Point centre, double radius, int number)
{
    Mesh m = mesh_for(site, relief, river, centre, radius, number);
    Streets made;
    made.centre = centre, made.radius = radius;
    for (int j = -m.reach; j <= m.reach; ++j)
        for (int i = -m.reach; i <= m.reach; ++i)
            m.number[m.index(i, j)] = may_stand(m, corner(m, i, j)) || (i == 0 && j == 0) ? 0 : -1;
    for (int j = -m.reach; j <= m.reach; ++j)  // the far bank is another place
        for (int i = -m.reach; i <= m.reach; ++i)
            if (m.number[m.index(i, j)] == 0 && crosses_river(m, m.centre, corner(m, i, j)))
                m.number[m.index(i, j)] = -1;
    keep_connected(m, made);
    made.middle = m.number[m.index(0, 0)];
    for (int j = -m.reach; j <= m.reach; ++j)
        for (int i = -m.reach; i <= m.reach; ++i) {
            if (i < m.reach && is_street(m, i, j, 0))
                made.edges.push_back({m.number[m.index(i, j)], m.number[m.index(i + 1, j)], 1000 * number + 2 * (j + m.reach)});
            if (j < m.reach && is_street(m, i, j, 1))
                made.edges.push_back({m.number[m.index(i, j)], m.number[m.index(i, j + 1)], 1000 * number + 2 * (i + m.reach) + 1});
            if (i < m.reach && j < m.reach && whole(m, i, j))
                made.blocks.push_back(block_at(m, i, j, number));
        }
    return made;
}

}  // namespace arpent::town
