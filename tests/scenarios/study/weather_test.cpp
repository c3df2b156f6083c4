#include "scenarios/study/weather.hpp"

#include "scenarios/study/inspect.hpp"
#include "support/reference.hpp"
#include "support/small_land.hpp"

#include <array>
#include <cmath>
#include <gtest/gtest.h>

namespace arpent {
namespace {

/// Two days of July 2030 in Western Europe, hourly, under a clear sky; `hours` earlier or later.
std::string clear_sky(double hours, const std::string& more_head = "", const std::string& more = "")
{
    std::string text = "time_end_utc,air_temperature_degC,global_horizontal_W_m2" + more_head + "\n";
    for (int h = 0; h < 72; ++h) {
        const double noon = 11.88, from_noon = (h % 24) + 0.5 - noon - hours;  // true noon at longitude 3 east in July
        const double g = std::max(0.0, 1000 * std::cos(from_noon * 0.2));
        std::array<char, 64> line{};
        std::snprintf(line.data(), line.size(), "2030-07-%02dT%02d:00Z,%d,%.1f", 1 + (h + 1) / 24, (h + 1) % 24, 20 + h / 24, std::abs(from_noon) > 7.85 ? 0 : g);
        text += line.data() + more + "\n";
    }
    return text;
}

const std::string dem = "ground_elevation: {raster: dem.tif, unit: m}\n";

class StudyWeather : public ::testing::Test {
protected:
    StudyWeather() { land.raster("dem.tif", "5 5 5 5 / 5 5 5 5 / 5 5 5 6 / 5 5 5 5"); }

    Reading reading(const std::string& weather, const std::string& calendar = "{start: 2030-07-01T10:00Z, end: 2030-07-02T10:00Z}") const
    {
        return land.study(dem, "  today: {}\n", "forcing:\n  calendar: " + calendar + "\n  weather: " + weather + "\n");
    }

    std::string said(const std::string& weather, const std::string& calendar = "{start: 2030-07-01T10:00Z, end: 2030-07-02T10:00Z}") const
    {
        const Reading read = reading(weather, calendar);
        Diagnostics complaints = read.complaints;
        inspect(read, complaints);
        return without_folder(complaints.text(), land.path(""));
    }

    CalendarWeather on_calendar(const std::string& weather) const
    {
        const Reading read = reading(weather);
        Diagnostics complaints;
        auto made = weather_on_calendar(weather_file(*read.scenarios.front().study.forcing.weather), read.scenarios.front(), complaints);
        if (!made)
            throw std::runtime_error{complaints.text()};
        return *made;
    }

    SmallLand land;
};

TEST_F(StudyWeather, StandsOnTheCalendarShiftedAndScaled)
{
    land.text("w.csv", clear_sky(0));
    const CalendarWeather weather = on_calendar("{table: w.csv, shift: {air_temperature: +1.8 K}, scale: {global_radiation: 0.5}, elevation: 200 m}");
    const Series& air = *weather.find("air_temperature");
    EXPECT_EQ(air.begin(), 0);
    EXPECT_EQ(air.end(), 86400);
    EXPECT_DOUBLE_EQ(air.values[0], 273.15 + 20 + 1.8);
    EXPECT_DOUBLE_EQ(air.values[14], 273.15 + 21 + 1.8);
    EXPECT_NEAR(weather.find("global_radiation")->values[1], 0.5 * 1000 * std::cos(0.082), 3);
    EXPECT_EQ(weather.elevation, 200);
    EXPECT_DOUBLE_EQ(weather.lapse, 0.0065);
    EXPECT_EQ(weather.wind_height, 10);
}

TEST_F(StudyWeather, ThatAgreesWithTheSunIsGood)
{
    land.text("w.csv", clear_sky(0));
    EXPECT_EQ(said("{table: w.csv}"), "");
}

TEST_F(StudyWeather, WithAnotherLabelOrZoneIsToldWithTheShiftAndWhatWouldExplainIt)
{
    land.text("w.csv", clear_sky(-1));
    EXPECT_EQ(said("{table: w.csv}"),
              "study.yaml:11:20: warning: forcing.weather.table: w.csv: global radiation comes 60 min before the sun (3 clear days): as if its stamps told the "
              "start of an interval, not the end, or its times were of zone -01:00, not Z\n");
    land.text("w.csv", clear_sky(2));
    EXPECT_EQ(said("{table: w.csv}"), "study.yaml:11:20: warning: forcing.weather.table: w.csv: global radiation comes 120 min after the sun (3 clear days): as "
                                      "if its times were of zone +02:00, not Z\n");
}

TEST_F(StudyWeather, ThatDoesNotCoverTheCalendarIsRefused)
{
    land.text("w.csv", clear_sky(0));
    EXPECT_EQ(said("{table: w.csv}", "{start: 2035-07-01T00:00+02:00, end: 2035-07-02T00:00+02:00}"),
              "study.yaml:11:20: forcing.weather.table: w.csv holds 2030-07-01T02:00+02:00 to 2030-07-04T02:00+02:00, the calendar is 2035-07-01T00:00+02:00 to "
              "2035-07-02T00:00+02:00\n");
}

TEST_F(StudyWeather, IsBridgedOverShortGapsAndLeftOutWhereTheyAreLong)
{
    std::string text = clear_sky(0, ",relative_humidity_percent", ",50");
    for (const char* hour : {"2030-07-01T13:00Z", "2030-07-01T14:00Z"}) {
        const auto line = text.find(hour), end = text.find('\n', line);
        text.erase(end - 2, 2);
    }
    land.text("w.csv", text);
    EXPECT_EQ(said("{table: w.csv}"),
              "study.yaml:11:20: warning: forcing.weather.table: w.csv: relative_humidity is missing in 2 of 24 intervals of the calendar: bridged\n"
              "study.yaml:11:20: warning: forcing.weather.table: w.csv: relative_humidity is missing in 2.8 % of the file, first in line 14\n");
    for (const char* hour : {"2030-07-01T15:00Z", "2030-07-01T16:00Z"}) {
        const auto line = text.find(hour), end = text.find('\n', line);
        text.erase(end - 2, 2);
    }
    land.text("w.csv", text);
    const std::string told = said("{table: w.csv}");
    EXPECT_NE(told.find("relative_humidity is missing for 4 h of the calendar from line 14 on: it is left out (up to 3 h are bridged)\n"), told.npos) << told;
    EXPECT_EQ(on_calendar("{table: w.csv}").find("relative_humidity"), nullptr);
    EXPECT_NE(on_calendar("{table: w.csv}").find("air_temperature"), nullptr);
}

TEST_F(StudyWeather, FaultsOfTheFileStandAtTheKeyThatNamesIt)
{
    land.text("w.csv", "time_end_utc,air_temperature_degC\n2030-07-01T01:00Z,20\n2030-07-01T02:00Z,900\n");
    const std::string told = said("{table: w.csv}");
    EXPECT_EQ(told, "study.yaml:11:20: forcing.weather.table: w.csv:3: air_temperature_degC: 900 degC is outside -90 degC to 70 degC (a missing value is an "
                    "empty cell)\n");
}

TEST_F(StudyWeather, OfAnEpwIsMatchedByMonthDayAndHourOfItsStandardTime)
{
    if (testing::reference_folder().empty())
        GTEST_SKIP() << "ARPENT_DATA is not set";
    const std::string epw = "{epw: \"${ARPENT_DATA}/weather/lyon_bron_tmyx_2004-2018.epw\"}";
    const Reading read = reading(epw, "{start: 2035-08-19T00:00+02:00, end: 2035-08-21T00:00+02:00}");
    const Resolved& scenario = read.scenarios.front();
    Diagnostics complaints;
    const WeatherFile file = weather_file(*scenario.study.forcing.weather);
    const auto weather = weather_on_calendar(file, scenario, complaints);
    ASSERT_TRUE(weather) << complaints.text();
    EXPECT_EQ(weather->elevation, 198);
    const Series& air = *weather->find("air_temperature");
    EXPECT_EQ(air.values.size(), 48u);
    const std::size_t hour_of_year = 24 * (31 + 28 + 31 + 30 + 31 + 30 + 31 + 17) + 23;  // 18 August, hour 24 of UTC+1
    EXPECT_EQ(air.values.front(), file.find("air_temperature")->values[hour_of_year]);
    EXPECT_EQ(said(epw, "{start: 2035-08-19T00:00+02:00, end: 2035-08-21T00:00+02:00}"), "");
}

TEST_F(StudyWeather, OfAnEpwWithoutTheLeapDayIsRefusedWhereTheCalendarHasIt)
{
    if (testing::reference_folder().empty())
        GTEST_SKIP() << "ARPENT_DATA is not set";
    const std::string told = said("{epw: \"${ARPENT_DATA}/weather/lyon_bron_tmyx_2004-2018.epw\"}", "{start: 2036-02-28T00:00+01:00, end: 2036-03-01T00:00+01:00}");
    EXPECT_NE(told.find(" has no hour for 2036-02-29T00:00+01:00, which is in the calendar, 2036-02-28T00:00+01:00 to 2036-03-01T00:00+01:00\n"), told.npos) << told;
}

TEST_F(StudyWeather, OfAnotherPartOfTheWorldIsToldSo)
{
    if (testing::reference_folder().empty())
        GTEST_SKIP() << "ARPENT_DATA is not set";
    const std::string told = said("{epw: \"${ARPENT_DATA}/weather/athens_2023_era5.epw\"}");
    EXPECT_NE(told.find("global radiation comes 83 min before the sun (148 clear days): as if its times were of zone +00:30, not +02:00, or it came from a place "
                        "21 degrees east, as it does\n"), told.npos) << told;
}

}  // namespace
}  // namespace arpent
