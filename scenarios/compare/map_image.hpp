#pragma once

#include "core/layer.hpp"
#include "scenarios/compare/png.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace arpent {

/// Values as codes of a picture: code n (from 1) is class n - 1, which holds from <= v < the next's from; 0 is no value.
struct Scale {
    struct Class {
        float from;  // in SI
        std::array<std::uint8_t, 3> color;
        std::string label;  // in words
    };
    std::vector<Class> classes;  // rising; at most 255

    std::uint8_t code(float value) const;
    std::vector<std::array<std::uint8_t, 4>> palette() const;  // code 0 is transparent
};

/// How k x k cells become one pixel: their mean, the highest, the lowest, the value furthest from 0.
enum class Reduce { mean, highest, lowest, strongest };

/// Cells a side of one pixel, so that a picture has at most 1024 pixels a side.
int cells_a_pixel(const Grid& grid);

/// A field as a picture has it: k x k cells to a pixel, NaN where no cell is known.
struct Reduced {
    int cells = 1;  // k
    Raster<float> values;
};

Reduced reduced(const Layer& layer, Reduce how);

/// A map's picture, and over the cells (not the pixels) what its classes cover.
struct MapImage {
    int cells = 1;  // k x k to a pixel
    Picture picture;
    std::vector<std::int64_t> counts;  // cells by code
};

MapImage map_image(const Layer& layer, const Scale& scale, Reduce how);

/// The least and greatest known value; {0, 0} where there is none.
std::pair<float, float> range_of(const Layer& layer);

}  // namespace arpent
