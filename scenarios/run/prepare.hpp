#pragma once

#include "scenarios/run/plan.hpp"
#include "scenarios/study/territory.hpp"

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
    TerritoryLayers territory;
    std::vector<ZoneSet> zones;
    Layer report;  // 1 where indicators count
    std::vector<ModelRun> models;
    ScenarioInputs inputs;
    int first_step = 0, steps = 0;  // of the plan
};

/// A study ready to run. Scenarios keep their order.
struct ReadyStudy {
    std::string name;
    std::deque<ReadyScenario> scenarios;
    Plan plan;
    Diagnostics warnings;
};

/// Reads the data of the scenarios asked for and wires their steps. Throws Error: study for what is written wrong or not met, data for
/// what the sources hold; all complaints at once.
ReadyStudy prepare(const Reading& reading, const Selection& selection);

}  // namespace arpent
