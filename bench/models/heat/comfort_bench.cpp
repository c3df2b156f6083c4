#include "models/heat/utci.hpp"
#include "support/dice.hpp"

#include <benchmark/benchmark.h>

#include <vector>

namespace arpent::heat {
namespace {

constexpr int cols = 2048;

std::vector<float> row(double low, double high)
{
    std::vector<float> made(cols);
    testing::Dice dice;
    for (float& each : made)
        each = static_cast<float>(low + (high - low) * dice());
    return made;
}

void report(benchmark::State& bench)
{
    const double cells = static_cast<double>(cols) * static_cast<double>(bench.iterations());
    bench.counters["Mcell/s"] = benchmark::Counter(1e-6 * cells, benchmark::Counter::kIsRate);
    bench.counters["ns/cell"] = benchmark::Counter(1e-9 * cells, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

/// Each cell its own air.
void utci_of_rows(benchmark::State& bench)
{
    const auto air = row(290, 310), radiant = row(290, 340), wind = row(0.5, 8), vapour = row(500, 1900);
    std::vector<float> felt(cols);
    for (auto _ : bench) {
        utci_row(cols, {air.data(), radiant.data(), wind.data(), vapour.data()}, OutOfRange::nan, felt.data());
        benchmark::DoNotOptimize(felt.data());
        benchmark::ClobberMemory();
    }
    report(bench);
}
BENCHMARK(utci_of_rows)->MeasureProcessCPUTime();

/// One air for the whole row.
void utci_in_one_air(benchmark::State& bench)
{
    const auto radiant = row(290, 340);
    const UtciOfAir of = utci_of_air(303, 2, 1500, OutOfRange::nan);
    std::vector<float> felt(cols);
    for (auto _ : bench) {
        utci_row(cols, of, radiant.data(), felt.data());
        benchmark::DoNotOptimize(felt.data());
        benchmark::ClobberMemory();
    }
    report(bench);
}
BENCHMARK(utci_in_one_air)->MeasureProcessCPUTime();

}  // namespace
}  // namespace arpent::heat
