#include "scenarios/study/weather.hpp"

#include "scenarios/study/keys.hpp"
#include "scenarios/study/spot.hpp"
#include "scenarios/study/storm.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

namespace arpent {
namespace {

constexpr double hour = 3600, day = 24 * hour, longest_bridge = 3 * hour;
constexpr double year_2000 = 946684800;  // [s] since 1970
constexpr int days_of_leap_year = 366;

/// Rows of a file for the intervals of a calendar: `rows[k]` stands for [times[k], times[k + 1]).
struct Cut {
    std::vector<std::size_t> rows;
    std::vector<double> times;  // [s] since the calendar's start; one more than rows
};

std::string instants(double from, double until, int zone) { return instant_text({from, zone}) + " to " + instant_text({until, zone}); }

std::string calendar_text(const Calendar& calendar)
{
    return instants(calendar.start_utc, calendar.start_utc + calendar.duration, calendar.zone_minutes);
}

/// Seconds of the leap year 2000 at the same month, day and hour.
double in_year_2000(double t)
{
    using namespace std::chrono;
    const double days_since = std::floor(t / day);
    const year_month_day date{sys_days{days{static_cast<int>(days_since)}}};
    const auto there = sys_days{year{2000} / date.month() / date.day()}.time_since_epoch().count();
    return static_cast<double>(there) * day + (t - days_since * day);
}

std::optional<Cut> cut_by_day(const WeatherFile& file, const Calendar& calendar, const Resolved& scenario, const Spot& at, Diagnostics& complaints)
{
    constexpr auto none = std::numeric_limits<std::size_t>::max();
    std::vector<std::size_t> row_of(static_cast<std::size_t>(days_of_leap_year * day / file.step), none);
    for (std::size_t row = 0; row < file.starts.size(); ++row)
        row_of[static_cast<std::size_t>((file.starts[row] - year_2000) / file.step)] = row;
    const double zone = 60.0 * file.zone_minutes.value_or(0), local = calendar.start_utc + zone;
    Cut made;
    for (double t = std::floor(local / file.step) * file.step; t < local + calendar.duration; t += file.step) {
        const std::size_t row = row_of[static_cast<std::size_t>((in_year_2000(t) - year_2000) / file.step)];
        if (row == none) {
            complain(complaints, at, shown_path(scenario, file.path) + " has no hour for " + instant_text({t - zone, *file.zone_minutes}) +
                                         ", which is in the calendar, " + calendar_text(calendar));
            return std::nullopt;
        }
        made.rows.push_back(row);
        made.times.push_back(t - local);
    }
    made.times.push_back(made.times.back() + file.step);
    return made;
}

std::optional<Cut> cut_by_date(const WeatherFile& file, const Calendar& calendar, const Resolved& scenario, const Spot& at, Diagnostics& complaints)
{
    const double until = calendar.start_utc + calendar.duration;
    if (file.starts.front() > calendar.start_utc || file.end() < until) {
        complain(complaints, at, shown_path(scenario, file.path) + " holds " + instants(file.starts.front(), file.end(), calendar.zone_minutes) +
                                     ", the calendar is " + calendar_text(calendar));
        return std::nullopt;
    }
    Cut made;
    for (std::size_t row = 0; row < file.starts.size() && file.starts[row] < until; ++row)
        if (file.starts[row] + file.step > calendar.start_utc) {
            made.rows.push_back(row);
            made.times.push_back(file.starts[row] - calendar.start_utc);
        }
    made.times.push_back(made.times.back() + file.step);
    return made;
}

/// Fills values[from, until), which are missing, from those beside them.
void bridge(std::string_view quantity, std::vector<double>& values, std::size_t from, std::size_t until)
{
    const bool first = from == 0, last = until == values.size();
    const double before = first ? values[until] : values[from - 1], after = last ? before : values[until];
    for (std::size_t k = from; k < until; ++k) {
        const double part = static_cast<double>(k - from + 1) / static_cast<double>(until - from + 1);
        values[k] = quantity == "rain" ? 0 : quantity == "wind_direction" ? before : before + part * (after - before);
    }
}

class OnCalendar {
public:
    OnCalendar(const WeatherFile& file, const Resolved& scenario, Diagnostics& complaints)
        : file_{file}, scenario_{scenario}, weather_{*scenario.study.forcing.weather}, complaints_{complaints}, at_{spot(scenario, weather_key(weather_))}
    {
    }

    std::optional<CalendarWeather> make()
    {
        const Calendar calendar = calendar_of(scenario_);
        const auto cut = file_.any_year ? cut_by_day(file_, calendar, scenario_, at_, complaints_) : cut_by_date(file_, calendar, scenario_, at_, complaints_);
        if (!cut)
            return std::nullopt;
        CalendarWeather made{{}, weather_.elevation, weather_.lapse, weather_.wind_height};
        if (!made.elevation && file_.station)
            made.elevation = file_.station->elevation;
        for (const WeatherColumn& column : file_.columns)
            if (auto values = whole(column, *cut))
                made.series.push_back({std::string{column.of->name}, std::string{column.of->unit}, cut->times, changed(column, std::move(*values))});
        return made;
    }

private:
    const WeatherFile& file_;
    const Resolved& scenario_;
    const Weather& weather_;
    Diagnostics& complaints_;
    Spot at_;

    void warn_of(const WeatherColumn& column, const std::string& what)
    {
        warn(complaints_, at_, shown_path(scenario_, file_.path) + ": " + std::string{column.of->name} + what);
    }

    /// A column's values on the calendar, short gaps bridged; nothing where there is a longer one.
    std::optional<std::vector<double>> whole(const WeatherColumn& column, const Cut& cut)
    {
        std::vector<double> values;
        for (const std::size_t row : cut.rows)
            values.push_back(column.values[row]);
        std::size_t bridged = 0;
        for (std::size_t k = 0; k < values.size(); ++k) {
            if (!std::isnan(values[k]))
                continue;
            const auto end = std::find_if(values.begin() + static_cast<std::ptrdiff_t>(k), values.end(), [](double v) { return !std::isnan(v); });
            const auto until = static_cast<std::size_t>(end - values.begin());
            const double gap = static_cast<double>(until - k) * file_.step;
            if (gap > longest_bridge || until - k == values.size()) {
                warn_of(column, " is missing for " + number_text(gap / hour) + " h of the calendar from line " + std::to_string(file_.lines[cut.rows[k]]) +
                                    " on: it is left out (up to 3 h are bridged)");
                return std::nullopt;
            }
            bridge(column.of->name, values, k, until);
            bridged += until - k;
        }
        if (bridged > 0)
            warn_of(column, " is missing in " + std::to_string(bridged) + " of " + std::to_string(values.size()) + " intervals of the calendar: bridged");
        return values;
    }

    std::vector<double> changed(const WeatherColumn& column, std::vector<double> values) const
    {
        const double factor = scale_of(column.of->name), add = shift_of(column.of->name);
        if (factor != 1 || add != 0)
            for (double& each : values)
                each = std::clamp(each * factor + add, column.of->low, column.of->high);
        return values;
    }

    double scale_of(std::string_view quantity) const { return by_name(section<WeatherScale>(), weather_.scale, quantity, 1); }
    double shift_of(std::string_view quantity) const { return by_name(section<WeatherShift>(), weather_.shift, quantity, 0); }

    template <class Change>
    static double by_name(const Section& keys, const std::optional<Change>& change, std::string_view quantity, double otherwise)
    {
        const Key* key = change ? keys.find(quantity) : nullptr;
        const void* value = key ? key->look(&*change) : nullptr;
        return value ? *static_cast<const double*>(value) : otherwise;
    }
};

}  // namespace

const Series* CalendarWeather::find(std::string_view quantity) const
{
    const auto found = std::ranges::find(series, quantity, &Series::name);
    return found == series.end() ? nullptr : &*found;
}

std::string weather_key(const Weather& weather) { return weather.epw ? "forcing.weather.epw" : "forcing.weather.table"; }

WeatherFile weather_file(const Weather& weather)
{
    if (weather.epw)
        return read_epw(*weather.epw);
    const auto zone = weather.zone ? std::optional{parse_instant("2000-01-01T00:00" + *weather.zone).value.zone_minutes} : std::nullopt;
    return read_weather_table(*weather.table, {weather.label, zone});
}

std::optional<CalendarWeather> weather_on_calendar(const WeatherFile& file, const Resolved& scenario, Diagnostics& complaints)
{
    return OnCalendar{file, scenario, complaints}.make();
}

}  // namespace arpent
