#include "core/executor.hpp"
#include "models/runoff/runoff_cases.hpp"
#include "scenarios/run/pieces.hpp"

#include <gtest/gtest.h>

#include <bit>

namespace arpent::runoff {
namespace {

using testing::Dice;
using testing::hills;
using testing::Storming;

const Grid town{71, 103, 5, 0, 0, ""};
const std::vector<std::string> everything{"depth.max", "depth.last", "depth.hours_above(0.1 m)", "depth.hours_above(0.01 m)", "speed.max", "hazard.max",
                                          "hazard_class", "unit_discharge.max", "level.max", "arrival_time", "time_of_max", "infiltrated", "intercepted", "drained"};
constexpr double until = 1500;

/// A storm on the hills whose rain changes at odd instants, over gravel that drinks metres of it and past drains that do so, too.
struct OddStorm {
    Storming storm{town, {}, everything};
    Layers layers;
    SeriesByName series;
    Job job{.from = 0, .until = until, .grid = town, .place = {}, .window = town.whole()};

    OddStorm()
    {
        hills(storm);
        storm.in.with("saturated_conductivity", 0.01f).with("effective_porosity", 0.4f).with("soil_depth", 90.0f).with("drain_capacity", 0.005f);
        for (const Port& port : storm.step.card().reads)
            layers.emplace(port.layer, memory_layer(port.layer, town, storm.in.values<float>(port.layer)));
        series.emplace("rain", Series{"rain", "m s-1", {0, 100.1, 333.3, 612.7, 1e9 / 1.7e6}, {2e-3, 6e-3, 1e-3, 0}});
    }

    StepResult run(const Cuts& cuts, std::optional<StepResult> begun = {}) const
    {
        const Chain alone{{std::shared_ptr<const Step>{std::shared_ptr<void>{}, &storm.step}}};
        return run_in_pieces(alone, layers, series, job, cuts, std::move(begun));
    }
};

template <typename T>
void add_bits(std::vector<std::uint32_t>& all, const Raster<T>& raster)
{
    if constexpr (sizeof(T) == 4)
        for (int i = 0; i < raster.rows(); ++i)
            for (int j = 0; j < raster.cols(); ++j)
                all.push_back(std::bit_cast<std::uint32_t>(raster.view()(i, j)));
}

/// Results and state, bit by bit.
std::vector<std::uint32_t> bits(const StepResult& result)
{
    std::vector<std::uint32_t> all;
    for (const auto& [name, layer] : result.layers)
        add_bits(all, layer.values<float>(layer.grid.whole()));
    for (const auto& [name, layer] : result.state.layers)
        std::visit([&](const auto& raster) { add_bits(all, raster); }, layer);
    return all;
}

std::vector<std::pair<std::string, std::int64_t>> amounts(const Ledger& ledger)
{
    std::vector<std::pair<std::string, std::int64_t>> all{{"before", ledger.before}, {"after", ledger.after}};
    for (const auto& entries : {ledger.in, ledger.out})
        for (const Ledger::Entry& entry : entries)
            all.emplace_back(entry.name, entry.amount);
    return all;
}

void expect_same(const StepResult& one, const StepResult& other, const std::string& what)
{
    EXPECT_EQ(other.reached, until) << what;
    EXPECT_EQ(other.layers.size(), everything.size()) << what;
    EXPECT_TRUE(bits(one) == bits(other)) << what;
    ASSERT_EQ(other.ledgers.size(), 1u) << what;
    EXPECT_EQ(amounts(one.ledgers[0]), amounts(other.ledgers[0])) << what;
    EXPECT_EQ(other.ledgers[0].gap(), 0) << what;
}

TEST(Pieces, HaveTheSameBitsWhereverAndHoweverOftenAStepIsCut)
{
    const OddStorm odd;
    const StepResult whole = odd.run({});
    Dice dice;
    for (const int threads : {1, 2, 8})
        with_threads(threads, [&] {
            int cuts = 0;
            const StepResult parts = odd.run({.due = [&] { return dice() < 0.3; }, .keep = [&](const StepResult&) { ++cuts; }});
            EXPECT_GT(cuts, 5);
            expect_same(whole, parts, std::to_string(threads) + " threads");
        });
    expect_same(whole, odd.run({.due = [] { return true; }}), "cut at each boundary");
}

TEST(Pieces, AStoppedStepGoesOnFromWhereItWas)
{
    const OddStorm odd;
    const StepResult whole = odd.run({});
    Dice dice;
    std::optional<StepResult> begun;
    int runs = 0;
    for (double reached = 0; reached < until; reached = begun->reached, ++runs) {
        begun = odd.run({.due = [&] { return dice() < 0.2; }, .stop = [&] { return dice() < 0.2; }}, std::move(begun));
        EXPECT_GE(begun->reached, reached);
        EXPECT_EQ(begun->ledgers[0].gap(), 0);
    }
    EXPECT_GT(runs, 3);
    expect_same(whole, *begun, "stopped");
}

}  // namespace
}  // namespace arpent::runoff
