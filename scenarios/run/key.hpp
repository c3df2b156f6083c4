#pragma once

#include "scenarios/run/runner.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace arpent {

/// What a scenario's steps start from: everything that a key must hold.
struct ScenarioInputs {
    std::string scenario;
    Grid grid;
    Place place;
    Calendar calendar;
    std::map<std::string, std::string> layers;  // the territory's: digest by name
    SeriesByName series;
    double storm_from = 0, storm_until = 0;  // [s] of the calendar; equal where there is no storm
};

/// Digest of a layer's values on its whole grid, the same for any cut and number of threads.
std::string layer_digest(const Layer& layer);
std::map<std::string, std::string> layer_digests(const Layers& layers);

/// All that a step's results depend on, by name, as short texts or digests: build, version, grid, place, calendar, interval, each setting,
/// layer, series and step before it. Threads, paths, titles and the results asked for are not in it.
using KeyParts = std::vector<std::pair<std::string, std::string>>;

/// `before`: names and keys of the steps whose results the step reads.
KeyParts key_parts(const Card& card, double from, double until, const ScenarioInputs& inputs, const KeyParts& before);
std::string key_of(const KeyParts& parts);

/// What tells this engine from another build of it: what is remembered of data is forgotten with it.
std::string engine_identity();

}  // namespace arpent
