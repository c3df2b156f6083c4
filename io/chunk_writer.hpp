#pragma once

#include "core/layer.hpp"
#include "io/chunks.hpp"
#include "io/hdf5.hpp"

#include <functional>

namespace arpent {

/// Packs the chunks of a layer in parallel and writes them in order: the same bytes for any number of threads. `rank` is the dataset's.
void write_chunks(hdf5::Dataset& to, const Layer& layer, std::size_t rank, const std::function<Packed(int plane, const Window&)>& pack);

}  // namespace arpent
