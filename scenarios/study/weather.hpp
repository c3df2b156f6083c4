#pragma once

#include "core/series.hpp"
#include "io/weather_file.hpp"
#include "scenarios/study/study.hpp"

#include <optional>
#include <string>
#include <vector>

namespace arpent {

/// The weather of a scenario on its calendar.
struct CalendarWeather {
    std::vector<Series> series;       // each named by its quantity, in SI, without gaps, over the whole calendar
    std::optional<double> elevation;  // [m] that the station lies at
    double lapse = 0;                 // [K/m] that air is colder higher up
    double wind_height = 10;          // [m] of the wind's instrument

    const Series* find(std::string_view quantity) const;
};

/// The key of a weather's file: "forcing.weather.epw".
std::string weather_key(const Weather& weather);

/// Reads the file of a weather. Errors as its reader's.
WeatherFile weather_file(const Weather& weather);

/// Brings a file's weather to the calendar, shifted and scaled as the study says: an EPW by month, day and hour of its own standard time, a
/// table by its dates. Up to 3 h of missing values are bridged linearly (rain is then 0, the wind's direction as before); a quantity with a
/// longer gap is left out, with a warning. Complaints: the file does not cover the calendar. Nothing where it cannot be.
std::optional<CalendarWeather> weather_on_calendar(const WeatherFile& file, const Resolved& scenario, Diagnostics& complaints);

}  // namespace arpent
