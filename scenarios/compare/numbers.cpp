#include "scenarios/compare/numbers.hpp"

#include <limits>

namespace arpent {
namespace {

constexpr float nothing = std::numeric_limits<float>::quiet_NaN();

template <typename T, typename Number>
Raster<float> converted(const Layer& layer, const Window& window, int halo, const Number& number)
{
    const auto from = layer.values<T>(window, halo);
    Raster<float> made{window, halo, nothing};
    const Window known = window.grown(halo).within(layer.grid.whole());
    const auto source = from.view().from(known.row - window.row, known.col - window.col);
    const auto target = made.view().from(known.row - window.row, known.col - window.col);
    for (int i = 0; i < known.rows; ++i)
        for (int j = 0; j < known.cols; ++j)
            target(i, j) = number(source(i, j));
    return made;
}

}  // namespace

Raster<float> numbers(const Layer& layer, const Window& window, int halo)
{
    if (layer.kind == Kind::number)
        return layer.values<float>(window, halo, nothing);
    if (layer.kind == Kind::quanta)
        return converted<Quanta>(layer, window, halo, [](Quanta q) { return static_cast<float>(q) * water_quantum; });
    return converted<std::uint8_t>(layer, window, halo, [](std::uint8_t b) { return b == no_byte ? nothing : static_cast<float>(b); });
}

}  // namespace arpent
