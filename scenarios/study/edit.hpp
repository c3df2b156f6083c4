#pragma once

#include "core/tree.hpp"

#include <optional>
#include <string>

namespace arpent {

/// What a primitive edit does to a layer's value v where an intervention lies, e being the edit's value:
/// set: e; add: v + e; scale: v e; min: the smaller; max: the larger; reclass: land cover of one kind becomes another.
enum class EditOp { set, add, scale, min, max, reclass };

/// The weight that an edit has in a cell. `cell`: the share of the cell that the intervention covers. For layers that hold the mean of a
/// part of their cell (what buildings and people have, of building_fraction; what trees have, of canopy_cover; what the soil is like and
/// gets, of the part that is not sealed; drain_capacity of what is paved): `part`: the share of that part that the intervention may hold;
/// `gained`, `lost`: the share of that part that the intervention's edits of it brought or took away; `gone`: all where none is left. Of an edit of land cover, `part`: the
/// intervention lies on the cover that it takes as far as there is room; else on all covers of the cell alike.
enum class EditOver { cell, part, gained, lost, gone };

/// What an edit's value counts from: nothing, or the lowest ground on the outline of each polygon.
enum class EditDatum { zero, rim };

/// One primitive edit of a catalogue's type, as data: `{set: building_height, value: height, over: part}`. A group of covers is `paved`,
/// `open`, `ground` (both), `roof`, `water`, a class's name, or a key whose word is one.
struct Edit {
    EditOp op = EditOp::set;
    std::string layer;               // a layer of the catalogue; or a key of the type whose word names it
    std::string value;               // a key of the type; or `raster`: the cells of the intervention's raster
    std::optional<double> constant;  // in place of a value [SI]
    double factor = 1;               // that the value is multiplied with: -1 digs
    EditOver over = EditOver::cell;
    EditDatum datum = EditDatum::zero;
    bool shared = false;   // the value is the total of the feature (of the intervention, where it is a constant), shared by area
    std::string from, to;  // of reclass: a group of covers; and a class's name, or a key whose word is one
    std::string of;        // of set, min, max: the group of covers whose property is edited, in place of the whole cell's
    Where where;           // it is written

    /// Whether it acts on the shares of land cover, by way of which it reaches the layers.
    bool on_cover() const { return op == EditOp::reclass || !of.empty(); }
};

/// What an edit makes of a value v, e being its own value and w its weight. An edit that changes nothing returns v itself.
double edited(EditOp op, double v, double e, double w);

}  // namespace arpent
