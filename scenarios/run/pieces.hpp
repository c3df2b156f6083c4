#pragma once

#include "scenarios/run/chain.hpp"

#include <functional>
#include <optional>

namespace arpent {

/// Where a chain of steps is cut into pieces. `due` and `stop` are asked at each step boundary.
struct Cuts {
    std::function<bool()> due = [] { return false; };   // true: a piece ends here, and the next one goes on from it
    std::function<bool()> stop = [] { return false; };  // true: the run of the step ends here
    std::function<void(const StepResult&)> keep = [](const StepResult&) {};  // told at each cut what came of all pieces so far
};

/// Runs a chain over the rest of `job`'s interval from `begun` (none: over all of it), cut into pieces. What it returns, up to the time
/// reached, has the same bits wherever and however often it was cut, stopped and gone on with.
StepResult run_in_pieces(const Chain& chain, const Layers& inputs, const SeriesByName& series, const Job& job, const Cuts& cuts,
                         std::optional<StepResult> begun = {});

}  // namespace arpent
