#include "scenarios/init/houses.hpp"

#include <algorithm>
#include <cmath>

namespace arpent::town {
namespace {

/// A ring of corners given as metres along and inwards from `at`.
Ring turned(Point at, Point along, const std::vector<Point>& corners)
{
    Ring ring;
    for (const Point& c : corners)
        ring.push_back(rounded(at + c.x * along + c.y * left_of(along)));
    return ring;
}

Ring box(Point at, Point along, double front, double depth) { return turned(at, along, {{0, 0}, {front, 0}, {front, depth}, {0, depth}}); }

/// A house with a wing at its back.
Ring angle(Point at, Point along, double front, double depth, double wing, bool left)
{
    const double f = front * 0.45, d = depth + wing;
    if (left)
        return turned(at, along, {{0, 0}, {front, 0}, {front, depth}, {f, depth}, {f, d}, {0, d}});
    return turned(at, along, {{0, 0}, {front, 0}, {front, d}, {front - f, d}, {front - f, depth}, {0, depth}});
}

struct Front {
    Point from, along;
    double length;
};

std::vector<Front> fronts(const Plot& plot)
{
    std::vector<Front> made;
    const Ring& ring = plot.ground();
    for (std::size_t k = 0; k < ring.size(); ++k) {
        const Point to = ring[(k + 1) % ring.size()];
        if (plot.block().half_street[k] > 2)
            made.push_back({ring[k], direction(to - ring[k]), length(to - ring[k])});
    }
    return made;
}

}  // namespace

Building building(Ring ring, const std::string& use, double height)
{
    Building made{std::move(ring), use, {}, std::round(height * 10) / 10, 1, 0, 0};
    const double ground = std::abs(area(made.ring));
    const bool low = use == "industry" || use == "church" || use == "shop" || use == "barn";
    made.floors = low ? 1 : std::max(1, static_cast<int>(height / 3.1));
    const double floor = 0.8 * ground * made.floors;
    if (use == "house" || use == "farm")
        made.residents = static_cast<int>(floor / 52);
    if (use == "flats")
        made.residents = static_cast<int>(floor * (made.floors - 0.6) / made.floors / 42), made.jobs = static_cast<int>(0.35 * ground / 30);
    if (use == "industry" || use == "shop")
        made.jobs = static_cast<int>(floor / (use == "shop" ? 45 : 75));
    if (use == "public")
        made.jobs = static_cast<int>(floor / 40);
    if (use == "farm")
        made.jobs = 2;
    return made;
}

Ring inset(const Ring& ring, const std::vector<double>& by)
{
    const std::size_t n = ring.size();
    Ring made;
    for (std::size_t k = 0; k < n; ++k) {
        const std::size_t before = (k + n - 1) % n, next = (k + 1) % n;
        const Point a = direction(ring[k] - ring[before]), b = direction(ring[next] - ring[k]);
        const Point p = ring[before] + by[before] * left_of(a), q = ring[k] + by[k] * left_of(b);
        const double turn = cross(a, b);
        if (std::abs(turn) < 0.05)
            return {};
        made.push_back(rounded(p + cross(q - p, b) / turn * a));
    }
    for (std::size_t k = 0; k < n; ++k)
        if (dot(made[(k + 1) % n] - made[k], ring[(k + 1) % n] - ring[k]) <= 0)
            return {};
    return made;
}

Plot::Plot(const Block& block) : block_{&block}, ground_{inset(block.ring, block.half_street)} {}

bool Plot::free(const Ring& ring, double apart) const
{
    for (std::size_t k = 0; k < ring.size(); ++k) {
        for (std::size_t s = 0; s < ground_.size(); ++s) {
            const Point side = direction(ground_[(s + 1) % ground_.size()] - ground_[s]);
            if (cross(side, ring[k] - ground_[s]) < -0.01)
                return false;
        }
    }
    Ring wide = ring;
    const Point mid = middle(ring);
    for (Point& p : wide)
        p = p + (apart > 0 ? apart : -0.15) * direction(p - mid);
    return std::ranges::none_of(buildings_, [&](const Building& b) { return rings_meet(wide, b.ring); });
}

bool Plot::place(const Building& made, double apart)
{
    if (!free(made.ring, apart))
        return false;
    buildings_.push_back(made);
    return true;
}

void place_rows(Plot& plot, Chance& chance)
{
    const double centrality = plot.block().centrality;
    for (const Front& front : fronts(plot))
        for (double at = 0.2; at < front.length - 5;) {
            const double wide = std::min(chance.between(7, 13), front.length - at - 0.2), depth = chance.between(9.5, 13);
            const double height = 3.1 * std::round(2.4 + 1.6 * centrality + chance.between(-0.9, 0.9)) + chance.between(0.2, 1.6);
            const Point from = front.from + at * front.along;
            const bool gap = chance.happens(0.08);
            const bool wing = chance.happens(0.25);
            at += wide + (gap ? chance.between(3, 7) : 0);
            if (gap)
                continue;
            const Ring plain = box(from, front.along, wide, depth);
            if (!wing || !plot.place(building(angle(from, front.along, wide, depth, chance.between(4, 8), chance.happens(0.5)), "flats", height), 0))
                plot.place(building(plain, "flats", height), 0);
        }
}

void place_houses(Plot& plot, Chance& chance)
{
    const double centrality = plot.block().centrality;
    for (const Front& front : fronts(plot)) {
        const double line = chance.between(2, 5);
        for (double at = 3; at < front.length - 9;) {
            const double wide = chance.between(8.5, 13), depth = chance.between(7.5, 10.5), step = wide + chance.between(3.5, 6 + 9 * (1 - centrality));
            const Point from = front.from + at * front.along + (line + chance.between(0, 1.2)) * left_of(front.along);
            const double height = chance.happens(0.6) ? chance.between(6.2, 8) : chance.between(4.8, 6);
            at += step;
            if (chance.happens(0.10))
                continue;
            if (chance.happens(0.3) && plot.place(building(angle(from, front.along, wide, depth * 0.8, chance.between(3, 5), chance.happens(0.5)), "house", height), 2))
                continue;
            plot.place(building(box(from, front.along, wide, depth), "house", height), 2);
        }
    }
}

void place_halls(Plot& plot, Chance& chance, const std::string& use)
{
    const Ring& g = plot.ground();
    const Point along = direction(g[1] - g[0]);
    const double front = length(g[1] - g[0]), deep = length(g[3] - g[0]);
    for (double share = 0.62; share > 0.3; share -= 0.06) {
        const Point mid = middle(g) + 0.12 * deep * left_of(along);
        if (plot.place(building(rectangle(mid, along, 0.5 * share * front * 1.25, 0.5 * share * deep), use, chance.between(8, 11.5)), 4))
            return;
    }
}

void place_one(Plot& plot, Building made, double share)
{
    const Ring& g = plot.ground();
    const Point along = direction(g[1] - g[0]);
    const double front = length(g[1] - g[0]), deep = length(g[3] - g[0]);
    const Building sized = building(rectangle(middle(g), along, 0.5 * share * front, 0.32 * share * deep), made.use, made.height);
    made.ring = sized.ring, made.jobs = sized.jobs, made.floors = sized.floors;
    plot.place(made, 0);
}

}  // namespace arpent::town
