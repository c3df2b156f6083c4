#include "scenarios/compare/joint_rows.hpp"

#include "io/file.hpp"
#include "support/temporary_folder.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace arpent {
namespace {

TEST(ExpectedValue, IsTheAreaUnderTheCurveOfValueAgainstProbability)
{
    // 100 at p = 0.1, 300 at 0.02, 500 at 0.01: 0.08 * 200 + 0.01 * 400 + 0.01 * 500
    EXPECT_NEAR(expected_value({{10, 100}, {50, 300}, {100, 500}}), 25, 1e-12);
    EXPECT_NEAR(expected_value({{100, 500}, {10, 100}, {50, 300}}), 25, 1e-12);
}

TEST(ExpectedValue, OfTheSameAtAnyEventIsItTimesTheProbabilityOfTheMostFrequent)
{
    EXPECT_NEAR(expected_value({{2, 7}, {10, 7}, {1000, 7}}), 3.5, 1e-12);
}

TEST(ExpectedValue, ConvergesToTheIntegralAsEventsGrow)
{
    // value 100 (1 - p): the integral from 0 to 1/2 is 37.5
    const auto with = [](int count) {
        std::vector<std::pair<double, double>> events;
        for (int n = 1; n <= count; ++n) {
            const double p = 0.5 * n / count;
            events.emplace_back(1 / p, 100 * (1 - p));
        }
        return expected_value(events);
    };
    EXPECT_NEAR(with(100), 37.5, 0.01);
    EXPECT_LT(std::abs(with(200) - 37.5), 0.5 * std::abs(with(100) - 37.5));
}

TEST(ExpectedValue, CannotBeSaidOfOneEventOrOfAnUnknownValue)
{
    EXPECT_TRUE(std::isnan(expected_value({{10, 100}})));
    EXPECT_TRUE(std::isnan(expected_value({{10, 100}, {50, std::nan("")}})));
}

TEST(Quantile, IsLinearBetweenOrderStatistics)
{
    EXPECT_DOUBLE_EQ(quantile({30, 10, 20}, 0.1), 12);
    EXPECT_DOUBLE_EQ(quantile({30, 10, 20}, 0.9), 28);
    EXPECT_DOUBLE_EQ(quantile({5}, 0.9), 5);
    EXPECT_TRUE(std::isnan(quantile({1, std::nan("")}, 0.5)));
}

Named<Indicator> wet_and_mean()
{
    Indicator wet, mean;
    wet.of = mean.of = "depth.max";
    wet.then = "> 10 cm";
    mean.statistic = Statistic::mean;
    return {{"wet", wet}, {"mean", mean}};
}

std::vector<std::string> written(const std::vector<IndicatorRow>& rows)
{
    std::vector<std::string> made;
    for (const IndicatorRow& row : rows)
        made.push_back(row.scenario + " " + row.indicator + " " + std::to_string(std::lround(1000 * row.value)));
    return made;
}

const ReturnPeriods periods{{"today", {{"often", 10}, {"rare", 100}}}};

TEST(JointRows, SayWhatIsExpectedOfAmountsAlone)
{
    std::vector<IndicatorRow> rows{{"today@often", "all", "all", "wet", 10, "m2"}, {"today@often", "all", "all", "mean", 1, "m"},
                                   {"today@rare", "all", "all", "wet", 30, "m2"}, {"today@rare", "all", "all", "mean", 3, "m"}};
    add_joint_rows(rows, wet_and_mean(), periods);
    ASSERT_EQ(rows.size(), 5u);
    EXPECT_EQ(written({rows[4]}), std::vector<std::string>{"today@expected wet 2100"});
    EXPECT_TRUE(is_joint(rows[4]));
    EXPECT_FALSE(is_joint(rows[0]));
}

TEST(JointRows, ExpectNothingOfAPartOfTheEvents)
{
    std::vector<IndicatorRow> rows{{"today@rare", "all", "all", "wet", 30, "m2"}};
    add_joint_rows(rows, wet_and_mean(), periods);
    EXPECT_EQ(rows.size(), 1u);
}

TEST(JointRows, ExpectEachYearMemberAndZoneByItself)
{
    std::vector<IndicatorRow> rows;
    for (const char* point : {"today@often@year_0", "today@often@year_9", "today@rare@year_0", "today@rare@year_9"})
        for (const char* zone : {"a", "b"})
            rows.push_back({point, "quarter", zone, "wet", 50, "m2"});
    add_joint_rows(rows, wet_and_mean(), periods);
    ASSERT_EQ(rows.size(), 12u);
    EXPECT_EQ(rows[8].scenario, "today@expected@year_0");
    EXPECT_EQ(rows[8].zone, "a");
    EXPECT_EQ(rows[11].scenario, "today@expected@year_9");
    EXPECT_EQ(rows[11].zone, "b");
    EXPECT_DOUBLE_EQ(rows[11].value, 5);
}

TEST(JointRows, GiveMeanAndSpreadOfMembersOfWhatIsExpectedToo)
{
    std::vector<IndicatorRow> rows;
    for (int member = 1; member <= 2; ++member)
        for (const char* event : {"often", "rare"})
            rows.push_back({"today@" + std::string{event} + "@member_" + std::to_string(member), "all", "all", "wet", 100.0 * member, "m2"});
    add_joint_rows(rows, wet_and_mean(), periods);
    EXPECT_EQ(written({rows.begin() + 4, rows.end()}),
              (std::vector<std::string>{"today@expected@member_1 wet 10000", "today@expected@member_2 wet 20000", "today@often@member_mean wet 150000",
                                        "today@often@member_p10 wet 110000", "today@often@member_p90 wet 190000", "today@rare@member_mean wet 150000",
                                        "today@rare@member_p10 wet 110000", "today@rare@member_p90 wet 190000", "today@expected@member_mean wet 15000",
                                        "today@expected@member_p10 wet 11000", "today@expected@member_p90 wet 19000"}));
}

TEST(IndicatorTable, HasColumnsForTheAxesOfAStudyThatHasSome)
{
    const std::vector<IndicatorRow> rows{{"green@rare@year_9@member_3", "all", "all", "wet", 1.5, "m2"}, {"today@expected", "all", "all", "wet", 2, "m2"}};
    const std::string text = indicators_csv(rows);
    EXPECT_EQ(text, "scenario,event,year,member,zone_set,zone,indicator,value,unit\ngreen,rare,9,3,all,all,wet,1.5,m2\ntoday,expected,,,all,all,wet,2,m2\n");
    EXPECT_EQ(indicators_csv({{"green", "all", "all", "wet", 1.5, "m2"}}), "scenario,zone_set,zone,indicator,value,unit\ngreen,all,all,wet,1.5,m2\n");
    const TemporaryFolder folder;
    write_text(folder / "indicators.csv", text);
    EXPECT_EQ(read_indicators(folder / "indicators.csv"), rows);
}

TEST(Requirements, HoldOfPointsAndNotOfWhatTheyComeToTogether)
{
    Study study;
    study.indicators = wet_and_mean();
    study.indicators[0].second.require = "< 20 m2";
    const std::vector<IndicatorRow> rows{{"today@rare", "all", "all", "wet", 30, "m2"}, {"today@expected", "all", "all", "wet", 30, "m2"}};
    EXPECT_EQ(unmet(study, rows), std::vector<std::string>{"wet: 30 in today@rare is not < 20 m2"});
}

}  // namespace
}  // namespace arpent
