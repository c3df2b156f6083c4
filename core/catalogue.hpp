#pragma once

#include <span>
#include <string>
#include <string_view>

namespace arpent {

/// How values come from another grid. `sum` keeps the total; the others keep the value.
enum class Rule { nearest, bilinear, average, mode, min, max, sum };

/// "nearest", "bilinear", ...; the words of `rule_of`.
std::string_view rule_name(Rule rule);

/// A field that the engine knows: an input layer, a derived property, or an output of a model. Everything in SI.
struct LayerSpec {
    std::string_view name;
    std::string_view unit;           // SI, as core/unit reads it: "m", "s m-1/3", "1", "person"
    std::string_view shown;          // the unit for people: "m", "cm", "h", "%", "person"
    double low, high;                // valid range, in SI; a value outside is an error of the data
    Rule rule;                       // how it comes from another grid
    double precision;                // stored values are rounded to this, a power of 2; 0: not rounded  [SI]
    double floor;                    // differences below this are no difference  [SI]
    std::string_view standard_name;  // CF, or empty where CF has none
    std::string_view label_en, label_fr;
};

/// All layers of the catalogue, inputs first.
std::span<const LayerSpec> layer_catalogue();

/// The layer of that name; null where there is none.
const LayerSpec* find_layer(std::string_view name);

/// A statistic in time of an output, as a study writes it: `depth`, `depth.max`, `depth.hours_above(0.1 m)`, `depth.hourly`.
struct Variable {
    std::string output;          // "depth"
    std::string statistic;       // "", "max", "hours_above", "hourly", ...
    double threshold = 0;        // of hours_above, in SI
    std::string threshold_unit;  // as written: "degC"

    /// The name in files: `depth`, `depth_max`, `depth_hours_above_0p1` (the number in the catalogue's shown unit, its point as `p`).
    std::string name() const;
    bool operator==(const Variable&) const = default;
};

/// Reads "depth.hours_above(10 cm)". Throws Error (study) that says what is wrong.
Variable parse_variable(std::string_view text);

/// What a variable of that file name (`depth_max`) holds: unit, labels, precision and floor, from the catalogue and its statistic.
/// Values are held in `unit`: SI, except that hours_above_... counts hours.
struct VariableSpec {
    std::string name, unit, shown, standard_name, cell_methods, label_en, label_fr;
    double precision = 0, floor = 0;
};
VariableSpec variable_spec(std::string_view file_name);

}  // namespace arpent
