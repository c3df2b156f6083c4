#include "core/executor.hpp"
#include "scenarios/run/fake_step.hpp"
#include "scenarios/run/runner.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

const Grid grid{300, 261, 5, 0, 1500, ""};

Job over(const Grid& where, double from = 0, double until = 60) { return {.from = from, .until = until, .grid = where, .place = {}, .window = where.whole()}; }

/// Every cell another height.
Layers heights()
{
    Raster<float> z{grid.whole(), 0, 0};
    for (int i = 0; i < grid.rows; ++i)
        for (int j = 0; j < grid.cols; ++j)
            z.view()(i, j) = static_cast<float>((i * 7919 + j * 104729) % 1009);
    Layers layers;
    layers.emplace("z", memory_layer("z", grid, std::move(z)));
    return layers;
}

float at(const StepResult& result, const char* name, int i, int j, int plane = 0)
{
    return result.layers.at(name).values<float>({i, j, 1, 1}, 0, 0, plane).view()(0, 0);
}

/// Keeps the sum of what a cell and its four neighbours kept and stand at: what a cell knows spreads by a cell an interval.
FakeStep spreading()
{
    Card card{.name = "spreading", .reach = Reach::local, .halo = 1};
    card.reads = {{.layer = "z", .unit = "m"}};
    card.state = {{.layer = "sum", .unit = "m"}};
    card.writes = {{.layer = "told", .unit = "m"}};
    return {card, [](const Inputs& in, State& state, Outputs& out, const Job& job) {
                const auto z = in.values<float>("z", 1);
                auto& sum = state.at<float>("sum");
                Raster<float> next{job.window, 0, 0};
                for (int i = 0; i < next.rows(); ++i)
                    for (int j = 0; j < next.cols(); ++j)
                        for (const auto& [y, x] : {std::pair{0, 0}, {0, 1}, {0, -1}, {1, 0}, {-1, 0}})
                            next.view()(i, j) += sum.view()(i + y, j + x) + z.view()(i + y, j + x);
                for (int i = 0; i < next.rows(); ++i)
                    std::copy_n(next.view().row(i), next.cols(), sum.view().row(i));
                out.put("told", 0, std::move(next));
                out.close({.quantity = "cells", .unit = "1", .before = 0, .after = job.window.cells(), .in = {{"counted", job.window.cells()}}, .out = {}});
                return job.until;
            }};
}

TEST(Reach, TilesOfALocalStepReadWhatTheirNeighboursBeganWith)
{
    const FakeStep step = spreading();
    const StepResult first = run_step(step, heights(), {}, over(grid));
    Layers as_state = heights();
    for (const auto& [i, j] : {std::pair{127, 128}, {128, 127}, {128, 128}, {255, 256}, {64, 200}}) {
        const auto z = as_state.at("z").values<float>({i, j, 1, 1}, 1);
        EXPECT_EQ(at(first, "told", i, j), z.view()(0, 0) + z.view()(0, 1) + z.view()(0, -1) + z.view()(1, 0) + z.view()(-1, 0));
    }
    State kept;
    kept.layers.emplace("sum", first.layers.at("told").values<float>(grid.whole()));
    const StepResult second = run_step(step, heights(), {}, over(grid), std::move(kept));
    const auto told = first.layers.at("told").values<float>({128, 127, 1, 1}, 1);
    EXPECT_EQ(at(second, "told", 128, 127), at(first, "told", 128, 127) + told.view()(0, 0) + told.view()(0, 1) + told.view()(0, -1) + told.view()(1, 0) + told.view()(-1, 0));
}

TEST(Reach, LedgersOfTilesAddUp)
{
    const StepResult result = run_step(spreading(), heights(), {}, over(grid));
    ASSERT_EQ(result.ledgers.size(), 1u);
    EXPECT_EQ(result.ledgers.front().after, grid.cells());
}

TEST(Reach, ALocalStepToldToStopLeavesNothingAndItsStateAsItWas)
{
    Job job = over(grid);
    int asked = 0;
    job.stop = [&](double) { return ++asked > 2; };
    State kept;
    kept.layers.emplace("sum", heights().at("z").values<float>(grid.whole()));
    with_threads(1, [&] {
        StepResult result = run_step(spreading(), heights(), {}, job, std::move(kept));
        EXPECT_EQ(result.reached, 0);
        EXPECT_TRUE(result.layers.empty());
        EXPECT_TRUE(result.ledgers.empty());
        EXPECT_EQ(result.state.at<float>("sum").view()(5, 3), static_cast<float>((5 * 7919 + 3 * 104729) % 1009));
    });
}

constexpr Side sides[] = {Side::north, Side::south, Side::west, Side::east};

/// The highest ground met by each line before a cell, straight from each side: one plane a side.
FakeStep highest()
{
    Card card{.name = "highest", .reach = Reach::sweep};
    card.reads = {{.layer = "z", .unit = "m"}};
    card.writes = {{.layer = "met", .unit = "m"}};
    return {card, [](const Inputs& in, State& state, Outputs& out, const Job& job) {
                const auto z = in.values<float>("z");
                if (job.window.row == 0)
                    state.lines.assign(static_cast<std::size_t>(job.grid.cols), -1);
                Raster<float> met{job.window, 0, 0};
                for (int i = 0; i < met.rows(); ++i)
                    for (int j = 0; j < met.cols(); ++j) {
                        float& line = state.lines[static_cast<std::size_t>(j)];
                        met.view()(i, j) = line;
                        line = std::max(line, z.view()(i, j));
                    }
                out.put("met", static_cast<int>(std::find(std::begin(sides), std::end(sides), job.side) - std::begin(sides)), std::move(met));
                return job.until;
            }};
}

TEST(Reach, ASweepSeesEverySideAsFromTheNorth)
{
    const StepResult result = run_step(highest(), heights(), {}, over(grid));
    const auto z = heights().at("z").values<float>(grid.whole());
    for (const auto& [i, j] : {std::pair{0, 0}, {299, 260}, {17, 200}, {150, 3}}) {
        float met[4] = {-1, -1, -1, -1};
        for (int n = 0; n < grid.rows; ++n)
            if (n != i)
                met[n < i ? 0 : 1] = std::max(met[n < i ? 0 : 1], z.view()(n, j));
        for (int n = 0; n < grid.cols; ++n)
            if (n != j)
                met[n < j ? 2 : 3] = std::max(met[n < j ? 2 : 3], z.view()(i, n));
        for (int side = 0; side < 4; ++side)
            EXPECT_EQ(at(result, "met", i, j, side), met[side]) << i << " " << j << " side " << side;
    }
}

TEST(Reach, BandsOfASweepHandOnTheirLines)
{
    const StepResult whole = run_step(highest(), heights(), {}, over(grid));
    Job job = over(grid);
    for (const int rows : {64, 128, 1000}) {
        job.band_rows = rows;
        const StepResult cut = run_step(highest(), heights(), {}, job);
        for (int side = 0; side < 4; ++side)
            for (int i = 0; i < grid.rows; i += 7)
                for (int j = 0; j < grid.cols; j += 5)
                    ASSERT_EQ(at(cut, "met", i, j, side), at(whole, "met", i, j, side));
    }
}

TEST(Reach, APlaneThatNoPieceGivesIsAnErrorOfTheStep)
{
    Card card{.name = "holey", .reach = Reach::whole};
    card.writes = {{.layer = "told", .unit = "m"}};
    const FakeStep holey{card, [](const Inputs&, State&, Outputs& out, const Job& job) {
                             out.put("told", 1, Raster<float>{job.window, 0, 0});
                             return job.until;
                         }};
    EXPECT_THROW(run_step(holey, heights(), {}, over(grid)), Error);
}

}  // namespace
}  // namespace arpent
