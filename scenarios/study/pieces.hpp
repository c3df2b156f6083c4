#pragma once

#include "core/grid.hpp"
#include "io/coverage.hpp"
#include "io/vector_file.hpp"
#include "scenarios/study/study.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace arpent {

/// The features of a source's vector, in `crs`; as `read_features`.
Features features_of(const Source& source, const std::string& crs, std::optional<Box> within = {});

/// What one feature covers of one cell.
struct Piece {
    std::int64_t cell = 0;  // row * cols + col
    int feature = 0;
    double share = 0;  // of the cell's area, 0 to 1; of a point 1
};

/// The rectangle round all features; empty where there is none.
Box box_of(const std::vector<Feature>& features);

/// The cells that one feature's polygons cover: by area, those whose centre lies inside, or all that they touch (share 1).
std::vector<CellShare> covered(const std::vector<Polygon>& polygons, const Grid& grid, Cover rule);

/// The pieces of all features' polygons and points, by cell, then in the features' order.
std::vector<Piece> pieces_of(const std::vector<Feature>& features, const Grid& grid);

/// Calls `body` once for each cell with all its pieces.
void for_each_cell(const std::vector<Piece>& pieces, const std::function<void(std::int64_t cell, std::span<const Piece>)>& body);

}  // namespace arpent
