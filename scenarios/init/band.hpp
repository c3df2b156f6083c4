#pragma once

#include "core/raster.hpp"
#include "scenarios/init/scene.hpp"

#include <cstdint>

namespace arpent::town {

/// The values of some full rows of the territory's rasters.
struct Band {
    explicit Band(const Window& window);

    Window window;
    Raster<float> ground, canopy, residents, jobs;
    Raster<std::uint8_t> cover, soil;
};

/// Every value of a band: country first, then channels, what lies on blocks, trees, roads, water, and roofs last.
void paint(const Scene& scene, Band& band);

}  // namespace arpent::town
