#pragma once

#include "core/catalogue.hpp"
#include "core/raster.hpp"
#include "scenarios/study/spot.hpp"

#include <string>
#include <vector>

namespace arpent {

/// What the values of a source are checked against.
struct Expected {
    const LayerSpec& spec;
    std::string shown;  // the file, for messages
    Box box;            // that the source covers
    bool boxed = true;  // `box` is in the grid's CRS
    bool holes = false; // cells without a value are meant
};

/// Complains of values on the grid that cannot be: no value at all, values outside the layer's range (with their count and the first);
/// warns of partial cover and of holes. Returns the share of cells that have a value.
double check_values(const Raster<float>& values, const Grid& grid, const Expected& expected, const Spot& at, Diagnostics& complaints);

/// What becomes of cells where a layer has no value: ": taken as 0 there".
std::string without_value(const LayerSpec& spec);
/// "-500 to 9000 m"
std::string range_text(const LayerSpec& spec);
/// "660900 to 667400, 6356600 to 6363600"
std::string box_text(const Box& box);
/// "12.3 %" of a share.
std::string percent_text(double share);
/// "1 cell", "12 cells".
std::string counted(std::int64_t count, const std::string& thing);
/// Names that `territory.layers` may hold.
std::vector<std::string> input_layers();

}  // namespace arpent
