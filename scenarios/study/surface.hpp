#pragma once

#include "core/raster.hpp"
#include "scenarios/study/shares.hpp"

#include <array>
#include <string_view>

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

/// A property of a surface as a layer.
struct SurfaceLayer {
    std::string_view name;
    Raster<float> Surface::*member;
};
inline constexpr std::array surface_layers{
    SurfaceLayer{"albedo", &Surface::albedo},
    SurfaceLayer{"emissivity", &Surface::emissivity},
    SurfaceLayer{"manning_roughness", &Surface::manning},
    SurfaceLayer{"impervious_fraction", &Surface::impervious},
    SurfaceLayer{"depression_storage", &Surface::depression},
    SurfaceLayer{"vegetation_fraction", &Surface::vegetation},
    SurfaceLayer{"saturated_conductivity", &Surface::conductivity},
    SurfaceLayer{"building_fraction", &Surface::roof},
};

/// Each property is the sum of share x class property; NaN where nothing is known. `soil` holds soil groups of the same window.
Surface surface_of(const Shares& shares, const ClassTable& table, const Raster<std::uint8_t>& soil);

}  // namespace arpent
