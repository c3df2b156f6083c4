#pragma once

#include "models/runoff/flow.hpp"
#include "models/runoff/losses.hpp"
#include "models/runoff/record.hpp"
#include "models/runoff/settings.hpp"

namespace arpent::runoff {

/// Rain, losses and flow of one run of the step, tick by tick of the clock. Inside a tick nothing but the water itself changes: what
/// the losses take is gone at its start, what they leave comes evenly, and the steps of the flow follow from the water alone.
class Storm {
public:
    /// `state` outlives this; its water is taken until `keep`.
    Storm(const Settings& settings, const std::vector<Variable>& wanted, const Inputs& in, State& state, const Job& job);

    /// Goes from t to the end of its tick, or to `until`; returns that time.
    double tick(double t, double until);

    /// Closes to exactly 0: before + rain + what entered = infiltrated + intercepted + drained + what left + after.
    Ledger ledger() const;
    /// Hands out the variables of the water and of the losses.
    void put(const std::vector<Variable>& wanted, const Inputs& in, Outputs& out);
    /// Gives the water back to the state.
    void keep(State& state);

private:
    void run_off(double length, const Raster<Quanta>* supply);
    std::int64_t water() const;

    const Settings& settings_;
    const Series& rain_;
    Window window_;
    double cell_;
    Losses losses_;
    Flow flow_;
    Record record_;
    Raster<Quanta> change_;
    std::int64_t before_;
};

}  // namespace arpent::runoff
