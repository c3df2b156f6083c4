#pragma once

#include "core/raster.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace arpent {

/// Stored chunks have this many cells a side: 8 x 8 squares.
inline constexpr int chunk_side = 512;

/// A chunk of cells, those off the grid holding `outside`.
template <typename T>
class Cells {
public:
    Cells(int rows, int cols, T outside)
        : cols_{cols}, count_{static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols)},
          values_{std::make_unique_for_overwrite<T[]>(count_)}
    {
        std::fill_n(values_.get(), count_, outside);
    }
    View<T> view() { return {values_.get(), cols_}; }
    std::span<T> span() { return {values_.get(), count_}; }

private:
    int cols_;
    std::size_t count_;
    std::unique_ptr<T[]> values_;
};

/// A chunk as its dataset's filters would leave it.
struct Packed {
    std::vector<std::uint8_t> bytes;
    unsigned skipped = 0;  // bit k: filter k was not applied
    bool stored = true;    // false: all cells are the fill value, which readers see where no chunk is
};

/// Values to the nearest multiple of `precision`, a power of 2 (0: as they are), halves to even; -0 becomes 0, every NaN the same NaN,
/// and a value too large to have such decimals stays.
void round_values(std::span<float> values, double precision);

/// HDF5's shuffle: byte k of all values, then byte k + 1 of all.
void shuffle(std::span<const float> values, std::span<std::uint8_t> to);

/// Shuffles and deflates a chunk; one that would not shrink keeps its bytes, one of NaN alone is not stored.
Packed pack(std::span<const float> chunk);
/// The same without shuffling; a chunk of zeros is not stored.
Packed pack(std::span<const std::uint8_t> chunk);

/// A chunk that comes back bit by bit: stored whatever it holds.
Packed pack_exactly(std::span<const float> chunk);
Packed pack_exactly(std::span<const std::int32_t> chunk);
Packed pack_exactly(std::span<const std::uint8_t> chunk);

}  // namespace arpent
