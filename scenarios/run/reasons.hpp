#pragma once

#include "scenarios/run/cache.hpp"
#include "scenarios/run/plan.hpp"

#include <string>

namespace arpent {

/// What is remembered of the steps that a study ran last, to say why one runs again.
class LastRun {
public:
    /// `study` tells studies that share a cache apart: name and folder. `cache` outlives it.
    LastRun(Cache& cache, std::string study) : cache_{cache}, study_{std::move(study)} {}

    /// "new", "cached", or "input changed: ground_elevation, rain (dem.tif)": what differs of the parts of its key since the study ran it
    /// last, and of what its layers are made from.
    std::string reason(const PlannedStep& step, const KeyParts& sources) const;
    /// Once a step is done, or was found in the cache.
    void remember(const PlannedStep& step, const KeyParts& sources);

private:
    Cache& cache_;
    std::string study_;

    std::string memo(const PlannedStep& step) const;
};

}  // namespace arpent
