#pragma once

#include "scenarios/run/runner.hpp"

#include <memory>
#include <vector>

namespace arpent {

/// Steps of a model that take turns: all of them, in order, over one piece of the interval, then all over the next, so that what one leaves for
/// the next is held for a piece alone. One step without a piece is a chain of its own.
struct Chain {
    std::vector<std::shared_ptr<const Step>> steps;

    /// What they are together: named as the last, without what passes between them.
    Card card() const;
    Effort effort(const Grid& grid, double from, double until) const;

    /// As `run_step` does over `job`'s interval. It is told to stop between steps and, by steps that ask, within: a piece given up leaves
    /// nothing, and the state as it was.
    StepResult run(const Layers& inputs, const SeriesByName& series, const Job& job, State state = {}) const;
};

/// The steps of models, those of one model with the same `Card::piece` made one chain.
std::vector<Chain> chains(const std::vector<std::shared_ptr<const Step>>& steps);

}  // namespace arpent
