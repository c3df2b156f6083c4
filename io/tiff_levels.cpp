#include "io/tiff_levels.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace arpent::gdal {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();

/// The mean of the known of four cells; NaN where none is.
float joined(float a, float b, float c, float d, int)
{
    const float sum = (a == a ? a : 0.0f) + (b == b ? b : 0.0f) + (c == c ? c : 0.0f) + (d == d ? d : 0.0f);
    const int known = (a == a) + (b == b) + (c == c) + (d == d);
    return known > 0 ? sum / static_cast<float>(known) : nan;
}

/// The commonest of four codes, of equals the smallest; `unknown` only where all are.
std::uint8_t joined(std::uint8_t a, std::uint8_t b, std::uint8_t c, std::uint8_t d, int unknown)
{
    const std::array<std::uint8_t, 4> codes{a, b, c, d};
    std::uint8_t best = a;
    int most = 0;
    for (const std::uint8_t code : codes) {
        const int count = code == unknown ? 0 : static_cast<int>(std::count(codes.begin(), codes.end(), code));
        if (count > most || (count == most && count > 0 && code < best)) {
            most = count;
            best = code;
        }
    }
    return best;
}

/// 2 x 2 cells become one; a last odd column stands for two.
template <typename T>
void halve(const T* upper, const T* lower, int cols, int unknown, T* half)
{
    for (int j = 0; j + 1 < cols; j += 2)
        half[j / 2] = joined(upper[j], upper[j + 1], lower[j], lower[j + 1], unknown);
    if (cols % 2 == 1)
        half[cols / 2] = joined(upper[cols - 1], upper[cols - 1], lower[cols - 1], lower[cols - 1], unknown);
}

/// What is unknown becomes the file's no-data value.
void mark(const float* from, int cols, std::optional<double> nodata, float* to)
{
    const float unknown = nodata ? static_cast<float>(*nodata) : nan;
    for (int j = 0; j < cols; ++j)
        to[j] = from[j] == from[j] ? from[j] : unknown;
}

void mark(const std::uint8_t* from, int cols, std::optional<double>, std::uint8_t* to) { std::copy_n(from, cols, to); }

}  // namespace

std::vector<int> overview_factors(int rows, int cols)
{
    std::vector<int> factors;
    for (int factor = 2; (std::max(rows, cols) + factor / 2 - 1) / (factor / 2) > tile_side; factor *= 2)
        factors.push_back(factor);
    return factors;
}

template <typename T>
TiffLevels<T>::TiffLevels(GDALRasterBandH band, std::optional<double> nodata)
    : tile_(std::size_t{tile_side} * tile_side), nodata_{nodata}, unknown_{nodata && *nodata == *nodata ? static_cast<int>(*nodata) : -1}
{
    const int count = GDALGetOverviewCount(band);
    for (int n = -1; n < count; ++n) {
        const GDALRasterBandH of = n < 0 ? band : GDALGetOverview(band, n);
        Level level{of, GDALGetRasterBandYSize(of), GDALGetRasterBandXSize(of), 0, {}};
        level.strip.resize(std::size_t{tile_side} * static_cast<std::size_t>(level.cols));
        levels_.push_back(std::move(level));
    }
}

template <typename T>
bool TiffLevels<T>::add(std::size_t n, const T* row)
{
    Level& level = levels_[n];
    std::copy_n(row, level.cols, level.row(level.done));
    const int at = level.done++;
    const bool last = level.done == level.rows;
    if (n + 1 < levels_.size() && (at % 2 == 1 || last)) {
        std::vector<T> half(static_cast<std::size_t>(levels_[n + 1].cols));
        halve(level.row(at - at % 2), level.row(at), level.cols, unknown_, half.data());
        if (!add(n + 1, half.data()))
            return false;
    }
    return (level.done % tile_side != 0 && !last) || write_tiles(level);
}

template <typename T>
bool TiffLevels<T>::write_tiles(Level& level)
{
    const int tile_row = (level.done - 1) / tile_side, rows = level.done - tile_row * tile_side;
    for (int left = 0; left < level.cols; left += tile_side) {
        const int cols = std::min(tile_side, level.cols - left);
        std::fill(tile_.begin(), tile_.end(), T{});
        for (int i = 0; i < rows; ++i)
            mark(level.row(i) + left, cols, nodata_, tile_.data() + i * tile_side);
        if (GDALWriteBlock(level.band, left / tile_side, tile_row, tile_.data()) != CE_None)
            return false;
    }
    return true;
}

template class TiffLevels<float>;
template class TiffLevels<std::uint8_t>;

}  // namespace arpent::gdal
