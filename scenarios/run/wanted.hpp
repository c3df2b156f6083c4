#pragma once

#include "core/model.hpp"
#include "scenarios/study/study.hpp"

#include <memory>
#include <string>
#include <vector>

namespace arpent {

/// A model that a study asks for, with the variables wanted of it.
struct ModelRun {
    const Model* model = nullptr;
    std::shared_ptr<const void> settings;
    std::vector<Variable> wanted;
};

/// The models of a scenario (`only`: that one); variables that indicators and maps need are wanted too. Complaints: an indicator or a
/// map of what no model of the study gives.
std::vector<ModelRun> model_runs(const Resolved& scenario, const std::string& only, Diagnostics& complaints);

}  // namespace arpent
