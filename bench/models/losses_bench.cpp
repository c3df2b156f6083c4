#include "core/executor.hpp"
#include "models/runoff/losses.hpp"
#include "models/runoff/rain.hpp"
#include "support/drawn_inputs.hpp"

#include <benchmark/benchmark.h>

namespace arpent::runoff {
namespace {

using testing::DrawnInputs;
using testing::fresh_state;

unsigned next(unsigned& seed) { return (seed = seed * 1664525u + 1013904223u) >> 8; }

/// A town of `side` x `side` cells: blocks of houses (a fifth of the cells), streets, gardens of loam, some trees.
DrawnInputs town(const Window& window)
{
    DrawnInputs in{window};
    in.with("ground_elevation", 100).with("building_fraction", 0).with("impervious_fraction", 0).with("depression_storage", 0.002f);
    in.with("saturated_conductivity", 1e-6f).with("suction_head", 0.0889f).with("effective_porosity", 0.434f);
    in.with("leaf_area_index", 3).with("canopy_cover", 0).with("drain_capacity", 0);
    unsigned seed = 1;
    for (int i = 0; i < window.rows; ++i)
        for (int j = 0; j < window.cols; ++j) {
            in.at("building_fraction", i, j) = i % 12 < 6 && j % 20 < 8 ? 1.0f : 0.0f;
            in.at("impervious_fraction", i, j) = static_cast<float>(next(seed) % 5) / 4;
            in.at("canopy_cover", i, j) = static_cast<float>(next(seed) % 3) / 4;
        }
    return in;
}

/// One tick of 30 s; a storm of 50 mm/h, or none, over ground with `standing` millimetres of water.
void losses_tick(benchmark::State& bench)
{
    const int side = static_cast<int>(bench.range(0));
    const bool raining = bench.range(1) != 0;
    const Window window{0, 0, side, side};
    State state = fresh_state(loss_state(), window);
    Losses losses{town(window), state, {}, window};
    const Series rain{"rain", "m/s", {0, 1e9}, {raining ? 50e-3 / 3600 : 0}};
    const Raster<Quanta> h{window, 0, static_cast<Quanta>(bench.range(2)) * 16777};
    Raster<Quanta> change{window, 0, 0};
    double t = 0;
    with_threads(1, [&] {
        for (auto _ : bench) {
            losses.tick(t, t + 30, rain, h.view(), change.view());
            t += 30;
        }
    });
    const double cells = static_cast<double>(side) * side * static_cast<double>(bench.iterations());
    bench.counters["Mcell/s"] = benchmark::Counter(1e-6 * cells, benchmark::Counter::kIsRate);
    bench.counters["ns/cell"] = benchmark::Counter(1e-9 * cells, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(losses_tick)->ArgNames({"side", "rain", "mm"})->Args({1000, 1, 0})->Args({1000, 1, 5})->Args({1000, 0, 5})->Args({1000, 0, 0})
    ->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

/// The routing of a town's roofs, and of one roof that covers all but a corner.
void roof_routing(benchmark::State& bench)
{
    const int side = static_cast<int>(bench.range(0));
    const bool one_roof = bench.range(1) != 0;
    Raster<std::uint8_t> cells{{0, 0, side, side}, 0, RoofRouting::ground};
    for (int i = 0; i < side; ++i)
        for (int j = 0; j < side; ++j)
            if (one_roof ? i + j > 0 : i % 12 < 6 && j % 20 < 8)
                cells.view()(i, j) = RoofRouting::building;
    with_threads(1, [&] {
        for (auto _ : bench)
            benchmark::DoNotOptimize(RoofRouting{cells});
    });
}
BENCHMARK(roof_routing)->ArgNames({"side", "one_roof"})->Args({1000, 0})->Args({1000, 1})
    ->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

}  // namespace
}  // namespace arpent::runoff
