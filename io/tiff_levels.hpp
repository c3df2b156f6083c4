#pragma once

// For io/*.cpp alone.

#include "io/gdal.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace arpent::gdal {

inline constexpr int tile_side = 512;

/// The halves of a size until it fits a tile: how GDAL numbers overviews, {2, 4, 8}.
std::vector<int> overview_factors(int rows, int cols);

/// A tiled band and its overviews, filled row by row from the north in one pass: each level keeps one row of tiles in memory, and writes
/// it when it is full. Overviews hold the mean of what is known (floats) or the commonest code (bytes; of equals the smallest) of 2 x 2
/// cells of the level below. The order of writing depends on the sizes alone, so that equal values give equal files.
template <typename T>
class TiffLevels {
public:
    /// In overviews, bytes that are `nodata` do not count, nor floats that are NaN; these are written as `nodata`.
    TiffLevels(GDALRasterBandH band, std::optional<double> nodata);

    /// The next row; false where GDAL could not write.
    bool add(const T* row) { return add(0, row); }
    int rows() const { return levels_.front().done; }

private:
    struct Level {
        GDALRasterBandH band;
        int rows, cols, done = 0;
        std::vector<T> strip;  // one row of tiles

        T* row(int i) { return strip.data() + static_cast<std::size_t>(i % tile_side) * static_cast<std::size_t>(cols); }
    };

    bool add(std::size_t level, const T* row);
    bool write_tiles(Level& level);

    std::vector<Level> levels_;
    std::vector<T> tile_;
    std::optional<double> nodata_;
    int unknown_;  // the byte that does not count, or -1
};

extern template class TiffLevels<float>;
extern template class TiffLevels<std::uint8_t>;

}  // namespace arpent::gdal
