#include "scenarios/run/prepare.hpp"

#include "core/unit.hpp"
#include "io/crs.hpp"
#include "scenarios/run/run_folder.hpp"
#include "scenarios/study/storm.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace arpent {
namespace {

std::vector<std::string> names_of(const std::vector<Resolved>& scenarios)
{
    std::vector<std::string> names;
    for (const Resolved& each : scenarios)
        names.push_back(each.name);
    return names;
}

/// The scenarios asked for, in the study's order.
std::vector<const Resolved*> selected(const Reading& reading, const std::vector<std::string>& wanted)
{
    const auto names = names_of(reading.scenarios);
    for (const std::string& name : wanted)
        if (std::ranges::find(names, name) == names.end())
            throw Error{Fault::usage, "the study has no scenario \"" + name + "\"" + hint(name, names)};
    std::vector<const Resolved*> chosen;
    for (const Resolved& each : reading.scenarios)
        if (wanted.empty() || std::ranges::find(wanted, each.name) != wanted.end())
            chosen.push_back(&each);
    return chosen;
}

void refuse(const Diagnostics& complaints)
{
    if (complaints.failed())
        throw Error{complaints.fault(), complaints.text()};
}

std::string giga(double bytes) { return number_text(std::round(bytes / 1e7) / 100) + " GB"; }

/// Refuses what cannot fit before any data are read.
void check_memory(const std::vector<ModelRun>& models, const Grid& grid)
{
    const double need = peak_bytes(steps_of(models), grid.cells()), room = memory_available();
    if (need > room)
        throw Error{Fault::machine, "a run on " + std::to_string(grid.rows) + " x " + std::to_string(grid.cols) + " cells needs about " + giga(need) +
                                        " of memory, " + giga(room) + " is free"};
}

/// A model's own, coarser cell is refused where it would be passed over in silence.
void check_cells(const Resolved& scenario, const Grid& grid, Diagnostics& complaints)
{
    for (const ModelChoice& choice : scenario.study.models) {
        const std::string path = "models." + choice.name + ".cell";
        if (const Node* node = scenario.tree.at(path); choice.cell && *choice.cell != grid.cell)
            complaints.add(node == nullptr ? Where{} : node->where, path, "models run on the territory's cells (allowed: " + number_text(grid.cell) + " m)");
    }
}

ScenarioInputs inputs_of(const Resolved& scenario, const Grid& grid, const Layers& layers, Diagnostics& complaints)
{
    ScenarioInputs inputs{.scenario = scenario.name, .grid = grid, .place = place_of(grid), .calendar = calendar_of(scenario), .layers = layers, .series = {}};
    if (auto rain = storm_rain(scenario, complaints)) {
        inputs.storm_from = rain->begin();
        inputs.storm_until = rain->end();
        inputs.series.emplace("rain", std::move(*rain));
    }
    return inputs;
}

/// Readers of territories by grid: scenarios on one grid share what they read.
class Readers {
public:
    TerritoryReader& of(const Grid& grid)
    {
        const auto found = std::ranges::find(grids_, grid);
        if (found != grids_.end())
            return readers_[static_cast<std::size_t>(found - grids_.begin())];
        grids_.push_back(grid);
        return readers_.emplace_back(grid);
    }

private:
    std::vector<Grid> grids_;
    std::deque<TerritoryReader> readers_;
};

}  // namespace

ReadyStudy prepare(const Reading& reading, const Selection& selection)
{
    refuse(reading.complaints);
    ReadyStudy ready{.name = reading.written.study, .scenarios = {}, .plan = {}, .warnings = {}};
    ready.warnings.add(reading.complaints);
    Diagnostics written, held;
    Readers readers;
    for (const Resolved* scenario : selected(reading, selection.scenarios)) {
        auto& made = ready.scenarios.emplace_back();
        made.resolved = scenario;
        made.models = model_runs(*scenario, selection.model, written);
        const Grid grid = study_grid(*scenario, written);
        check_cells(*scenario, grid, written);
        refuse(written);
        check_memory(made.models, grid);
        TerritoryReader& reader = readers.of(grid);
        made.territory = reader.read(*scenario, held);
        made.zones = reader.zones(*scenario, held);
        made.report = reader.report_mask(*scenario, held);
        made.inputs = inputs_of(*scenario, grid, made.territory.layers, held);
    }
    refuse(held);
    for (ReadyScenario& each : ready.scenarios) {
        auto steps = wire(steps_of(each.models), each.inputs);
        each.first_step = static_cast<int>(ready.plan.steps.size());
        each.steps = static_cast<int>(steps.size());
        add_scenario(ready.plan, std::move(steps));
    }
    ready.warnings.add(written);
    ready.warnings.add(held);
    return ready;
}

}  // namespace arpent
