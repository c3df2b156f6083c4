#include "scenarios/run/forecast.hpp"

#include "core/executor.hpp"
#include "scenarios/run/stored_size.hpp"
#include "scenarios/study/catalogue_file.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace arpent {
namespace {

constexpr double program_bytes = 70e6;  // code and tables of the program, GDAL, PROJ and HDF5
constexpr double number = sizeof(float), of_cover = 8 * number + 1;  // the properties that follow from land cover, and its code
constexpr double zone_share = 16;                                    // a zone's share of a cell

/// Bytes per cell that a layer of the territory, and those that follow from it, are held in.
double layer_bytes(const std::string& name, const Source& source)
{
    if (!source.raster && !source.vector)
        return 0;
    if (name == "land_cover")
        return of_cover;
    if (name == "buildings")
        return source.height ? 2 * number : number;
    if (name == "canopy_height")
        return source.raster ? 2 * number : number;
    return name == "soil_group" ? 1 : number;
}

/// Bytes per cell of the layers that a scenario's interventions write, as if everywhere.
double edited_bytes(const Resolved& scenario)
{
    std::set<std::string> layers;
    bool cover = false;
    for (const Intervention& each : scenario.study.interventions)
        if (const CatalogueType* type = scenario.catalogue ? scenario.catalogue->find(each.type) : nullptr)
            for (const Edit& edit : type->edits) {
                cover = cover || edit.op == EditOp::reclass;
                if (edit.op != EditOp::reclass)
                    layers.insert(edit.layer);
            }
    return (cover ? of_cover : 0) + number * static_cast<double>(layers.size());
}

/// Bytes per cell of a scenario's data.
double data_bytes(const Resolved& scenario)
{
    double sum = edited_bytes(scenario) + zone_share * static_cast<double>(scenario.study.territory.zones.size()) + 1;
    for (const auto& [name, source] : scenario.study.territory.layers)
        sum += layer_bytes(name, source);
    return sum;
}

double bytes(const std::vector<Port>& ports)
{
    return std::accumulate(ports.begin(), ports.end(), 0.0, [](double sum, const Port& port) { return sum + port.bytes(); });
}

/// Bytes per cell of a step at work: its own, what earlier ones left for it, and the results of the pieces before.
double step_bytes(const Card& card)
{
    const auto of_many_planes = [](const Port& port) { return port.planes > 1 ? port.bytes() : 0; };  // others are the territory's
    const double handed = std::accumulate(card.reads.begin(), card.reads.end(), 0.0, [&](double sum, const Port& port) { return sum + of_many_planes(port); });
    return card.bytes_per_cell + handed + bytes(card.writes);
}

double program_and(double bytes_per_cell, const Grid& grid) { return program_bytes + bytes_per_cell * static_cast<double>(grid.cells()); }

// Of one core [s]: to read a cell of a scenario, to round and compress a value, to draw and compress a pixel of the page.
constexpr double read_cell = 5e-7, stored_value = 1.5e-7, drawn_pixel = 1e-6;

// Bytes: of a run, its page without pictures, project and tables; of a scenario, its texts and what HDF5 adds; of a map, its style, its place
// in the project and what the formats add; of an entry of the cache, what HDF5 adds; of a pixel on the page.
constexpr double of_a_run = 1e5, of_a_scenario = 95e3, of_a_map = 9e3, of_an_entry = 4e4, of_a_pixel = 0.1;
constexpr double packed = 0.4;               // share that compression leaves of a checkpoint, of which two are kept
constexpr double of_a_difference = 0.2;       // bytes per cell of a difference, as result and as map
constexpr double most_pixels = 1024 * 1024;  // of a picture on the page
constexpr int overview_side = 512;           // a map with more cells a side has overviews

struct Sizes {
    double results = 0, entry = 0;  // bytes per cell
};

/// Bytes of a map for each that its values take in `.nc`.
double map_share(const Grid& grid) { return std::max(grid.rows, grid.cols) > overview_side ? 1.45 : 1.1; }

Sizes sizes_of(const Card& card, const Grid& grid)
{
    Sizes sum;
    for (const Port& port : card.writes) {
        const StoredSize size = stored_size(port.layer);
        sum.results += port.between ? 0 : size.result * (1 + map_share(grid));
        sum.entry += port.between ? packed * port.bytes() : size.entry;
    }
    return sum;
}

/// What a scenario's results hold beside those of its steps.
double context_bytes()
{
    double sum = 0;
    for (const char* each : {"ground_elevation", "building_fraction", "population", "report_within"})
        sum += stored_size(each).result;
    return sum;
}

/// Steps run one after the other: what they need adds up, but for memory and checkpoints.
void add(Forecast& sum, const Forecast& one)
{
    sum.bytes = std::max(sum.bytes, one.bytes);
    sum.scratch = std::max(sum.scratch, one.scratch);
    sum.results += one.results;
    sum.entries += one.entries;
    sum.seconds = {sum.seconds.low + one.seconds.low, sum.seconds.high + one.seconds.high};
}

/// What is needed beside the steps: territories read, `variables` written, compared and drawn.
void add_covers(const ReadyStudy& study, double variables, int threads, Forecast& sum)
{
    const ReadyScenario& first = study.scenarios.front();
    const auto& compare = first.resolved->study.compare;
    const auto scenarios = static_cast<double>(study.scenarios.size()), cells = static_cast<double>(first.inputs.grid.cells());
    const double compared = compare ? static_cast<double>(compare->maps.size()) : 0, differences = compared * (scenarios - 1);
    const double pixels = std::min(cells, most_pixels) * (compared * scenarios + differences);
    sum.results += of_a_run + scenarios * (of_a_scenario + context_bytes() * cells) + variables * of_a_map +
                   differences * (of_a_map + of_a_difference * cells) + pixels * of_a_pixel;
    const double seconds = (scenarios * read_cell + variables * stored_value) * cells / threads + pixels * drawn_pixel;
    add(sum, {.seconds = {seconds, seconds}});
}

}  // namespace

double peak_bytes(const Resolved& scenario, const std::vector<ModelRun>& models, const Grid& grid)
{
    double most = 0;
    for (const Chain& chain : chains(steps_of(models)))
        most = std::max(most, step_bytes(chain.card()));
    return program_and(data_bytes(scenario) + most, grid);
}

Forecast step_forecast(const ReadyScenario& scenario, const PlannedStep& step, int threads)
{
    const Grid& grid = scenario.inputs.grid;
    const auto cells = static_cast<double>(grid.cells());
    const Sizes sizes = sizes_of(step.card, grid);
    if (!step.runs())
        return {.bytes = program_and(bytes(step.card.writes), grid), .results = sizes.results * cells, .entries = 0, .scratch = 0, .seconds = {}};
    const Effort effort = step.chain.effort(grid, step.from, step.until);
    const double kept = bytes(step.card.state) + bytes(step.card.writes);
    return {.bytes = program_and(data_bytes(*scenario.resolved) + step_bytes(step.card), grid),
            .results = sizes.results * cells,
            .entries = of_an_entry + sizes.entry * cells,
            .scratch = 2 * packed * kept * cells,
            .seconds = {effort.low / threads, effort.high / threads}};
}

Forecast forecast(const ReadyStudy& study, int threads)
{
    Forecast sum;
    double variables = 0;
    for (const ReadyScenario& scenario : study.scenarios)
        for (int n = scenario.first_step; n < scenario.first_step + scenario.steps; ++n) {
            const PlannedStep& step = study.plan.steps[static_cast<std::size_t>(n)];
            add(sum, step_forecast(scenario, step, threads));
            variables += static_cast<double>(step.card.writes.size());
        }
    add_covers(study, variables, threads, sum);
    return sum;
}

}  // namespace arpent
