#include "scenarios/run/scenario_series.hpp"

#include "scenarios/study/spot.hpp"
#include "scenarios/study/storm.hpp"

namespace arpent {
namespace {

void add(SeriesByName& all, Series series)
{
    const std::string name = series.name;
    all.insert_or_assign(name, std::move(series));
}

void add_weather(SeriesByName& all, const CalendarWeather& weather)
{
    for (Series series : weather.series) {
        if (series.name == "rain")
            series.name = "precipitation";
        add(all, std::move(series));
    }
    if (weather.series.empty())
        return;
    const auto constant = [&](const char* name, const char* unit, double value) {
        add(all, {name, unit, {weather.series.front().begin(), weather.series.front().end()}, {value}});
    };
    if (weather.elevation)
        constant("station_elevation", "m", *weather.elevation);
    constant("temperature_lapse", "K m-1", weather.lapse);
    constant("wind_height", "m", weather.wind_height);
}

}  // namespace

const WeatherFile& SeriesReader::file(const Weather& weather)
{
    const std::string words = weather.epw.value_or(weather.table.value_or("")) + "\n" + weather.zone.value_or("") + "\n" +
                              std::string{weather.label ? label_name(*weather.label) : ""};
    if (const auto known = files_.find(words); known != files_.end())
        return known->second;
    return files_.emplace(words, weather_file(weather)).first->second;
}

SeriesByName SeriesReader::read(const Resolved& scenario, Diagnostics& complaints)
{
    SeriesByName all;
    if (auto rain = storm_rain(scenario, complaints))
        add(all, std::move(*rain));
    if (const auto& weather = scenario.study.forcing.weather)
        guarded(spot(scenario, weather_key(*weather)), complaints, [&] {
            if (const auto found = weather_on_calendar(file(*weather), scenario, complaints))
                add_weather(all, *found);
        });
    return all;
}

}  // namespace arpent
