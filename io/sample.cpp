#include "io/sample.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace arpent {
namespace {

constexpr double strip_cells = 1 << 22;  // source cells in memory at once
constexpr float nan = std::numeric_limits<float>::quiet_NaN();

}  // namespace

float nearest_at(View<const float> block, const Window& origin, double col, double row)
{
    const double j = std::floor(col) - origin.col, i = std::floor(row) - origin.row;
    if (!(i >= 0 && j >= 0 && i < origin.rows && j < origin.cols))
        return nan;
    return block(static_cast<int>(i), static_cast<int>(j));
}

float bilinear_at(View<const float> block, const Window& origin, double col, double row)
{
    if (nearest_at(block, origin, col, row) != nearest_at(block, origin, col, row))
        return nan;
    const double x = col - 0.5 - origin.col, y = row - 0.5 - origin.row;
    const int left = static_cast<int>(std::floor(x)), top = static_cast<int>(std::floor(y));
    double value = 0, known = 0;
    for (const auto& [i, j] : std::array<std::pair<int, int>, 4>{{{0, 0}, {0, 1}, {1, 0}, {1, 1}}}) {
        const double weight = std::abs(1 - i - (y - top)) * std::abs(1 - j - (x - left));
        const Window cell = Window{top + i, left + j, 1, 1}.within({0, 0, origin.rows, origin.cols});
        if (cell.empty() || !(weight > 0))
            continue;
        const float at = block(cell.row, cell.col);
        value += at == at ? weight * static_cast<double>(at) : 0.0;
        known += at == at ? weight : 0.0;
    }
    return known > 0 ? static_cast<float>(value / known) : nan;
}

void sample(const SourceGrid& source, const ReadSource& read, const Grid& grid, const Window& window, Rule rule, View<float> to)
{
    const double right = grid.cell / source.cell_x, down = grid.cell / source.cell_y;
    const double left = (grid.west - source.west) / source.cell_x, top = (source.north - grid.north) / source.cell_y;
    const auto col_at = [&](int j) { return snapped(left + (window.col + j + 0.5) * right); };
    const auto row_at = [&](int i) { return snapped(top + (window.row + i + 0.5) * down); };
    const int height = std::max(1, static_cast<int>(strip_cells / (std::max(1.0, down) * std::max(1.0, window.cols * right))));
    for (int first = 0; first < window.rows; first += height) {
        const int end = std::min(window.rows, first + height);
        const auto cell = [](double at) { return static_cast<int>(std::floor(std::clamp(at, -2.0, 2147483000.0))); };
        const int north = cell(row_at(first)) - 1, west = cell(col_at(0)) - 1;
        const Window needed = Window{north, west, cell(row_at(end - 1)) + 2 - north, cell(col_at(window.cols - 1)) + 2 - west}.within(
            {0, 0, source.rows, source.cols});
        Raster<float> block{needed, 0, nan};
        if (!needed.empty())
            read(needed, block.view());
        for (int i = first; i < end; ++i)
            for (int j = 0; j < window.cols; ++j)
                to(i, j) = rule == Rule::nearest ? nearest_at(block.view(), needed, col_at(j), row_at(i))
                                                 : bilinear_at(block.view(), needed, col_at(j), row_at(i));
    }
}

}  // namespace arpent
