#pragma once

// A line's way through the cells of a grid. For io/*.cpp alone.

#include "core/grid.hpp"
#include "io/vector_file.hpp"

#include <algorithm>
#include <cmath>

namespace arpent {

/// A place in cells from a grid's outer corner, y southward.
struct Spot {
    double x, y;
};

inline Spot spot(const Point& at, const Grid& grid) { return {(at.x - grid.west) / grid.cell, (grid.north - at.y) / grid.cell}; }

/// The cell of `cells` that holds a position; -1 before the first, `cells` after the last.
inline int cell_of(double at, int cells) { return static_cast<int>(std::floor(std::clamp(at, -1.0, static_cast<double>(cells)))); }

/// Parts of a line, row by row of cells in [0, rows): `body(row, from, to)`. A level line on an edge is in the row south of it. Where a line
/// crosses does not depend on its direction, so that neighbours agree on the edge they share.
template <typename Body>
void for_each_row_part(Spot a, Spot b, int rows, const Body& body)
{
    if (a.y == b.y) {
        if (a.y >= 0 && a.y <= rows)
            body(std::min(cell_of(a.y, rows), rows - 1), a, b);
        return;
    }
    const bool northward = a.y > b.y;
    if (northward)
        std::swap(a, b);
    const double slope = (b.x - a.x) / (b.y - a.y);
    const auto at = [&](double y) { return y == b.y ? b : Spot{y == a.y ? a.x : a.x + (y - a.y) * slope, y}; };
    for (int row = std::max(0, cell_of(a.y, rows)); row < rows && row < b.y; ++row) {
        const Spot from = at(std::max(a.y, static_cast<double>(row))), to = at(std::min(b.y, row + 1.0));
        northward ? body(row, to, from) : body(row, from, to);
    }
}

/// Parts of a line within a row, column by column: `body(col, from, to)`; col is -1 west of the grid and `cols` east of it.
template <typename Body>
void for_each_col_part(Spot a, Spot b, int cols, const Body& body)
{
    if (cell_of(a.x, cols) == cell_of(b.x, cols) || a.x == b.x)
        return body(cell_of(std::min(a.x, b.x), cols), a, b);
    const bool westward = a.x > b.x;
    if (westward)
        std::swap(a, b);
    const double slope = (b.y - a.y) / (b.x - a.x), low = std::min(a.y, b.y), high = std::max(a.y, b.y);
    Spot from = a;
    for (int col = cell_of(a.x, cols); from.x < b.x; ++col) {
        const bool last = col == cols || col + 1 >= b.x;
        const Spot to = last ? b : Spot{col + 1.0, std::clamp(a.y + (col + 1 - a.x) * slope, low, high)};
        westward ? body(col, to, from) : body(col, from, to);
        from = to;
    }
}

/// `body(row, col, from, to)` for each cell a line passes; columns as above.
template <typename Body>
void for_each_part(const Spot& a, const Spot& b, const Grid& grid, const Body& body)
{
    for_each_row_part(a, b, grid.rows, [&](int row, const Spot& from, const Spot& to) {
        for_each_col_part(from, to, grid.cols, [&](int col, const Spot& p, const Spot& q) { body(row, col, p, q); });
    });
}

}  // namespace arpent
