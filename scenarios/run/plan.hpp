#pragma once

#include "core/model.hpp"
#include "scenarios/run/chain.hpp"
#include "scenarios/run/key.hpp"
#include "scenarios/run/wanted.hpp"

#include <memory>
#include <string>
#include <vector>

namespace arpent {

/// One step of one scenario, or a chain of them, wired.
struct PlannedStep {
    std::string scenario;
    Chain chain;
    Card card;
    double from = 0, until = 0;  // [s]
    std::vector<int> after;      // steps of the plan whose results it reads
    KeyParts parts;              // all that its results depend on
    std::string key;             // their digest
    std::string reason = {};     // why it runs, or not: new, cached, input changed: NAME
    int same_as = -1;            // an earlier step with the same key and results, which it takes
    bool cached = false;         // the cache holds its results

    bool runs() const { return same_as < 0 && !cached; }
};

/// The steps of all scenarios in an order in which they can run.
struct Plan {
    std::vector<PlannedStep> steps;
};

/// Wires the steps of one scenario from their cards. Throws Error (study) that names every input that nothing gives, every series that
/// is missing, or the steps that wait for each other.
std::vector<PlannedStep> wire(const std::vector<std::shared_ptr<const Step>>& steps, const ScenarioInputs& inputs);

std::vector<std::string> layer_names(const std::vector<Port>& ports);

/// The steps of the models asked for.
std::vector<std::shared_ptr<const Step>> steps_of(const std::vector<ModelRun>& models);

/// Appends a scenario's steps; those whose key and results are already there take the earlier ones.
void add_scenario(Plan& plan, std::vector<PlannedStep> steps);

}  // namespace arpent
