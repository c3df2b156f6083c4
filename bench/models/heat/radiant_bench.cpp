#include "models/heat/comfort_table.hpp"
#include "models/heat/disc.hpp"
#include "models/heat/pet.hpp"
#include "models/heat/radiant.hpp"
#include "models/heat/views.hpp"
#include "support/dice.hpp"

#include <benchmark/benchmark.h>

namespace arpent::heat {
namespace {

constexpr int cols = 2048;

std::vector<std::vector<float>> rows(std::size_t count, double low, double high, int width = cols)
{
    testing::Dice dice;
    std::vector<std::vector<float>> made(count, std::vector<float>(static_cast<std::size_t>(width)));
    for (auto& row : made)
        for (float& each : row)
            each = static_cast<float>(low + (high - low) * dice());
    return made;
}

void report(benchmark::State& bench, double bytes)
{
    const double cells = static_cast<double>(cols) * static_cast<double>(bench.iterations());
    bench.counters["ns/cell"] = benchmark::Counter(1e-9 * cells, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    bench.counters["bytes/cell"] = bytes;
}

/// Radiant temperature of loads.
void tmrt_of_loads(benchmark::State& bench)
{
    const auto r = rows(7, 100, 400);
    std::vector<float> tmrt(cols);
    for (auto _ : bench) {
        radiant_row(cols, {r[0].data(), r[1].data(), r[2].data(), r[3].data(), r[4].data(), r[5].data(), r[6].data()}, {}, tmrt.data());
        benchmark::DoNotOptimize(tmrt.data());
        benchmark::ClobberMemory();
    }
    report(bench, 32);
}
BENCHMARK(tmrt_of_loads)->MeasureProcessCPUTime();

/// What walls, crowns and sky send to a plane: once for each of plane and sides, short- and long-wave.
void surroundings_of_views(benchmark::State& bench)
{
    auto r = rows(11, 0, 0.1);
    ViewRows views{r[0].data(), r[1].data(), {}};
    for (std::size_t k = 0; k < sectors; ++k)
        views.walls[k] = r[2 + k].data();
    const Surroundings around{{400, 410, 420, 430, 440, 450, 460, 470}, 430, 350};
    for (auto _ : bench) {
        add_views_row(cols, views, around, r[10].data());
        benchmark::DoNotOptimize(r[10].data());
        benchmark::ClobberMemory();
    }
    report(bench, 48);
}
BENCHMARK(surroundings_of_views)->MeasureProcessCPUTime();

/// The ground round each cell, of one flux.
void disc_of_ground(benchmark::State& bench)
{
    const Disc disc = disc_of(static_cast<double>(bench.range(0)), 1.1);
    const auto ground = rows(static_cast<std::size_t>(2 * disc.reach + 1), 300, 500, cols + 2 * disc.reach);
    std::vector<const float*> round;
    for (const auto& row : ground)
        round.push_back(row.data() + disc.reach);
    std::vector<float> sum(cols);
    for (auto _ : bench) {
        disc_row(cols, disc, round.data(), sum.data());
        benchmark::DoNotOptimize(sum.data());
        benchmark::ClobberMemory();
    }
    report(bench, 8);
}
BENCHMARK(disc_of_ground)->ArgName("metres")->Arg(1)->Arg(2)->Arg(5)->MeasureProcessCPUTime();

double pet_at_sea(double air, double radiant, double wind, double vapour) { return pet(air, radiant, wind, vapour); }

/// PET of an hour: its table, and rows by it.
void table_of_pet(benchmark::State& bench)
{
    for (auto _ : bench)
        benchmark::DoNotOptimize(ComfortTable{pet_at_sea, {303, 307, 1200, 1500}});
}
BENCHMARK(table_of_pet)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

void pet_by_table(benchmark::State& bench)
{
    const ComfortTable table{pet_at_sea, {303, 307, 1200, 1500}};
    const auto air = rows(1, 303, 307), radiant = rows(1, 300, 360), wind = rows(1, 0.2, 4), vapour = rows(1, 1200, 1500);
    std::vector<float> felt(cols);
    for (auto _ : bench) {
        table.row(cols, air[0].data(), radiant[0].data(), wind[0].data(), vapour[0].data(), OutOfRange::nan, felt.data());
        benchmark::DoNotOptimize(felt.data());
        benchmark::ClobberMemory();
    }
    report(bench, 20);
}
BENCHMARK(pet_by_table)->MeasureProcessCPUTime();

}  // namespace
}  // namespace arpent::heat
