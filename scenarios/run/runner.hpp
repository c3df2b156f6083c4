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

/// Runs a step over `job`'s interval from `state` (empty: all 0) on the layers that it reads, cut as its reach allows: `local` in tiles, `sweep` in
/// bands of `job.band_rows` from each side, whose results are the same bits for any cut. One of these that is told to stop leaves nothing, and the
/// state as it was. Throws Error (model) where a ledger does not close or a result holds an infinite value.
StepResult run_step(const Step& step, const Layers& inputs, const SeriesByName& series, const Job& job, State state = {});

}  // namespace arpent
