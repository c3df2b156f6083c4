#pragma once

#include "core/layer.hpp"

#include <limits>
#include <string>
#include <vector>

namespace arpent {

/// A layer in memory whose cell (i, j) is `value(i, j)`.
template <typename T, typename Value>
Layer drawn(const std::string& name, const Grid& grid, const Value& value)
{
    Raster<T> made{grid.whole(), 0, T{}};
    for (int i = 0; i < grid.rows; ++i)
        for (int j = 0; j < grid.cols; ++j)
            made.view()(i, j) = static_cast<T>(value(i, j));
    return memory_layer(name, grid, std::move(made));
}

/// A layer drawn as text, a row a line: a digit is its value times `step`, '#' is 9 x step, '.' is NaN.
inline Layer drawn(const std::string& name, const Grid& grid, const std::vector<std::string>& rows, float step = 1)
{
    return drawn<float>(name, grid, [&](int i, int j) {
        const char c = rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
        return c == '.' ? std::numeric_limits<float>::quiet_NaN() : c == '#' ? 9 * step : static_cast<float>(c - '0') * step;
    });
}

/// Every value of a layer, row by row.
template <typename T>
std::vector<T> all_values(const Layer& layer, int plane = 0)
{
    const auto raster = layer.values<T>(layer.grid.whole(), 0, T{}, plane);
    std::vector<T> all;
    for (int i = 0; i < raster.rows(); ++i)
        all.insert(all.end(), raster.view().row(i), raster.view().row(i) + raster.cols());
    return all;
}

}  // namespace arpent
