#include "scenarios/explain/holdings.hpp"

#include "core/data_path.hpp"
#include "core/error.hpp"
#include "core/scalar.hpp"
#include "io/crs.hpp"
#include "io/raster_file.hpp"
#include "io/table_file.hpp"
#include "io/vector_file.hpp"
#include "io/weather_file.hpp"
#include "scenarios/compare/run_file.hpp"
#include "scenarios/explain/result_holdings.hpp"
#include "scenarios/study/study.hpp"

#include <filesystem>

namespace arpent {
namespace {

namespace fs = std::filesystem;

Facts study_holdings(const std::string& path)
{
    const Reading reading = read_study(path);
    if (reading.complaints.failed())
        throw Error{reading.complaints.fault(), reading.complaints.text()};
    Facts made;
    made["kind"] = "study";
    made["study"] = reading.written.study;
    made["title"] = reading.written.title ? Facts{*reading.written.title} : Facts{};
    Facts& rows = made["scenarios"] = Facts::list();
    for (const Resolved& each : reading.scenarios) {
        Facts& row = rows.add(Facts::map());
        row["scenario"] = each.name;
        row["title"] = each.title;
        row["interventions"] = each.study.interventions.size();
    }
    return made;
}

Facts raster_holdings(const std::string& path)
{
    const RasterInfo info = RasterFile{path}.info();
    Facts made;
    made["kind"] = "raster";
    made["rows"] = info.rows;
    made["columns"] = info.cols;
    made["cell_x"] = info.cell_x;
    made["cell_y"] = info.cell_y;
    made["crs"] = crs_name(info.crs);
    made["west"] = info.west;
    made["south"] = info.box().south;
    made["east"] = info.box().east;
    made["north"] = info.north;
    made["bands"] = info.bands;
    made["type"] = info.type;
    made["no_data"] = info.nodata ? Facts{*info.nodata} : Facts{};
    made["unit"] = info.unit.empty() ? Facts{} : Facts{info.unit};
    made["description"] = info.description.empty() ? Facts{} : Facts{info.description};
    return made;
}

Facts layer_holdings(const VectorInfo& info)
{
    Facts made;
    made["geometry"] = info.geometry;
    made["features"] = info.features ? Facts{*info.features} : Facts{};
    made["crs"] = crs_name(info.crs);
    if (info.box)
        made["west_south_east_north"] = Facts{std::vector<std::string>{number_text(info.box->west), number_text(info.box->south),
                                                                       number_text(info.box->east), number_text(info.box->north)}};
    Facts& fields = made["fields"] = Facts::list();
    for (const FieldInfo& field : info.fields) {
        Facts& row = fields.add(Facts::map());
        row["field"] = field.name;
        row["type"] = field.type;
    }
    return made;
}

Facts vector_holdings(const std::string& path)
{
    Facts made;
    made["kind"] = "vector";
    Facts& layers = made["layers"] = Facts::map();
    for (const std::string& layer : vector_layers(path))
        try {
            layers[layer] = layer_holdings(vector_info(path, layer));
        } catch (const Error& no_place) {
            layers[layer] = no_place.what();
        }
    return made;
}

Facts table_holdings(const std::string& path)
{
    const Table table = Table::read(path);
    Facts made;
    made["kind"] = "table";
    made["rows"] = table.rows();
    Facts& columns = made["columns"] = Facts::list();
    for (const Table::Column& column : table.columns()) {
        Facts& row = columns.add(Facts::map());
        row["column"] = column.name;
        row["unit"] = column.unit ? Facts{unit_text(*column.unit)} : Facts{};
        row["estimated"] = column.estimated;
    }
    return made;
}

Facts weather_holdings(const std::string& path)
{
    const WeatherFile weather = read_epw(path);
    Facts made;
    made["kind"] = "weather (EPW)";
    made["latitude"] = weather.station->latitude;
    made["longitude"] = weather.station->longitude;
    made["elevation"] = weather.station->elevation;
    made["zone_minutes"] = weather.zone_minutes ? Facts{*weather.zone_minutes} : Facts{};
    made["hours"] = weather.starts.size();
    Facts& columns = made["columns"] = Facts::list();
    for (const WeatherColumn& column : weather.columns) {
        Facts& row = columns.add(Facts::map());
        row["quantity"] = column.of->name;
        row["unit"] = column.of->unit;
        row["missing"] = column.missing;
    }
    return made;
}

/// A raster, else a vector; what GDAL opens as neither is an error in the words of a raster.
Facts map_holdings(const std::string& path)
{
    try {
        return raster_holdings(path);
    } catch (const Error& no_raster) {
        if (no_raster.fault() != Fault::data)
            throw;
        try {
            return vector_holdings(path);
        } catch (const Error& neither) {
            throw std::string_view{neither.what()}.ends_with("GDAL opens") ? no_raster : neither;
        }
    }
}

/// A file that we read ourselves, by the end of its name; else what GDAL opens.
Facts held_in(const std::string& path)
{
    const bool file = !is_remote(path) && !names_a_driver(path);
    const std::string kind = file ? fs::path{path}.extension().string() : "";
    std::error_code ignored;
    if (file && fs::is_directory(path, ignored) && !result_paths(path).empty())
        return run_holdings(path);
    return kind == ".nc"                      ? result_holdings(path)
           : kind == ".csv"                   ? table_holdings(path)
           : kind == ".epw"                   ? weather_holdings(path)
           : kind == ".yaml" || kind == ".yml" ? study_holdings(path)
                                              : map_holdings(path);
}

}  // namespace

Facts holdings(const std::string& name)
{
    std::error_code ignored;
    const auto [path, wrong] = fs::is_directory(name, ignored) ? Parsed<std::string>{name, ""} : data_path(name, ".");
    if (!wrong.empty())
        throw Error{Fault::study, name + ": " + wrong};
    Facts made;
    made["file"] = name;
    made.take(held_in(path));
    return made;
}

}  // namespace arpent
