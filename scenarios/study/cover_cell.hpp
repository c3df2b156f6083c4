#pragma once

#include "scenarios/study/edit.hpp"
#include "scenarios/study/surface.hpp"

#include <optional>
#include <vector>

// What edits do to the land cover of one cell.
namespace arpent {

/// The land cover of a tile while it is edited: its shares, what its classes and soils are like.
struct CoverTile {
    Shares shares;
    const ClassTable& table;
    Raster<std::uint8_t> soil;  // groups
};

/// A reclass edit with its words looked up in a class table.
struct Reclass {
    std::vector<int> from;  // indices of classes, without `to`
    int to = 0;
    bool whole_part = false;  // the intervention lies on `from` as far as there is room; else on all covers of the cell alike
};

/// Moves what a reclass edit of weight `share` takes in one cell; returns how much of the cell that is. What is not moved keeps its bits.
/// What comes to a class is as the table says: where edits made the class different, the cell holds the mean of both.
float reclass(CoverTile& tile, int i, int j, const Reclass& edit, double share);

/// An edit of a property of some classes, its words looked up in a class table.
struct Retouch {
    EditOp op = EditOp::set;
    std::vector<int> of;      // indices of classes
    std::size_t layer = 0;    // in `surface_layers`
    bool whole_part = false;  // as of Reclass
};

/// Edits a property of classes in one cell, with `value` in SI, on the part of them that weight `share` takes; returns how much of the cell
/// that is. A class then has the mean of both its parts. What does not change keeps its bits. Without a value it is only measured.
float retouch(CoverTile& tile, int i, int j, const Retouch& edit, double share, std::optional<double> value);

}  // namespace arpent
