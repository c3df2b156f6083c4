#pragma once

#include "core/grid.hpp"
#include "scenarios/study/study.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace arpent {

/// A field of a vector file that the study uses, in the features looked at.
struct FieldReport {
    std::string name{}, type{}, use{};           // use: the key that names it, "height"
    std::int64_t seen = 0, empty = 0;      // features looked at; of these without a number
    std::optional<double> low{}, high{};       // as in the file
};

/// What a source says of itself and what some of its values show.
struct SourceReport {
    std::string key{};                     // "territory.layers.population"
    std::vector<std::string> scenarios{};  // that use it
    std::string kind{}, path{}, crs{};         // kind: "raster", "vector", "value"; path and CRS for people
    double cover = 1;                    // share of the territory's rectangle that the source's rectangle covers
    std::string looked_at{};               // "all cells", "an overview", "8 blocks", "256 features"

    double cell = 0, ratio = 0;          // [m] side of a raster's cells; by the territory's cell
    std::string type{}, unit{}, shown{};       // "Float32"; the unit of its values; the unit that low and high are shown in
    std::optional<double> nodata{};
    double known = 1;                    // share of the cells looked at that hold a value
    std::optional<double> low{}, high{};     // of these values  [SI]

    std::string geometry{};                // of a vector
    std::optional<std::int64_t> features{};
    std::vector<FieldReport> fields{};
};

/// One quantity of a weather file, as in it.
struct QuantityReport {
    std::string name{}, shown{};       // unit for people
    double low = 0, high = 0;      // [SI]
    double missing = 0;            // share
};

struct WeatherReport {
    std::string key{}, path{}, kind{}, label{}, zone{};  // "forcing.weather.epw"; zone empty where each stamp tells its own
    std::vector<std::string> scenarios{};
    double step = 0;                           // [s]
    std::int64_t intervals = 0;
    std::optional<double> latitude{}, longitude{}, elevation{};
    std::vector<QuantityReport> quantities{};
    std::vector<std::string> unread{};           // columns
    std::optional<double> sun_lag{};             // [s] that the radiation comes later than the sun
    int clear_days = 0;
};

/// All that `validate` tells of a study's data.
struct Inspection {
    Grid grid;                         // of the first scenario
    std::vector<SourceReport> sources;
    std::vector<WeatherReport> weather;
};

/// Opens every source of every scenario once: layers, zones, outlines, places of interventions, class tables, storm, weather. Rasters are
/// sampled (`sample_raster`), vectors by their first features; nothing is read whole that is large. Complaints stand at the key that names a
/// source and are those of a run, where a sample shows them: a file that does not open, no CRS, no overlap, no value at all, values outside
/// the catalogue's range, codes without a class, fields that are missing or hold no numbers, geometries that a type of intervention does
/// not take. Warnings: another CRS, partial cover, cells 8 times coarser or 32 times finer than the territory's, no-data among values, a
/// unit taken for granted, mended geometries; of weather what `inspect_weather` says.
Inspection inspect(const Reading& reading, Diagnostics& complaints);

/// The inspection as a table for people, and as JSON with everything in it; the complaints too.
std::string inspection_table(const Inspection& inspection);
std::string inspection_json(const Inspection& inspection, const Diagnostics& complaints);

}  // namespace arpent
