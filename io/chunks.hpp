#pragma once

#include "core/raster.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace arpent {

/// Stored chunks have this many cells a side: 8 x 8 squares.
inline constexpr int chunk_side = 512;

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

}  // namespace arpent
