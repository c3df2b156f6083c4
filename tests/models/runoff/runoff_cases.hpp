#pragma once

#include "models/runoff/runoff.hpp"
#include "support/dice.hpp"
#include "support/drawn_inputs.hpp"
#include "support/kept_outputs.hpp"

#include <cmath>
#include <string>
#include <vector>

// Storms on small grounds, for the tests of the whole step.
namespace arpent::runoff::testing {

using arpent::testing::Dice;
using arpent::testing::DrawnInputs;
using arpent::testing::fresh_state;
using arpent::testing::KeptOutputs;

inline constexpr double mm_per_hour = 1e-3 / 3600;  // [m s-1]

inline std::vector<Variable> variables(const std::vector<std::string>& texts)
{
    std::vector<Variable> made;
    for (const std::string& text : texts)
        made.push_back(parse_variable(text));
    return made;
}

/// A raster of a grid whose cell (i, j) is `value(i, j)`.
template <typename Value>
Raster<float> field(const Grid& grid, const Value& value)
{
    Raster<float> made{grid.whole(), 0, 0.0f};
    for (int i = 0; i < grid.rows; ++i)
        for (int j = 0; j < grid.cols; ++j)
            made.view()(i, j) = static_cast<float>(value(i, j));
    return made;
}

/// A step that was run, with all that came of it.
struct Storming {
    Grid grid;
    DrawnInputs in{grid.whole()};
    OverlandFlow step;
    State state = fresh_state(step.card().state, grid.whole());
    KeptOutputs out{};

    Storming(const Grid& ground, const Settings& settings, const std::vector<std::string>& wanted)
        : grid{ground}, step{settings, variables(wanted)}
    {
    }

    double run(double from, double until, int band_rows = 64, double stop_after = 1e300)
    {
        Job job;
        job.from = from;
        job.until = until;
        job.grid = grid;
        job.window = grid.whole();
        job.band_rows = band_rows;
        job.stop = [=](double t) { return t > stop_after; };
        return step.run(in, state, out, job);
    }

    std::int64_t quanta(const std::string& layer)
    {
        std::int64_t sum = 0;
        for (int i = 0; i < grid.rows; ++i)
            for (int j = 0; j < grid.cols; ++j)
                sum += state.at<Quanta>(layer).view()(i, j);
        return sum;
    }
    double depth(int i, int j) { return state.at<Quanta>("water_depth").view()(i, j) / 16777216.0; }
    std::vector<Quanta> depths()
    {
        std::vector<Quanta> all;
        for (int i = 0; i < grid.rows; ++i)
            for (int j = 0; j < grid.cols; ++j)
                all.push_back(state.at<Quanta>("water_depth").view()(i, j));
        return all;
    }
};

/// Rough hills at 700 m with pits, houses, half of it paved, loam below; a hole without ground; 50 mm/h for ten minutes.
inline void hills(Storming& storm)
{
    Dice dice;
    const auto hole = [](int i, int j) { return i > 60 && i < 70 && j > 20 && j < 40; };
    const auto at = [&](double low, double high) { return field(storm.grid, [&](int, int) { return low + (high - low) * dice(); }); };
    storm.in.with("ground_elevation", field(storm.grid, [&](int i, int j) {
        return hole(i, j) ? std::nan("") : 700 + 4 * std::sin(i * 0.1) * std::cos(j * 0.07) + 0.3 * dice();
    }));
    storm.in.with("manning_roughness", at(0.02, 0.07));
    storm.in.with("impervious_fraction", at(0, 1));
    storm.in.with("depression_storage", at(0, 0.003));
    storm.in.with("building_fraction", field(storm.grid, [](int i, int j) { return i / 5 % 6 == 0 && j / 5 % 7 == 0 ? 1.0 : 0.0; }));
    storm.in.with("saturated_conductivity", static_cast<float>(3.4 * mm_per_hour));
    storm.in.with("suction_head", 0.0889f).with("effective_porosity", 0.434f).with("initial_saturation", 0.5f).with("soil_depth", 1.0f);
    storm.in.with("leaf_area_index", 3.0f).with("canopy_cover", 0.2f);
    storm.in.rain = {"rain", "m s-1", {0, 600}, {50 * mm_per_hour}};
}

}  // namespace arpent::runoff::testing
