#pragma once

#include "scenarios/run/runner.hpp"
#include "scenarios/study/study.hpp"
#include "scenarios/study/weather.hpp"

#include <map>
#include <optional>
#include <string>

namespace arpent {

/// The series of scenarios. Each file of weather is read once.
class SeriesReader {
public:
    /// "rain" of the storm; of the weather each quantity by its name, its rain as "precipitation"; and what does not change in time, as series of one
    /// value: "station_elevation" [m], where it is known, "temperature_lapse" [K m-1], "wind_height" [m]. Complaints are those of the files.
    SeriesByName read(const Resolved& scenario, Diagnostics& complaints);

private:
    const WeatherFile& file(const Weather& weather);

    std::map<std::string, WeatherFile> files_{};
};

}  // namespace arpent
