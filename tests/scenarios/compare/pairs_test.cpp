#include "scenarios/compare/compare.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST(Pairs, AreOfEveryOtherScenarioAndTheBaseline)
{
    EXPECT_EQ(like_pairs("today", {"today", "green", "dense"}), (Pairs{{"green", "today"}, {"dense", "today"}}));
}

TEST(Pairs, AreLikeWithLike)
{
    EXPECT_EQ(like_pairs("today", {"today@often@year_9", "today@rare@year_9", "green@rare@year_9", "green@often@year_9", "green@late@year_9"}),
              (Pairs{{"green@rare@year_9", "today@rare@year_9"}, {"green@often@year_9", "today@often@year_9"}}));
}

TEST(Pairs, TakeABaselineThatDoesNotChangeWithAnAxisForAllOfIt)
{
    EXPECT_EQ(like_pairs("today", {"today@rare", "green@rare@year_0", "green@rare@year_9"}),
              (Pairs{{"green@rare@year_0", "today@rare"}, {"green@rare@year_9", "today@rare"}}));
    EXPECT_TRUE(like_pairs("today", {"today@rare@year_0", "green@rare"}).empty());
}

TEST(Pairs, ComparePointsWithOnePointWhereTheBaselineIsOne)
{
    EXPECT_EQ(like_pairs("today@rare", {"today@often", "today@rare", "green@often"}), (Pairs{{"today@often", "today@rare"}, {"green@often", "today@rare"}}));
}

TEST(Pairs, NameTheirVariablesWithoutTheSign)
{
    Difference about;
    about.variable = "depth_max";
    about.a = "today@storm_10y";
    about.b = "green@storm_10y";
    EXPECT_EQ(about.name(), "depth_max__green_storm_10y_minus_today_storm_10y");
}

}  // namespace
}  // namespace arpent
