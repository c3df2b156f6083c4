#pragma once

#include <cstdint>
#include <string>

namespace arpent {

/// Bytes per cell that a variable takes on disk, compressed: what is left after rounding to its precision, times what a cell has of it.
/// Means of generated and real towns of 5 m cells in a ten-year storm.
struct StoredSize {
    double result = 0;  // in `.nc`
    double entry = 0;   // in the cache, not rounded
};
StoredSize stored_size(const std::string& variable);

}  // namespace arpent
