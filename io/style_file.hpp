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
        double value = 0;  // in SI
        Rgb color{};
        std::string label_en, label_fr;
    };
    std::vector<Stop> stops;
    bool classes = false;    // each stop is a class: value <= v < next
    bool diverging = false;  // 0 in the middle: no difference
};

/// The palette of a variable by its file name (`depth_max`, `hazard_class`, `depth_max__green_minus_today`, `ground_elevation`); colour-blind safe,
/// the same for all scenarios. `low` and `high` are the range to cover where the variable has no fixed classes.
Palette palette_of(std::string_view variable, double low, double high);

/// The colour of a value by a palette.
Rgb color_of(const Palette& palette, double value);

/// Writes a QGIS style (`.qml`) beside a raster: pseudocolour with the palette's stops and labels. Temporary name, then rename.
void write_style(const std::string& path, const Palette& palette, const VariableSpec& spec);

}  // namespace arpent
