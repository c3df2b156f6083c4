#include "scenarios/commands/verbs.hpp"

#include "core/data_path.hpp"
#include "core/error.hpp"
#include "core/unit.hpp"
#include "io/crs.hpp"
#include "io/raster_file.hpp"
#include "io/result_file.hpp"
#include "io/vector_file.hpp"

#include <cstdio>
#include <string_view>

namespace arpent {
namespace {

void print_result(const std::string& path)
{
    const ResultFile file{path};
    const Grid& grid = file.grid();
    std::printf("%s: results of arpent\n%d x %d cells of %s m, %s\n", path.c_str(), grid.rows, grid.cols, number_text(grid.cell).c_str(), crs_name(grid.crs).c_str());
    for (const std::string& name : file.variables()) {
        const VariableSpec spec = file.spec(name);
        std::printf("  %-36s [%s] %s\n", name.c_str(), spec.unit.c_str(), spec.label_en.c_str());
    }
    for (const std::string& text : file.texts())
        std::printf("  /arpent/%s: %zu bytes\n", text.c_str(), file.text(text).size());
}

void print_raster(const std::string& path)
{
    const RasterInfo info = RasterFile{path}.info();
    std::printf("%s: raster\n%d x %d cells of %s x %s m, %d band%s of %s, %s\nwest %s, north %s, no-data %s, unit %s\n", path.c_str(), info.rows, info.cols,
                number_text(info.cell_x).c_str(), number_text(info.cell_y).c_str(), info.bands, info.bands == 1 ? "" : "s", info.type.c_str(),
                crs_name(info.crs).c_str(), number_text(info.west).c_str(), number_text(info.north).c_str(),
                info.nodata ? number_text(*info.nodata).c_str() : "none", info.unit.empty() ? "none" : info.unit.c_str());
}

void print_layer(const VectorInfo& layer)
{
    const std::string count = layer.features ? std::to_string(*layer.features) + (*layer.features == 1 ? " feature" : " features") : "features not counted";
    std::printf("  layer %s: %s, %s, %s\n", layer.layer.c_str(), count.c_str(), layer.geometry.c_str(), crs_name(layer.crs).c_str());
    for (const FieldInfo& field : layer.fields)
        std::printf("    %s (%s)\n", field.name.c_str(), field.type.c_str());
}

void print_vector(const std::string& path)
{
    std::printf("%s: vector\n", path.c_str());
    for (const std::string& layer : vector_layers(path)) {
        try {
            print_layer(vector_info(path, layer));
        } catch (const Error& no_place) {
            std::printf("  layer %s: %s\n", layer.c_str(), no_place.what());
        }
    }
}

void print_info(const std::string& name)
{
    const auto [path, wrong] = data_path(name, ".");
    if (!wrong.empty())
        throw Error{Fault::study, name + ": " + wrong};
    if (path.ends_with(".nc") && !is_remote(path) && !names_a_driver(path))
        return print_result(path);
    try {
        print_raster(path);
    } catch (const Error& not_a_raster) {
        if (not_a_raster.fault() != Fault::data)
            throw;
        try {
            print_vector(path);
        } catch (const Error& neither) {
            throw std::string_view{neither.what()}.ends_with("GDAL opens") ? not_a_raster : neither;
        }
    }
}

}  // namespace

void add_info(CLI::App& program, int& status)
{
    const auto path = std::make_shared<std::string>();
    CLI::App* verb = program.add_subcommand("info", "say what a result, raster or vector file holds");
    verb->add_option("FILE", *path, "the file")->required();
    verb->callback([path, &status] {
        print_info(*path);
        status = 0;
    });
}

}  // namespace arpent
