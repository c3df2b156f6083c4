#pragma once

#include "core/layer.hpp"
#include "models/runoff/infiltration.hpp"
#include "models/runoff/interception.hpp"

// Losses of one tick on one row of cells, in whole quanta: what a store gains is what another gives up, to the last quantum.
// A depth that the laws give in metres becomes whole quanta by a threshold that walks through [0, 1) from tick to tick: over many ticks
// nothing is lost or made, and no remainder has to be kept.
namespace arpent::runoff {

/// What stays the same over one tick.
struct Tick {
    float dt;         // [s]
    Quanta rain;      // quanta on every cell with ground
    float threshold;  // [1] at which a part of a quantum counts as one, in [0, 1)
};

/// What the losses know of the ground of a row. Shares are of the cell; sealed is roof and paved together; no ground: roof share -1.
struct GroundRow {
    const float *roof, *sealed;            // [1]
    const Quanta* roof_holds;              // most water that stays on its roofs
    const float* depression;               // [quanta] on a whole cell
    const float *K, *suction, *deficit;    // [m s-1], [m], [1] of the pervious tile
    const Quanta* room;                    // most water that its soil takes in
    const float* drain;                    // [quanta s-1]
};

/// What the leaves of a row can hold: quanta over the whole cell, and their share that a quantum of rain fills.
struct LeafRow {
    const float *roof, *capacity, *filling;  // [1], [quanta], [1/quanta]
};

/// The stores of a row, and what its drains took so far.
struct StoreRow {
    Quanta *roof, *paved, *pervious, *soil, *drained;
};

/// Whole quanta of x >= 0.
inline Quanta whole(float x, float threshold) { return static_cast<Quanta>(x + threshold); }

/// An amount of the cell cut into its tiles, none of it lost.
struct Tiles {
    Quanta roof, paved, pervious;
};

inline Tiles cut(Quanta amount, float roof, float sealed, float threshold)
{
    const float all = static_cast<float>(amount);
    const Quanta to_roof = smaller(whole(roof * all, threshold), amount);
    const Quanta to_sealed = larger(smaller(whole(sealed * all, threshold), amount), to_roof);
    return {to_roof, to_sealed - to_roof, amount - to_sealed};
}

/// A tile after a tick: what its film holds, what drain or soil took, what is over.
struct TileWater {
    Quanta film, taken, over;
};

/// The drain takes from what the film does not hold.
inline TileWater paved_tile(Quanta there, Quanta film_holds, Quanta drain)
{
    const Quanta film = smaller(there, film_holds);
    const Quanta taken = smaller(there - film, drain);
    return {film, taken, there - film - taken};
}

/// The pervious tile of a cell as the soil sees it.
struct Column {
    float share;                // [1] of the cell
    float K, suction, deficit;  // [m s-1], [m], [1]
    Quanta soil, room;          // water infiltrated so far, and the most there can be
};

/// The soil takes from film, rain and standing water; `ponded` of it stood there when the tick began.
inline TileWater pervious_tile(Quanta there, Quanta ponded, Quanta film_holds, const Column column, const Tick tick)
{
    const float quanta = larger(column.share, 1e-6f) / water_quantum;  // per metre on the tile
    const float depth = 1.0f / quanta;
    const GreenAmpt law{column.K, driving_depth(column.suction, static_cast<float>(ponded) * depth, column.deficit)};
    const float supply = static_cast<float>(there) * depth / tick.dt;
    const float gain = infiltration_gain(static_cast<float>(column.soil) * depth, supply, tick.dt, law);
    const Quanta taken = smaller(whole(gain * quanta, tick.threshold), larger(smaller(there, column.room - column.soil), 0));
    const Quanta film = smaller(there - taken, film_holds);
    return {film, taken, there - taken - film};
}

/// Rain on a row less what leaves catch: `through` falls on roofs and ground.
inline void catch_rain(int cols, const Tick tick, const LeafRow leaf, Quanta* leaves, Quanta* through)
{
    const float P = static_cast<float>(tick.rain);
#pragma omp simd
    for (int j = 0; j < cols; ++j) {
        const Quanta rain = leaf.roof[j] < 0.0f ? 0 : tick.rain;
        const float gain = larger(interception_gain(static_cast<float>(leaves[j]), P, leaf.capacity[j], leaf.filling[j]), 0.0f);
        const Quanta caught = smaller(whole(gain, tick.threshold), rain);
        leaves[j] += caught;
        through[j] = rain - caught;
    }
}

/// What a row's films, soil and drains do with the rain that came through, and with the water h that stands there; a roof gives what it
/// does not hold. `change` holds that rain and receives the gain of the surface water, never below -h.
inline void lose_water(int cols, const Tick tick, const GroundRow ground, const StoreRow store, const Quanta* h, Quanta* change)
{
#pragma omp simd
    for (int j = 0; j < cols; ++j) {
        const float roof = larger(ground.roof[j], 0.0f), sealed = ground.sealed[j], open = 1.0f - sealed;
        const Tiles rain = cut(change[j], roof, sealed, tick.threshold), standing = cut(h[j], roof, sealed, tick.threshold);
        const auto film_holds = [&](float share) { return static_cast<Quanta>(share * ground.depression[j]); };

        const Quanta on_roof = store.roof[j] + rain.roof;
        store.roof[j] = smaller(on_roof, ground.roof_holds[j]);

        const TileWater paved = paved_tile(store.paved[j] + rain.paved + standing.paved, film_holds(sealed - roof),
                                           whole(ground.drain[j] * tick.dt, tick.threshold));
        store.paved[j] = paved.film;
        store.drained[j] += paved.taken;

        const Quanta ponded = store.pervious[j] + standing.pervious;
        const Column column{open, ground.K[j], ground.suction[j], ground.deficit[j], store.soil[j], ground.room[j]};
        const TileWater pervious = pervious_tile(ponded + rain.pervious, ponded, film_holds(open), column, tick);
        store.pervious[j] = pervious.film;
        store.soil[j] += pervious.taken;

        change[j] = (on_roof - store.roof[j]) + (paved.over - standing.paved) + (pervious.over - standing.pervious);
    }
}

}  // namespace arpent::runoff
