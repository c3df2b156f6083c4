#include "io/rain_file.hpp"

#include "core/error.hpp"
#include "core/scalar.hpp"
#include "core/tree.hpp"
#include "io/table_times.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace arpent {
namespace {

enum class Stamp { start, end };

struct TimeColumn {
    int column = -1;
    Stamp stamp = Stamp::start;
    bool instants = false;
};

struct RainColumn {
    int column = -1;
    bool depth = false;  // per interval, else a rate
};

bool measures(const Table::Column& column, std::string_view unit) { return column.unit && column.unit->same_dimension(parse_unit(unit)); }

TimeColumn time_column(const Table& table)
{
    for (const auto& [name, stamp] : std::array<std::pair<std::string, Stamp>, 3>{{{"time_end", Stamp::end}, {"time_start", Stamp::start}, {"time", Stamp::start}}}) {
        if (const int utc = table.column(name + "_utc"); utc >= 0)
            return {utc, stamp, true};
        if (const int at = table.column(name); at >= 0 && measures(table.columns()[static_cast<std::size_t>(at)], "s"))
            return {at, stamp, false};
    }
    throw Error{Fault::data, table.path() + ": no column of times (allowed: time_end_min, time_min, time_start_min, time [h], time_utc, time_end_utc)"};
}

RainColumn rain_column(const Table& table)
{
    for (const bool depth : {true, false})
        for (std::size_t n = 0; n < table.columns().size(); ++n) {
            const Table::Column& column = table.columns()[n];
            const bool named = column.name == "rain" || column.name == "precipitation" || column.name == (depth ? "depth" : "intensity");
            if (named && measures(column, depth ? "m" : "m/s"))
                return {static_cast<int>(n), depth};
        }
    throw Error{Fault::data, table.path() + ": no column of rain (allowed: depth_mm, rain_mm, intensity_mm_h, rain_mm_h)"};
}

/// The rows of the storm asked for; all where there is but one.
std::vector<int> rows_of(const Table& table, const std::string& storm)
{
    std::vector<int> rows;
    std::vector<std::string> storms;
    const int column = table.column("storm");
    for (int row = 0; row < table.rows(); ++row) {
        const std::string name = column < 0 ? std::string{} : table.text(row, column);
        if (std::find(storms.begin(), storms.end(), name) == storms.end())
            storms.push_back(name);
        if (storm.empty() || name == storm)
            rows.push_back(row);
    }
    if (table.rows() == 0)
        throw Error{Fault::data, table.path() + ": holds no rows"};
    if (storm.empty() && storms.size() > 1)
        throw Error{Fault::study, table.path() + ": holds several storms: name one (allowed: " + join(storms) + ")"};
    if (rows.empty())
        throw Error{Fault::study, table.path() + ": no storm \"" + storm + "\"" + (column < 0 ? "" : hint(storm, storms))};
    return rows;
}

double time_of(const Table& table, int row, const TimeColumn& times, double start_utc)
{
    if (!times.instants) {
        const auto time = table.number(row, times.column);
        return time ? *time : (fail_at(table, row, "the time is missing"), 0);
    }
    const auto instant = parse_instant(table.text(row, times.column));
    if (!instant.wrong.empty())
        fail_at(table, row, instant.wrong);
    return instant.value.utc - start_utc;
}

double rain_of(const Table& table, int row, const RainColumn& rain)
{
    const auto value = table.number(row, rain.column);
    const std::string& column = table.columns()[static_cast<std::size_t>(rain.column)].written;
    if (!value)
        fail_at(table, row, column + ": the rain is missing (a dry interval is 0)");
    if (*value < 0)
        fail_at(table, row, column + ": rain below 0");
    return *value;
}

}  // namespace

Series read_rain(const std::string& path, double start_utc, const std::string& storm)
{
    const Table table = Table::read(path);
    const TimeColumn times = time_column(table);
    const RainColumn rain = rain_column(table);
    const std::vector<int> rows = rows_of(table, storm);
    std::vector<double> stamps;
    for (const int row : rows)
        stamps.push_back(time_of(table, row, times, start_utc));
    const double interval = interval_of(table, rows, stamps);
    Series made{"rain", "m/s", {}, {}};
    made.times.push_back(times.stamp == Stamp::end ? stamps.front() - interval : stamps.front());
    for (std::size_t n = 0; n < rows.size(); ++n) {
        const double value = rain_of(table, rows[n], rain);
        made.values.push_back(rain.depth ? value / interval : value);
        made.times.push_back(times.stamp == Stamp::end ? stamps[n] : n + 1 < rows.size() ? stamps[n + 1] : stamps[n] + interval);
    }
    return made;
}

}  // namespace arpent
