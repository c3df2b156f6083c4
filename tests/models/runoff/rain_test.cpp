#include "models/runoff/rain.hpp"

#include "support/failure.hpp"
#include "support/reference.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace arpent::runoff {
namespace {

using testing::reference_rows;

constexpr double minute = 60, hour = 3600, mm = 1e-3;

/// 10 years at the example station of ASTEE 2017: H(60 min) = 33.8 mm, H(120 min) = 38.8 mm.
const Montana station{15.096, 0.803, 30 * minute, 360 * minute};

DesignStorm storm(StormKind kind, double duration, double peak = 0.5, double intense = 0)
{
    return {.kind = kind, .idf = station, .depth = {}, .duration = duration, .intense = intense, .peak = peak};
}

TEST(Rain, MontanaTakesMinutesAndGivesMetres)
{
    EXPECT_NEAR(station.depth(hour), 33.8 * mm, 0.05 * mm);
    EXPECT_NEAR(station.depth(2 * hour), 38.8 * mm, 0.05 * mm);
    EXPECT_NEAR(station.depth(minute), 15.096 * mm, 1e-15);
    EXPECT_EQ(station.depth(0), 0);
}

TEST(Rain, ChicagoHoldsTheDepthOfItsDuration)
{
    for (const double r : {0.0, 0.25, 0.4, 0.5, 1.0}) {
        EXPECT_NEAR(chicago_rain(2 * hour, station, 2 * hour, r) / station.depth(2 * hour), 1, 1e-12) << r;
        EXPECT_NEAR(storm_series(storm(StormKind::chicago, 2 * hour, r), 5000).total() / station.depth(2 * hour), 1, 1e-12) << r;
    }
}

TEST(Rain, NoWindowOfChicagoHoldsMoreThanTheStation)
{
    const double D = 2 * hour, r = 0.4;
    const auto R = [&](double t) { return chicago_rain(t, station, D, r); };
    for (const double length : {1.0, 60.0, 300.0, 1800.0, 3600.0, 7000.0}) {
        for (double t = 0; t + length <= D; t += 30)
            EXPECT_LE(R(t + length) - R(t), station.depth(length) * (1 + 1e-12)) << t << " " << length;
        const double round_peak = R(r * D + (1 - r) * length) - R(r * (D - length));
        EXPECT_NEAR(round_peak / station.depth(length), 1, 1e-10) << length;
    }
}

TEST(Rain, DoubleTriangleHoldsBothDepths)
{
    for (const double r : {0.0, 0.3, 0.5, 1.0}) {
        const DoubleTriangle shape{0.0444, 4 * hour, 0.0295, 30 * minute, r};
        EXPECT_NEAR(shape.rain(4 * hour) / 0.0444, 1, 1e-12);
        const double begin = r * (4 * hour - 30 * minute);
        EXPECT_NEAR((shape.rain(begin + 30 * minute) - shape.rain(begin)) / 0.0295, 1, 1e-12);
        const Series rain = storm_series(storm(StormKind::double_triangle, 4 * hour, r, 30 * minute), 0);
        EXPECT_NEAR(rain.total() / station.depth(4 * hour), 1, 1e-12);
    }
}

TEST(Rain, DoubleTriangleIsStrongestAtItsPeak)
{
    const DoubleTriangle shape{0.0444, 4 * hour, 0.0295, 30 * minute, 0.25};
    const double t = 0.25 * 4 * hour, dt = 0.01;
    EXPECT_NEAR((shape.rain(t) - shape.rain(t - dt)) / dt, shape.summit(), 1e-4 * shape.summit());
    EXPECT_NEAR((shape.rain(t + dt) - shape.rain(t)) / dt, shape.summit(), 1e-4 * shape.summit());
    EXPECT_GT(shape.summit(), shape.foot());
}

/// The storms of design_storms.csv that are made from montana.csv, by their names there.
std::map<std::string, DesignStorm> named_storms()
{
    std::map<std::string, DesignStorm> made;
    for (const auto& r : reference_rows("weather/montana.csv")) {
        const Montana idf{std::stod(r[2]), std::stod(r[3]), std::stod(r[4]) * minute, std::stod(r[5]) * minute};
        const bool region = r[0] == "it77_region_2";
        if (!region && r[0] != "mf_example_station")
            continue;
        const std::string head = region ? "it77_2_10y" : "mf_" + r[1] + "y";
        const double intense = region ? 15 * minute : 30 * minute, hours = region ? 2 : 4;
        made[head + "_2h_chicago_r04"] = {.kind = StormKind::chicago, .idf = idf, .depth = {}, .duration = 2 * hour, .peak = 0.4};
        made[head + (region ? "_2h" : "_4h") + "_double_triangle"] = {.idf = idf, .depth = {}, .duration = hours * hour, .intense = intense};
    }
    made["uniform_1h_40mm"] = {.kind = StormKind::uniform, .idf = {}, .depth = 0.04, .duration = hour};
    return made;
}

TEST(Rain, EveryRowOfTheDesignStormsIsMet)
{
    ARPENT_NEEDS_DATA();
    const auto storms = named_storms();
    int met = 0, observed = 0;
    for (const auto& r : reference_rows("weather/design_storms.csv")) {
        const auto found = storms.find(r[0]);
        observed += r[0] == "toulouse_2004-10-09_observed";
        if (found == storms.end())
            continue;
        const double step = std::stod(r[2]) * minute, until = std::stod(r[1]) * minute;
        const Series rain = storm_series(found->second, 1e5);
        const double depth = rain.integral(1e5 + until) - rain.integral(1e5 + until - step);
        const double rate = rain.values.at(static_cast<std::size_t>(std::lround(until / step)) - 1);
        EXPECT_NEAR(depth, std::stod(r[3]) * mm, 0.51e-4 * mm) << r[0] << " " << r[1];
        EXPECT_NEAR(rate, std::stod(r[4]) * mm / hour, 0.51e-3 * mm / hour) << r[0] << " " << r[1];
        ++met;
    }
    EXPECT_EQ(met, 276);
    EXPECT_EQ(met + observed, 282);
}

TEST(Rain, SeriesBeginsAtItsStartAndMayEndInAShorterInterval)
{
    const Series rain = storm_series({.kind = StormKind::uniform, .idf = {}, .depth = 0.01, .duration = 1000, .interval = 300}, 7200);
    EXPECT_EQ(rain.name, "rain");
    EXPECT_EQ(rain.unit, "m/s");
    EXPECT_EQ(rain.times, (std::vector<double>{7200, 7500, 7800, 8100, 8200}));
    for (const double value : rain.values)
        EXPECT_NEAR(value, 1e-5, 1e-19);
}

TEST(Rain, SeriesIsAMeanOverEachInterval)
{
    const DesignStorm chicago = storm(StormKind::chicago, 2 * hour, 0.4);
    const Series rain = storm_series(chicago, 0);
    ASSERT_EQ(rain.values.size(), 24u);
    for (std::size_t k = 0; k < 24; ++k) {
        const double from = 300.0 * static_cast<double>(k);
        EXPECT_NEAR(rain.values[k] * 300, storm_rain_until(chicago, from + 300) - storm_rain_until(chicago, from), 1e-15);
    }
}

TEST(Rain, StormSaysWhatIsWrong)
{
    const auto wrong = [](DesignStorm s) { return failure([&] { storm_series(s, 0); }); };
    EXPECT_EQ(wrong(storm(StormKind::chicago, 0)), "3 duration must be above 0");
    EXPECT_EQ(wrong(storm(StormKind::chicago, 7200, 1.5)), "3 peak must be between 0 and 1");
    EXPECT_EQ(wrong(storm(StormKind::double_triangle, 7200)), "3 intense must be above 0 and shorter than duration");
    EXPECT_EQ(wrong(storm(StormKind::double_triangle, 7200, 0.5, 7200)), "3 intense must be above 0 and shorter than duration");
    EXPECT_EQ(wrong({.kind = StormKind::uniform, .idf = {}, .depth = -1, .duration = 1}), "3 depth must not be below 0");
    EXPECT_EQ(wrong({.kind = StormKind::uniform, .idf = {}, .depth = {}, .duration = 1}), "3 a must be above 0");
    EXPECT_EQ(wrong({.kind = StormKind::chicago, .idf = {5, 1}, .depth = {}, .duration = 1}), "3 b must be at least 0 and below 1");
    EXPECT_EQ(wrong({.kind = StormKind::chicago, .idf = {5, 0.5}, .depth = {}, .duration = 1, .interval = 0}), "3 interval must be above 0");
    EXPECT_EQ(wrong({.idf = {5, 0}, .depth = {}, .duration = 7200, .intense = 600}),
              "3 the intense part must rain at least twice as strongly as the rest");
}

TEST(Rain, StormDoubtsWhatItsCoefficientsDoNotHold)
{
    EXPECT_EQ(storm_doubt(storm(StormKind::chicago, 2 * hour)), "a and b hold for 30 min to 360 min, the storm takes 5 min from them");
    EXPECT_EQ(storm_doubt(storm(StormKind::double_triangle, 8 * hour, 0.5, 30 * minute)),
              "a and b hold for 30 min to 360 min, the storm takes 480 min from them");
    EXPECT_EQ(storm_doubt(storm(StormKind::double_triangle, 4 * hour, 0.5, 30 * minute)), "");
    EXPECT_EQ(storm_doubt({.kind = StormKind::uniform, .idf = station, .depth = 0.04, .duration = minute}), "");
    EXPECT_EQ(storm_doubt({.kind = StormKind::uniform, .idf = {15, 0.8, 1800}, .depth = {}, .duration = minute}),
              "a and b hold from 30 min on, the storm takes 1 min from them");
}

}  // namespace
}  // namespace arpent::runoff
