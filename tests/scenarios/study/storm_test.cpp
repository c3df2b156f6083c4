#include "scenarios/study/storm.hpp"

#include "support/reference.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace arpent {
namespace {

using ::testing::HasSubstr;

/// The rain of a study with this storm, and what was complained of.
struct Rain {
    std::optional<Series> series;
    Calendar calendar;
    std::string complaints;
};

class Storms : public ::testing::Test {
protected:
    void SetUp() override
    {
        write("idf.csv", "region,return_period_y,a_mm_min,b,valid_from_min,valid_to_min\n"
                         "here,10,15.096,0.803,30,360\nhere,100,45,0.85,30,360\nthere,10,10,0.75,5,120\n");
    }

    void write(const std::string& name, const std::string& text) const { std::ofstream{folder_ / name} << text; }

    Rain rain(const std::string& storm, const std::string& calendar = "2035-08-20T00:00+02:00, end: 2035-08-21T00:00+02:00") const
    {
        const std::string text = "arpent: 1\nstudy: wet\nterritory: {crs: EPSG:2154, extent: [0, 0, 10, 10], cell: 5 m}\n"
                                 "forcing:\n" + (calendar.empty() ? "" : "  calendar: {start: " + calendar + "}\n") +
                                 "  storm: {" + storm + ", start: 2035-08-20T17:00+02:00}\nscenarios: {today: {}}\n";
        const Reading reading = read_study(folder_ / "study.yaml", text);
        Rain made;
        Diagnostics complaints;
        complaints.add(reading.complaints);
        if (!reading.scenarios.empty()) {
            made.calendar = calendar_of(reading.scenarios.front());
            made.series = storm_rain(reading.scenarios.front(), complaints);
        }
        made.complaints = complaints.text();
        for (auto at = made.complaints.find(folder_ / ""); at != std::string::npos; at = made.complaints.find(folder_ / ""))
            made.complaints.erase(at, (folder_ / "").size());
        return made;
    }

    TemporaryFolder folder_;
};

TEST_F(Storms, OfATableHaveItsDepthAndStandWhereTheyStart)
{
    const Rain made = rain("design: double_triangle, idf: idf.csv, region: here, return_period: 10 y, duration: 2 h, intense: 30 min, peak: 0.5");
    EXPECT_EQ(made.complaints, "");
    ASSERT_TRUE(made.series);
    EXPECT_EQ(made.series->name, "rain");
    EXPECT_DOUBLE_EQ(made.series->begin(), 17 * 3600);
    EXPECT_DOUBLE_EQ(made.series->end(), 19 * 3600);
    EXPECT_NEAR(made.series->total() / (15.096e-3 * std::pow(120, 1 - 0.803)), 1, 1e-12);
    EXPECT_EQ(made.series->values.size(), 24u);
}

TEST_F(Storms, SayWhichRegionsAndPeriodsATableHas)
{
    EXPECT_EQ(rain("design: chicago, idf: idf.csv, region: hare, return_period: 10 y, duration: 2 h").complaints,
              "study.yaml:6:50: forcing.storm.region: idf.csv: no region \"hare\", did you mean \"here\"? (allowed: here, there)\n");
    EXPECT_EQ(rain("design: chicago, idf: idf.csv, return_period: 10 y, duration: 2 h").complaints,
              "study.yaml:6:10: forcing.storm.region: idf.csv: a region is needed (allowed: here, there)\n");
    EXPECT_EQ(rain("design: chicago, idf: idf.csv, region: here, return_period: 50 y, duration: 2 h").complaints,
              "study.yaml:6:71: forcing.storm.return_period: idf.csv: no return period of 50 y for here (allowed: 10 y, 100 y)\n");
}

TEST_F(Storms, WarnWhereTheyTakeMoreFromCoefficientsThanThoseHoldFor)
{
    const Rain made = rain("design: chicago, idf: idf.csv, region: here, return_period: 10 y, duration: 2 h, peak: 0.4");
    ASSERT_TRUE(made.series);
    EXPECT_THAT(made.complaints, HasSubstr("warning: forcing.storm.duration: a and b hold for 30 min to 360 min, the storm takes 5 min from them"));
    EXPECT_NEAR(made.series->total() / (15.096e-3 * std::pow(120, 1 - 0.803)), 1, 1e-12);
}

TEST_F(Storms, MayBeGivenByTheirCoefficientsOrTheirDepth)
{
    const Rain own = rain("design: chicago, a_mm_min: 10, b: 0.75, duration: 1 h");
    ASSERT_TRUE(own.series) << own.complaints;
    EXPECT_NEAR(own.series->total(), 10e-3 * std::pow(60, 0.25), 1e-12);
    const Rain steady = rain("design: uniform, depth: 40 mm, duration: 1 h");
    ASSERT_TRUE(steady.series) << steady.complaints;
    EXPECT_EQ(steady.complaints, "");
    EXPECT_NEAR(steady.series->total(), 0.04, 1e-15);
    EXPECT_THAT(rain("design: chicago, duration: 1 h").complaints, HasSubstr("forcing.storm"));
}

TEST_F(Storms, AreTakenFromAHyetographAsItIsWritten)
{
    write("rain.csv", "time_end_min,depth_mm\n10,1\n20,4\n30,0\n40,2\n");
    const Rain made = rain("hyetograph: rain.csv");
    EXPECT_EQ(made.complaints, "");
    ASSERT_TRUE(made.series);
    EXPECT_DOUBLE_EQ(made.series->begin(), 17 * 3600);
    EXPECT_DOUBLE_EQ(made.series->end(), 17 * 3600 + 2400);
    EXPECT_NEAR(made.series->total(), 0.007, 1e-15);
    EXPECT_NEAR(made.series->values.at(1), 0.004 / 600, 1e-15);
    write("instants.csv", "time_start_utc,depth_mm\n2004-10-09T12:00Z,1\n2004-10-09T12:30Z,2\n2004-10-09T13:00Z,3\n");
    const Rain dated = rain("hyetograph: instants.csv");
    ASSERT_TRUE(dated.series) << dated.complaints;
    EXPECT_DOUBLE_EQ(dated.series->begin(), 17 * 3600);
    EXPECT_NEAR(dated.series->total(), 0.006, 1e-15);
}

TEST_F(Storms, OfATableOfSeveralAreNamed)
{
    write("two.csv", "storm,time_end_min,depth_mm\nsmall,10,1\nsmall,20,1\nlarge,10,4\nlarge,20,4\n");
    const Rain made = rain("hyetograph: two.csv, event: large");
    ASSERT_TRUE(made.series) << made.complaints;
    EXPECT_NEAR(made.series->total(), 0.008, 1e-15);
    EXPECT_THAT(rain("hyetograph: two.csv").complaints, HasSubstr("two.csv: holds several storms: name one (allowed: small, large)"));
    EXPECT_THAT(rain("hyetograph: two.csv, event: lage").complaints, HasSubstr("two.csv: no storm \"lage\", did you mean \"large\"?"));
    EXPECT_THAT(rain("design: double_triangle, event: large, a_mm_min: 5, b: 0.5, duration: 2 h, intense: 30 min").complaints,
                HasSubstr("forcing.storm.event: only a hyetograph has it"));
}

TEST_F(Storms, WithGapsOrNegativeRainAreRefusedAtTheirKey)
{
    write("gap.csv", "time_end_min,depth_mm\n10,1\n20,4\n40,2\n");
    EXPECT_THAT(rain("hyetograph: gap.csv").complaints, HasSubstr("study.yaml:6:23: forcing.storm.hyetograph: "));
    write("negative.csv", "time_end_min,depth_mm\n10,1\n20,-4\n");
    EXPECT_THAT(rain("hyetograph: negative.csv").complaints, HasSubstr("study.yaml:6:23: forcing.storm.hyetograph: "));
}

TEST_F(Storms, MustLieInTheCalendar)
{
    EXPECT_THAT(rain("design: uniform, depth: 40 mm, duration: 8 h").complaints,
                HasSubstr("forcing.storm.start: the storm, 2035-08-20T17:00+02:00 to 2035-08-21T01:00+02:00, is not in the calendar, "
                          "2035-08-20T00:00+02:00 to 2035-08-21T00:00+02:00"));
}

TEST_F(Storms, AreTheCalendarWhereNoneIsGiven)
{
    const Rain made = rain("design: uniform, depth: 40 mm, duration: 1 h", "");
    ASSERT_TRUE(made.series) << made.complaints;
    EXPECT_DOUBLE_EQ(made.series->begin(), 0);
    EXPECT_DOUBLE_EQ(made.calendar.duration, 3600);
    EXPECT_EQ(made.calendar.zone_minutes, 120);
}

TEST_F(Storms, OfTheReferenceTableHaveItsDepths)
{
    ARPENT_NEEDS_DATA();
    const auto rows = testing::reference_rows("weather/design_storms.csv");
    const Rain made = rain("design: double_triangle, idf: \"${ARPENT_DATA}/weather/montana.csv\", region: mf_example_station, return_period: 10 y, "
                           "duration: 4 h, intense: 30 min");
    ASSERT_TRUE(made.series) << made.complaints;
    std::vector<double> depths;  // [mm]
    for (const auto& row : rows)
        if (row.at(0) == "mf_10y_4h_double_triangle")
            depths.push_back(std::stod(row.at(3)));
    ASSERT_EQ(depths.size(), made.series->values.size());
    for (std::size_t k = 0; k < depths.size(); ++k)
        EXPECT_NEAR(made.series->values[k] * 300e3, depths[k], 1e-3);
}

}  // namespace
}  // namespace arpent
