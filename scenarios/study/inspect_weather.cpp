#include "core/tree.hpp"
#include "io/crs.hpp"
#include "models/heat/radiation_time.hpp"
#include "scenarios/study/inspector.hpp"
#include "scenarios/study/storm.hpp"
#include "scenarios/study/value_check.hpp"
#include "scenarios/study/weather.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace arpent {
namespace {

constexpr double minute = 60, hour = 3600;
constexpr double late_sun = 20 * minute;  // and more: a warning
constexpr double near_lag = 12 * minute;  // a reason explains a lag to this
constexpr double far_zone = 2 * hour;     // from the longitude's own time: a warning

std::string minutes(double seconds) { return std::to_string(std::lround(std::abs(seconds) / minute)) + " min"; }

std::string zone_text(int zone_minutes)
{
    const std::string instant = instant_text({0, zone_minutes});
    return instant.ends_with('Z') ? "Z" : instant.substr(instant.size() - 6);
}

class WeatherInspection {
public:
    WeatherInspection(const Resolved& scenario, const Grid& grid, Diagnostics& complaints)
        : scenario_{scenario}, weather_{*scenario.study.forcing.weather}, place_{place_of(grid)}, complaints_{complaints}, key_{weather_key(weather_)},
          at_{spot(scenario, key_)}
    {
    }

    WeatherReport look()
    {
        file_ = weather_file(weather_);
        shown_ = shown_path(scenario_, file_.path);
        report_ = {.key = key_, .path = shown_, .kind = weather_.epw ? "epw" : "table", .label = std::string{label_name(file_.label)},
                   .zone = file_.zone_minutes ? zone_text(*file_.zone_minutes) : "", .step = file_.step,
                   .intervals = static_cast<std::int64_t>(file_.starts.size()), .unread = file_.unread};
        if (file_.station) {
            report_.latitude = file_.station->latitude;
            report_.longitude = file_.station->longitude;
            report_.elevation = file_.station->elevation;
        }
        for (const WeatherColumn& each : file_.columns)
            look_at(each);
        for (const std::string& note : file_.notes)
            warn(complaints_, at_, shown_ + note.substr(std::min(note.size(), file_.path.size())));
        judge_zone();
        judge_sun();
        if (scenario_.study.forcing.calendar || scenario_.study.forcing.storm)
            weather_on_calendar(file_, scenario_, complaints_);
        return report_;
    }

private:
    const Resolved& scenario_;
    const Weather& weather_;
    Place place_;
    Diagnostics& complaints_;
    std::string key_;
    Spot at_;
    WeatherFile file_;
    std::string shown_;
    WeatherReport report_;

    void look_at(const WeatherColumn& column)
    {
        QuantityReport made{std::string{column.of->name}, std::string{column.of->shown}};
        bool first = true;
        for (const double value : column.values)
            if (!std::isnan(value)) {
                made.low = first ? value : std::min(made.low, value);
                made.high = first ? value : std::max(made.high, value);
                first = false;
            }
        made.missing = static_cast<double>(column.missing) / static_cast<double>(column.values.size());
        if (column.missing > 0)
            warn(complaints_, at_, shown_ + ": " + made.name + " is missing in " + percent_text(made.missing) + " of the file, first in line " +
                                       std::to_string(column.first_missing));
        report_.quantities.push_back(made);
    }

    double longitude() const { return file_.station ? file_.station->longitude : place_.longitude; }

    void judge_zone()
    {
        if (!file_.zone_minutes || std::abs(*file_.zone_minutes * minute - longitude() * 240) <= far_zone)
            return;
        warn(complaints_, at_, shown_ + ": zone " + zone_text(*file_.zone_minutes) + " is more than 2 h from the sun's time at longitude " +
                                   number_text(std::round(longitude() * 100) / 100));
    }

    void judge_sun()
    {
        const WeatherColumn* global = file_.find("global_radiation");
        if (!global)
            return;
        std::vector<double> starts = file_.starts;
        if (file_.any_year)
            for (double& each : starts)
                each -= minute * *file_.zone_minutes;
        const Place seen{file_.station ? file_.station->latitude : place_.latitude, place_.longitude, 0};
        const heat::RadiationTime found = heat::radiation_time({starts, global->values, file_.step}, seen);
        report_.clear_days = found.clear_days;
        report_.sun_lag = found.lag;
        if (found.lag && std::abs(*found.lag) > late_sun)
            warn(complaints_, at_, shown_ + ": global radiation comes " + minutes(*found.lag) + (*found.lag > 0 ? " after" : " before") + " the sun (" +
                                       counted(found.clear_days, "clear day") + ")" + reasons(*found.lag));
        else if (found.lit_nights > 0)
            warn(complaints_, at_, shown_ + ":" + std::to_string(file_.lines[found.first_lit]) + ": " + counted(found.lit_nights, "value") +
                                       " of global radiation above 20 W/m2 at night, this the first");
        if (found.lag_summer && found.lag_winter && std::abs(*found.lag_summer - *found.lag_winter) > 2 * late_sun)
            warn(complaints_, at_, shown_ + ": global radiation comes " + minutes(*found.lag_summer - *found.lag_winter) +
                                       (*found.lag_summer > *found.lag_winter ? " later" : " earlier") +
                                       " from May to August than from November to February: do its times change to summer time?");
    }

    /// What would explain a lag: another label, another zone, a far station.
    std::string reasons(double lag) const
    {
        std::vector<std::string> found;
        const double declared = static_cast<int>(file_.label) * file_.step / 2;
        for (const TimeLabel label : {TimeLabel::start, TimeLabel::middle, TimeLabel::end})
            if (const double moved = static_cast<int>(label) * file_.step / 2 - declared; label != file_.label && std::abs(moved - lag) < near_lag)
                found.push_back("its stamps told the " + std::string{label_name(label)} + " of an interval, not the " + std::string{label_name(file_.label)});
        const int zone = file_.zone_minutes.value_or(0), other = zone + static_cast<int>(std::lround(lag / (30 * minute))) * 30;
        if (other != zone && std::abs((other - zone) * minute - lag) < near_lag && std::abs(other) <= 14 * 60)
            found.push_back("its times were of zone " + zone_text(other) + ", not " + zone_text(zone));
        if (file_.station && std::abs((place_.longitude - file_.station->longitude) * 240 - lag) < near_lag)
            found.push_back("it came from a place " + std::to_string(std::lround(std::abs(place_.longitude - file_.station->longitude))) + " degrees " +
                            (file_.station->longitude > place_.longitude ? "east" : "west") + ", as it does");
        return found.empty() ? "" : ": as if " + join(found, ", or ");
    }
};

}  // namespace

std::optional<WeatherReport> inspect_weather(const Resolved& scenario, const Grid& grid, Diagnostics& complaints)
{
    std::optional<WeatherReport> made;
    guarded(spot(scenario, weather_key(*scenario.study.forcing.weather)), complaints, [&] { made = WeatherInspection{scenario, grid, complaints}.look(); });
    return made;
}

}  // namespace arpent
