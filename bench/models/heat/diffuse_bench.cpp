#include "models/heat/diffuse_fit.hpp"
#include "support/dice.hpp"

#include <benchmark/benchmark.h>

namespace arpent::heat {
namespace {

constexpr int cols = 2048, directions = 32;
const SkyLight light{perez_sky(800, 100, 1361, 1.55, 0.87), 100, 0.87, 3.5};

/// An hour's diffuse light on planes and sides, with and without crowns.
void diffuse_of_bytes(benchmark::State& bench)
{
    std::vector<std::uint8_t> sky(cols * directions), crown(sky.size());
    testing::Dice dice;
    for (std::size_t k = 0; k < sky.size(); ++k) {
        sky[k] = static_cast<std::uint8_t>(256 * dice());
        crown[k] = static_cast<std::uint8_t>(sky[k] * dice());
    }
    const auto fit = fit_diffuse(light, std::vector<double>(directions, 1));
    std::vector<float> plane(cols), sides(cols);
    const SkyBytes bytes{sky.data(), bench.range(0) != 0 ? crown.data() : nullptr, cols};
    for (auto _ : bench) {
        diffuse_row(cols, fit, bytes, 0.03f, plane.data(), sides.data());
        benchmark::DoNotOptimize(plane.data());
        benchmark::ClobberMemory();
    }
    const double cells = static_cast<double>(cols) * static_cast<double>(bench.iterations());
    bench.counters["ns/cell"] = benchmark::Counter(1e-9 * cells, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    bench.counters["bytes/cell"] = bench.range(0) != 0 ? 72 : 40;
}
BENCHMARK(diffuse_of_bytes)->ArgName("crowns")->Arg(0)->Arg(1)->MeasureProcessCPUTime();

/// The fit itself, once per hour and study.
void fit_of_an_hour(benchmark::State& bench)
{
    const std::vector<double> weights(directions, 1);
    for (auto _ : bench)
        benchmark::DoNotOptimize(fit_diffuse(light, weights));
}
BENCHMARK(fit_of_an_hour)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

}  // namespace
}  // namespace arpent::heat
