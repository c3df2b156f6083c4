#include "scenarios/study/territory.hpp"

#include "core/executor.hpp"
#include "scenarios/study/study.hpp"
#include "support/real_town.hpp"

#include <benchmark/benchmark.h>

#include <cstdlib>

namespace arpent {
namespace {

/// Reads the real town (1.82 million cells of 5 m, 10 744 buildings) and its three scenarios from files.
void ReadTheRealTown(benchmark::State& state)
{
    if (std::getenv("ARPENT_DATA") == nullptr)
        return state.SkipWithError("ARPENT_DATA is not set");
    std::int64_t cells = 0;
    for (auto _ : state)
        with_threads(static_cast<int>(state.range(0)), [&] {
            const Reading reading = read_study("study.yaml", real_town_study());
            Diagnostics complaints;
            const Grid grid = study_grid(reading.scenarios.front(), complaints);
            TerritoryReader reader{grid};
            for (const Resolved& scenario : reading.scenarios) {
                benchmark::DoNotOptimize(reader.read(scenario, complaints));
                cells += grid.cells();
            }
        });
    state.SetItemsProcessed(cells);
}
BENCHMARK(ReadTheRealTown)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace arpent
