#pragma once

#include "core/model.hpp"

#include <map>
#include <string>
#include <vector>

namespace arpent {

/// Series of a scenario by name.
using SeriesByName = std::map<std::string, Series, std::less<>>;

/// What a step left behind.
struct StepResult {
    Layers layers;  // its card's writes
    State state;    // at the time reached
    std::vector<Ledger> ledgers;
    double reached = 0;  // [s]
};

/// Runs a `whole` step over `job`'s interval from `state` (empty: all 0) on the layers that it reads.
/// Throws Error (model) where a ledger does not close or a result holds an infinite value.
StepResult run_step(const Step& step, const Layers& inputs, const SeriesByName& series, const Job& job, State state = {});

}  // namespace arpent
