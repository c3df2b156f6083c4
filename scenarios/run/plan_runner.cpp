#include "scenarios/run/plan_runner.hpp"

#include "core/unit.hpp"
#include "scenarios/run/pieces.hpp"

#include <chrono>
#include <cmath>
#include <numeric>

namespace arpent {
namespace {

std::vector<int> last_uses(const Plan& plan)
{
    std::vector<int> last(plan.steps.size());
    std::iota(last.begin(), last.end(), 0);
    for (int n = 0; n < static_cast<int>(plan.steps.size()); ++n) {
        const PlannedStep& step = plan.steps[static_cast<std::size_t>(n)];
        for (const int before : step.after)
            last[static_cast<std::size_t>(before)] = n;
        if (step.same_as >= 0)
            last[static_cast<std::size_t>(step.same_as)] = n;
    }
    return last;
}

}  // namespace

PlanRunner::PlanRunner(const ReadyStudy& study, Cache& cache, Progress& progress, Log& log, Interruption& interruption, const CheckpointInterval& checkpoint)
    : study_{study}, cache_{cache}, last_{cache, study_identity(study)}, progress_{progress}, log_{log}, interruption_{interruption}, checkpoint_{checkpoint},
      kept_(study.plan.steps.size()), last_use_{last_uses(study.plan)}
{
}

std::optional<ScenarioResults> PlanRunner::run(const ReadyScenario& scenario)
{
    ScenarioResults results;
    for (int n = scenario.first_step; n < scenario.first_step + scenario.steps; ++n) {
        const Kept done = step(scenario, n);
        if (!done)
            return {};
        last_.remember(study_.plan.steps[static_cast<std::size_t>(n)], scenario.sources);
        for (const Port& port : study_.plan.steps[static_cast<std::size_t>(n)].card.writes)
            if (const auto found = done->layers.find(port.layer); found != done->layers.end() && !port.between)
                results.layers.insert_or_assign(port.layer, found->second);
        results.ledgers.insert(results.ledgers.end(), done->ledgers.begin(), done->ledgers.end());
        forget(n);
    }
    return results;
}

PlanRunner::Kept PlanRunner::step(const ReadyScenario& scenario, int n)
{
    const PlannedStep& planned = study_.plan.steps[static_cast<std::size_t>(n)];
    Kept& kept = kept_[static_cast<std::size_t>(n)];
    const std::string name = planned.scenario + ": " + planned.card.name;
    if (planned.same_as >= 0) {
        progress_.line(name + ": as in " + study_.plan.steps[static_cast<std::size_t>(planned.same_as)].scenario);
        return kept = kept_[static_cast<std::size_t>(planned.same_as)];
    }
    if (auto found = cache_.result(planned.key, layer_names(planned.card.writes))) {
        log_.write("step cached", {{"scenario", planned.scenario}, {"step", planned.card.name}, {"key", planned.key}});
        progress_.line(name + ": cached");
        return kept = std::make_shared<const StepResult>(std::move(*found));
    }
    return kept = run_and_keep(scenario, planned, name);
}

PlanRunner::Kept PlanRunner::run_and_keep(const ReadyScenario& scenario, const PlannedStep& planned, const std::string& name)
{
    const AtWork at_work{interruption_};
    const auto began = std::chrono::steady_clock::now();
    log_.write("step begins", {{"scenario", planned.scenario}, {"step", planned.card.name}, {"key", planned.key}, {"reason", planned.reason}});
    StepResult result = run_planned(scenario, planned, name);
    if (result.reached < planned.until)
        return nullptr;
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
    log_.write("step ends", {{"scenario", planned.scenario}, {"step", planned.card.name}, {"seconds", number_text(spent.count())}});
    progress_.line(name + ": " + number_text(std::round(spent.count() * 10) / 10) + " s");
    result.state = {};
    cache_.keep(planned.key, result, {study_.name, planned.scenario, planned.card.name});
    cache_.drop_checkpoints(planned.key);
    return std::make_shared<const StepResult>(std::move(result));
}

StepResult PlanRunner::run_planned(const ReadyScenario& scenario, const PlannedStep& planned, const std::string& name)
{
    const Grid& grid = scenario.inputs.grid;
    const Job job{.from = planned.from, .until = planned.until, .grid = grid, .place = scenario.inputs.place,
                  .start_utc = scenario.inputs.calendar.start_utc, .window = grid.whole(),
                  .progress = [this, name](double done) { progress_.step(name, done); }};
    CheckpointClock clock{checkpoint_};
    const auto keep = [&](const StepResult& reached) {
        clock.keep([&] { cache_.keep_checkpoint(planned.key, reached); });
        log_.write("checkpoint", {{"scenario", planned.scenario}, {"step", planned.card.name}, {"reached", number_text(reached.reached)}});
    };
    return run_in_pieces(planned.chain, inputs(scenario, planned), scenario.inputs.series, job,
                         {.due = [&] { return clock.due(); }, .stop = [this] { return interruption_.told.load(); }, .keep = keep},
                         begun(planned, name));
}

/// What an interrupted run left of a step.
std::optional<StepResult> PlanRunner::begun(const PlannedStep& planned, const std::string& name)
{
    auto found = cache_.checkpoint(planned.key, layer_names(planned.card.writes));
    if (found) {
        log_.write("resumed", {{"scenario", planned.scenario}, {"step", planned.card.name}, {"reached", number_text(found->reached)}});
        progress_.line(name + ": goes on from " + number_text(std::round(100 * (found->reached - planned.from) / (planned.until - planned.from))) + " %");
    }
    return found;
}

Layers PlanRunner::inputs(const ReadyScenario& scenario, const PlannedStep& planned) const
{
    Layers layers = scenario.data().territory.layers;
    for (const int before : planned.after)
        for (const auto& [name, layer] : kept_[static_cast<std::size_t>(before)]->layers)
            layers.insert_or_assign(name, layer);
    return layers;
}

/// Lets go of what no step after `past` needs.
void PlanRunner::forget(int past)
{
    for (int n = 0; n <= past; ++n)
        if (last_use_[static_cast<std::size_t>(n)] <= past)
            kept_[static_cast<std::size_t>(n)].reset();
}

}  // namespace arpent
