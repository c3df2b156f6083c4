#include "scenarios/study/storm.hpp"

#include "io/rain_file.hpp"
#include "io/table_file.hpp"
#include "models/runoff/rain.hpp"
#include "scenarios/study/spot.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace arpent {
namespace {

constexpr double day = 86400, year = 365.25 * day, minute = 60;  // [s]
constexpr double mm_per_minute = 1e-3 / minute;                  // [m/s]

std::string storm_key(const std::string& key) { return "forcing.storm." + key; }

void complain(const Resolved& scenario, const std::string& key, const std::string& what, Diagnostics& complaints)
{
    complain(complaints, spot(scenario, storm_key(key)), what, Fault::study);
}

/// A table of Montana coefficients: a row for each region and return period.
class IdfTable {
public:
    IdfTable(const std::string& path, const Resolved& scenario, Diagnostics& complaints)
        : table_{Table::read(path)}, shown_{shown_path(scenario, path)}, scenario_{scenario}, complaints_{complaints}
    {
        for (const char* needed : {"region", "return_period", "a", "b"})
            if (table_.column(needed) < 0)
                throw Error{Fault::data, shown_ + " has no column " + std::string{needed} + " (needed: region, return_period_y, a_mm_min, b)"};
    }

    std::optional<runoff::Montana> find(const Storm& storm) const
    {
        const auto region = region_of(storm);
        if (!region)
            return std::nullopt;
        std::vector<std::string> periods;
        for (int row = 0; row < table_.rows(); ++row) {
            if (table_.text(row, table_.column("region")) != *region)
                continue;
            const double period = needed(row, "return_period");
            if (storm.return_period && std::abs(period - *storm.return_period) <= 1e-6 * period)
                return montana(row);
            periods.push_back(number_text(std::round(period / year * 1e3) / 1e3) + " y");
        }
        complain(scenario_, "return_period",
                 shown_ + ": no return period of " + number_text(storm.return_period.value_or(0) / year) + " y for " + *region + " (allowed: " +
                     join(periods) + ")",
                 complaints_);
        return std::nullopt;
    }

private:
    Table table_;
    std::string shown_;
    const Resolved& scenario_;
    Diagnostics& complaints_;

    std::vector<std::string> regions() const
    {
        std::vector<std::string> all;
        for (int row = 0; row < table_.rows(); ++row)
            if (const std::string& each = table_.text(row, table_.column("region")); std::ranges::find(all, each) == all.end())
                all.push_back(each);
        return all;
    }

    std::optional<std::string> region_of(const Storm& storm) const
    {
        const auto all = regions();
        if (!storm.region && all.size() == 1)
            return all.front();
        if (storm.region && std::ranges::find(all, *storm.region) != all.end())
            return storm.region;
        const std::string asked = storm.region ? "no region " + in_quotes(*storm.region) + hint(*storm.region, all)
                                               : "a region is needed (allowed: " + join(all) + ")";
        complain(scenario_, "region", shown_ + ": " + asked, complaints_);
        return std::nullopt;
    }

    double needed(int row, const std::string& column) const
    {
        const auto number = table_.number(row, table_.column(column));
        if (!number)
            throw Error{Fault::data, shown_ + ":" + std::to_string(table_.line(row)) + ": " + column + " is empty"};
        return *number;
    }

    double given(int row, const std::string& column, double otherwise) const
    {
        const int at = table_.column(column);
        return at < 0 ? otherwise : table_.number(row, at).value_or(otherwise);
    }

    runoff::Montana montana(int row) const
    {
        const runoff::Montana any;
        return {needed(row, "a") / mm_per_minute, needed(row, "b"), given(row, "valid_from", any.valid_from), given(row, "valid_to", any.valid_until)};
    }
};

std::optional<runoff::Montana> coefficients(const Storm& storm, const Resolved& scenario, Diagnostics& complaints)
{
    if (storm.a_mm_min && storm.b)
        return runoff::Montana{*storm.a_mm_min, *storm.b};
    if (!storm.idf)
        return std::nullopt;
    std::optional<runoff::Montana> found;
    guarded(spot(scenario, storm_key("idf")), complaints, [&] { found = IdfTable{*storm.idf, scenario, complaints}.find(storm); });
    return found;
}

std::optional<runoff::DesignStorm> design_of(const Storm& storm, const Resolved& scenario, Diagnostics& complaints)
{
    const bool steady = *storm.design == StormShape::uniform && storm.depth;
    const auto idf = steady ? std::optional{runoff::Montana{}} : coefficients(storm, scenario, complaints);
    if (!idf)
        return std::nullopt;
    constexpr std::array kinds{runoff::StormKind::double_triangle, runoff::StormKind::chicago, runoff::StormKind::uniform};
    runoff::DesignStorm made{.kind = kinds[static_cast<std::size_t>(*storm.design)],
                             .idf = *idf,
                             .depth = steady ? storm.depth : std::nullopt,
                             .duration = storm.duration.value_or(0),
                             .intense = storm.intense.value_or(0),
                             .peak = storm.peak,
                             .interval = storm.interval};
    return made;
}

std::optional<Series> design_rain(const Storm& storm, double start, const Resolved& scenario, Diagnostics& complaints)
{
    const auto design = design_of(storm, scenario, complaints);
    if (!design)
        return std::nullopt;
    if (const std::string wrong = runoff::storm_wrong(*design); !wrong.empty()) {
        complain(scenario, "design", wrong, complaints);
        return std::nullopt;
    }
    if (const std::string doubt = runoff::storm_doubt(*design); !doubt.empty()) {
        const Spot at = spot(scenario, storm_key("duration"));
        warn(complaints, at, doubt);
    }
    return runoff::storm_series(*design, start);
}

/// A hyetograph as it is written: its times count from the storm's start; one of instants begins there.
Series measured_rain(const Storm& storm, double start)
{
    constexpr double since_1970 = 1e8;  // [s] later times are instants, earlier ones minutes or hours of the storm
    Series rain = read_rain(*storm.hyetograph, 0, storm.event.value_or(""));
    const double origin = rain.begin() > since_1970 ? rain.begin() : 0;
    for (double& time : rain.times)
        time += start - origin;
    rain.name = "rain";
    return rain;
}

void check_days(const Series& rain, const Resolved& scenario, const Calendar& calendar, Diagnostics& complaints)
{
    if (rain.begin() >= 0 && rain.end() <= calendar.duration)
        return;
    const auto at = [&](double t) { return instant_text({calendar.start_utc + t, calendar.zone_minutes}); };
    complain(scenario, "start", "the storm, " + at(rain.begin()) + " to " + at(rain.end()) + ", is not in the calendar, " + at(0) + " to " + at(calendar.duration),
             complaints);
}

}  // namespace

Calendar calendar_of(const Resolved& scenario)
{
    const Forcing& forcing = scenario.study.forcing;
    if (forcing.calendar)
        return {forcing.calendar->start.utc, forcing.calendar->end.utc - forcing.calendar->start.utc, forcing.calendar->start.zone_minutes};
    if (!forcing.storm)
        return {0, day, 0};
    const Storm& storm = *forcing.storm;
    double duration = storm.duration.value_or(day);
    if (storm.hyetograph) {
        Diagnostics told_by_storm_rain;
        guarded({}, told_by_storm_rain, [&] { duration = measured_rain(storm, 0).end(); });
    }
    return {storm.start.utc, duration, storm.start.zone_minutes};
}

std::optional<Series> storm_rain(const Resolved& scenario, Diagnostics& complaints)
{
    if (!scenario.study.forcing.storm)
        return std::nullopt;
    const Storm& storm = *scenario.study.forcing.storm;
    const Calendar calendar = calendar_of(scenario);
    const double start = storm.start.utc - calendar.start_utc;
    std::optional<Series> rain;
    if (storm.hyetograph)
        guarded(spot(scenario, storm_key("hyetograph")), complaints, [&] { rain = measured_rain(storm, start); });
    else if (storm.design)
        rain = design_rain(storm, start, scenario, complaints);
    if (rain)
        check_days(*rain, scenario, calendar, complaints);
    return rain;
}

}  // namespace arpent
