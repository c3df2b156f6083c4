#pragma once

#include "models/runoff/band.hpp"

#include <cstdint>
#include <vector>

namespace arpent::runoff {

/// How water may move.
struct Law {
    double cell = 1;        // [m] side
    double courant = 0.65;  // [1] share of a cell that a wave may cross in a step
    double froude_max = 2;  // [1]
    double dry = 1e-5;      // [m]
};

/// Water on a territory and its motion.
class Flow {
public:
    Flow(Fields fields, const Law& law, Rim rim = {}, int band_rows = square_side);
    Flow(const Flow&) = delete;  // bands refer to the fields
    Flow& operator=(const Flow&) = delete;

    Fields& fields() { return fields_; }

    /// Measures what bounds the next step and where water is. To be called after anything but `advance` changed the water, and before
    /// a tick of another supply.
    void measure(const Supply& supply = {});

    /// The longest stable step [s]: a wave crosses `courant` of a cell, a film half of one. Depends on the water alone.
    double stable_step() const;

    /// One time step of `dt` [s]. Throws Error (model) where water is deeper than 128 m.
    void advance(double dt, const Supply& supply = {});

    /// All the water, in quanta.
    std::int64_t stored() const;
    /// What passed the rim since the beginning.
    const Passed& passed() const { return passed_; }

private:
    void wake(const Supply& supply);
    Change sweep(const Pace& pace, const Supply& supply);

    Fields fields_;
    Law law_;
    std::vector<Band> bands_;
    int nap_, waking_ = 0;  // steps that the squares awake are good for, steps since they were woken
    Bounds bounds_;
    Passed passed_;
};

}  // namespace arpent::runoff
