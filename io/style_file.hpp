#pragma once

#include "core/catalogue.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace arpent {

using Rgb = std::array<std::uint8_t, 3>;

/// A colour scale of a variable: values rise, colours between them are interpolated; or classes with labels.
struct Palette {
    struct Stop {
        double value = 0;  // in the variable's unit
        Rgb color{};
        std::string label_en, label_fr;
    };
    std::vector<Stop> stops;
    bool classes = false;    // each stop is a class: value <= v < next
    bool diverging = false;  // 0 in the middle: no difference
    bool codes = false;      // classes of a byte raster: each value is a code, not a threshold
};

/// The palette of a variable by its file name (`depth_max`, `hazard_class`, `depth_max__green_minus_today`, `ground_elevation`);
/// colour-blind safe, the same for all scenarios. `low` and `high` are the range to cover where the variable has no fixed classes: its stops lie on round
/// numbers. Differences of depth have fixed classes, other differences reach as far below 0 as above it.
Palette palette_of(std::string_view variable, double low, double high);

/// The colour of a value by a palette; beyond its ends, and for NaN (which a map leaves out), that of the end.
Rgb color_of(const Palette& palette, double value);

/// A text as it stands in XML: & < and " written out.
std::string xml_text(std::string_view text);

/// Writes a QGIS style (`.qml`, what `path` ends in) for a raster of the same name beside it: pseudocolour, or a palette where the values
/// are codes; labels with units. Temporary name, then rename.
void write_style(const std::string& path, const Palette& palette, const VariableSpec& spec);

}  // namespace arpent
