#pragma once

#include "core/model.hpp"
#include "models/runoff/settings.hpp"

namespace arpent::runoff {

/// Rain, losses and overland flow: one step, `runoff.flow`, from a storm's start to its end plus `after`.
Model model();

/// The step. Water is held in quanta, in state and ledger; results are in SI. Its state holds at ticks of the clock: `run` asks
/// `job.stop` there, and a run that goes on from there gives the same bits.
class OverlandFlow final : public Step {
public:
    /// `wanted`: the variables to keep, no others. Throws Error (study) where `edges: level` lacks its level.
    OverlandFlow(const Settings& settings, const std::vector<Variable>& wanted);

    Card card() const override;
    /// How much of the ground is wet, and how deep, is what the run is to find out: a third of it and 0.3 m, to all of it and 3 m.
    Effort effort(const Grid& grid, double from, double until) const override;
    double run(const Inputs& in, State& state, Outputs& out, const Job& job) const override;

private:
    Settings settings_;
    std::vector<Variable> wanted_;
};

}  // namespace arpent::runoff
