#pragma once

#include "scenarios/run/plan.hpp"
#include "scenarios/run/scenario_data.hpp"
#include "scenarios/run/territory_facts.hpp"

#include <deque>
#include <string>
#include <vector>

namespace arpent {

/// What the command line asks of a study.
struct Selection {
    std::string model;                   // empty: all
    std::vector<std::string> scenarios;  // empty: all
};

/// A scenario ready to run.
struct ReadyScenario {
    const Resolved* resolved = nullptr;
    std::shared_ptr<LazyData> lazy;
    std::vector<ModelRun> models;
    ScenarioInputs inputs;
    KeyParts sources;               // what its territory is made from: names and digests
    std::string made_from;          // digest of all its data; empty where some lie on a server
    int first_step = 0, steps = 0;  // of the plan

    /// Read when they are first asked for. Throws Error (data) where they have changed since the study was prepared.
    const ScenarioData& data() const { return lazy->get(); }
};

/// A study ready to run. Scenarios keep their order.
struct ReadyStudy {
    std::string name, folder;
    std::deque<ReadyScenario> scenarios;
    Plan plan;
    Diagnostics warnings;
};

/// Tells a study from others that share a cache.
std::string study_identity(const ReadyStudy& study);

/// Wires the steps of the scenarios asked for. Data that `cache` does not know are read for it. Throws Error: study for what is written wrong
/// or not met, data for what the sources hold; all complaints at once. `reading` outlives what is made.
ReadyStudy prepare(const Reading& reading, const Selection& selection, Cache& cache);

}  // namespace arpent
