#include "scenarios/study/keys.hpp"

namespace arpent {
namespace {

/// `+01:00` or `Z`, as at the end of an instant.
std::string wrong_zone(const std::string& text)
{
    return parse_instant("2000-01-01T00:00" + text).wrong.empty() ? "" : in_quotes(text) + " is no zone (as +01:00 or Z)";
}

}  // namespace

template <>
std::vector<std::string> words_of<StormShape>()
{
    return {"double_triangle", "chicago", "uniform"};
}

template <>
std::vector<std::string> words_of<TimeLabel>()
{
    return {"start", "middle", "end"};
}

template <>
const Section& section<WeatherShift>()
{
    using S = WeatherShift;
    static const Section keys{"shift",
                              "What is added to the weather.",
                              fresh<S>,
                              {key("air_temperature", &S::air_temperature, {.unit = "K", .low = -50, .high = 50, .difference = true}, "warming of the air"),
                               key("dew_point", &S::dew_point, {.unit = "K", .low = -50, .high = 50, .difference = true}, "warming of the dew point"),
                               key("relative_humidity", &S::relative_humidity, {.unit = "%", .low = -100, .high = 100}, "added, within 0 and 100 %"),
                               key("pressure", &S::pressure, {.unit = "hPa", .low = -500, .high = 500}, "added"),
                               key("wind_speed", &S::wind_speed, {.unit = "m/s", .low = -50, .high = 50}, "added, never below 0"),
                               key("longwave_radiation", &S::longwave_radiation, {.unit = "W/m2", .low = -300, .high = 300}, "added")}};
    return keys;
}

template <>
const Section& section<WeatherScale>()
{
    using S = WeatherScale;
    const auto times = [](const char* name, std::optional<double> S::*member) {
        return key(name, member, {.unit = "1", .low = 0, .high = 10}, "multiplied");
    };
    static const Section keys{"scale",
                              "What the weather is multiplied with.",
                              fresh<S>,
                              {times("wind_speed", &S::wind_speed), times("longwave_radiation", &S::longwave_radiation),
                               times("global_radiation", &S::global_radiation), times("direct_radiation", &S::direct_radiation),
                               times("diffuse_radiation", &S::diffuse_radiation), times("rain", &S::rain)}};
    return keys;
}

template <>
const Section& section<Weather>()
{
    using S = Weather;
    static const Section keys{
        "weather",
        "The weather to stand.",
        fresh<S>,
        {key("epw", &S::epw, {.file = true}, "EnergyPlus weather file, matched by month, day and hour of its own standard time"),
         key("table", &S::table, {.file = true}, "CSV table of weather, matched by its dates"),
         key("label", &S::label, {}, "which moment of its interval a table's stamp tells, where the column's name does not"),
         key("zone", &S::zone, {.wrong = wrong_zone}, "zone of a table's stamps, where they have none: +01:00"),
         key("shift", &S::shift, {}, "added to the file's values"),
         key("scale", &S::scale, {}, "multiplied with the file's values"),
         key("lapse", &S::lapse, {.unit = "K/km", .low = -20, .high = 20, .difference = true}, "how much colder air is higher up"),
         key("elevation", &S::elevation, {.unit = "m", .low = -500, .high = 9000}, "height of the station above the sea; standard: the EPW's own"),
         key("wind_height", &S::wind_height, {.unit = "m", .low = 0.5, .high = 300}, "height of the wind's instrument above the ground"),
         key("source", &S::credit, {}, "who made the file, and on what terms")},
        {"epw", "table"}};
    return keys;
}

template <>
const Section& section<Days>()
{
    static const Section keys{
        "calendar",
        "The days simulated.",
        fresh<Days>,
        {key("start", &Days::start, {.required = true}, "first moment"), key("end", &Days::end, {.required = true}, "first moment after")}};
    return keys;
}

template <>
const Section& section<Storm>()
{
    using S = Storm;
    static const Section keys{
        "storm",
        "The rain to stand.",
        fresh<S>,
        {key("design", &S::design, {}, "shape of a design storm"),
         key("hyetograph", &S::hyetograph, {.file = true}, "CSV table of measured or given rain"),
         key("event", &S::event, {}, "which storm of that table, where its column `storm` names several"),
         key("idf", &S::idf, {.file = true}, "CSV table of Montana coefficients by region, duration and return period"),
         key("region", &S::region, {}, "row of that table"),
         key("return_period", &S::return_period, {.unit = "y", .low = 0.1, .high = 1e4}, "mean time between such storms"),
         key("a_mm_min", &S::a_mm_min, {.low = 0.01, .high = 1000}, "Montana a, in place of a table: i = a t^-b mm/min, t in min"),
         key("b", &S::b, {.low = 0, .high = 0.99}, "Montana b, in place of a table"),
         key("depth", &S::depth, {.unit = "mm", .low = 0, .high = 2000}, "rain in all, of a uniform storm"),
         key("duration", &S::duration, {.unit = "h", .low = 0.05, .high = 240}, "length of the rain"),
         key("intense", &S::intense, {.unit = "min", .low = 1, .high = 1440}, "length of the intense part of a double triangle"),
         key("peak", &S::peak, {.unit = "1", .low = 0, .high = 1}, "share of the duration before the peak"),
         key("interval", &S::interval, {.unit = "min", .low = 0.1, .high = 60}, "the models are given means over this time"),
         key("start", &S::start, {.required = true}, "first drop"),
         key("source", &S::credit, {}, "who made the table of rain, and on what terms")},
        {"design", "hyetograph"}};
    return keys;
}

template <>
const Section& section<Forcing>()
{
    static const Section keys{"forcing",
                              "What the territory must stand.",
                              fresh<Forcing>,
                              {key("calendar", &Forcing::calendar, {}, "the days"), key("storm", &Forcing::storm, {}, "the rain"),
                               key("weather", &Forcing::weather, {}, "air, wind, sun and sky")}};
    return keys;
}

}  // namespace arpent
