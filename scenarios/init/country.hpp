#pragma once

#include "scenarios/init/network.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace arpent::town {

/// Squares of country that roads may pass; a road is a way from square to square.
struct Country {
    int n = 0;
    double step = 0;
    Point corner;
    std::vector<double> height;
    std::vector<char> wet, built;
    std::vector<int> gate;                     // the network's node that ends roads here; -1: none
    std::map<std::pair<int, int>, RoadClass> used;  // sides between squares, lower first
    std::vector<char> on_road;

    Point at(int square) const { return {corner.x + (square % n + 0.5) * step, corner.y + (square / n + 0.5) * step}; }
    int square(Point p) const
    {
        const auto place = [&](double v) { return std::clamp(static_cast<int>(std::floor(v / step)), 0, n - 1); };
        return place(p.y - corner.y) * n + place(p.x - corner.x);
    }
};

/// The country of a site; squares under blocks are barred, squares at the streets' corners are where roads arrive. `first` is the
/// network's number of each settlement's first corner.
Country make_country(const Site& site, const Relief& relief, const Channel& river, const std::vector<Streets>& settlements, const std::vector<int>& first);

/// The cheapest way from a square to any goal; empty where there is none. A slope costs by its square, water much, roads that stand little.
std::vector<int> cheapest(const Country& country, int start, const std::vector<char>& goal);

/// Marks a way as a road.
void use(Country& country, const std::vector<int>& way, RoadClass kind);

/// The squares where a road meets a settlement's streets.
std::vector<char> corners_of(const Country& country, const Streets& streets, int first);

}  // namespace arpent::town
