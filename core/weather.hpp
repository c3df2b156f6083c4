#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace arpent {

/// A quantity of the weather, in SI. Wind blows from `wind_direction`, clockwise from true north; `direct_radiation` falls on a plane
/// normal to the beam, the other radiations on a horizontal one, long-wave from above.
struct WeatherQuantity {
    std::string_view name, unit, shown;            // "air_temperature", "K", "degC"
    double low, high;                              // a value outside is an error of the file  [SI]
    double low_slack, high_slack;                  // a value so far outside is read as the bound: an instrument's offset  [SI]
    std::vector<std::string_view> columns;         // other names that tables give it
};

std::span<const WeatherQuantity> weather_quantities();

/// The quantity of that name, or of a column so called; null where there is none.
const WeatherQuantity* find_weather(std::string_view name);

/// Which moment of its interval the stamp of a value tells.
enum class TimeLabel { start, middle, end };

std::string_view label_name(TimeLabel label);

}  // namespace arpent
