#pragma once

#include "scenarios/run/runner.hpp"

#include <map>
#include <string>
#include <vector>

namespace arpent {

/// What a scenario's steps start from: everything that a key must hold.
struct ScenarioInputs {
    std::string scenario;
    Grid grid;
    Place place;
    Calendar calendar;
    Layers layers;
    SeriesByName series;
    double storm_from = 0, storm_until = 0;  // [s] of the calendar; equal where there is no storm
};

/// Digests of one scenario's layers, each made once.
class LayerDigests {
public:
    explicit LayerDigests(const Layers& layers) : layers_{layers} {}
    /// 32 digits; "absent" where there is no such layer.
    const std::string& of(const std::string& layer);

private:
    const Layers& layers_;
    std::map<std::string, std::string> known_;
};

/// Digest of a layer's values on its whole grid, the same for any cut and number of threads.
std::string layer_digest(const Layer& layer);

/// Digest of all that a step's results depend on: build, step and version, settings, grid, place, interval, forcing, layers that it
/// reads, and the keys of the steps before it. Threads, paths, titles and the results asked for are not in it.
std::string step_key(const Card& card, double from, double until, const ScenarioInputs& inputs, LayerDigests& digests,
                     const std::vector<std::string>& before);

}  // namespace arpent
