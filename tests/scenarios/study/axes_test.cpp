#include "scenarios/study/axes.hpp"
#include "support/small_study.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

const std::string storms = "events:\n  storm_10y: {storm: {depth: 30 mm}, return_period: 10 y}\n  storm_100y: {title: Rare, storm: {depth: 60 mm}, return_period: 100 y}\n";

class AxesOfAStudy : public testing::Test {
protected:
    SmallStudy study_;

    /// The small study with `axes` at its top.
    static std::string with(const std::string& axes) { return SmallStudy::with("models:", axes + "models:"); }

    Reading read(const std::string& text)
    {
        Reading reading = study_.read(text);
        EXPECT_EQ(reading.complaints.text(), "");
        return reading;
    }

    std::vector<std::string> names(const std::string& text)
    {
        std::vector<std::string> all;
        for (const Resolved& each : read(text).scenarios)
            all.push_back(each.name);
        return all;
    }
};

using Names = std::vector<std::string>;

TEST_F(AxesOfAStudy, MultiplyScenariosByEventThenYearThenMember)
{
    EXPECT_EQ(names(with("years: [0, 30]\n")),
              (Names{"today@year_0", "today@year_30", "green@year_0", "green@year_30", "greener@year_0", "greener@year_30"}));
    const Names all = names(with(storms + "years: [0, 10]\nmembers: {1: {}, 2: {forcing: {storm: {peak: 0.2}}}}\n"));
    EXPECT_EQ(all.size(), 3u * 2 * 2 * 2);
    EXPECT_EQ((Names{all.begin(), all.begin() + 5}),
              (Names{"today@storm_10y@year_0@member_1", "today@storm_10y@year_0@member_2", "today@storm_10y@year_10@member_1",
                     "today@storm_10y@year_10@member_2", "today@storm_100y@year_0@member_1"}));
}

TEST_F(AxesOfAStudy, GiveEachPointItsCoordinates)
{
    const Reading reading = read(with(storms + "years: [7]\nmembers: {3: {}}\n"));
    const Coordinates& at = reading.scenarios[1].at;
    EXPECT_EQ(at.scenario, "today");
    EXPECT_EQ(at.event, "storm_100y");
    EXPECT_EQ(at.return_period, 100 * 365.25 * 86400);
    EXPECT_EQ(at.year, 7);
    EXPECT_EQ(at.member, 3);
    const Reading plain = read(SmallStudy::text);
    EXPECT_EQ(plain.scenarios[1].name, "green");
    EXPECT_EQ(plain.scenarios[1].at.event, "");
    EXPECT_FALSE(plain.scenarios[1].at.year || plain.scenarios[1].at.member || plain.scenarios[1].at.return_period);
}

TEST_F(AxesOfAStudy, LayAnEventOverTheScenarioAndAMemberOverBoth)
{
    const Reading reading = read(with("events: {wet: {storm: {depth: 50 mm}}}\nmembers: {1: {}, 2: {forcing: {storm: {peak: 0.2}}, models: {runoff: {edges: closed}}}}\n"));
    EXPECT_EQ(reading.scenarios[4].name, "greener@wet@member_1");
    EXPECT_EQ(reading.scenarios[4].study.forcing.storm->depth, 0.05);
    EXPECT_EQ(reading.scenarios[4].study.forcing.storm->peak, 0.4);
    EXPECT_EQ(reading.scenarios[5].study.forcing.storm->depth, 0.05);
    EXPECT_EQ(reading.scenarios[5].study.forcing.storm->peak, 0.2);
}

TEST_F(AxesOfAStudy, AreTheScenariosOwnWhereItSaysSo)
{
    const std::string text = with(storms + "years: [0, 10]\n");
    const auto own = [&](const std::string& words) {
        std::string changed = text;
        return names(changed.replace(changed.find("  today: {}"), 11, "  today: {" + words + "}"));
    };
    EXPECT_EQ(own("years: !unset x, events: {storm_100y: !unset x}").front(), "today@storm_10y");
    EXPECT_EQ(own("years: [5]").at(1), "today@storm_100y@year_5");
    EXPECT_EQ(own("years: [], events: !unset x").front(), "today");
    EXPECT_EQ(own("events: {hail: {storm: {duration: 5 min}}}").at(4), "today@hail@year_0");
}

TEST_F(AxesOfAStudy, LetAnEventTakeAwayWhatTheScenarioHas)
{
    const Reading reading = read(with("events: {wet: {}, dry: {storm: !unset x}}\n"));
    EXPECT_TRUE(reading.scenarios[0].study.forcing.storm);
    EXPECT_FALSE(reading.scenarios[1].study.forcing.storm);
    EXPECT_EQ(study_.complaints(with("events: {dry: {storm: {region: !unset x}}}\n")),
              "s.yaml:12:32: events.dry.storm.region: nothing is inherited here that !unset could take away\n");
}

TEST_F(AxesOfAStudy, TakeTheReturnPeriodOfADesignStorm)
{
    const std::string text = with("events: {rare: {storm: {return_period: 50 y, depth: !unset x, idf: idf.csv}}, often: {storm: {depth: 3 mm}}}\n");
    const Reading reading = read(text);
    EXPECT_EQ(reading.scenarios[0].at.return_period, 50 * 365.25 * 86400);
    EXPECT_EQ(reading.scenarios[1].at.return_period, std::nullopt);
}

TEST_F(AxesOfAStudy, ReadBackFromAnEffectiveStudyToTheSamePoint)
{
    const Reading reading = read(with(storms + "years: [0, 10]\nmembers: {1: {}, 2: {title: Wet, forcing: {storm: {peak: 0.2}}}}\n"));
    for (const Resolved& point : reading.scenarios) {
        const std::string text = effective(point);
        const Reading again = study_.read(text);
        EXPECT_EQ(again.complaints.text(), "") << text;
        ASSERT_EQ(again.scenarios.size(), 1u);
        EXPECT_EQ(again.scenarios[0].name, point.name);
        EXPECT_EQ(again.scenarios[0].at.return_period, point.at.return_period);
        EXPECT_EQ(again.scenarios[0].study.forcing.storm->depth, point.study.forcing.storm->depth);
        EXPECT_EQ(effective(again.scenarios[0]), text);
    }
    EXPECT_NE(effective(reading.scenarios[7]).find("events:\n  storm_100y:\n    title: Rare\n    return_period: 100 y\nyears: [10]\nmembers:\n  2:\n    title: Wet\n"),
              std::string::npos);
}

TEST_F(AxesOfAStudy, WinOverTheScenariosOwnForcing)
{
    const Reading reading = read(with("events: {calm: {storm: {peak: 0.1}}, late: {storm: {start: 2035-08-20T18:00+02:00}}}\n"));
    EXPECT_EQ(reading.scenarios[4].name, "greener@calm");
    EXPECT_EQ(reading.scenarios[4].study.forcing.storm->peak, 0.1);
    EXPECT_EQ(reading.scenarios[5].study.forcing.storm->peak, 0.4);
}

TEST_F(AxesOfAStudy, AreRefusedBeyondAThousandPoints)
{
    std::string members = "members:\n";
    for (int n = 0; n < 91; ++n)
        members += "  " + std::to_string(n) + ": {}\n";
    EXPECT_EQ(study_.complaints(with("years: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n" + members)),
              "s.yaml:12:1: years: a scenario comes to 1001 points (allowed: at most 1000)\n");
    EXPECT_EQ(read(with("years: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]\n" + members.substr(0, members.find("  10:")))).scenarios.size(), 300u);
}

TEST_F(AxesOfAStudy, NameFilesWithoutTheSign)
{
    EXPECT_EQ(file_stem("green@storm_10y@year_10@member_3"), "green_storm_10y_year_10_member_3");
}

TEST_F(AxesOfAStudy, SelectAScenariosPointsByAnyOfTheirParts)
{
    EXPECT_TRUE(selects("green", "green@storm_10y@year_10"));
    EXPECT_TRUE(selects("green@year_10", "green@storm_10y@year_10"));
    EXPECT_TRUE(selects("green@storm_10y@year_10", "green@storm_10y@year_10"));
    EXPECT_FALSE(selects("green@year_1", "green@storm_10y@year_10"));
    EXPECT_FALSE(selects("green", "greener@storm_10y"));
    EXPECT_FALSE(selects("green@", "green"));
}

}  // namespace
}  // namespace arpent
