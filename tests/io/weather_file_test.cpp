#include "io/weather_file.hpp"

#include "core/scalar.hpp"
#include "support/failure.hpp"
#include "support/reference.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <gtest/gtest.h>
#include <numeric>

namespace arpent {
namespace {

double utc(const std::string& text) { return parse_instant(text).value.utc; }

class WeatherFiles : public ::testing::Test {
protected:
    std::string write(const std::string& text, const std::string& name = "w.csv") const
    {
        std::ofstream{folder_ / name, std::ios::binary} << text;
        return folder_ / name;
    }

    /// What reading the table says, its folder left out.
    std::string table_fails(const std::string& text, const StampWords& as = {}) const
    {
        return without_folder(failure([&] { read_weather_table(write(text), as); }));
    }
    std::string epw_fails(const std::string& text) const
    {
        return without_folder(failure([&] { read_epw(write(text, "w.epw")); }));
    }

    std::string without_folder(std::string said) const
    {
        for (auto at = said.find(folder_ / ""); at != said.npos; at = said.find(folder_ / ""))
            said.erase(at, (folder_ / "").size());
        return said;
    }

private:
    TemporaryFolder folder_;
};

const std::string hourly = "time_end_utc,air_temperature_degC,relative_humidity_percent,rain_mm\n"
                           "2030-07-01T01:00Z,20,50,0\n"
                           "2030-07-01T02:00Z,19.5,,1.8\n"
                           "2030-07-01T03:00Z,19,60,0\n";

/// Hours of the days from `first` to `last` as an EPW, all alike; `change` edits each row's cells.
std::string epw(int first_day, int last_day, const std::string& period, const std::string& zone = "1.0")
{
    std::string text = "LOCATION,Here,-,FRA,made,000000,45.0,5.0," + zone + ",200.0\nCOMMENTS 1,made\nDATA PERIODS,1,1,Data,Sunday," + period + "\n";
    for (int day = first_day; day <= last_day; ++day)
        for (int hour = 1; hour <= 24; ++hour)
            text += "2001,2," + std::to_string(day) + "," + std::to_string(hour) +
                    ",60,?9,20.0,10.0,50,99000,0,0,9999,100,0,100,9,9,9,9,180,3.0,5,5,9,9,9,9,9,0.1,0,88,0.2,0.6,1.0\n";
    return text;
}

TEST_F(WeatherFiles, ATableStandsInSiWithTheStartsOfItsIntervals)
{
    const WeatherFile read = read_weather_table(write(hourly), {});
    EXPECT_EQ(read.step, 3600);
    EXPECT_EQ(read.label, TimeLabel::end);
    EXPECT_FALSE(read.zone_minutes);
    EXPECT_EQ(read.starts, (std::vector<double>{utc("2030-07-01T00:00Z"), utc("2030-07-01T01:00Z"), utc("2030-07-01T02:00Z")}));
    EXPECT_DOUBLE_EQ(read.find("air_temperature")->values[1], 292.65);
    EXPECT_DOUBLE_EQ(read.find("relative_humidity")->values[0], 0.5);
    EXPECT_DOUBLE_EQ(read.find("rain")->values[1], 1.8e-3 / 3600);
    EXPECT_TRUE(std::isnan(read.find("relative_humidity")->values[1]));
    EXPECT_EQ(read.find("relative_humidity")->missing, 1);
    EXPECT_EQ(read.find("relative_humidity")->first_missing, 3);
}

TEST_F(WeatherFiles, LabelAndZoneComeFromTheStudyWhereTheTableIsSilent)
{
    const std::string local = "time,global_horizontal [W/m2]\n2030-07-01 12:00,600\n2030-07-01 12:30,610\n";
    const WeatherFile read = read_weather_table(write(local), {TimeLabel::middle, 120});
    EXPECT_EQ(read.starts[0], utc("2030-07-01T12:00+02:00") - 900);
    EXPECT_EQ(read.zone_minutes, 120);
    EXPECT_EQ(table_fails(local, {TimeLabel::end, {}}), "4 w.csv:2: \"2030-07-01T12:00\" has no zone: write it, or `zone:` in the study (as +01:00)");
    EXPECT_EQ(table_fails(local, {{}, 120}),
              "3 w.csv: column time does not say which moment of an interval it tells: write `label:` (allowed: start, middle, end)");
    EXPECT_EQ(table_fails(hourly, {TimeLabel::start, {}}),
              "3 w.csv: column time_end_utc says that stamps tell the end of an interval, `label:` the start");
    EXPECT_EQ(table_fails(hourly, {{}, 60}), "3 w.csv: its times have a zone already, as \"2030-07-01T01:00Z\": leave `zone:` out");
}

TEST_F(WeatherFiles, GlobalRadiationIsDirectAndDiffuseWhereItIsNotGiven)
{
    const WeatherFile read = read_weather_table(write("time_end_utc,direct_horizontal_W_m2,diffuse_horizontal_W_m2\n"
                                                      "2030-07-01T12:00Z,500,100\n2030-07-01T13:00Z,,90\n"), {});
    EXPECT_EQ(read.find("global_radiation")->values[0], 600);
    EXPECT_EQ(read.find("global_radiation")->first_missing, 3);
}

TEST_F(WeatherFiles, ColumnsThatAreNoWeatherAreNamed)
{
    const WeatherFile read = read_weather_table(write("time_end_utc,wind [m/s],dew\n2030-07-01T12:00Z,3,1\n2030-07-01T13:00Z,4,1\n"), {});
    EXPECT_EQ(read.unread, std::vector<std::string>{"dew"});
    EXPECT_EQ(read.find("wind_speed")->values[1], 4);
}

TEST_F(WeatherFiles, OffsetsOfInstrumentsAreMendedAndTold)
{
    const WeatherFile read = read_weather_table(write("time_end_utc,global_horizontal_W_m2,relative_humidity_percent\n"
                                                      "2030-07-01T01:00Z,-2.5,101\n2030-07-01T02:00Z,-1,100\n"), {});
    EXPECT_EQ(read.find("global_radiation")->values[0], 0);
    EXPECT_EQ(read.find("relative_humidity")->values[0], 1);
    ASSERT_EQ(read.notes.size(), 2u);
    EXPECT_EQ(without_folder(read.notes[0]), "w.csv:2: global_horizontal_W_m2: 2 values just outside the range read as 0 W/m2");
    EXPECT_EQ(without_folder(read.notes[1]), "w.csv:2: relative_humidity_percent: 1 value just outside the range read as 100 %");
}

TEST_F(WeatherFiles, FaultsOfATableAreToldWithTheirLine)
{
    const std::string head = "time_end_utc,air_temperature_degC\n2030-07-01T01:00Z,20\n2030-07-01T02:00Z,20\n";
    EXPECT_EQ(table_fails(head + "2030-07-01T04:00Z,20\n2030-07-01T05:00Z,20\n"), "4 w.csv:4: a gap: 120 min after the row before, 60 min elsewhere");
    EXPECT_EQ(table_fails(head + "2030-07-01T02:00Z,20\n"), "4 w.csv:4: the time does not rise: 60 min after 60 min");
    EXPECT_EQ(table_fails(head + "2030-07-01T03:00Z\n"), "4 w.csv:4: 1 cell in a table of 2 columns");
    EXPECT_EQ(table_fails(head + "2030-07-01T03:00Z,warm\n"), "4 w.csv:4: air_temperature_degC: \"warm\" is not a number");
    EXPECT_EQ(table_fails(head + "2030-02-30T03:00Z,20\n"), "4 w.csv:4: \"2030-02-30T03:00Z\" is no day or hour of the calendar");
    EXPECT_EQ(table_fails(head + "2030-07-01T03:00Z,9999\n"),
              "4 w.csv:4: air_temperature_degC: 9999 degC is outside -90 degC to 70 degC (a missing value is an empty cell)");
    EXPECT_EQ(table_fails(head + "2030-07-01T03:00Z,\xE9\n"), "4 w.csv:4: is not UTF-8");
    EXPECT_EQ(table_fails("time_end_utc,relative_humidity_percent\n2030-07-01T01:00Z,130\n2030-07-01T02:00Z,90\n"),
              "4 w.csv:2: relative_humidity_percent: 130 % is outside 0 % to 100 %");
    EXPECT_EQ(table_fails("time_end_utc,air_temperature\n2030-07-01T01:00Z,20\n2030-07-01T02:00Z,20\n"),
              "4 w.csv: column air_temperature has no unit: write air_temperature [degC] (allowed: degC, K)");
    EXPECT_EQ(table_fails("time_end_utc,air_temperature_m_s\n2030-07-01T01:00Z,20\n2030-07-01T02:00Z,20\n"),
              "4 w.csv: column air_temperature_m_s is in a unit of another kind (allowed: degC, K)");
    EXPECT_EQ(table_fails("time_end_utc,wind_m_s,wind_speed_m_s\n2030-07-01T01:00Z,1,1\n2030-07-01T02:00Z,1,1\n"), "4 w.csv: two columns of wind_speed");
    EXPECT_EQ(table_fails("when,wind_m_s\n2030-07-01T01:00Z,1\n"),
              "4 w.csv: no column of times (allowed: time_end_utc, time_start_utc, time_middle_utc, time_utc, or without _utc)");
    EXPECT_EQ(table_fails("time_end_utc,wind_m_s\n"), "4 w.csv: holds no rows");
    EXPECT_EQ(table_fails("time_end_utc,a\n2030-07-01T01:00Z,1\n2030-07-01T02:00Z,1\n").substr(0, 66),
              "4 w.csv: no column of weather (allowed: air_temperature, dew_point");
}

TEST_F(WeatherFiles, AnEpwStandsByMonthDayAndHourOfItsStandardTime)
{
    const WeatherFile read = read_epw(write(epw(1, 2, "2/1,2/2"), "w.epw"));
    EXPECT_TRUE(read.any_year);
    EXPECT_EQ(read.zone_minutes, 60);
    EXPECT_EQ(read.station->elevation, 200);
    EXPECT_EQ(read.starts.size(), 48u);
    EXPECT_EQ(read.starts.front(), utc("2000-02-01T00:00Z"));
    EXPECT_EQ(read.starts.back(), utc("2000-02-02T23:00Z"));
    EXPECT_EQ(read.find("longwave_radiation"), nullptr) << "9999 is missing";
    EXPECT_DOUBLE_EQ(read.find("rain")->values[3], 0.6e-3 / 3600);
    EXPECT_NEAR(read.find("wind_direction")->values[3], 3.14159265, 1e-8);
}

TEST_F(WeatherFiles, AnEpwMayHoldTheLeapDayOrPassOverIt)
{
    std::string leap = epw(28, 29, "2/28,3/1"), usual = epw(28, 28, "2/28,3/1");
    const std::string march = epw(1, 1, "3/1,3/1");
    for (std::string* text : {&leap, &usual})
        for (auto at = march.find("2001,2"); at != march.npos; at = march.find("2001,2", at + 1))
            *text += "2001,3" + march.substr(at + 6, march.find('\n', at) - at - 5);
    EXPECT_EQ(read_epw(write(leap, "w.epw")).starts.size(), 72u);
    const WeatherFile read = read_epw(write(usual, "w.epw"));
    ASSERT_EQ(read.starts.size(), 48u);
    EXPECT_EQ(read.starts[24], utc("2000-03-01T00:00Z"));
}

TEST_F(WeatherFiles, FaultsOfAnEpwAreToldWithTheirLine)
{
    const std::string good = epw(1, 2, "2/1,2/2");
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string made = good;
        return made.replace(made.find(from), from.size(), to);
    };
    EXPECT_EQ(epw_fails(with("LOCATION", "PLACE")), "4 w.epw:1: is no EPW: its first line is not LOCATION");
    EXPECT_EQ(epw_fails(with("45.0,5.0", "45.0")), "4 w.epw:1: LOCATION has 9 cells (allowed: 10)");
    EXPECT_EQ(epw_fails(with("45.0,5.0", "95.0,5.0")).substr(0, 42), "4 w.epw:1: LOCATION is not on the Earth (a");
    EXPECT_EQ(epw_fails(with("DATA PERIODS,1,1", "DATA PERIODS,2,1")), "4 w.epw:3: DATA PERIODS: only one period is read");
    EXPECT_EQ(epw_fails(with("DATA PERIODS,1,1", "DATA PERIODS,1,7")), "4 w.epw:3: DATA PERIODS: 7 records per hour (allowed: what divides 60)");
    EXPECT_EQ(epw_fails(with("2/1,2/2", "2/1,2/31")), "4 w.epw:3: DATA PERIODS: \"2/31\" is no day (as 12/31)");
    EXPECT_EQ(epw_fails(with("2/1,2/2", "1/1,12/31")), "4 w.epw:51: the file ends at 2/2 hour 24, its DATA PERIODS at 12/31");
    EXPECT_EQ(epw_fails(with("2001,2,1,5,", "2001,2,1,6,")), "4 w.epw:8: 2/1 hour 6 does not follow the row before: 2/1 hour 5 should");
    EXPECT_EQ(epw_fails(with("2001,2,1,5,", "2001,2,1,25,")), "4 w.epw:8: no day and hour: 2/1 hour 25");
    EXPECT_EQ(epw_fails(with("0.2,0.6,1.0\n2001,2,1,5", "0.2\n2001,2,1,5")), "4 w.epw:7: 33 cells in a row (allowed: 35)");
    EXPECT_EQ(epw_fails(with("20.0,10.0", "warm,10.0")), "4 w.epw:4: air_temperature: \"warm\" is not a number");
    EXPECT_EQ(epw_fails(with("20.0,10.0", "80.0,10.0")), "4 w.epw:4: air_temperature: 80 degC is outside -90 degC to 70 degC (a missing value is an empty cell)");
    EXPECT_EQ(epw_fails(with("Here", "Besan\xE7on")), "4 w.epw:1: is not UTF-8");
    EXPECT_EQ(epw_fails(good.substr(0, good.size() - 40)), "4 w.epw:51: 21 cells in a row (allowed: 35)");
    EXPECT_EQ(epw_fails("LOCATION,Here,-,FRA,made,000000,45.0,5.0,1,200.0\n"), "4 w.epw: is no EPW: it has no DATA PERIODS");
}

class WeatherReference : public ::testing::Test {
protected:
    void SetUp() override
    {
        if (testing::reference_folder().empty())
            GTEST_SKIP() << "ARPENT_DATA is not set";
    }
    static std::string path(const std::string& name) { return testing::reference_folder() + "/weather/" + name; }
};

double total(const WeatherFile& file, const char* quantity)
{
    const auto& values = file.find(quantity)->values;
    return std::accumulate(values.begin(), values.end(), 0.0);
}

TEST_F(WeatherReference, EveryRowOfTheEpwFilesIsRead)
{
    const WeatherFile lyon = read_epw(path("lyon_bron_tmyx_2004-2018.epw")), athens = read_epw(path("athens_2023_era5.epw"));
    EXPECT_EQ(lyon.starts.size(), 8760u);
    EXPECT_EQ(lyon.zone_minutes, 60);
    EXPECT_NEAR(total(lyon, "rain") * 3600, 0.788, 0.001);
    EXPECT_NEAR(total(athens, "rain") * 3600, 0.317, 0.001);
    EXPECT_EQ(athens.zone_minutes, 120);
    EXPECT_EQ(athens.starts.size(), 8760u);
}

/// Every value of `table` equals that of `epw` at the same hour; EPW hours are of standard time in any year.
void expect_same(const WeatherFile& table, const WeatherFile& epw, const char* quantity, double year_before)
{
    const auto &some = table.find(quantity)->values, &all = epw.find(quantity)->values;
    for (std::size_t k = 0; k < some.size(); ++k) {
        const double at = table.starts[k] + 60 * *epw.zone_minutes - year_before;
        const auto found = std::lower_bound(epw.starts.begin(), epw.starts.end(), at);
        ASSERT_EQ(*found, at) << quantity << " " << k;
        const double other = all[static_cast<std::size_t>(found - epw.starts.begin())];
        EXPECT_TRUE(std::isnan(some[k]) ? std::isnan(other) : std::abs(some[k] - other) < 1e-9 * std::max(1.0, std::abs(other))) << quantity << " " << k;
    }
}

TEST_F(WeatherReference, TablesAndTheEpwFilesTheyWereCutFromAgreeHourByHour)
{
    const WeatherFile lyon = read_epw(path("lyon_bron_tmyx_2004-2018.epw")), athens = read_epw(path("athens_2023_era5.epw"));
    const WeatherFile august = read_weather_table(path("lyon_bron_2011-08-15_26.csv"), {}), july = read_weather_table(path("athens_2023-07-10_28.csv"), {});
    EXPECT_EQ(august.starts.size(), 288u);
    EXPECT_EQ(july.starts.size(), 456u);
    for (const char* quantity : {"air_temperature", "dew_point", "relative_humidity", "pressure", "longwave_radiation", "global_radiation",
                                 "direct_radiation", "diffuse_radiation", "wind_speed", "wind_direction", "rain"}) {
        expect_same(august, lyon, quantity, utc("2011-08-01T00:00Z") - utc("2000-08-01T00:00Z"));
        expect_same(july, athens, quantity, utc("2023-07-01T00:00Z") - utc("2000-07-01T00:00Z"));
    }
}

TEST_F(WeatherReference, EveryRowOfTheToulouseCampaignIsRead)
{
    const WeatherFile read = read_weather_table(path("toulouse_capitoul_2004-02-20_2005-02-28.csv"), {TimeLabel::end, {}});
    EXPECT_EQ(read.starts.size(), 18000u);
    EXPECT_EQ(read.step, 1800);
    EXPECT_EQ(read.unread, std::vector<std::string>{});
    EXPECT_NEAR(total(read, "rain") * 1800, 0.627, 0.001);
    const auto& air = read.find("air_temperature")->values;
    EXPECT_NEAR(*std::max_element(air.begin(), air.end()), 273.15 + 37.7, 0.05);
    EXPECT_EQ(read.find("global_radiation")->missing, 0);
}

}  // namespace
}  // namespace arpent
