#include "scenarios/study/sources.hpp"

#include "core/executor.hpp"
#include "io/crs.hpp"
#include "scenarios/study/pieces.hpp"
#include "scenarios/study/tables.hpp"
#include "scenarios/study/value_check.hpp"

#include <algorithm>
#include <cmath>

namespace arpent {
namespace {

constexpr int tile_side = 512;

std::string layer_key(const std::string& name) { return "territory.layers." + name; }

std::optional<Brought> bring_raster(const LayerSpec& spec, const Source& source, const Grid& grid, const Resolved& scenario,
                                    Diagnostics& complaints, const Turn& turn)
{
    const std::string name{spec.name};
    const Spot at = spot(scenario, layer_key(name) + ".raster");
    const auto file = open_raster(source, grid, scenario, at, complaints);
    if (!file)
        return std::nullopt;
    const Unit unit = unit_of(source, file->info(), spec, scenario, complaints);
    std::function<float(float)> from_file = turn.as;
    const auto& unknown = source.unknown;
    if (!unknown.empty() || unit.factor != 1 || unit.shift != 0)
        from_file = [unit, unknown, as = turn.as](float v) {
            if (std::ranges::find(unknown, static_cast<double>(v)) != unknown.end())
                return no_value;
            const auto si = static_cast<float>(unit.to_si(static_cast<double>(v)));
            return as ? as(si) : si;
        };
    const Rule rule = source.resample.value_or(spec.rule);
    Raster<float> values = on_grid(*file, grid, rule, from_file);
    const std::string shown = shown_path(scenario, *source.raster);
    const bool boxed = same_crs(file->info().crs, grid.crs);
    const double known = check_values(values, grid, {spec, shown, file->info().box(), boxed, turn.holes}, at, complaints);
    if (rule == Rule::sum)
        zero_for_none(values);
    const InputRecord record{name, shown, crs_name(file->info().crs), std::string{rule_name(rule)}, file->info().cell_x, known, {}, *source.raster};
    return Brought{memory_layer<float>(name, grid, std::move(values)), record};
}

/// The value of a feature in SI; none where its field is NULL.
std::optional<double> value_of(const Value& value, const Feature& feature)
{
    if (value.field.empty())
        return value.constant;
    const auto number = feature.number(value.field);
    return number ? std::optional{value.unit.to_si(*number)} : std::nullopt;
}

/// What the features' values come to in each cell: totals shared by area, or means over what is covered.
Raster<float> features_on_grid(const Features& file, const Value& value, const Grid& grid, Rule rule)
{
    const bool total = rule == Rule::sum;
    std::vector<double> values;
    for (const Feature& each : file.features) {
        const double area = each.geometry.polygons.empty() ? 1 : each.geometry.area() / (grid.cell * grid.cell);
        values.push_back(value_of(value, each).value_or(no_value) / (total ? area : 1));
    }
    Raster<float> made{grid.whole(), 0, total ? 0.f : no_value};
    for_each_cell(pieces_of(file.features, grid), [&](std::int64_t cell, std::span<const Piece> pieces) {
        double sum = 0, weight = 0;
        for (const Piece& each : pieces)
            if (const double v = values[static_cast<std::size_t>(each.feature)]; !std::isnan(v)) {
                sum += each.share * v;
                weight += each.share;
            }
        if (weight > 0)
            made.view()(static_cast<int>(cell / grid.cols), static_cast<int>(cell % grid.cols)) = static_cast<float>(total ? sum : sum / weight);
    });
    return made;
}

std::optional<Brought> bring_vector(const LayerSpec& spec, const Source& source, const Grid& grid, const Resolved& scenario,
                                    Diagnostics& complaints)
{
    const std::string name{spec.name};
    const Spot at = spot(scenario, layer_key(name) + ".vector");
    if (!source.value) {
        complain(complaints, at, "a vector layer needs `value:`, a constant or {field: NAME, unit: " + std::string{spec.shown} + "}", Fault::study);
        return std::nullopt;
    }
    const Features file = features_of(source, grid.crs, grid.box());
    for (const std::string& warning : file.warnings)
        warn(complaints, at, warning);
    const std::string shown = shown_path(scenario, *source.vector);
    Value value = *source.value;
    if (!value.field.empty())
        value.field = field_in(file, shown, value.field);
    Raster<float> values = features_on_grid(file, value, grid, spec.rule);
    const double known = check_values(values, grid, {spec, shown, grid.box(), true, false}, at, complaints);
    return Brought{memory_layer<float>(name, grid, std::move(values)), {name, shown, crs_name(file.crs), "area", 0, known, {}, *source.vector}};
}

/// Whether a constant is one that the layer may hold.
bool fits(const LayerSpec& spec, const Source& source, const Spot& at, Diagnostics& complaints)
{
    const bool inside = !source.value || !source.value->field.empty() ||
                        (source.value->constant >= spec.low && source.value->constant <= spec.high);
    if (!inside)
        complain(complaints, at, number_text(source.value->constant) + " " + std::string{spec.unit} + " is outside " + range_text(spec), Fault::study);
    return inside;
}

}  // namespace

std::string source_key(const Source& source)
{
    std::string key;
    for (const auto* each : {&source.raster, &source.vector, &source.layer, &source.crs, &source.id, &source.classes, &source.unit})
        key += each->value_or("") + "|";
    if (source.resample)
        key += rule_name(*source.resample);
    for (const PresetTable& each : source.tables)
        key += each.preset->path + "|" + each.file + "|" + each.layer + "|";
    for (const double each : source.unknown)
        key += number_text(each) + "|";
    for (const auto* each : {&source.value, &source.height, &source.floors})
        if (*each)
            key += "|" + (*each)->field + "=" + number_text((*each)->constant) + "*" + number_text((*each)->unit.factor);
        else
            key += "|";
    return key;
}

Unit unit_of(const Source& source, const RasterInfo& info, const LayerSpec& spec, const Resolved& scenario, Diagnostics& complaints)
{
    const Unit own = parse_unit(spec.unit);
    if (source.unit)
        return parse_unit(*source.unit);
    try {
        if (const Unit found = parse_unit(info.unit); found.same_dimension(own))
            return found;
    } catch (const Error&) {  // the file's unit is a free text
    }
    const std::string name{spec.name};
    if (!own.countable())
        warn(complaints, spot(scenario, layer_key(name) + ".raster"),
             shown_path(scenario, *source.raster) + " names no unit of " + name + ": taken as " + std::string{spec.unit} + "; write `unit: " +
                 std::string{spec.shown} + "`");
    return own;
}

LayerSpec input_spec(const std::string& name)
{
    LayerSpec spec = *find_layer(name);  // the reader knows no other names
    if (name == "soil_group")
        spec.low = 1, spec.high = 4;
    return spec;
}

std::optional<RasterFile> open_raster(const Source& source, const Grid& grid, const Resolved& scenario, const Spot& at,
                                      Diagnostics& complaints)
{
    std::optional<RasterFile> file;
    guarded(at, complaints, [&] { file.emplace(*source.raster, 1, source.crs.value_or("")); });
    if (!file)
        return file;
    const std::string shown = shown_path(scenario, *source.raster);
    if (!same_crs(file->info().crs, grid.crs))
        warn(complaints, at, shown + " is in " + crs_name(file->info().crs) + ", the territory in " + crs_name(grid.crs) +
                                              ": its values are brought from one to the other");
    else if (file->info().box().within(grid.box()).empty()) {
        complain(complaints, at, shown + " lies at " + box_text(file->info().box()) + ", the territory at " + box_text(grid.box()) +
                                             ": they do not meet");
        return std::nullopt;
    } else {
        for (const std::string& warning : file->warnings(grid.box()))
            warn(complaints, at, shown + ": " + warning);
    }
    return file;
}

Raster<float> on_grid(const RasterFile& file, const Grid& grid, Rule rule, const std::function<float(float)>& as)
{
    Raster<float> whole{grid.whole(), 0, no_value};
    for_each_tile(grid.whole(), tile_side, [&](const Window& tile) { paste(file.values(grid, tile, rule, as), whole); });
    return whole;
}

void zero_for_none(Raster<float>& values)
{
    for_each_row(values.rows(), [&](int i) {
        float* row = values.view().row(i);
        for (int j = 0; j < values.cols(); ++j)
            row[j] = std::isnan(row[j]) ? 0 : row[j];
    });
}

std::optional<Brought> bring(const std::string& name, const Source& source, const Grid& grid, const Resolved& scenario,
                             Diagnostics& complaints, const Turn& turn)
{
    const LayerSpec spec = input_spec(name);
    if (!fits(spec, source, spot(scenario, layer_key(name) + ".value"), complaints))
        return std::nullopt;
    std::optional<Brought> made;
    const Spot at = spot(scenario, layer_key(name) + (source.raster ? ".raster" : source.vector ? ".vector" : source.value ? ".value" : ""));
    guarded(at, complaints, [&] {
        if (source.raster)
            made = bring_raster(spec, source, grid, scenario, complaints, turn);
        else if (source.vector)
            made = bring_vector(spec, source, grid, scenario, complaints);
        else if (source.value)
            made = Brought{constant_layer<float>(name, grid, static_cast<float>(source.value->constant)), {name, "", "", "constant", 0, 1}};
    });
    return made;
}

}  // namespace arpent
