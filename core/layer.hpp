#pragma once

#include "core/error.hpp"
#include "core/raster.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

namespace arpent {

/// Water is counted in quanta of 2^-24 m over the whole cell, at most 128 m.
using Quanta = std::int32_t;
inline constexpr float water_quantum = 0x1p-24f;  // [m]

/// What a layer may hold: SI values, quanta, or bytes.
using AnyRaster = std::variant<Raster<float>, Raster<Quanta>, Raster<std::uint8_t>>;
using AnyView = std::variant<View<float>, View<Quanta>, View<std::uint8_t>>;
using AnyValue = std::variant<float, Quanta, std::uint8_t>;
enum class Kind { number, quanta, byte };

template <typename T>
inline constexpr Kind kind_of = std::is_same_v<T, float> ? Kind::number : std::is_same_v<T, Quanta> ? Kind::quanta : Kind::byte;

/// Calls `body(T{})` with the type that `kind` stands for.
template <typename Body>
auto with_type(Kind kind, const Body& body)
{
    return kind == Kind::number ? body(float{}) : kind == Kind::quanta ? body(Quanta{}) : body(std::uint8_t{});
}

/// A named field, of one plane or several (hours, directions), that hands out any window of itself.
/// `read` fills a view whose origin is the window's first cell; the window lies on the grid; it may be called from any thread.
struct Layer {
    using Read = std::function<void(int plane, const Window& window, AnyView to)>;

    std::string name;
    Grid grid;
    Kind kind = Kind::number;
    int planes = 1;
    Read read;

    /// The values of a window and `halo` cells round it; cells off the grid hold `outside`.
    template <typename T>
    Raster<T> values(const Window& window, int halo = 0, T outside = T{}, int plane = 0) const
    {
        if (kind != kind_of<T>)
            throw Error{Fault::internal, "layer " + name + " holds another kind of value"};
        Raster<T> made{window, halo, outside};
        const Window there = window.grown(halo).within(grid.whole());
        if (!there.empty())
            read(plane, there, made.view().from(there.row - window.row, there.col - window.col));
        return made;
    }
};

/// A layer in memory that shares its rasters, one per plane. Each raster is a whole grid.
template <typename T>
Layer memory_layer(std::string name, const Grid& grid, std::shared_ptr<const std::vector<Raster<T>>> planes)
{
    const int count = static_cast<int>(planes->size());
    return {std::move(name), grid, kind_of<T>, count, [planes](int plane, const Window& window, AnyView to) {
                const auto from = (*planes)[static_cast<std::size_t>(plane)].view();
                for (int i = 0; i < window.rows; ++i)
                    std::copy_n(from.row(window.row + i) + window.col, window.cols, std::get<View<T>>(to).row(i));
            }};
}

template <typename T>
Layer memory_layer(std::string name, const Grid& grid, Raster<T> raster)
{
    std::vector<Raster<T>> planes;
    planes.push_back(std::move(raster));
    return memory_layer<T>(std::move(name), grid, std::make_shared<const std::vector<Raster<T>>>(std::move(planes)));
}

/// A layer of one value everywhere, of no size in memory.
template <typename T>
Layer constant_layer(std::string name, const Grid& grid, T value)
{
    return {std::move(name), grid, kind_of<T>, 1, [value](int, const Window& window, AnyView to) {
                for (int i = 0; i < window.rows; ++i)
                    std::fill_n(std::get<View<T>>(to).row(i), window.cols, value);
            }};
}

/// The layers of a scenario by name.
using Layers = std::map<std::string, Layer, std::less<>>;

}  // namespace arpent
