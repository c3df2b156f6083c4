#pragma once

#include "core/layer.hpp"
#include "scenarios/study/buildings.hpp"
#include "scenarios/study/canopy.hpp"
#include "scenarios/study/cover_source.hpp"
#include "scenarios/study/made.hpp"
#include "scenarios/study/sources.hpp"

#include <memory>
#include <string>
#include <vector>

namespace arpent {

/// A territory before its interventions.
struct Base {
    Layers layers;
    std::vector<InputRecord> inputs;
    std::vector<Contradiction> contradictions;
    std::shared_ptr<const LandCover> cover;  // null without land cover
    std::vector<std::string> own;            // layers that a source gives: land cover does not change them
};

/// Makes territories from their sources, each source once. Layers that a source gives win over those that land cover and soil give.
class BaseMaker {
public:
    explicit BaseMaker(const Grid& grid) : grid_{grid} {}

    std::shared_ptr<const Base> base(const Resolved& scenario, Diagnostics& complaints);

private:
    Grid grid_;
    Made<std::optional<Brought>> brought_;
    Made<std::optional<Buildings>> buildings_;
    Made<std::optional<Canopy>> canopies_;
    Made<std::optional<CoverLayers>> covers_;
    Made<std::shared_ptr<const Base>> bases_;

    std::shared_ptr<const Base> make(const Resolved& scenario, Diagnostics& complaints);
    void add_given(const Resolved& scenario, Base& base, Diagnostics& complaints);
    void add_canopy(const Resolved& scenario, const Source& source, Base& base, Diagnostics& complaints);
    void add_buildings(const Resolved& scenario, const Source& source, Base& base, Diagnostics& complaints);
    void add_soil(Base& base);
    void add_cover(const Resolved& scenario, const Source& source, Base& base, Diagnostics& complaints);
};

}  // namespace arpent
