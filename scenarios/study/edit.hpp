#pragma once

#include "core/scalar.hpp"

#include <optional>
#include <string>

namespace arpent {

/// What a primitive edit does to a layer's value v where an intervention lies, e being the edit's value:
/// set: e; add: v + e; scale: v e; min: the smaller; max: the larger; reclass: land cover of one kind becomes another.
enum class EditOp { set, add, scale, min, max, reclass };

/// The weight that an edit has in a cell. `cell`: the share of the cell that the intervention covers. For layers that hold the mean of a
/// part of their cell (building_height of building_fraction; canopy_height and leaf_area_index of canopy_cover; people of
/// building_fraction; saturated_conductivity of what is not sealed): `part`: the share of that part that the intervention may hold;
/// `gained`, `lost`: the share of that part that the intervention's edits of it brought or took away. Of reclass, `part`: the
/// intervention lies on the cover that it takes as far as there is room; else on all covers of the cell alike.
enum class EditOver { cell, part, gained, lost };

/// What an edit's value counts from: nothing, or the lowest ground on the outline of each polygon.
enum class EditDatum { zero, rim };

/// One primitive edit of a catalogue's type, as data: `{set: building_height, value: height, over: part}`.
struct Edit {
    EditOp op = EditOp::set;
    std::string layer;      // a layer of the catalogue; or a key of the type whose word names it
    std::string value;      // a key of the type; a quantity `0.25 s m-1/3`; or `raster`: the cells of the intervention's raster
    double factor = 1;      // that the value is multiplied with: -1 digs
    EditOver over = EditOver::cell;
    EditDatum datum = EditDatum::zero;
    bool shared = false;    // the value is the total of the feature (of the intervention, where it is a constant), shared by area
    std::string from, to;   // of reclass: `paved`, `open`, `ground` (both), `roof`, `water` or a class's name; `to`: a class's name, or a key whose word is one
};

}  // namespace arpent
