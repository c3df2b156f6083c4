#include "scenarios/run/runner.hpp"

#include "scenarios/run/fake_step.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace arpent {
namespace {

const Grid grid{3, 4, 5, 0, 15, ""};
const Job job{.from = 0, .until = 60, .grid = grid, .place = {}, .window = grid.whole()};

/// Adds what it reads to what it keeps, and writes that.
FakeStep counter()
{
    Card card{.name = "counter", .reach = Reach::whole};
    card.reads = {{.layer = "given", .unit = "m"}, {.layer = "perhaps", .unit = "m", .optional = true, .absent = 5}};
    card.state = {{.layer = "sum", .unit = "m"}};
    card.writes = {{.layer = "told", .unit = "m"}};
    return {card, [](const Inputs& in, State& state, Outputs& out, const Job& asked) {
                const auto given = in.values<float>("given"), perhaps = in.values<float>("perhaps");
                auto& sum = state.at<float>("sum");
                for (int i = 0; i < sum.rows(); ++i)
                    for (int j = 0; j < sum.cols(); ++j)
                        sum.view()(i, j) += given.view()(i, j) + perhaps.view()(i, j);
                out.put("told", 0, sum.copy());
                return asked.until;
            }};
}

Layers given(float value)
{
    Layers layers;
    layers.emplace("given", constant_layer("given", grid, value));
    return layers;
}

float told(const StepResult& result) { return result.layers.at("told").values<float>({1, 1, 1, 1}).view()(0, 0); }

std::string failure(const FakeStep& step)
{
    try {
        run_step(step, given(1), {}, job);
    } catch (const Error& error) {
        EXPECT_EQ(error.fault(), Fault::model);
        return error.what();
    }
    return "";
}

TEST(Runner, AnOptionalInputThatNothingGivesIsItsAbsentValue)
{
    EXPECT_EQ(told(run_step(counter(), given(2), {}, job)), 7);
}

TEST(Runner, StateIsHandedOnFromIntervalToInterval)
{
    StepResult first = run_step(counter(), given(2), {}, job);
    EXPECT_EQ(told(run_step(counter(), given(3), {}, job, std::move(first.state))), 15);
}

TEST(Runner, ALedgerThatDoesNotCloseIsAFailedRun)
{
    const FakeStep leaky{{.name = "leaky", .reach = Reach::whole}, [](const Inputs&, State&, Outputs& out, const Job& asked) {
                             out.close({.quantity = "water", .unit = "m3", .quantum = 0.5, .before = 10, .after = 12, .in = {{"rain", 5}}, .out = {{"edges", 2}}});
                             return asked.until;
                         }};
    EXPECT_EQ(failure(leaky), "leaky: the ledger of water does not close: 1 of 15 quanta of 0.5 m3");
}

TEST(Runner, AnInfiniteResultIsAFailedRun)
{
    Card card{.name = "wild", .reach = Reach::whole};
    card.writes = {{.layer = "told", .unit = "m"}};
    const FakeStep wild{card, [](const Inputs&, State&, Outputs& out, const Job& asked) {
                            Raster<float> values{asked.window, 0, NAN};
                            values.view()(2, 3) = INFINITY;
                            out.put("told", 0, std::move(values));
                            return asked.until;
                        }};
    EXPECT_EQ(failure(wild), "wild: told holds an infinite value");
}

TEST(Runner, AStepGetsOnlyWhatItsCardNames)
{
    const FakeStep greedy{{.name = "greedy", .reach = Reach::whole}, [](const Inputs& in, State&, Outputs&, const Job& asked) {
                              in.values<float>("given");
                              return asked.until;
                          }};
    EXPECT_THROW(run_step(greedy, given(1), {}, job), Error);
}

}  // namespace
}  // namespace arpent
