#pragma once

#include "core/weather.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace arpent {

/// One quantity of a weather file, a mean per interval in the unit of its WeatherQuantity; NaN where it is missing. Rain is a rate.
struct WeatherColumn {
    const WeatherQuantity* of = nullptr;
    std::vector<double> values;
    std::int64_t missing = 0;
    int first_missing = 0;  // line
};

struct Station {
    double latitude = 0, longitude = 0;  // [degrees]
    double elevation = 0;                // [m]
};

/// The weather of a file as it is written, in SI. Value k stands for [starts[k], starts[k] + step).
struct WeatherFile {
    std::string path;
    TimeLabel label = TimeLabel::end;  // of its stamps
    std::optional<int> zone_minutes;   // east of Greenwich: an EPW's, or the one declared; none where each stamp tells its own
    bool any_year = false;             // an EPW's years do not count: `starts` are its standard time in the leap year 2000
    std::optional<Station> station;
    double step = 0;                   // [s]
    std::vector<double> starts;        // [s] since 1970, of UTC where `any_year` is not set
    std::vector<int> lines;            // of the file
    std::vector<WeatherColumn> columns;
    std::vector<std::string> notes;    // what was mended: "file:line: ..."
    std::vector<std::string> unread;   // columns that are no quantity of the weather

    const WeatherColumn* find(std::string_view quantity) const;
    double end() const { return starts.back() + step; }
};

/// What a study says of the stamps of a table.
struct StampWords {
    std::optional<TimeLabel> label;
    std::optional<int> zone_minutes;
};

/// Reads an EnergyPlus weather file (EPW): hours end at their stamp, in the standard time of its LOCATION; missing codes of each field; a
/// 29 February may be there or not. Errors: study where the file is missing; data with file:line: no LOCATION or DATA PERIODS, a row of
/// another count of cells, no number, an hour that does not follow the one before, an end before that of its DATA PERIODS, no UTF-8, a
/// value outside its range.
WeatherFile read_epw(const std::string& path);

/// Reads a table of weather: columns `name [unit]` or with a suffix (Table), a column of stamps `time_end`, `time_start`, `time_middle` or
/// `time` (its label then declared), in UTC where `_utc` follows. Stamps are `2035-08-19T00:00` or with a blank for the T, and a zone where
/// none is declared. An empty cell is missing. Where only direct and diffuse radiation on the horizontal are given, global is their sum.
/// Errors as of an EPW, and: no label, two labels, no zone, a gap, a known column without unit.
WeatherFile read_weather_table(const std::string& path, const StampWords& as);

}  // namespace arpent
