#include "core/catalogue.hpp"

#include "core/error.hpp"
#include "core/tree.hpp"
#include "core/unit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace arpent {
namespace {

constexpr double any = std::numeric_limits<double>::infinity();

// precision is a power of two, so that rounding keeps a short mantissa; floor is what the models and their inputs can bear.
constexpr auto layers = std::to_array<LayerSpec>({
    // what a territory is given
    {"ground_elevation", "m", "m", -500, 9000, Rule::average, 0x1p-10, 0.01, "ground_level_altitude", "ground elevation", "altitude du sol"},
    {"building_fraction", "1", "1", 0, 1, Rule::average, 0x1p-8, 0.005, "", "share covered by buildings", "part bâtie"},
    {"building_height", "m", "m", 0, 1000, Rule::average, 0x1p-7, 0.1, "", "height of buildings", "hauteur du bâti"},
    {"canopy_height", "m", "m", 0, 130, Rule::average, 0x1p-7, 0.1, "", "height of trees", "hauteur des arbres"},
    {"trunk_height", "m", "m", 0, 60, Rule::average, 0x1p-7, 0.1, "", "height of trunks below the crown", "hauteur des troncs sous la couronne"},
    {"canopy_cover", "1", "1", 0, 1, Rule::average, 0x1p-8, 0.005, "", "share under trees", "part sous les arbres"},
    {"leaf_area_index", "1", "1", 0, 12, Rule::average, 0x1p-6, 0.05, "leaf_area_index", "leaf area index", "indice foliaire"},
    {"land_cover", "1", "1", 0, 255, Rule::mode, 0, 0, "", "land cover class", "occupation du sol"},
    {"soil_group", "1", "1", 0, 255, Rule::mode, 0, 0, "", "soil group", "groupe de sol"},
    {"population", "person", "person", 0, 1e6, Rule::sum, 0x1p-12, 0.01, "", "residents", "habitants"},
    {"jobs", "job", "job", 0, 1e6, Rule::sum, 0x1p-12, 0.01, "", "jobs", "emplois"},
    {"report_within", "1", "1", 0, 1, Rule::nearest, 0, 0, "", "cells reported", "mailles rapportées"},
    // what the class table and the soil give
    {"albedo", "1", "1", 0, 1, Rule::average, 0x1p-8, 0.005, "surface_albedo", "albedo", "albédo"},
    {"emissivity", "1", "1", 0, 1, Rule::average, 0x1p-8, 0.005, "surface_longwave_emissivity", "emissivity", "émissivité"},
    {"manning_roughness", "s m-1/3", "s m-1/3", 0.001, 10, Rule::average, 0x1p-14, 1e-3, "", "Manning roughness", "rugosité de Manning"},
    {"impervious_fraction", "1", "1", 0, 1, Rule::average, 0x1p-8, 0.005, "", "sealed share", "part imperméable"},
    {"vegetation_fraction", "1", "1", 0, 1, Rule::average, 0x1p-8, 0.005, "vegetation_area_fraction", "vegetated share", "part végétalisée"},
    {"depression_storage", "m", "mm", 0, 1, Rule::average, 0x1p-16, 1e-4, "", "depression storage", "stockage de surface"},
    {"saturated_conductivity", "m s-1", "mm/h", 0, 0.1, Rule::average, 0, 1e-8, "soil_hydraulic_conductivity_at_saturation",
     "saturated conductivity of the soil", "conductivité à saturation du sol"},
    {"suction_head", "m", "mm", 0, 10, Rule::average, 0, 1e-3, "", "suction head at the wetting front", "succion au front d'humectation"},
    {"effective_porosity", "1", "1", 0, 1, Rule::average, 0x1p-10, 1e-3, "soil_porosity", "effective porosity", "porosité efficace"},
    {"initial_saturation", "1", "1", 0, 1, Rule::average, 0x1p-10, 1e-3, "", "initial water in the pores", "saturation initiale"},
    {"soil_depth", "m", "m", 0, 100, Rule::average, 0x1p-10, 0.01, "depth_at_base_of_unfrozen_ground", "soil depth", "profondeur de sol"},
    {"drain_capacity", "m s-1", "mm/h", 0, 0.1, Rule::average, 0, 1e-9, "", "capacity of drains of paved ground", "capacité d'avaloirs du sol revêtu"},
    {"irrigation", "m s-1", "mm/d", 0, 1e-5, Rule::average, 0, 1e-10, "", "irrigation of open ground", "arrosage du sol non revêtu"},
    // of roofs alone; albedo, emissivity and vegetation_fraction above are of the whole cell
    {"roof_albedo", "1", "1", 0, 1, Rule::average, 0x1p-8, 0.005, "", "albedo of roofs", "albédo des toits"},
    {"roof_emissivity", "1", "1", 0, 1, Rule::average, 0x1p-8, 0.005, "", "emissivity of roofs", "émissivité des toits"},
    {"roof_vegetation", "1", "1", 0, 1, Rule::average, 0x1p-8, 0.005, "", "green share of roofs", "part végétalisée des toits"},
    {"roof_storage", "m", "mm", 0, 1, Rule::average, 0x1p-16, 1e-4, "", "water that stays on roofs", "eau retenue sur les toits"},
    // what runoff gives
    {"depth", "m", "m", 0, 128, Rule::average, 0x1p-12, 0.01, "", "water depth", "hauteur d'eau"},
    {"level", "m", "m", -500, 9128, Rule::average, 0x1p-10, 0.01, "", "water level", "niveau d'eau"},
    {"speed", "m s-1", "m/s", 0, 100, Rule::average, 0x1p-10, 0.05, "", "speed of the water", "vitesse de l'eau"},
    {"unit_discharge", "m2 s-1", "m2/s", 0, 1000, Rule::average, 0x1p-12, 0.01, "", "unit discharge", "débit linéique"},
    {"hazard", "m2 s-1", "1", 0, 1e4, Rule::average, 0x1p-10, 0.05, "", "flood hazard rating", "indice de danger"},
    {"hazard_class", "1", "1", 0, 3, Rule::max, 0, 0, "", "flood hazard class", "classe de danger"},
    {"arrival_time", "s", "min", 0, any, Rule::min, 0x1p-2, 60, "", "arrival of 5 cm of water", "arrivée de 5 cm d'eau"},
    {"time_of_max", "s", "min", 0, any, Rule::min, 0x1p-2, 60, "", "time of the greatest depth", "instant de la hauteur maximale"},
    {"infiltrated", "m", "mm", 0, 100, Rule::average, 0x1p-16, 1e-3, "", "water infiltrated", "eau infiltrée"},
    {"intercepted", "m", "mm", 0, 1, Rule::average, 0x1p-18, 1e-4, "", "water intercepted by leaves", "eau interceptée"},
    {"drained", "m", "mm", 0, 100, Rule::average, 0x1p-16, 1e-3, "", "water drained", "eau évacuée"},
});

constexpr auto rules = std::to_array<std::string_view>({"nearest", "bilinear", "average", "mode", "min", "max", "sum"});

/// A statistic in time: whether it takes a threshold, its CF cell method, its words.
struct StatisticSpec {
    std::string_view name, cell_method, label_en, label_fr;
    bool takes_threshold;
};

constexpr auto statistics = std::to_array<StatisticSpec>({
    {"max", "time: maximum", "greatest", "maximum", false},
    {"min", "time: minimum", "least", "minimum", false},
    {"mean", "time: mean", "mean", "moyenne", false},
    {"last", "time: point", "last", "finale", false},
    {"hours_above", "time: sum", "hours above", "heures au-dessus de", true},
    {"hourly", "time: point", "hourly", "horaire", false},
});

bool is_word(std::string_view text)
{
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && text.front() >= 'a' && text.front() <= 'z' && std::ranges::all_of(text, fits);
}

const StatisticSpec* find_statistic(std::string_view name)
{
    const auto found = std::ranges::find(statistics, name, &StatisticSpec::name);
    return found == statistics.end() ? nullptr : &*found;
}

const StatisticSpec& statistic_of(std::string_view word)
{
    if (const StatisticSpec* found = find_statistic(word))
        return *found;
    std::vector<std::string> names;
    for (const StatisticSpec& each : statistics)
        names.emplace_back(each.name);
    throw Error{Fault::study, "unknown statistic " + in_quotes(word) + hint(word, names)};
}

/// "0.1" as part of a name: "0p1"; "-5" as "m5".
std::string number_in_name(double value)
{
    std::string text = number_text(value);
    std::ranges::replace(text, '.', 'p');
    std::ranges::replace(text, '-', 'm');
    return text;
}

/// The statistic that ends a file name, and where its output's name ends.
std::pair<const StatisticSpec*, std::size_t> split_name(std::string_view name)
{
    for (const StatisticSpec& each : statistics)
        if (const auto at = name.rfind("_" + std::string{each.name}); at != name.npos && find_layer(name.substr(0, at)) != nullptr)
            if (const auto end = at + 1 + each.name.size(); end == name.size() || (each.takes_threshold && name[end] == '_'))
                return {&each, at};
    return {nullptr, name.size()};
}

/// The words of a statistic of a layer; `threshold` as it stands in the name.
void label(VariableSpec& spec, const LayerSpec& layer, const StatisticSpec& how, std::string threshold)
{
    std::ranges::replace(threshold, 'p', '.');
    const std::string at = threshold + (layer.shown == "1" ? "" : " " + std::string{layer.shown});
    const std::string en{how.label_en}, fr{how.label_fr};
    spec.label_en = how.takes_threshold ? "hours with " + std::string{layer.label_en} + " above " + at : en + " " + std::string{layer.label_en};
    spec.label_fr = how.takes_threshold ? "heures avec " + std::string{layer.label_fr} + " au-dessus de " + at : std::string{layer.label_fr} + " " + fr;
}

}  // namespace

std::string_view rule_name(Rule rule) { return rules[static_cast<std::size_t>(rule)]; }

std::span<const LayerSpec> layer_catalogue() { return layers; }

const LayerSpec* find_layer(std::string_view name)
{
    const auto found = std::ranges::find(layers, name, &LayerSpec::name);
    return found == layers.end() ? nullptr : &*found;
}

std::string Variable::name() const
{
    if (statistic.empty())
        return output;
    const StatisticSpec* how = find_statistic(statistic);
    if (how == nullptr || !how->takes_threshold)
        return output + "_" + statistic;
    const LayerSpec* layer = find_layer(output);
    const Unit shown = parse_unit(layer == nullptr ? "1" : layer->shown);
    return output + "_" + statistic + "_" + number_in_name(std::stod(number_text(std::round(shown.from_si(threshold) * 1e9) / 1e9)));
}

Variable parse_variable(std::string_view text)
{
    const auto dot = std::min(text.find('.'), text.size());
    Variable made{.output = std::string{text.substr(0, dot)}, .statistic = {}, .threshold_unit = {}};
    const auto wrong = Error{Fault::study, in_quotes(text) + " is not an output (as depth, depth.max or depth.hours_above(0.1 m))"};
    if (!is_word(made.output))
        throw wrong;
    if (dot == text.size())
        return made;
    const auto open = std::min(text.find('(', dot), text.size());
    made.statistic = text.substr(dot + 1, open - dot - 1);
    if (!is_word(made.statistic) || (open < text.size() && !text.ends_with(')')))
        throw wrong;
    const StatisticSpec& how = statistic_of(made.statistic);
    if (how.takes_threshold != (open < text.size()))
        throw Error{Fault::study, in_quotes(made.statistic) + (how.takes_threshold ? " needs a quantity, as hours_above(0.1 m)" : " takes no quantity")};
    if (!how.takes_threshold)
        return made;
    const LayerSpec* layer = find_layer(made.output);
    const Quantity quantity = parse_quantity(text.substr(open + 1, text.size() - open - 2));
    const Unit unit = parse_unit(layer == nullptr ? "1" : layer->unit);
    if (layer != nullptr && !quantity.unit.same_dimension(unit))
        throw Error{Fault::study, in_quotes(unit_text(quantity.unit)) + " does not measure " + made.output + " (as " + std::string{layer->shown} + ")"};
    made.threshold = quantity.unit.to_si(quantity.value);
    made.threshold_unit = unit_text(quantity.unit);
    return made;
}

VariableSpec variable_spec(std::string_view file_name)
{
    const auto pair = file_name.find("__");
    if (pair != file_name.npos) {
        VariableSpec spec = variable_spec(file_name.substr(0, pair));
        spec.name = file_name;
        spec.standard_name.clear();
        spec.label_en = "difference of " + spec.label_en;
        spec.label_fr = "écart de " + spec.label_fr;
        return spec;
    }
    const auto [how, end] = split_name(file_name);
    const LayerSpec* layer = find_layer(file_name.substr(0, end));
    if (layer == nullptr)
        throw Error{Fault::data, in_quotes(file_name) + " is not a variable of the catalogue"};
    VariableSpec spec{.name = std::string{file_name}, .unit = std::string{layer->unit}, .shown = std::string{layer->shown},
                      .standard_name = std::string{layer->standard_name}, .cell_methods = {}, .label_en = std::string{layer->label_en},
                      .label_fr = std::string{layer->label_fr}, .precision = layer->precision, .floor = layer->floor};
    if (how == nullptr)
        return spec;
    spec.cell_methods = how->cell_method;
    label(spec, *layer, *how, std::string{file_name.substr(std::min(file_name.size(), end + how->name.size() + 2))});
    if (how->takes_threshold) {
        spec.unit = spec.shown = "h";
        spec.precision = 0x1p-10;
        spec.floor = 1.0 / 60;
        spec.standard_name.clear();
    }
    return spec;
}

}  // namespace arpent
