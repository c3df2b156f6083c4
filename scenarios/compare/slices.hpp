#pragma once

#include "scenarios/compare/html.hpp"
#include "scenarios/compare/page_data.hpp"
#include "scenarios/study/axes.hpp"

#include <string>
#include <vector>

namespace arpent {

/// Scenarios at one event, year and member: what is compared like with like. A scenario that lacks an axis stands for all things on it.
struct Slice {
    PointWords at;  // without the scenario
    RunData run;    // one point of each scenario, and its rows; the baseline is the study's, else the first
    bool joint = false;  // its rows say something of several points together: expected values, mean, p10, p90
};

/// What is said of several points together first, then the points, each in the order of the table. A run without axes is one slice.
std::vector<Slice> slices_of(const RunData& run);

/// The slice that maps, zones and sentences are made of: the last event and year and the first member of those that are points.
std::size_t mapped_slice(const std::vector<Slice>& slices);

/// "Rare storm, year 10, member 3"; empty of a run without axes.
std::string caption_of(const Slice& slice, const Words& words);

}  // namespace arpent
