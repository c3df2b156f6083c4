#pragma once

#include "scenarios/run/prepare.hpp"
#include "scenarios/run/run_folder.hpp"

#include <string>
#include <vector>

namespace arpent {

/// What the steps of a scenario left, joined.
struct ScenarioResults {
    Layers layers;  // by file name: depth_max
    std::vector<Ledger> ledgers;
};

/// Writes `<scenario>.nc`, its maps with their styles, and `effective/<scenario>.yaml`. The variables are those wanted, and
/// ground_elevation, building_fraction and population for whoever draws or weighs them.
void write_results(const RunFolder& folder, const ReadyScenario& scenario, const ScenarioResults& results, int threads);

/// The texts of the group `/arpent` of a result: study, effective, changes, zones, ledgers, inputs, contradictions, models.
std::vector<std::pair<std::string, std::string>> result_texts(const ReadyScenario& scenario, const ScenarioResults& results);

}  // namespace arpent
