#pragma once

#include <cstdint>
#include <string>

namespace arpent {

/// What to generate: `size` x `size` cells of `cell` metres.
struct TownSpec {
    int size = 512;
    double cell = 5;  // [m]
    std::uint64_t seed = 1;
};

/// Writes a generated territory and a study of three options into `folder`: the same spec gives the same bytes. Bounded memory at any
/// size. Errors: study (the folder exists and is not empty), machine (disk, permission).
void write_town(const TownSpec& spec, const std::string& folder);

}  // namespace arpent
