#pragma once

#include "scenarios/run/cache.hpp"
#include "scenarios/run/checkpoint_clock.hpp"
#include "scenarios/run/interruption.hpp"
#include "scenarios/run/log.hpp"
#include "scenarios/run/progress.hpp"
#include "scenarios/run/reasons.hpp"
#include "scenarios/run/results.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace arpent {

/// Runs the steps of a plan, one scenario after the other in their order, or takes their results from the cache. What a step leaves is held
/// as long as a later one needs it, and kept in the cache. A step under way leaves checkpoints there, also where it is told to stop; one that finds a
/// checkpoint goes on from it.
class PlanRunner {
public:
    PlanRunner(const ReadyStudy& study, Cache& cache, Progress& progress, Log& log, Interruption& interruption, const CheckpointInterval& checkpoint);

    /// The results of a scenario's steps; none where the run was told to stop.
    std::optional<ScenarioResults> run(const ReadyScenario& scenario);

private:
    using Kept = std::shared_ptr<const StepResult>;  // without its state

    Kept step(const ReadyScenario& scenario, int n);
    Kept run_and_keep(const ReadyScenario& scenario, const PlannedStep& planned, const std::string& name);
    StepResult run_planned(const ReadyScenario& scenario, const PlannedStep& planned, const std::string& name);
    std::optional<StepResult> begun(const PlannedStep& planned, const std::string& name);
    Layers inputs(const ReadyScenario& scenario, const PlannedStep& planned) const;
    void forget(int past);

    const ReadyStudy& study_;
    Cache& cache_;
    LastRun last_;
    Progress& progress_;
    Log& log_;
    Interruption& interruption_;
    CheckpointInterval checkpoint_;
    std::vector<Kept> kept_;       // by step
    std::vector<int> last_use_;    // by step: the last one that takes or reads its results
};

}  // namespace arpent
