#include "scenarios/study/condition.hpp"

#include "support/failure.hpp"

#include <gtest/gtest.h>
#include <limits>

using namespace arpent;

namespace {

std::string refusal(const std::string& text, const std::string& unit)
{
    return failure([&] { parse_condition(text, unit); });
}

}  // namespace

TEST(Condition, ComparesInTheUnitOfTheField)
{
    EXPECT_DOUBLE_EQ(parse_condition("> 10 cm", "m").threshold, 0.1);
    EXPECT_DOUBLE_EQ(parse_condition("<= 90 min", "h").threshold, 5400);
    EXPECT_DOUBLE_EQ(parse_condition(">=2000", "person").threshold, 2000);
    EXPECT_DOUBLE_EQ(parse_condition("= 3", "1").threshold, 3);
}

TEST(Condition, KeepsStrictAndLooseSignsApart)
{
    EXPECT_FALSE(parse_condition("> 2", "1").holds(2));
    EXPECT_TRUE(parse_condition(">= 2", "1").holds(2));
    EXPECT_FALSE(parse_condition("< 2", "1").holds(2));
    EXPECT_TRUE(parse_condition("<= 2", "1").holds(2));
    EXPECT_TRUE(parse_condition("= 2", "1").holds(2));
    EXPECT_TRUE(parse_condition("< 2", "1").holds(1.5));
    EXPECT_TRUE(parse_condition("> 2", "1").holds(2.5));
}

TEST(Condition, IsMetByNoNaN)
{
    for (const char* text : {"> 2", ">= 2", "< 2", "<= 2", "= 2"})
        EXPECT_FALSE(parse_condition(text, "1").holds(std::numeric_limits<double>::quiet_NaN())) << text;
}

TEST(Condition, RefusesWhatItCannotCompare)
{
    EXPECT_EQ(refusal("10 cm", "m"), "3 \"10 cm\" is not a condition (allowed: <, <=, =, >=, > and a quantity, as > 10 cm)");
    EXPECT_EQ(refusal("> 10", "m"), "3 \"> 10\" does not compare with a quantity in m");
    EXPECT_EQ(refusal("> 10 kg", "m"), "3 \"> 10 kg\" does not compare with a quantity in m");
    EXPECT_NE(refusal("> ", "m"), "");
}
