#include "scenarios/run/prepare.hpp"

#include "core/unit.hpp"
#include "io/crs.hpp"
#include "scenarios/run/forecast.hpp"
#include "scenarios/run/reasons.hpp"
#include "scenarios/run/run_folder.hpp"
#include "scenarios/run/scenario_series.hpp"
#include "scenarios/study/spot.hpp"
#include "scenarios/study/storm.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

namespace arpent {
namespace {

/// What could have been meant by `asked`: points where it names one, else scenarios.
std::vector<std::string> names_like(const std::vector<Resolved>& points, const std::string& asked)
{
    std::vector<std::string> names;
    for (const Resolved& each : points)
        if (const auto& name = asked.find('@') == asked.npos ? each.at.scenario : each.name; std::ranges::find(names, name) == names.end())
            names.push_back(name);
    return names;
}

/// The points of the scenarios asked for, in the study's order.
std::vector<const Resolved*> selected(const Reading& reading, const std::vector<std::string>& wanted)
{
    for (const std::string& asked : wanted)
        if (std::ranges::none_of(reading.scenarios, [&](const Resolved& each) { return selects(asked, each.name); }))
            throw Error{Fault::usage, "the study has no scenario \"" + asked + "\"" + hint(asked, names_like(reading.scenarios, asked))};
    std::vector<const Resolved*> chosen;
    for (const Resolved& each : reading.scenarios)
        if (wanted.empty() || std::ranges::any_of(wanted, [&](const std::string& asked) { return selects(asked, each.name); }))
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
void check_memory(const Resolved& scenario, const std::vector<ModelRun>& models, const Grid& grid)
{
    const double need = peak_bytes(scenario, models, grid), room = memory_available();
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

ScenarioInputs inputs_of(const Resolved& scenario, const TerritoryFacts& facts, SeriesByName series)
{
    ScenarioInputs inputs{.scenario = scenario.name, .grid = facts.grid, .place = facts.place, .calendar = calendar_of(scenario), .layers = facts.layers, .series = std::move(series)};
    if (const auto rain = inputs.series.find("rain"); rain != inputs.series.end()) {
        inputs.storm_from = rain->second.begin();
        inputs.storm_until = rain->second.end();
    }
    return inputs;
}

/// Reads what scenarios are made from, and knows what has been made of it before.
struct Sources {
    TerritoryMemory memory;
    DataReader reader{};

    ScenarioData read(const Resolved& scenario, const Grid& grid, Diagnostics& complaints)
    {
        ScenarioData made = reader.read(scenario, grid, complaints);
        if (!memory.note_files(scenario, made.territory.inputs) && !complaints.failed())
            throw changed(scenario);
        return made;
    }

    ScenarioData read_again(const Resolved& scenario, const TerritoryFacts& facts)
    {
        Diagnostics complaints;
        ScenarioData made = read(scenario, facts.grid, complaints);
        refuse(complaints);
        if (layer_digests(made.territory.layers) == facts.layers)
            return made;
        memory.forget(scenario);
        throw changed(scenario);
    }

    static Error changed(const Resolved& scenario)
    {
        return Error{Fault::data, "the data of " + scenario.name + " have changed since the run began: run the study again"};
    }
};

/// Makes scenarios ready, one after the other.
class Preparation {
public:
    Preparation(const Selection& selection, Cache& cache) : selection_{selection}, from_{std::make_shared<Sources>(Sources{TerritoryMemory{cache}})} {}

    ReadyScenario scenario(const Resolved& scenario)
    {
        ReadyScenario made{.resolved = &scenario, .lazy = {}, .models = model_runs(scenario, selection_.model, written_), .inputs = {},
                           .sources = from_->memory.sources(scenario), .made_from = from_->memory.all_data(scenario)};
        Diagnostics of_data;
        std::optional<ScenarioData> read;
        auto facts = from_->memory.recall(scenario);
        const Grid grid = facts ? facts->grid : study_grid(scenario, of_data);
        check_cells(scenario, grid, written_);
        refuse_with(of_data);
        check_memory(scenario, made.models, grid);
        if (!facts) {
            read = from_->read(scenario, grid, of_data);
            facts = facts_of(scenario, grid, *read, of_data);
        } else
            for (const auto& [key, what] : facts->warnings)
                of_data.warn(spot(scenario, key).where, key, what);
        held_.add(of_data);
        made.inputs = inputs_of(scenario, *facts, series_.read(scenario, held_));
        if (any_held_)
            read.reset();  // read again when its turn comes: memory does not grow with the number of scenarios
        any_held_ = any_held_ || read;
        made.lazy = lazy(scenario, std::move(*facts), std::move(read));
        return made;
    }

    /// What the data hold wrong; else what to warn of.
    Diagnostics complaints() const
    {
        refuse(held_);
        Diagnostics all = written_;
        all.add(held_);
        return all;
    }

private:
    void refuse_with(const Diagnostics& of_data) const
    {
        Diagnostics all = written_;
        all.add(of_data);
        refuse(all);
    }

    TerritoryFacts facts_of(const Resolved& scenario, const Grid& grid, const ScenarioData& data, const Diagnostics& of_data)
    {
        TerritoryFacts facts{.grid = grid, .place = place_of(grid), .layers = layer_digests(data.territory.layers), .warnings = {}};
        for (const Complaint& each : of_data.sorted())
            facts.warnings.emplace_back(each.key, each.what);
        if (!of_data.failed())
            from_->memory.remember(scenario, facts);
        return facts;
    }

    std::shared_ptr<LazyData> lazy(const Resolved& scenario, TerritoryFacts facts, std::optional<ScenarioData> read) const
    {
        return std::make_shared<LazyData>([&scenario, from = from_, facts = std::move(facts)] { return from->read_again(scenario, facts); }, std::move(read));
    }

    const Selection& selection_;
    std::shared_ptr<Sources> from_;
    SeriesReader series_{};
    Diagnostics written_{}, held_{};
    bool any_held_ = false;
};

}  // namespace

std::string study_identity(const ReadyStudy& study)
{
    std::error_code missing;
    return study.name + " in " + std::filesystem::canonical(study.folder, missing).string();
}

ReadyStudy prepare(const Reading& reading, const Selection& selection, Cache& cache)
{
    refuse(reading.complaints);
    ReadyStudy ready{.name = reading.written.study, .folder = reading.folder, .scenarios = {}, .plan = {}, .warnings = {}};
    Preparation preparation{selection, cache};
    for (const Resolved* scenario : selected(reading, selection.scenarios))
        ready.scenarios.push_back(preparation.scenario(*scenario));
    ready.warnings.add(reading.complaints);
    ready.warnings.add(preparation.complaints());
    const LastRun last{cache, study_identity(ready)};
    for (ReadyScenario& each : ready.scenarios) {
        auto steps = wire(steps_of(each.models), each.inputs);
        each.first_step = static_cast<int>(ready.plan.steps.size());
        each.steps = static_cast<int>(steps.size());
        for (PlannedStep& step : steps) {
            step.reason = last.reason(step, each.sources);
            step.cached = step.reason == "cached";
        }
        add_scenario(ready.plan, std::move(steps));
    }
    return ready;
}

}  // namespace arpent
