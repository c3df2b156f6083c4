#include "scenarios/study/inspect.hpp"

#include "core/error.hpp"
#include "io/crs.hpp"
#include "io/raster_file.hpp"
#include "scenarios/study/pieces.hpp"
#include "scenarios/study/spot.hpp"
#include "scenarios/study/tables.hpp"

#include <cmath>

namespace arpent {
namespace {

double area(const Box& box) { return box.empty() ? 0 : (box.east - box.west) * (box.north - box.south); }

double cover_of(const Grid& grid, const Box& source) { return area(source.within(grid.box())) / area(grid.box()); }

SourceReport raster_report(const std::string& layer, const Source& source, const Grid& grid)
{
    const std::string& path = *source.raster;
    const RasterInfo info = RasterFile{path, 1, source.crs.value_or("")}.info();
    const bool same = same_crs(info.crs, grid.crs);
    return {.layer = layer, .kind = "raster", .path = path, .crs = crs_name(info.crs), .cell = info.cell_x,
            .cover = same ? cover_of(grid, info.box()) : 1, .type = info.type, .nodata = info.nodata ? number_text(*info.nodata) : "none"};
}

SourceReport vector_report(const std::string& layer, const Source& source, const Grid& grid)
{
    const Features read = features_of(source, grid.crs);
    return {.layer = layer, .kind = "vector", .path = *source.vector, .crs = crs_name(read.crs), .cover = cover_of(grid, box_of(read.features)), .type = {}, .nodata = {},
            .features = static_cast<int>(read.features.size())};
}

/// Complains of what a report shows.
void judge(const SourceReport& report, const Grid& grid, const Where& where, const std::string& path, Diagnostics& complaints)
{
    if (report.kind == "value")
        return;
    if (report.cover <= 0)
        return complaints.add(where, path, report.path + " does not overlap the territory");
    if (report.crs != crs_name(grid.crs))
        complaints.warn(where, path, report.path + " is in " + report.crs + " and is brought to " + crs_name(grid.crs));
    if (report.kind == "raster" && report.cover < 1 - 1e-9)
        complaints.warn(where, path, report.path + " covers " + number_text(std::round(1000 * report.cover) / 10) + " % of the territory");
}

}  // namespace

std::vector<SourceReport> inspect_sources(const Resolved& scenario, const Grid& grid, Diagnostics& complaints)
{
    std::vector<SourceReport> reports;
    const auto look = [&](const Named<Source>& sources, const std::string& group) {
        for (const auto& [name, source] : sources) {
            const std::string path = "territory." + group + "." + name;
            const Spot at = spot(scenario, path);
            guarded(at, complaints, [&, &called = name, &held = source] {
                for (const Source& each : plain_sources(called, held)) {
                    reports.push_back(each.raster   ? raster_report(called, each, grid)
                                      : each.vector ? vector_report(called, each, grid)
                                                    : SourceReport{.layer = called, .kind = "value", .path = {}, .crs = {}, .type = {}, .nodata = {}});
                    judge(reports.back(), grid, at.where, at.key, complaints);
                }
            });
        }
    };
    look(scenario.study.territory.layers, "layers");
    look(scenario.study.territory.zones, "zones");
    return reports;
}

}  // namespace arpent
