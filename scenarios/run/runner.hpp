#pragma once

#include "core/model.hpp"

#include <functional>
#include <map>
#include <optional>
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

/// Where a step is cut into pieces. `due` and `stop` are asked at each step boundary.
struct Cuts {
    std::function<bool()> due = [] { return false; };   // true: a piece ends here, and the next one goes on from it
    std::function<bool()> stop = [] { return false; };  // true: the run of the step ends here
    std::function<void(const StepResult&)> keep = [](const StepResult&) {};  // told at each cut what came of all pieces so far
};

/// Runs a step as `run_step` does, cut into pieces, over the rest of `job`'s interval from `begun` (none: over all of it). What it
/// returns, up to the time reached, has the same bits wherever and however often it was cut, stopped and gone on with.
StepResult run_in_pieces(const Step& step, const Layers& inputs, const SeriesByName& series, const Job& job, const Cuts& cuts,
                         std::optional<StepResult> begun = {});

}  // namespace arpent
