#pragma once

#include "scenarios/study/land_cover.hpp"
#include "scenarios/study/spot.hpp"
#include "scenarios/study/territory.hpp"

#include <memory>
#include <optional>

namespace arpent {

/// The land cover of a territory and the layers that it gives: land_cover (codes), all of `surface_layers` and of `roof_layers`.
struct CoverLayers {
    std::shared_ptr<const LandCover> cover;
    Layers layers;
    std::vector<InputRecord> records;
    std::vector<Contradiction> contradictions;
};

/// Reads `territory.layers.land_cover`: a raster with its class table, or what presets give. `built` is what buildings cover, where a study gives them: land cover and
/// buildings are settled, and a warning says how much was. Complaints: a class table with mistakes, codes that it does not explain.
std::optional<CoverLayers> read_cover(const Source& source, const Grid& grid, const Resolved& scenario, const Layer& soil,
                                      const std::optional<Layer>& built, Diagnostics& complaints);

}  // namespace arpent
