#include "scenarios/run/joined.hpp"

#include "support/drawn_layer.hpp"
#include "support/failure.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace arpent {
namespace {

const Grid grid{1, 5, 5, 0, 5, ""};

/// What a piece left of one layer, drawn as text: '.' is NaN.
StepResult left(const std::string& drawing, double reached = 10)
{
    StepResult made;
    made.layers.emplace("told", drawn("told", grid, {drawing}));
    made.reached = reached;
    return made;
}

std::string join_of(Join how, const std::string& first, const std::string& second)
{
    const Card card{.name = "teller", .writes = {{.layer = "told", .unit = "m", .join = how}}};
    const StepResult both = joined(card, left(first), left(second, 20));
    EXPECT_EQ(both.reached, 20);
    std::string text;
    for (const float value : all_values<float>(both.layers.at("told")))
        text += std::isnan(value) ? '.' : static_cast<char>('0' + static_cast<int>(value));
    return text;
}

TEST(Joined, LayersJoinAsTheirPortsSay)
{
    EXPECT_EQ(join_of(Join::last, "51.2.", "34.5."), "34.5.");
    EXPECT_EQ(join_of(Join::first, "51.2.", "3475."), "5172.");
    EXPECT_EQ(join_of(Join::max, "51.2.", "3475."), "5475.");
    EXPECT_EQ(join_of(Join::sum, "51.2.", "3475."), "85.7.");
}

StepResult counted(std::int64_t before, std::int64_t rain, std::int64_t edges, std::int64_t after)
{
    StepResult made;
    made.ledgers.push_back({.quantity = "water", .unit = "m3", .before = before, .after = after, .in = {{"rain", rain}}, .out = {{"edges", edges}}});
    return made;
}

TEST(Joined, LedgersRunFromTheFirstPieceToTheLast)
{
    const StepResult both = joined({.name = "flow"}, counted(3, 10, 4, 9), counted(9, 1, 7, 3));
    const Ledger& ledger = both.ledgers.at(0);
    EXPECT_EQ(ledger.before, 3);
    EXPECT_EQ(ledger.after, 3);
    EXPECT_EQ(ledger.in.at(0).amount, 11);
    EXPECT_EQ(ledger.out.at(0).amount, 11);
    EXPECT_EQ(ledger.gap(), 0);
}

TEST(Joined, APieceThatBeginsWithOtherWaterThanTheLastOneLeftIsAFault)
{
    EXPECT_EQ(failure([] { joined({.name = "flow"}, counted(3, 10, 4, 9), counted(8, 1, 7, 2)); }),
              "70 flow: the ledger of water does not begin where that of the piece before it ended");
    EXPECT_EQ(failure([] { joined({.name = "flow"}, counted(3, 10, 4, 9), {}); }), "70 flow: pieces of the step close different ledgers");
}

}  // namespace
}  // namespace arpent
