#include "scenarios/study/inspect.hpp"

#include "core/catalogue.hpp"
#include "core/tree.hpp"
#include "core/unit.hpp"
#include "io/crs.hpp"
#include "scenarios/study/value_check.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

namespace arpent {
namespace {

using Json = nlohmann::ordered_json;
using Row = std::vector<std::string>;

/// Four digits are enough for people.
std::string short_number(double value)
{
    if (value == 0 || !std::isfinite(value))
        return number_text(value);
    const double digit = std::pow(10, std::floor(std::log10(std::abs(value))) - 3);
    const double rounded = digit >= 1 ? std::round(value) : std::round(value / digit) * digit;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.10g", rounded);
    return text.data();
}

std::string range_of(const std::optional<double>& low, const std::optional<double>& high, const std::string& shown)
{
    if (!low)
        return "";
    const Unit unit = shown.empty() ? Unit{} : parse_unit(shown);
    return short_number(unit.from_si(*low)) + " to " + short_number(unit.from_si(*high)) + (shown.empty() || shown == "1" ? "" : " " + shown);
}

/// Columns aligned, two blanks between them.
std::string aligned(const std::vector<Row>& rows)
{
    std::vector<std::size_t> widths;
    const auto width = [](const std::string& text) { return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; })); };
    for (const Row& row : rows)
        for (std::size_t n = 0; n < row.size(); ++n) {
            widths.resize(std::max(widths.size(), n + 1));
            widths[n] = std::max(widths[n], width(row[n]));
        }
    std::string text;
    for (const Row& row : rows) {
        std::string line;
        for (std::size_t n = 0; n < row.size(); ++n)
            line += row[n] + std::string(widths[n] - width(row[n]) + 2, ' ');
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

std::string short_key(const std::string& key) { return key.starts_with("territory.") ? key.substr(10) : key; }

Row raster_row(const SourceReport& each)
{
    return {short_key(each.key), each.crs, percent_text(each.cover), each.ratio > 0 ? short_number(each.cell) + " m" : "", each.ratio > 0 ? short_number(each.ratio) : "",
            each.type, each.looked_at, each.looked_at.empty() ? "" : percent_text(1 - each.known), range_of(each.low, each.high, each.shown), each.path};
}

Row vector_row(const SourceReport& each)
{
    std::string fields;
    for (const FieldReport& field : each.fields)
        fields += (fields.empty() ? "" : ", ") + field.name + (field.low ? " " + short_number(*field.low) + " to " + short_number(*field.high) : "");
    return {short_key(each.key), each.crs, "", "", "", each.geometry, each.features ? counted(*each.features, "feature") : each.looked_at, "", fields, each.path};
}

std::string weather_lines(const WeatherReport& each)
{
    std::string text = each.key + "  " + each.path + ": " + std::to_string(each.intervals) + " intervals of " + short_number(each.step / 60) + " min, label " + each.label +
                       (each.zone.empty() ? "" : ", zone " + each.zone);
    if (each.latitude)
        text += ", station at " + short_number(*each.latitude) + ", " + short_number(*each.longitude) + ", " + short_number(*each.elevation) + " m";
    if (each.sun_lag)
        text += "; radiation " + short_number(std::round(*each.sun_lag / 60)) + " min behind the sun (" + counted(each.clear_days, "clear day") + ")";
    std::vector<Row> rows;
    for (const QuantityReport& quantity : each.quantities)
        rows.push_back({"  " + quantity.name, range_of(quantity.low, quantity.high, quantity.shown), quantity.missing > 0 ? percent_text(quantity.missing) + " missing" : ""});
    return text + "\n" + aligned(rows) + (each.unread.empty() ? "" : "  not read: " + join(each.unread) + "\n");
}

template <class T>
Json or_null(const std::optional<T>& value)
{
    return value && std::isfinite(static_cast<double>(*value)) ? Json(*value) : Json(nullptr);
}

Json json_of(const FieldReport& field)
{
    return {{"name", field.name}, {"type", field.type}, {"use", field.use}, {"seen", field.seen}, {"empty", field.empty}, {"low", or_null(field.low)}, {"high", or_null(field.high)}};
}

Json json_of(const SourceReport& each)
{
    Json made{{"key", each.key}, {"scenarios", each.scenarios}, {"kind", each.kind}, {"path", each.path}, {"crs", each.crs}, {"cover", each.cover}, {"looked_at", each.looked_at}};
    if (each.kind == "raster")
        made.update(Json{{"cell", each.cell}, {"ratio", each.ratio}, {"type", each.type}, {"nodata", or_null(each.nodata)}, {"unit", each.unit}, {"known", each.known},
                         {"low", or_null(each.low)}, {"high", or_null(each.high)}});
    if (each.kind == "vector") {
        made.update(Json{{"geometry", each.geometry}, {"features", or_null(each.features)}, {"fields", Json::array()}});
        for (const FieldReport& field : each.fields)
            made["fields"].push_back(json_of(field));
    }
    return made;
}

Json json_of(const WeatherReport& each)
{
    Json made{{"key", each.key}, {"scenarios", each.scenarios}, {"kind", each.kind}, {"path", each.path}, {"step", each.step}, {"intervals", each.intervals},
              {"label", each.label}, {"zone", each.zone}, {"latitude", or_null(each.latitude)}, {"longitude", or_null(each.longitude)},
              {"elevation", or_null(each.elevation)}, {"sun_lag", or_null(each.sun_lag)}, {"clear_days", each.clear_days}, {"unread", each.unread},
              {"quantities", Json::array()}};
    for (const QuantityReport& quantity : each.quantities)
        made["quantities"].push_back({{"name", quantity.name}, {"low", quantity.low}, {"high", quantity.high}, {"missing", quantity.missing}});
    return made;
}

}  // namespace

std::string inspection_table(const Inspection& inspection)
{
    const Grid& grid = inspection.grid;
    std::vector<Row> rows{{"source", "CRS", "cover", "cell", "ratio", "type", "looked at", "no data", "values", "file"}};
    for (const SourceReport& each : inspection.sources)
        rows.push_back(each.kind == "raster" ? raster_row(each) : each.kind == "vector" ? vector_row(each) : Row{short_key(each.key), "", "", "", "", "", "", "", "one value", ""});
    std::string text = std::to_string(grid.rows) + " x " + std::to_string(grid.cols) + " cells of " + number_text(grid.cell) + " m, " + crs_name(grid.crs) + "\n" + aligned(rows);
    for (const WeatherReport& each : inspection.weather)
        text += weather_lines(each);
    return text;
}

std::string inspection_json(const Inspection& inspection, const Diagnostics& complaints)
{
    const Grid& grid = inspection.grid;
    Json made{{"rows", grid.rows}, {"cols", grid.cols}, {"cell", grid.cell}, {"crs", grid.crs.empty() ? "" : crs_name(grid.crs)}, {"sources", Json::array()}, {"weather", Json::array()},
              {"complaints", Json::array()}};
    for (const SourceReport& each : inspection.sources)
        made["sources"].push_back(json_of(each));
    for (const WeatherReport& each : inspection.weather)
        made["weather"].push_back(json_of(each));
    for (const Complaint& each : complaints.sorted())
        made["complaints"].push_back({{"file", each.where.file ? *each.where.file : ""}, {"line", each.where.line}, {"column", each.where.column}, {"key", each.key},
                                      {"what", each.what}, {"warning", each.warning}});
    return made.dump(2) + "\n";
}

}  // namespace arpent
