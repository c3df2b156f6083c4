#include "models/heat/radiation_time.hpp"

#include "io/weather_file.hpp"
#include "models/heat/sun.hpp"
#include "support/reference.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace arpent::heat {
namespace {

constexpr double minute = 60;

/// Hours of days under a sky without clouds at 45 N, 5 E: 0.7 of what is above the air, averaged over each interval.
struct ClearDays {
    std::vector<double> starts, values;
    double step;

    ClearDays(int days, double interval) : step{interval}
    {
        constexpr double first = 1909094400;  // 2030-07-01
        for (double t = first; t < first + days * 86400.0; t += step) {
            double sum = 0;
            for (int k = 0; k < 20; ++k) {
                const SunPosition sun = sun_position(t + (k + 0.5) * step / 20, {45, 5, 0});
                sum += 0.7 / 20 * beam_above_air(sun.distance) * std::max(0.0, std::sin(sun.elevation));
            }
            starts.push_back(t);
            values.push_back(sum);
        }
    }
    RadiationSeries series() const { return {starts, values, step}; }
    void shift(double by)
    {
        for (double& each : starts)
            each += by;
    }
};

TEST(RadiationTime, OfClearDaysIsTheSuns)
{
    for (const double step : {600.0, 3600.0, 10800.0}) {
        const ClearDays clear{3, step};
        const RadiationTime found = radiation_time(clear.series(), {45, 5, 0});
        EXPECT_GE(found.clear_days, 2) << "solar midnight may cut a day";
        EXPECT_NEAR(found.lag.value_or(1e9), 0, 5) << step;
        EXPECT_EQ(found.lit_nights, 0);
    }
}

TEST(RadiationTime, FindsEveryShiftOfClearDays)
{
    for (const double by : {-600.0, -90.0, -30.0, 15.0, 60.0, 120.0, 480.0}) {
        ClearDays clear{4, 3600};
        clear.shift(by * minute);
        EXPECT_NEAR(radiation_time(clear.series(), {45, 5, 0}).lag.value_or(1e9), by * minute, 20) << by;
    }
}

TEST(RadiationTime, DaysWithAMissingHourAndCloudyOnesDoNotCount)
{
    ClearDays clear{4, 3600};
    clear.values[36] = std::nan("");
    for (std::size_t k = 48; k < 72; ++k)
        clear.values[k] *= 0.3;
    EXPECT_EQ(radiation_time(clear.series(), {45, 5, 0}).clear_days, 2);
    for (double& each : clear.values)
        each *= 0.3;
    EXPECT_FALSE(radiation_time(clear.series(), {45, 5, 0}).lag);
}

TEST(RadiationTime, LightAtNightIsCounted)
{
    ClearDays clear{3, 3600};
    clear.values[47] = 100;
    const RadiationTime found = radiation_time(clear.series(), {45, 5, 0});
    EXPECT_EQ(found.lit_nights, 1);
    EXPECT_EQ(found.first_lit, 47u);
}

class RealRadiation : public ::testing::Test {
protected:
    void SetUp() override
    {
        if (testing::reference_folder().empty())
            GTEST_SKIP() << "ARPENT_DATA is not set";
    }
    static std::string path(const std::string& name) { return testing::reference_folder() + "/weather/" + name; }

    static RadiationTime of(const WeatherFile& file, const Place& place, double shift = 0)
    {
        std::vector<double> starts = file.starts;
        for (double& each : starts)
            each += shift - 60.0 * file.zone_minutes.value_or(0);
        return radiation_time({starts, file.find("global_radiation")->values, file.step}, place);
    }
};

TEST_F(RealRadiation, OfRightFilesIsWithinSeventeenMinutesAndEveryShiftOfThemIsFound)
{
    struct Case {
        WeatherFile file;
        Place place;
    };
    const std::vector<Case> cases{{read_epw(path("lyon_bron_tmyx_2004-2018.epw")), {45.726, 4.938, 0}},
                                  {read_epw(path("athens_2023_era5.epw")), {38, 23.75, 0}},
                                  {read_weather_table(path("lyon_bron_2011-08-15_26.csv"), {}), {45.726, 4.938, 0}},
                                  {read_weather_table(path("athens_2023-07-10_28.csv"), {}), {38, 23.75, 0}},
                                  {read_weather_table(path("toulouse_capitoul_2004-02-20_2005-02-28.csv"), {TimeLabel::end, {}}), {43.6, 1.44, 0}}};
    for (const Case& each : cases) {
        const RadiationTime right = of(each.file, each.place);
        ASSERT_TRUE(right.lag) << each.file.path;
        EXPECT_LT(std::abs(*right.lag), 17 * minute) << each.file.path << " " << *right.lag / 60;
        EXPECT_LE(right.lit_nights, 3) << each.file.path << ": the campaign has three, where a gap is filled with the evening before it";
        if (right.lag_winter) {
            EXPECT_NEAR(*right.lag_summer, *right.lag_winter, 5 * minute) << each.file.path;
        }
        for (const double by : {-60.0, -30.0, 30.0, 60.0})
            EXPECT_NEAR(of(each.file, each.place, by * minute).lag.value_or(1e9), *right.lag + by * minute, 2 * minute) << each.file.path << " " << by;
    }
}

TEST_F(RealRadiation, LitNightsAndSummerTimeAreSeen)
{
    WeatherFile athens = read_epw(path("athens_2023_era5.epw"));
    EXPECT_GT(of(athens, {38, 23.75, 0}, 150 * minute).lit_nights, 300);
    for (std::size_t k = 0; k < athens.starts.size(); ++k)
        athens.starts[k] += k > 2000 && k < 7300 ? 3600 : 0;
    const RadiationTime found = of(athens, {38, 23.75, 0});
    EXPECT_NEAR(*found.lag_summer - *found.lag_winter, 60 * minute, 3 * minute);
}

}  // namespace
}  // namespace arpent::heat
