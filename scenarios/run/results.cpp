#include "scenarios/run/results.hpp"

#include "core/unit.hpp"
#include "io/file.hpp"
#include "io/raster_writer.hpp"
#include "io/result_file.hpp"
#include "io/style_file.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace arpent {
namespace {

constexpr const char* context[] = {"ground_elevation", "building_fraction", "population"};

/// The same layer in float32: quanta as metres.
Layer as_number(const Layer& layer)
{
    if (layer.kind != Kind::quanta)
        return layer;
    return {layer.name, layer.grid, Kind::number, layer.planes, [layer](int plane, const Window& window, AnyView to) {
                const auto quanta = layer.values<Quanta>(window, 0, Quanta{}, plane);
                for (int i = 0; i < window.rows; ++i)
                    std::transform(quanta.view().row(i), quanta.view().row(i) + window.cols, std::get<View<float>>(to).row(i),
                                   [](Quanta h) { return static_cast<float>(h) * water_quantum; });
            }};
}

/// The least and greatest value of a layer; {0, 1} where there is none.
std::pair<double, double> range_of(const Layer& layer)
{
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (int row = 0; row < layer.grid.rows; row += square_side) {
        const auto band = layer.values<float>(Window{row, 0, square_side, layer.grid.cols}.within(layer.grid.whole()));
        for (int i = 0; i < band.rows(); ++i)
            for (int j = 0; j < band.cols(); ++j)
                if (const float value = band.view()(i, j); !std::isnan(value)) {
                    low = std::min<double>(low, value);
                    high = std::max<double>(high, value);
                }
    }
    return low <= high ? std::pair{low, high} : std::pair{0.0, 1.0};
}

void write_map(const RunFolder& folder, const std::string& scenario, const Layer& layer, const VariableSpec& spec, int threads)
{
    RasterMeta meta{.description = spec.label_en, .unit = spec.unit, .nodata = {}, .colors = {}};
    if (spec.precision > 0)
        meta.decimals_bits = static_cast<int>(std::lround(-std::log2(spec.precision)));
    const std::string path = folder.map(scenario, spec.name);
    const auto [low, high] = layer.kind == Kind::byte ? std::pair{0.0, 255.0} : range_of(layer);
    write_cog(path, layer, meta, threads);
    write_style(path.substr(0, path.size() - 4) + ".qml", palette_of(spec.name, low, high), spec);
}

std::vector<std::pair<int, std::string>> flags_of(const std::string& variable)
{
    std::vector<std::pair<int, std::string>> flags;
    const Palette palette = palette_of(variable, 0, 1);
    for (const Palette::Stop& stop : palette.stops)
        flags.emplace_back(static_cast<int>(stop.value), stop.label_en);
    return flags;
}

/// Where the scenario stands on the axes of its study.
std::vector<ScalarCoordinate> coordinates_of(const Coordinates& at)
{
    std::vector<ScalarCoordinate> made;
    if (!at.event.empty())
        made.push_back({"event", "event that the territory stands", at.event});
    if (at.return_period)
        made.push_back({"return_period", "mean time between such events", parse_unit("y").from_si(*at.return_period), "year"});
    if (at.year)
        made.push_back({"year", "years since planting and building", static_cast<double>(*at.year), "year"});
    if (at.member)
        made.push_back({"member", "member of the ensemble", static_cast<double>(*at.member), "1", "realization"});
    return made;
}

}  // namespace

void write_results(const RunFolder& folder, const ReadyScenario& scenario, const ScenarioResults& results, int threads)
{
    const std::string& name = scenario.resolved->name;
    folder.make("effective");
    folder.make(file_stem(name));
    write_text(folder.effective(name), effective(*scenario.resolved));
    ResultWriter writer{folder.result(name), scenario.inputs.grid, {{"title", scenario.resolved->study.study + ": " + shown_title(*scenario.resolved)}, {"source", "arpent"}},
                        coordinates_of(scenario.resolved->at)};
    for (const auto& [variable, layer] : results.layers) {
        const VariableSpec spec = variable_spec(variable);
        if (layer.kind == Kind::byte)
            writer.put(layer, spec, flags_of(variable));
        else
            writer.put(layer, spec);
        write_map(folder, name, as_number(layer), spec, threads);
    }
    for (const char* each : context)
        if (const auto found = scenario.data().territory.layers.find(each); found != scenario.data().territory.layers.end())
            writer.put(found->second, variable_spec(each));
    writer.put(scenario.data().report, variable_spec(scenario.data().report.name), {{0, "outside"}, {1, "inside"}});
    for (const auto& [key, text] : result_texts(scenario, results))
        writer.text(key, text);
    writer.close();
}

}  // namespace arpent
