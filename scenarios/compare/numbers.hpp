#pragma once

#include "core/layer.hpp"

namespace arpent {

/// A byte that says "no value here", as NaN does among numbers.
inline constexpr std::uint8_t no_byte = 255;

/// Any layer's values as SI numbers: quanta in metres, bytes as they are; NaN off the grid and where there is none.
Raster<float> numbers(const Layer& layer, const Window& window, int halo = 0);

}  // namespace arpent
