#include "scenarios/study/checker.hpp"

namespace arpent {
namespace {

const std::string storm_key = "forcing.storm";

void need(Checker& checker, const std::string& design, const std::string& what)
{
    checker.complain(storm_key, "design: " + design + " needs " + what);
}

/// Coefficients come from a table or are given; a uniform storm may have its depth instead.
void check_coefficients(Checker& checker, const Storm& storm, const std::string& design)
{
    const bool given = storm.a_mm_min || storm.b, table = storm.idf || storm.region || storm.return_period;
    const bool flat = storm.design == StormShape::uniform;
    if (flat && storm.depth)
        return;
    if (storm.depth)
        return checker.complain(storm_key + ".depth", "only design: uniform has it");
    if (given && storm.idf)
        return checker.complain(storm_key + ".idf", "stands beside a_mm_min and b (allowed: one of the two)");
    if (given && !(storm.a_mm_min && storm.b))
        return need(checker, design, storm.b ? "a_mm_min beside b" : "b beside a_mm_min");
    if (!given && !(storm.idf && storm.return_period))
        need(checker, design,
             std::string{flat ? "depth, or " : ""} + (table ? "idf and return_period" : "idf and return_period, or a_mm_min and b"));
}

void check_design(Checker& checker, const Storm& storm)
{
    const std::string design = checker.text(storm_key + ".design");
    if (storm.event)
        return checker.complain(storm_key + ".event", "only a hyetograph has it");
    check_coefficients(checker, storm, design);
    if (!storm.duration)
        return need(checker, design, "duration");
    if (storm.design == StormShape::double_triangle && !storm.intense)
        return need(checker, design, "intense");
    if (storm.intense && *storm.intense >= *storm.duration)
        checker.complain(storm_key + ".intense", "is not shorter than the duration");
}

/// An EPW says its label and zone itself.
void check_weather(Checker& checker, const Weather& weather)
{
    if (weather.epw && weather.label)
        checker.complain("forcing.weather.label", "an EPW's hours are labelled by their end (allowed: with table)");
    if (weather.epw && weather.zone)
        checker.complain("forcing.weather.zone", "an EPW names its own zone (allowed: with table)");
}

void check_start(Checker& checker, const Storm& storm, const Days& days)
{
    if (storm.start.utc < days.start.utc || storm.start.utc >= days.end.utc)
        checker.complain(storm_key + ".start", "not within the calendar, " + instant_text(days.start) + " to " + instant_text(days.end));
}

}  // namespace

void check_forcing(Checker& checker)
{
    const auto& [calendar, storm, weather] = checker.study().forcing;
    const bool days = calendar && checker.clean("forcing.calendar");
    const bool ordered = days && calendar->end.utc > calendar->start.utc;
    if (days && !ordered)
        checker.complain("forcing.calendar.end", "not after the start");
    if (weather && checker.clean("forcing.weather"))
        check_weather(checker, *weather);
    if (!storm || !checker.clean(storm_key))
        return;
    if (storm->design)
        check_design(checker, *storm);
    if (ordered)
        check_start(checker, *storm, *calendar);
}

}  // namespace arpent
