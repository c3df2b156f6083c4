#include "scenarios/compare/map_scale.hpp"

#include "core/unit.hpp"
#include "io/style_file.hpp"
#include "models/registry.hpp"
#include "scenarios/compare/figures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace arpent {
namespace {

constexpr float lowest = -std::numeric_limits<float>::infinity();

/// A bound of a class in the unit for people, with the digits it needs. Distances have no shift.
std::string bound(const VariableSpec& spec, double si, bool distance, const Words& words)
{
    const Unit shown = parse_unit(spec.shown);
    const double value = distance ? si / shown.factor : shown.from_si(si);
    int decimals = 0;
    while (decimals < 6 && std::abs(value - std::round(value * std::pow(10, decimals)) / std::pow(10, decimals)) > 1e-6 * std::abs(value))
        ++decimals;
    return number_of(value, decimals, words);
}

std::string unit_of(const VariableSpec& spec, const Words& words)
{
    const std::string unit = notation_of(spec.shown == "degC" ? "degC" : spec.shown, 0, 1, words).unit;
    return unit.empty() ? "" : "\u00a0" + unit;
}

/// The classes of a palette as they stand, the first from below.
Scale classed(const Palette& palette, const Words& words)
{
    Scale made;
    for (const Palette::Stop& stop : palette.stops)
        made.classes.push_back({static_cast<float>(stop.value), stop.color, words.of(stop.label_en, stop.label_fr)});
    made.classes.front().from = lowest;
    return made;
}

/// A difference class between two distances from 0; `sign` says on which side.
std::string distance_text(const VariableSpec& spec, int sign, double near, double far, const Words& words)
{
    const std::string side = sign < 0 ? "lower" : "higher";
    if (std::isinf(far))
        return words.plain(side + "_over", {bound(spec, near, true, words), unit_of(spec, words)});
    return words.plain(side + "_by", {bound(spec, near, true, words), bound(spec, far, true, words), unit_of(spec, words)});
}

/// Distances from 0 at which classes begin: the floor, then the palette's round stops beyond it.
std::vector<double> distances(const Palette& palette, double floor)
{
    std::vector<double> made{floor};
    for (const Palette::Stop& stop : palette.stops)
        if (stop.value > floor * (1 + 1e-9))
            made.push_back(stop.value);
    if (made.size() > 2)
        made.pop_back();  // the last stop closes the last class, which is open
    return made;
}

Scale steps_of_classes(double most, const Palette& palette, const Words& words)
{
    Scale made;
    const int reach = std::max(1, static_cast<int>(std::lround(most)));
    for (int step = -reach; step <= reach; ++step) {
        const std::string label = step == 0 ? words.plain("no_class_change") : words.plain(step < 0 ? "classes_lower" : "classes_higher", {std::to_string(std::abs(step))});
        made.classes.push_back({static_cast<float>(step) - 0.5f, color_of(palette, step), label});
    }
    made.classes.front().from = lowest;
    return made;
}

bool is_of(std::string_view variable, std::string_view output)
{
    return variable.starts_with(output) && (variable.size() == output.size() || variable[output.size()] == '_');
}

}  // namespace

std::string range_text(const VariableSpec& spec, double from, double to, const Words& words)
{
    return words.plain("between", {bound(spec, from, false, words), bound(spec, to, false, words), unit_of(spec, words)});
}

Scale map_scale(const VariableSpec& spec, double low, double high, const Words& words)
{
    const Palette palette = palette_of(spec.name, low, high);
    if (palette.classes)
        return classed(palette, words);
    Scale made;
    for (std::size_t n = 0; n + 1 < palette.stops.size(); ++n) {
        const double from = palette.stops[n].value, to = palette.stops[n + 1].value;
        made.classes.push_back({static_cast<float>(from), color_of(palette, (from + to) / 2), range_text(spec, from, to, words)});
    }
    made.classes.front().from = lowest;
    return made;
}

Scale difference_scale(const VariableSpec& spec, double most, bool classes, const Words& words)
{
    const Palette palette = palette_of(spec.name + "__b_minus_a", -most, most);
    if (classes)
        return steps_of_classes(most, palette, words);
    if (palette.classes)
        return classed(palette, words);
    const double floor = spec.floor > 0 ? spec.floor : most * 1e-3;
    const auto edges = distances(palette, floor);
    Scale made;
    for (std::size_t n = edges.size(); n-- > 0;) {
        const double far = n + 1 < edges.size() ? edges[n + 1] : std::numeric_limits<double>::infinity();
        made.classes.push_back({static_cast<float>(-far), color_of(palette, std::isinf(far) ? -most : -(edges[n] + far) / 2),
                                distance_text(spec, -1, edges[n], far, words)});
    }
    made.classes.push_back({static_cast<float>(-floor), color_of(palette, 0), words.plain("no_difference", {bound(spec, floor, true, words), unit_of(spec, words)})});
    for (std::size_t n = 0; n < edges.size(); ++n) {
        const double far = n + 1 < edges.size() ? edges[n + 1] : std::numeric_limits<double>::infinity();
        made.classes.push_back({static_cast<float>(edges[n]), color_of(palette, std::isinf(far) ? most : (edges[n] + far) / 2),
                                distance_text(spec, 1, edges[n], far, words)});
    }
    return made;
}

Reduce reduce_of(std::string_view variable)
{
    const Model* runoff = find_model("runoff");
    if (runoff == nullptr)
        return Reduce::mean;
    for (const OutputSpec& output : runoff->outputs)
        if (is_of(variable, output.name)) {
            const LayerSpec* layer = find_layer(output.name);
            return layer != nullptr && layer->rule == Rule::min ? Reduce::lowest : Reduce::highest;
        }
    return Reduce::mean;
}

}  // namespace arpent
