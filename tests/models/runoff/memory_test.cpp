#include "runoff_cases.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <malloc.h>
#include <new>

// Counts what rasters take of memory: they are the only ones that ask for aligned arrays.
namespace {

std::atomic<std::int64_t> held{0}, most{0};

}  // namespace

void* operator new[](std::size_t size, std::align_val_t alignment)
{
    void* made = std::aligned_alloc(static_cast<std::size_t>(alignment), (size + 63) / 64 * 64);
    if (made == nullptr)
        throw std::bad_alloc{};
    const std::int64_t now = held += static_cast<std::int64_t>(::malloc_usable_size(made));
    for (std::int64_t before = most; now > before && !most.compare_exchange_weak(before, now);) {
    }
    return made;
}

void operator delete[](void* memory, std::align_val_t) noexcept
{
    if (memory != nullptr)
        held -= static_cast<std::int64_t>(::malloc_usable_size(memory));
    std::free(memory);
}

namespace arpent::runoff {
namespace {

/// Bytes of rasters for a cell at the peak of a run, as they are and as the card says.
std::pair<double, double> bytes_per_cell(const std::vector<std::string>& wanted)
{
    const Grid grid{400, 512, 5, 0, 0, ""};
    testing::Storming storm{grid, {}, wanted};
    testing::hills(storm);
    const std::int64_t before = held;
    most = before;
    storm.run(0, 60);
    const double cells = static_cast<double>(grid.cells());
    const double own = 4.0 * static_cast<double>(storm.step.card().state.size());  // made by the runner
    return {static_cast<double>(most - before) / cells + own, storm.step.card().bytes_per_cell};
}

TEST(RunoffMemory, IsWhatTheCardSays)
{
    for (const auto& wanted : {std::vector<std::string>{"depth.max"}, {"depth.max", "depth.hours_above(0.1 m)", "speed.max", "hazard.max", "hazard_class", "infiltrated"},
                               {"time_of_max", "arrival_time", "unit_discharge.max", "drained"}}) {
        const auto [is, said] = bytes_per_cell(wanted);
        EXPECT_GT(said / is, 0.93) << is << " for " << wanted.front();
        EXPECT_LT(said / is, 1.07) << is << " for " << wanted.front();
    }
}

}  // namespace
}  // namespace arpent::runoff
