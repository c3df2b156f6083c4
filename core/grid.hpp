#pragma once

#include <algorithm>
#include <cstdint>
#include <string>

namespace arpent {

/// Sums, tiles, bands and ranks are whole numbers of squares of this many cells a side, from the north-west corner.
inline constexpr int square_side = 64;

/// A rectangle in projected coordinates [m].
struct Box {
    double west = 0, south = 0, east = 0, north = 0;

    bool empty() const { return !(west < east && south < north); }
    Box grown(double by) const { return {west - by, south - by, east + by, north + by}; }
    Box within(const Box& other) const
    {
        return {std::max(west, other.west), std::max(south, other.south), std::min(east, other.east), std::min(north, other.north)};
    }
    bool operator==(const Box&) const = default;
};

/// A rectangle of cells. `within` gives no cells (rows or cols 0) where the two do not meet.
struct Window {
    int row = 0, col = 0, rows = 0, cols = 0;

    std::int64_t cells() const { return std::int64_t{rows} * cols; }
    bool empty() const { return rows <= 0 || cols <= 0; }
    Window grown(int by) const { return {row - by, col - by, rows + 2 * by, cols + 2 * by}; }
    Window within(const Window& other) const
    {
        const int top = std::max(row, other.row), left = std::max(col, other.col);
        return {top, left, std::max(0, std::min(row + rows, other.row + other.rows) - top),
                std::max(0, std::min(col + cols, other.col + other.cols) - left)};
    }
    bool contains(const Window& other) const { return other.empty() || other.within(*this) == other; }
    bool operator==(const Window&) const = default;
};

/// Where the cells of a study lie: square cells, north up. Every layer of a study is on it or on a coarser one nested in it.
struct Grid {
    int rows = 0, cols = 0;
    double cell = 1;   // [m] side
    double west = 0;   // [m] projected x of the outer corner
    double north = 0;  // [m] projected y of the outer corner
    std::string crs;   // WKT or "EPSG:2154"; opaque here

    /// The smallest grid of cells of side `cell` [m] that holds `box`, its corner on a multiple of `cell`. An edge of the box that lies
    /// on a multiple within 1e-6 of a cell is taken to lie on it, so that 0.1 m cells do not grow by rounding.
    /// Throws Error (study) on an empty box, a cell that is not above 0, or more than 2^31 - 1 rows or columns.
    static Grid snapped(const Box& box, double cell, std::string crs);

    double x(int col) const { return west + (col + 0.5) * cell; }
    double y(int row) const { return north - (row + 0.5) * cell; }
    Box box() const { return {west, north - rows * cell, west + cols * cell, north}; }
    Box box(const Window& w) const
    {
        return {west + w.col * cell, north - (w.row + w.rows) * cell, west + (w.col + w.cols) * cell, north - w.row * cell};
    }
    Window whole() const { return {0, 0, rows, cols}; }
    std::int64_t cells() const { return std::int64_t{rows} * cols; }

    /// The column that holds `at_x` (row that holds `at_y`); a point on an edge belongs to the cell east (south) of it, except that the
    /// grid's outer east (south) edge belongs to the last cell. Outside the grid: -1.
    int col(double at_x) const;
    int row(double at_y) const;

    /// The cells that `area` touches with more than an edge, within the grid.
    Window touched(const Box& area) const;

    /// The part of this grid that a window covers, as a grid.
    Grid cropped(const Window& w) const { return {w.rows, w.cols, cell, west + w.col * cell, north - w.row * cell, crs}; }

    /// The grid of k x k of these cells; blocks on the east and south edge may be partial.
    Grid coarser(int k) const { return {(rows + k - 1) / k, (cols + k - 1) / k, k * cell, west, north, crs}; }
    /// The cells of this grid that lie in one cell of `coarser(k)`.
    Window block(int row, int col, int k) const { return Window{row * k, col * k, k, k}.within(whole()); }

    bool operator==(const Grid&) const = default;
};

}  // namespace arpent
