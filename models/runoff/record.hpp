#pragma once

#include "core/model.hpp"
#include "models/runoff/band.hpp"
#include "models/runoff/settings.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace arpent::runoff {

/// What is kept of the water while it moves: of all that a study may ask for, what it asked for.
/// Depth is kept at every step of the flow (in `Fields::h_max`); the rest is looked at at the end of each tick of the clock: hazard is
/// that of one instant, for the greatest product is not the product of the greatest.
class Record {
public:
    /// `begin` [s]: when the storm began, from which times count. `state` outlives this.
    Record(const std::vector<Variable>& wanted, const Settings& settings, double begin, const Window& window, State& state);

    /// Looks at the water at the end of the tick [from, until) [s].
    void look(const Fields& fields, double from, double until);

    /// Hands out what was kept. `z` [m] is NaN where there is no ground, and so are the results.
    void put(const Fields& fields, View<const float> z, Outputs& out);

    /// What a restart needs of the past: part of the card.
    static std::vector<Port> state(const std::vector<Variable>& wanted);
    /// How many fields are held for it, those of the state included.
    static int fields(const std::vector<Variable>& wanted);

private:
    struct Above {
        Quanta depth;
        Raster<float> seconds;
    };

    void look_at_row(const Fields& fields, int i, float t, float length);
    void look_at_motion(const Fields& fields, int i);
    Raster<float> metres_of(const Raster<Quanta>& h) const;
    Raster<float> value_of(const Variable& variable, const Fields& fields, View<const float> z);

    std::vector<Variable> wanted_;
    bool urban_;
    float cap_;  // greatest speed / sqrt(h) [m1/2 s-1]
    double begin_;
    Window window_;
    std::optional<Raster<float>> speed_, discharge_, hazard_, arrival_;
    std::map<std::string, Above> above_;  // by file name
    Raster<Quanta>* greatest_ = nullptr;  // of the state
    Raster<float>* when_ = nullptr;
};

}  // namespace arpent::runoff
