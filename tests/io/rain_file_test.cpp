#include "io/rain_file.hpp"

#include "io/file.hpp"
#include "support/failure.hpp"
#include "support/temporary_folder.hpp"

#include <cstdlib>
#include <gtest/gtest.h>

namespace arpent {
namespace {

Series rain(const std::string& text, double start_utc = 0, const std::string& storm = {})
{
    const TemporaryFolder folder;
    write_text(folder / "rain.csv", text);
    return read_rain(folder / "rain.csv", start_utc, storm);
}

/// What is wrong with a text, the file's folder left out.
std::string wrong(const std::string& text, const std::string& storm = {})
{
    const TemporaryFolder folder;
    write_text(folder / "rain.csv", text);
    std::string said = failure([&] { read_rain(folder / "rain.csv", 0, storm); });
    const auto at = said.find(folder.path());
    return at == said.npos ? said : said.erase(at, folder.path().size() + 1);
}

TEST(Rain, StampsAtTheEndGiveTheIntervalsBefore)
{
    const Series series = rain("time_end_min,depth_mm\n5,0.3\n10,0.6\n15,0\n");
    EXPECT_EQ(series.times, (std::vector<double>{0, 300, 600, 900}));
    EXPECT_DOUBLE_EQ(series.values[0], 1e-6);
    EXPECT_DOUBLE_EQ(series.values[1], 2e-6);
    EXPECT_EQ(series.values[2], 0);
    EXPECT_DOUBLE_EQ(series.total(), 0.9e-3);
    EXPECT_EQ(series.unit, "m/s");
}

TEST(Rain, StampsAtTheStartGiveTheIntervalsAfter)
{
    for (const std::string times : {"time [h]", "time_start [h]", "time_h"}) {
        const Series series = rain(times + ",intensity_mm_h\n0,36\n0.5,18\n");
        EXPECT_EQ(series.times, (std::vector<double>{0, 1800, 3600}));
        EXPECT_DOUBLE_EQ(series.values[0], 1e-5);
        EXPECT_DOUBLE_EQ(series.values[1], 5e-6);
    }
}

TEST(Rain, InstantsCountFromTheStart)
{
    const Series series = rain("time_end_utc,rain_mm\n2011-08-15T01:00:00Z,3.6\n2011-08-15T02:00:00Z,0\n", 1313366400);  // 2011-08-15T00:00Z
    EXPECT_EQ(series.times, (std::vector<double>{0, 3600, 7200}));
    EXPECT_DOUBLE_EQ(series.values[0], 1e-6);
}

TEST(Rain, DepthGoesBeforeIntensity)
{
    EXPECT_DOUBLE_EQ(rain("time_end_min,intensity_mm_h,depth_mm\n5,999,0.3\n10,999,0.3\n").values[0], 1e-6);
}

TEST(Rain, OneRowNeedsItsStep)
{
    EXPECT_EQ(rain("time_end_min,step_min,depth_mm\n60,60,36\n").times, (std::vector<double>{0, 3600}));
    EXPECT_EQ(wrong("time_end_min,depth_mm\n60,36\n"), "4 rain.csv:2: one row alone tells no interval (allowed: two rows, or a column step_min)");
}

TEST(Rain, MistakesAreLocated)
{
    const std::string head = "time_end_min,depth_mm\n5,1\n10,1\n15,1\n20,1\n";
    EXPECT_EQ(wrong(head + "35,1\n40,1\n"), "4 rain.csv:6: a gap: 15 min after the row before, 5 min elsewhere");
    EXPECT_EQ(wrong(head + "22,1\n"), "4 rain.csv:6: an interval too short: 2 min after the row before, 5 min elsewhere");
    EXPECT_EQ(wrong(head + "20,1\n"), "4 rain.csv:6: the time does not rise: 20 min after 20 min");
    EXPECT_EQ(wrong(head + "3,1\n"), "4 rain.csv:6: the time does not rise: 3 min after 20 min");
    EXPECT_EQ(wrong(head + "25,-0.1\n"), "4 rain.csv:6: depth_mm: rain below 0");
    EXPECT_EQ(wrong(head + "25,\n"), "4 rain.csv:6: depth_mm: the rain is missing (a dry interval is 0)");
    EXPECT_EQ(wrong(head + ",1\n"), "4 rain.csv:6: the time is missing");
    EXPECT_EQ(wrong(head + "25,wet\n"), "4 rain.csv:6: depth_mm: \"wet\" is not a number");
    EXPECT_EQ(wrong("time_end_min,depth_mm\n"), "4 rain.csv: holds no rows");
    EXPECT_EQ(wrong("minute,depth_mm\n1,2\n"),
              "4 rain.csv: no column of times (allowed: time_end_min, time_min, time_start_min, time [h], time_utc, time_end_utc)");
    EXPECT_EQ(wrong("time_min,height\n1,2\n"), "4 rain.csv: no column of rain (allowed: depth_mm, rain_mm, intensity_mm_h, rain_mm_h)");
    EXPECT_EQ(wrong("time_utc,depth_mm\n2011-08-15T01:00,2\n").rfind("4 rain.csv:2: ", 0), 0u);
}

TEST(Rain, OneOfSeveralStormsIsNamed)
{
    const std::string two = "storm,time_end_min,depth_mm\nsmall,5,1\nsmall,10,1\nlarge,5,3\nlarge,10,3\n";
    EXPECT_DOUBLE_EQ(rain(two, 0, "large").total(), 6e-3);
    EXPECT_EQ(wrong(two), "3 rain.csv: holds several storms: name one (allowed: small, large)");
    EXPECT_EQ(wrong(two, "lage"), "3 rain.csv: no storm \"lage\", did you mean \"large\"? (allowed: small, large)");
    EXPECT_EQ(wrong("time_end_min,depth_mm\n5,1\n10,1\n", "large"), "3 rain.csv: no storm \"large\"");
    EXPECT_DOUBLE_EQ(rain("storm,time_end_min,depth_mm\nsmall,5,1\nsmall,10,1\n").total(), 2e-3);
}

TEST(Rain, ReadsTheReferenceStorms)
{
    const char* data = std::getenv("ARPENT_DATA");
    if (!data)
        GTEST_SKIP() << "ARPENT_DATA is not set";
    const std::string weather = std::string{data} + "/weather/";
    const Series storm = read_rain(weather + "design_storms.csv", 0, "mf_10y_4h_double_triangle");
    EXPECT_EQ(storm.values.size(), 48u);
    EXPECT_EQ(storm.end(), 4 * 3600);
    EXPECT_NEAR(storm.total(), 44.4e-3, 0.05e-3);
    const Series summer = read_rain(weather + "lyon_bron_2011-08-15_26.csv", 0);
    EXPECT_EQ(summer.values.size(), 288u);
    EXPECT_EQ(read_rain(weather + "toulouse_capitoul_2004-02-20_2005-02-28.csv", 0).values.size(), 18000u);
}

}  // namespace
}  // namespace arpent
