#include "scenarios/run/chain.hpp"

#include "scenarios/run/fake_step.hpp"
#include "scenarios/run/pieces.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

const Grid grid{6, 7, 5, 0, 30, ""};
constexpr double day = 86400;

using Log = std::shared_ptr<std::vector<std::string>>;

/// Leaves the interval's beginning for the next step, on blocks of 3 x 3 cells.
std::shared_ptr<const Step> clock_step(const Log& log)
{
    Card card{.name = "heat.clock", .reach = Reach::whole, .piece = day};
    card.state = {{.layer = "ticks", .unit = "1", .block = 3}};
    card.writes = {{.layer = "hour", .unit = "s", .block = 3, .between = true}};
    return std::make_shared<FakeStep>(card, [log](const Inputs&, State& state, Outputs& out, const Job& job) {
        log->push_back("clock " + number_text(job.from / day));
        auto& ticks = state.at<float>("ticks");
        ticks.view()(1, 2) += 1;
        Raster<float> hour{ticks.window(), 0, static_cast<float>(job.from)};
        hour.view()(1, 2) = ticks.view()(1, 2);
        out.put("hour", 0, std::move(hour));
        return job.until;
    });
}

/// Sums what the clock says; stops where it is told to.
std::shared_ptr<const Step> sum_step(const Log& log)
{
    Card card{.name = "heat.sum", .version = 4, .reach = Reach::local, .piece = day};
    card.reads = {{.layer = "hour", .unit = "s"}, {.layer = "z", .unit = "m"}};
    card.writes = {{.layer = "total", .unit = "s", .join = Join::sum}};
    card.settings = "a=1;";
    return std::make_shared<FakeStep>(card, [log](const Inputs& in, State&, Outputs& out, const Job& job) {
        log->push_back("sum " + number_text(job.from / day));
        const auto hour = in.values<float>("hour");
        Raster<float> total{job.window, 0, hour.view()(0, 0)};
        total.view()(0, 0) = hour.view()(1, 2);
        out.put("total", 0, std::move(total));
        return job.until;
    });
}

Layers flat()
{
    Layers layers;
    layers.emplace("z", constant_layer("z", grid, 0.0f));
    return layers;
}

Job job(double until) { return {.from = 0, .until = until, .grid = grid, .place = {}, .window = grid.whole()}; }

struct Pair {
    Log log = std::make_shared<std::vector<std::string>>();
    std::vector<Chain> made = chains({clock_step(log), fake("runoff.flow", {}, {"depth"}), sum_step(log)});
};

float total(const StepResult& result, int i, int j) { return result.layers.at("total").values<float>({i, j, 1, 1}).view()(0, 0); }

TEST(Chain, StepsOfTheSameModelAndPieceTakeTurns)
{
    Pair pair;
    ASSERT_EQ(pair.made.size(), 2u);
    const StepResult result = pair.made.front().run(flat(), {}, job(2.5 * day));
    EXPECT_EQ(*pair.log, (std::vector<std::string>{"clock 0", "sum 0", "clock 1", "sum 1", "clock 2", "sum 2"}));
    EXPECT_EQ(result.reached, 2.5 * day);
    EXPECT_EQ(total(result, 1, 1), 0 + day + 2 * day);
    EXPECT_EQ(total(result, 0, 0), 1 + 2 + 3) << "the clock's state is handed on";
    EXPECT_EQ(result.layers.size(), 1u) << "what passes between the steps is no result";
}

TEST(Chain, ItsCardIsTheLastStepsWithoutWhatPassesBetween)
{
    const Pair pair;
    const Card card = pair.made.front().card();
    EXPECT_EQ(card.name, "heat.sum");
    ASSERT_EQ(card.reads.size(), 1u);
    EXPECT_EQ(card.reads.front().layer, "z");
    ASSERT_EQ(card.writes.size(), 1u);
    EXPECT_EQ(card.state.size(), 1u);
    EXPECT_EQ(card.settings, "heat.clock=1;heat.sum=4;a=1;");
    EXPECT_EQ(card.bytes_per_cell, 4.0 / 9);
}

TEST(Chain, CutAndStoppedAnywhereItGivesTheSame)
{
    Pair pair;
    const Chain& chain = pair.made.front();
    const StepResult whole = chain.run(flat(), {}, job(5 * day));
    for (int patience = 1; patience < 12; ++patience) {
        std::optional<StepResult> begun;
        int left = patience, runs = 0;
        do {
            begun = run_in_pieces(chain, flat(), {}, job(5 * day), {.stop = [&] { return left-- <= 0; }}, std::move(begun));
            left = patience;
        } while (begun->reached < 5 * day && ++runs < 100);
        EXPECT_EQ(total(*begun, 0, 0), total(whole, 0, 0)) << patience;
        EXPECT_EQ(total(*begun, 5, 5), total(whole, 5, 5)) << patience;
    }
}

}  // namespace
}  // namespace arpent
