#pragma once

#include "core/grid.hpp"
#include "io/vector_file.hpp"

#include <vector>

namespace arpent {

/// A cell and the share of its area [0, 1] (of a line: length in it [m]; of a point: 1).
struct CellShare {
    int row = 0, col = 0;
    double share = 0;
};

/// The exact area share of a polygon in every cell it touches, row by row, cells without any left out. Exact to rounding for any polygon
/// with holes; the sum times the cell's area is the polygon's area within the grid.
std::vector<CellShare> area_shares(const std::vector<Polygon>& polygons, const Grid& grid);

/// Cells whose centre lies inside (each 1); a centre on an edge belongs to exactly one of two polygons that share the edge.
std::vector<CellShare> centres_inside(const std::vector<Polygon>& polygons, const Grid& grid);

/// The length of lines in each cell they cross [m]; the sum is the length within the grid.
std::vector<CellShare> line_lengths(const std::vector<Line>& lines, const Grid& grid);

/// The cells of points, each 1; points in one cell add up.
std::vector<CellShare> point_cells(const std::vector<Point>& points, const Grid& grid);

}  // namespace arpent
