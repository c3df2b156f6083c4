#include "scenarios/compare/map_image.hpp"

#include "core/executor.hpp"
#include "scenarios/compare/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace arpent {
namespace {

constexpr int longest_side = 1024;  // [pixels] more would make the page heavy and no screen show them
constexpr float nothing = std::numeric_limits<float>::quiet_NaN();

/// Bands of whole blocks of k rows that cover a grid.
std::vector<Window> bands(const Grid& grid, int k)
{
    const int height = (square_side + k - 1) / k * k;
    std::vector<Window> made;
    for (int row = 0; row < grid.rows; row += height)
        made.push_back(Window{row, 0, height, grid.cols}.within(grid.whole()));
    return made;
}

/// What `body(band)` gives for each band, in their order; made in parallel.
template <typename Body>
auto of_bands(const Grid& grid, int k, const Body& body)
{
    const auto all = bands(grid, k);
    std::vector<decltype(body(all.front()))> made(all.size());
    for_each(static_cast<int>(all.size()), [&](int n) { made[static_cast<std::size_t>(n)] = body(all[static_cast<std::size_t>(n)]); });
    return made;
}

bool stands_before(float a, float b, Reduce how)
{
    if (how == Reduce::lowest)
        return a < b;
    return how == Reduce::strongest ? std::abs(a) > std::abs(b) : a > b;
}

float reduced_block(View<const float> values, int rows, int cols, Reduce how)
{
    double sum = 0;
    int count = 0;
    float most = nothing;
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < cols; ++j) {
            const float v = values(i, j);
            if (std::isnan(v))
                continue;
            sum += static_cast<double>(v);
            ++count;
            if (std::isnan(most) || stands_before(v, most, how))
                most = v;
        }
    return count > 0 && how == Reduce::mean ? static_cast<float>(sum / count) : most;
}

/// The pixels of one band.
void reduce_band(const Raster<float>& band, int k, Reduce how, View<float> pixels)
{
    for (int i = 0; i < band.rows(); i += k)
        for (int j = 0; j < band.cols(); j += k)
            pixels((band.window().row + i) / k, j / k)
                = reduced_block(band.view().from(i, j), std::min(k, band.rows() - i), std::min(k, band.cols() - j), how);
}

std::vector<std::int64_t> counts_of(const Raster<float>& band, const Scale& scale)
{
    std::vector<std::int64_t> counts(scale.classes.size() + 1);
    for (int i = 0; i < band.rows(); ++i)
        for (int j = 0; j < band.cols(); ++j)
            ++counts[scale.code(band.view()(i, j))];
    return counts;
}

constexpr std::pair no_range{std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity()};

std::pair<float, float> band_range(const Raster<float>& band)
{
    auto [low, high] = no_range;
    for (int i = 0; i < band.rows(); ++i)
        for (int j = 0; j < band.cols(); ++j) {
            low = std::fmin(low, band.view()(i, j));
            high = std::fmax(high, band.view()(i, j));
        }
    return {low, high};
}

}  // namespace

std::uint8_t Scale::code(float value) const
{
    const auto above = std::ranges::upper_bound(classes, value, {}, &Class::from);
    return std::isnan(value) ? std::uint8_t{0} : static_cast<std::uint8_t>(above - classes.begin());
}

std::vector<std::array<std::uint8_t, 4>> Scale::palette() const
{
    std::vector<std::array<std::uint8_t, 4>> made{{0, 0, 0, 0}};
    for (const Class& each : classes)
        made.push_back({each.color[0], each.color[1], each.color[2], 255});
    return made;
}

int cells_a_pixel(const Grid& grid) { return std::max(1, (std::max(grid.rows, grid.cols) + longest_side - 1) / longest_side); }

Reduced reduced(const Layer& layer, Reduce how)
{
    const int k = cells_a_pixel(layer.grid);
    Reduced made{k, {layer.grid.coarser(k).whole(), 0, nothing}};
    const auto all = bands(layer.grid, k);
    for_each(static_cast<int>(all.size()), [&](int n) {
        reduce_band(numbers(layer, all[static_cast<std::size_t>(n)]), k, how, made.values.view());
    });
    return made;
}

MapImage map_image(const Layer& layer, const Scale& scale, Reduce how)
{
    MapImage made{cells_a_pixel(layer.grid), {}, std::vector<std::int64_t>(scale.classes.size() + 1)};
    const Grid pixels = layer.grid.coarser(made.cells);
    made.picture = {pixels.cols, pixels.rows, std::vector<std::uint8_t>(static_cast<std::size_t>(pixels.cells())), scale.palette()};
    Raster<float> values{pixels.whole(), 0, nothing};
    const auto counts = of_bands(layer.grid, made.cells, [&](const Window& window) {
        const auto band = numbers(layer, window);
        reduce_band(band, made.cells, how, values.view());
        return counts_of(band, scale);
    });
    for (const auto& each : counts)
        std::ranges::transform(made.counts, each, made.counts.begin(), std::plus{});
    for (int i = 0; i < pixels.rows; ++i)
        for (int j = 0; j < pixels.cols; ++j)
            made.picture.codes[static_cast<std::size_t>(i) * static_cast<std::size_t>(pixels.cols) + static_cast<std::size_t>(j)]
                = scale.code(values.view()(i, j));
    return made;
}

std::pair<float, float> range_of(const Layer& layer)
{
    const auto ranges = of_bands(layer.grid, 1, [&](const Window& window) { return band_range(numbers(layer, window)); });
    auto [low, high] = no_range;
    for (const auto& [least, most] : ranges) {
        low = std::min(low, least);
        high = std::max(high, most);
    }
    return low <= high ? std::pair{low, high} : std::pair{0.0f, 0.0f};
}

}  // namespace arpent
