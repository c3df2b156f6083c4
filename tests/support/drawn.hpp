#pragma once

#include "core/raster.hpp"
#include "io/raster_writer.hpp"

#include <bit>
#include <cstdint>
#include <limits>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace arpent {

/// A raster drawn as text: rows parted by `/`, cells by blanks, `.` is unknown: "1 2 / . 4".
inline Raster<float> drawn(const std::string& text)
{
    std::vector<std::vector<float>> rows{{}};
    std::istringstream words{text};
    for (std::string word; words >> word;)
        if (word == "/")
            rows.emplace_back();
        else
            rows.back().push_back(word == "." ? std::numeric_limits<float>::quiet_NaN() : std::stof(word));
    Raster<float> made{{0, 0, static_cast<int>(rows.size()), static_cast<int>(rows[0].size())}, 0, 0.0f};
    for (int i = 0; i < made.rows(); ++i)
        for (int j = 0; j < made.cols(); ++j)
            made.view()(i, j) = rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
    return made;
}

/// The same text of a raster.
inline std::string text_of(const Raster<float>& raster)
{
    std::ostringstream text;
    for (int i = 0; i < raster.rows(); ++i)
        for (int j = 0; j < raster.cols(); ++j) {
            const float value = raster.view()(i, j);
            text << (j > 0 ? " " : i > 0 ? " / " : "");
            value == value ? text << value : text << ".";
        }
    return text.str();
}

/// What no codec makes smaller; no NaN among it.
inline Raster<float> static_noise(int rows, int cols)
{
    std::mt19937 random{5};
    Raster<float> made{{0, 0, rows, cols}, 0, 0.0f};
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < cols; ++j)
            made.view()(i, j) = std::bit_cast<float>(static_cast<std::uint32_t>(random()) & 0xBFFFFFFFu);
    return made;
}

/// Writes a GeoTIFF of a raster whose north-west corner is at (west, north).
inline void write_raster(const std::string& path, const Raster<float>& values, double cell, double west, double north,
                         const std::string& crs = "EPSG:2154")
{
    const Grid grid{values.rows(), values.cols(), cell, west, north, crs};
    RasterWriter writer{path, grid, Kind::number, {}};
    writer.put(grid.whole(), values.view());
    writer.close();
}

}  // namespace arpent
