#include "scenarios/run/stored_size.hpp"

#include "core/catalogue.hpp"

#include <algorithm>
#include <iterator>

namespace arpent {
namespace {

struct Measured {
    std::string_view output;
    double result, entry;
};
constexpr Measured measured[] = {
    {"depth", 0.85, 2.5},       {"level", 1.8, 3.2},           {"speed", 0.42, 0.85},       {"hazard", 0.55, 2.5},      {"hazard_class", 0.05, 0.05},
    {"unit_discharge", 0.6, 1}, {"arrival_time", 0.25, 0.25},  {"time_of_max", 0.9, 0.9}, {"infiltrated", 0.9, 1.05}, {"intercepted", 0.3, 0.4},
    {"drained", 0.3, 0.4},      {"ground_elevation", 1.6, 3},  {"building_fraction", 0.07, 0.07}, {"population", 0.07, 0.07}, {"report_within", 0.01, 0.01},
};
constexpr Measured of_a_threshold{"", 0.15, 0.15}, unknown{"", 1, 2.5};

}  // namespace

StoredSize stored_size(const std::string& variable)
{
    const Measured* found = std::ranges::find_if(measured, [&](const Measured& each) {
        return variable.starts_with(each.output) && (variable.size() == each.output.size() || variable.starts_with(std::string{each.output} + "_m") ||
                                                     variable.starts_with(std::string{each.output} + "_last"));
    });
    const bool above = variable.find("_hours_above_") != variable.npos;
    const Measured& size = above ? of_a_threshold : found == std::end(measured) ? unknown : *found;
    return {size.result, size.entry};
}

}  // namespace arpent
