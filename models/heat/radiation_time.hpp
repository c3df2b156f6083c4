#pragma once

#include "core/series.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace arpent::heat {

/// Global radiation in time: means over intervals that begin at `starts` [s, UTC since 1970] and last `step` [s]; NaN is missing.
struct RadiationSeries {
    std::span<const double> starts, values;  // [s], [W/m2]
    double step = 3600;
};

/// How a series of global radiation stands to the sun.
struct RadiationTime {
    int clear_days = 0;                          // that the lags are found from
    std::optional<double> lag;                   // [s] that the radiation comes later than the sun; none where no day is clear
    std::optional<double> lag_summer, lag_winter;  // of days from May to August, and from November to February; none below 3 clear days
    std::int64_t lit_nights = 0;                 // intervals of night, the sun more than 2 degrees down throughout, with above 20 W/m2
    std::size_t first_lit = 0;                   // the first of them
};

/// Compares the middle of each clear day's radiation (the phase of its first harmonic, so that lags to +-12 h are told apart) with true solar
/// noon, and takes the median. Clear is a day with 0.9 of the clearness that the best twentieth of days has, and never below 0.4. Mountains
/// and regular afternoon clouds move it by some minutes: means of campaigns lie within 17 min of 0.
RadiationTime radiation_time(const RadiationSeries& global, const Place& place);

}  // namespace arpent::heat
