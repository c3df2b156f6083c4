#pragma once

#include "core/keys.hpp"
#include "models/runoff/losses.hpp"

#include <optional>

namespace arpent::runoff {

/// What happens at the outer edge of the grid: water leaves over it, stays, or meets a given level.
enum class Edges { free, closed, level };

/// What happens at cells without ground elevation: water stays before them or leaves into them.
enum class Outside { closed, free };

/// How buildings stand in the flow: cells more than half built carry none.
enum class Buildings { block };

/// What a study may tell runoff, in SI; the initializers are the one standard.
struct Settings {
    double courant = 0.65;              // [1]
    double longest_step = 5;            // [s]
    double froude_max = 2;              // [1]
    double dry_depth = 1e-5;            // [m]
    double after = 7200;                // [s]
    LossSettings losses;
    Edges edges = Edges::free;
    std::optional<double> edge_level;   // [m]
    std::optional<double> edge_slope;   // [1]
    Outside outside = Outside::closed;
    Buildings buildings = Buildings::block;
    bool urban = true;
};

}  // namespace arpent::runoff

namespace arpent {

template <>
const Section& section<runoff::Settings>();
template <>
std::vector<std::string> words_of<runoff::Edges>();
template <>
std::vector<std::string> words_of<runoff::Outside>();
template <>
std::vector<std::string> words_of<runoff::Buildings>();

}  // namespace arpent
