#pragma once

#include "scenarios/study/study.hpp"

#include <string>
#include <vector>

namespace arpent {

/// What a class of a product comes to: shares of classes of the class table, which sum to 1; none where the product says nothing.
using ClassMix = Named<double>;

/// What one field, or one value of it, of a product's table gives.
struct PresetRow {
    int line = 0;                     // in the preset's file
    std::string layer;                // the product's table: "batiment"; "a|b": whichever the file has; empty: its only one, or a raster
    std::vector<std::string> fields;  // all of which ...
    std::vector<std::string> values;  // ... hold these; "*" is any but empty; none: the row is of all features, or about the field itself
    std::string gives;                // "ground_elevation", "building_height", "land_cover", "zones.plu", ...
    bool drops = false;               // what it describes is left out
    ClassMix mix;                     // of land cover
    double width = 0;                 // [m] of lines that give no width of their own; 0: lines are left out
    std::string unit, resample;       // of numbers; empty: the layer's own
    std::string label_en, label_fr;
};

/// How the tables of a product become layers of a study: a data file of the engine, or a user's copy of one.
struct Preset {
    std::string name, path;
    std::string title_en, title_fr;
    bool raster = false;
    double resolution = 0;  // [m] the finest detail that the product shows: where two products differ, the finer wins
    Credit credit;
    std::vector<PresetRow> rows;

    /// The rows of a table that give `what`, in the file's order.
    std::vector<const PresetRow*> rows_of(std::string_view layer, std::string_view what) const;
    /// What the land is where no product says anything of it: the row of land cover without a table and a field; null for products that
    /// cover all.
    const PresetRow* rest() const;
    /// The layers and zones that it gives, each once: "buildings", "land_cover", "zones.plu".
    std::vector<std::string> gives() const;
};

/// Reads a preset: a CSV table whose head of comments says what the product is (`# producer: IGN`). Every mistake is added to `wrong` as
/// "file:line: what".
Preset read_preset(const std::string& name, const std::string& path, std::string_view text, std::vector<std::string>& wrong);

/// "bdtopo3", "corine", ...: the presets that the engine carries.
std::vector<std::string> preset_names();

/// A preset's file, to be copied and edited; of no name the list of all: name, title, what it gives. Throws Error (usage) on another name.
std::string preset_text(const std::string& name);

/// What one product table's row about a field gives of buildings and lines, beside land cover and the numeric layers.
inline constexpr std::string_view building_rows[] = {"buildings", "building_height", "building_floors"};

}  // namespace arpent
