#pragma once

#include "core/model.hpp"
#include "models/runoff/loss_rows.hpp"
#include "models/runoff/roofs.hpp"

#include <cstdint>
#include <string>
#include <vector>

// What becomes of rain before it runs: leaves, roofs, films, soil and drains, on a clock of their own, in whole quanta.
// A cell is three tiles: roof (building_fraction), paved (the rest of impervious_fraction), pervious (what remains). Each has its own
// film; the water that stands on the ground is one depth h per cell, and a tile has its share of it.
// Order inside a tick: rain, leaves, roof, films, infiltration, drains. A cell with more than half of it built is a building: what runs
// off it goes to the nearest ground cell that is none.
namespace arpent::runoff {

/// What a study may tell the losses. In SI.
struct LossSettings {
    double clock = 30;                        // [s] longest tick
    double roof_storage = 0.0025;             // [m] on roofs where no layer says roof_storage: flat 2.5 mm
    double drain_rate = 0;                    // [m s-1] on paved ground where no layer says drain_capacity
    std::string infiltration = "green_ampt";  // law of the soil
};

/// What is wrong with the name of an infiltration law; empty where nothing is. The curve number is one that no study can have here: it
/// knows an event's rain alone, and with water that runs on it loses rain.
std::string infiltration_wrong(const std::string& law);

/// The layers that the losses read and keep as state, in quanta over the whole cell: part of the step's card.
/// State: interception_store, roof_store, paved_film, pervious_film, soil_water (infiltrated so far), drained_water.
/// Soil layers speak of the pervious tile alone, depression_storage of both tiles of the ground, roof_storage of the roof;
/// drain_capacity [m s-1] takes from the paved tile. A missing layer, or a cell of it without a value, is what its port calls absent.
std::vector<Port> loss_reads(const LossSettings& settings);
std::vector<Port> loss_state();

/// The losses of one run of a step over a window. The stores are those of the state and stay there: nothing else needs to be kept.
class Losses {
public:
    /// Reads its layers. `state` outlives this and has the layers of `loss_state`.
    Losses(const Inputs& in, State& state, const LossSettings& settings, const Window& window);

    /// The end of the tick that holds t: ticks are whole multiples of the setting, cut where the rain changes.
    double tick_end(double t, const Series& rain) const;

    /// All losses of the tick [from, until). `h` is the water on the ground at `from`; `change` receives the quanta that each cell's
    /// ground gains, those led to it from roofs included. It is negative where water that stands or ran there infiltrates or drains;
    /// h + change >= 0. Both views start at the window's first cell; h is 0 where there is no ground.
    /// The same bits for any number of threads.
    void tick(double from, double until, const Series& rain, View<const Quanta> h, View<Quanta> change);

    /// Quanta summed over the cells. Rain, drained, infiltrated, intercepted: since this was made; stored: in films and on roofs now.
    /// rain = change of (stored + surface water) + infiltrated + intercepted + drained, to exactly 0.
    struct Totals {
        std::int64_t rain = 0, infiltrated = 0, intercepted = 0, drained = 0, stored = 0;
    };
    Totals totals() const;

    /// The results since this was made [m over the cell] to 2^-17 m, NaN where there is no ground; pieces of an interval add up to the bit.
    Raster<float> infiltrated() const;
    Raster<float> intercepted() const;
    Raster<float> drained() const;

private:
    void read_shares(const Inputs& in);
    void read_leaves(const Inputs& in);
    void read_soil(const Inputs& in);
    Raster<float> gained(View<const Quanta> now, View<const Quanta> before) const;
    Tick tick_of(double from, double until, Quanta rain) const;
    GroundRow ground_row(int i) const;

    Window window_;
    LossSettings settings_;
    std::int64_t ground_cells_ = 0;
    std::int64_t rain_ = 0;                           // quanta on each cell so far
    Raster<float> roof_, sealed_;                     // [1] share of roof, of roof and paved; roof -1 where there is no ground
    Raster<float> leaf_capacity_, leaf_filling_;      // [quanta], [1/quanta]
    Raster<float> depression_, drain_;                // [quanta] on a whole cell, [quanta s-1]
    Raster<Quanta> roof_holds_;
    Raster<float> conductivity_, suction_, deficit_;  // [m s-1], [m], [1]
    Raster<Quanta> room_;
    View<Quanta> leaves_, roofs_, paved_, pervious_, soil_, drained_;  // the state's
    Raster<Quanta> leaves_before_, soil_before_, drained_before_;
    RoofRouting routing_;
};

}  // namespace arpent::runoff
