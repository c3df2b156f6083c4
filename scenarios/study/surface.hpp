#pragma once

#include "core/raster.hpp"
#include "scenarios/study/shares.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace arpent {

/// What land cover and soil give to models, on one window.
struct Surface {
    explicit Surface(const Window& window);

    Raster<float> albedo, emissivity, manning, impervious, depression, vegetation;
    Raster<float> conductivity;  // [m/s] of the part that is not sealed, 0 where all is
    Raster<float> roof;
    Raster<std::uint8_t> code;  // of the largest share, the lowest of equal ones; 0 where nothing is known

    void paste_into(Surface& whole) const;
};

/// A property of a surface as a layer, and that of a class that it is the mean of.
struct SurfaceLayer {
    std::string_view name;
    Raster<float> Surface::*member;
    float CoverClass::*property;  // null: worked out from several
};
inline constexpr std::array surface_layers{
    SurfaceLayer{"albedo", &Surface::albedo, &CoverClass::albedo},
    SurfaceLayer{"emissivity", &Surface::emissivity, &CoverClass::emissivity},
    SurfaceLayer{"manning_roughness", &Surface::manning, &CoverClass::manning},
    SurfaceLayer{"impervious_fraction", &Surface::impervious, &CoverClass::impervious},
    SurfaceLayer{"depression_storage", &Surface::depression, &CoverClass::depression},
    SurfaceLayer{"vegetation_fraction", &Surface::vegetation, &CoverClass::vegetation},
    SurfaceLayer{"saturated_conductivity", &Surface::conductivity, nullptr},
    SurfaceLayer{"building_fraction", &Surface::roof, nullptr},
};

/// The place of a layer in `surface_layers`; their number where it is none of them.
constexpr std::size_t surface_layer(std::string_view name)
{
    std::size_t n = 0;
    while (n < surface_layers.size() && surface_layers[n].name != name)
        ++n;
    return n;
}

/// Layers of roofs alone, and those of the whole cell whose property of roofs they hold.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 3> roof_layers{
    {{"roof_albedo", "albedo"}, {"roof_emissivity", "emissivity"}, {"roof_vegetation", "vegetation_fraction"}}};

/// What a class's property is in a cell, an edit's value before the table's; of the conductivity [m/s] of unsealed ground, the soil's where
/// the class has none of its own.
float class_value(const Shares& shares, const ClassTable& table, const Raster<std::uint8_t>& soil, std::size_t k, std::size_t layer, int i, int j);

/// Each property is the sum of share x class property; NaN where nothing is known. `soil` holds soil groups of the same window.
Surface surface_of(const Shares& shares, const ClassTable& table, const Raster<std::uint8_t>& soil);

/// The mean of a property over the roofs of each cell, 0 where there is none.
Raster<float> roof_mean(const Shares& shares, const ClassTable& table, std::size_t layer);

}  // namespace arpent
