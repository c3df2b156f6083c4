#include "core/executor.hpp"
#include "models/runoff/flow.hpp"

#include <benchmark/benchmark.h>

#include <vector>

namespace arpent::runoff {
namespace {

unsigned next(unsigned& seed) { return (seed = seed * 1664525u + 1013904223u) >> 8; }

/// 0.7 to 1.2 m of water over a rough bed, closed: as published figures of other programs were measured.
Fields wet(int side)
{
    Fields f{side, side, 0.03f};
    unsigned seed = 1;
    for (int i = 0; i < side; ++i)
        for (int j = 0; j < side; ++j) {
            f.z.view()(i, j) = 0.3f * static_cast<float>(next(seed)) / 0x1p24f + 0.01f * static_cast<float>(i);
            f.h.view()(i, j) = static_cast<Quanta>((0.7 + 0.5 * (j % 37) / 37.0) * 0x1p24);
        }
    return f;
}

/// Cells in a second, and the bytes that a sweep must move for each: z, h, qx, qy, n2 read, h, qx, qy written, h_max both.
void rate(benchmark::State& state, int side, double bytes_per_cell)
{
    const double cells = 1.0 * side * side * static_cast<double>(state.iterations());
    state.counters["Mcell/s"] = benchmark::Counter(1e-6 * cells, benchmark::Counter::kIsRate);
    state.counters["GB/s"] = benchmark::Counter(1e-9 * cells * bytes_per_cell, benchmark::Counter::kIsRate);
    state.counters["B/cell"] = bytes_per_cell;
}

void flow_step(benchmark::State& state)
{
    const int side = static_cast<int>(state.range(0));
    Flow flow{wet(side), {.cell = 5}};
    with_threads(static_cast<int>(state.range(1)), [&] {
        for (auto _ : state)
            flow.advance(0.5);
    });
    rate(state, side, 40);
}
BENCHMARK(flow_step)->Args({1000, 1})->Args({1000, 2})->Args({4000, 1})->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

void flow_step_under_rain(benchmark::State& state)
{
    const int side = static_cast<int>(state.range(0));
    Flow flow{wet(side), {.cell = 5}};
    const Raster<Quanta> rain{{0, 0, side, side}, 0, 30};
    with_threads(1, [&] {
        for (auto _ : state)
            flow.advance(0.5, {&rain});
    });
    rate(state, side, 44);
}
BENCHMARK(flow_step_under_rain)->Arg(1000)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

/// a = b + s c on arrays far larger than the caches: what memory can give.
void triad(benchmark::State& state)
{
    constexpr std::size_t count = 1 << 25;
    std::vector<float> a(count, 1), b(count, 2), c(count, 3);
    for (auto _ : state) {
        for (std::size_t n = 0; n < count; ++n)
            a[n] = b[n] + 3 * c[n];
        benchmark::ClobberMemory();
    }
    state.counters["GB/s"] = benchmark::Counter(1e-9 * 12 * count * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(triad)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

}  // namespace
}  // namespace arpent::runoff
