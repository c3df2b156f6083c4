#include "core/grid.hpp"

#include "core/error.hpp"

#include <cmath>
#include <limits>

namespace arpent {
namespace {

constexpr double slack = 1e-6;  // [cells] an edge this near to a multiple of the cell lies on it

double cells_down(double x) { return std::abs(x - std::round(x)) < slack ? std::round(x) : std::floor(x); }
double cells_up(double x) { return std::abs(x - std::round(x)) < slack ? std::round(x) : std::ceil(x); }

/// The cell of `count` that holds position `at` [cells from the outer edge].
int cell_at(double at, int count)
{
    if (!(at >= 0 && at <= count))
        return -1;
    return std::min(static_cast<int>(at), count - 1);
}

}  // namespace

Grid Grid::snapped(const Box& box, double cell, std::string crs)
{
    if (!(cell > 0) || !std::isfinite(cell))
        throw Error{Fault::study, "a cell's side must be above 0 m"};
    if (box.empty() || !std::isfinite(box.east - box.west) || !std::isfinite(box.north - box.south))
        throw Error{Fault::study, "the extent is empty"};
    const double west = cells_down(box.west / cell), east = cells_up(box.east / cell);
    const double south = cells_down(box.south / cell), north = cells_up(box.north / cell);
    constexpr double most = std::numeric_limits<int>::max();
    if (east - west > most || north - south > most)
        throw Error{Fault::study, "the extent holds more than 2147483647 rows or columns of cells"};
    return {static_cast<int>(std::max(1.0, north - south)), static_cast<int>(std::max(1.0, east - west)), cell, west * cell, north * cell,
            std::move(crs)};
}

int Grid::col(double at_x) const { return cell_at((at_x - west) / cell, cols); }

int Grid::row(double at_y) const { return cell_at((north - at_y) / cell, rows); }

Window Grid::touched(const Box& area) const
{
    const Box inside = area.within(box());
    if (inside.empty())
        return {};
    const auto index = [](double at) { return static_cast<int>(at); };
    const int left = index(cells_down((inside.west - west) / cell)), right = index(cells_up((inside.east - west) / cell));
    const int top = index(cells_down((north - inside.north) / cell)), bottom = index(cells_up((north - inside.south) / cell));
    return Window{top, left, std::max(1, bottom - top), std::max(1, right - left)}.within(whole());
}

}  // namespace arpent
