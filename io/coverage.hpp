#pragma once

#include "core/grid.hpp"
#include "io/vector_file.hpp"

#include <vector>

namespace arpent {

/// A cell and the share of its area [0, 1] (of a line: length in it [m]; of a point: 1).
struct CellShare {
    int row = 0, col = 0;
    double share = 0;
    bool operator==(const CellShare&) const = default;
};

/// The exact area share of polygons in every cell they touch, row by row, cells without any left out. Rings may turn either way. The sum
/// times the cell's area is the polygons' area within the grid, to rounding; where polygons overlap each other, a cell holds at most 1.
/// Each edge adds, in every cell it passes, the signed area to its east, and its height to all cells further east: the sums round a ring
/// are its shares. Memory follows the cells that edges pass and the cells returned, not the bounding box.
std::vector<CellShare> area_shares(const std::vector<Polygon>& polygons, const Grid& grid);

/// Cells whose centre lies inside (each 1); a centre on an edge belongs to exactly one of two polygons that share the edge.
std::vector<CellShare> centres_inside(const std::vector<Polygon>& polygons, const Grid& grid);

/// The length of lines in each cell they cross [m], row by row; the sum is the length within the grid. A line along an edge of cells lies
/// in the cell east or south of it, on the grid's outer edge within the last cell.
std::vector<CellShare> line_lengths(const std::vector<Line>& lines, const Grid& grid);

/// The cells of points, each 1; points in one cell add up. Points off the grid are left out.
std::vector<CellShare> point_cells(const std::vector<Point>& points, const Grid& grid);

}  // namespace arpent
