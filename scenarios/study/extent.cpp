#include "scenarios/study/extent.hpp"

#include "io/crs.hpp"
#include "io/raster_file.hpp"
#include "scenarios/study/pieces.hpp"
#include "scenarios/study/spot.hpp"

namespace arpent {
namespace {

const std::string extent_key = "territory.extent";

Box raster_box(const Extent& extent, const Resolved& scenario, const std::string& crs)
{
    const RasterFile file{*extent.raster, 1, extent.crs.value_or("")};
    if (!same_crs(file.info().crs, crs))
        throw Error{Fault::data, shown_path(scenario, *extent.raster) + " is in " + crs_name(file.info().crs) + ", the territory in " +
                                     crs_name(crs) + ": give a vector or [west, south, east, north]"};
    return file.info().box();
}

Box vector_box(const Extent& extent, const Resolved& scenario, const std::string& crs)
{
    const Features file = read_features(*extent.vector, extent.layer.value_or(""), crs, {}, extent.crs.value_or(""));
    if (file.features.empty())
        throw Error{Fault::data, shown_path(scenario, *extent.vector) + " holds no feature"};
    return box_of(file.features);
}

Box written_box(const Extent& extent) { return {extent.box.at(0), extent.box.at(1), extent.box.at(2), extent.box.at(3)}; }

}  // namespace

Grid study_grid(const Resolved& scenario, Diagnostics& complaints)
{
    const Territory& territory = scenario.study.territory;
    const Extent& extent = territory.extent;
    Grid grid;
    std::string crs;
    guarded(spot(scenario, "territory.crs"), complaints, [&] { crs = crs_wkt(territory.crs); });
    if (crs.empty())
        return grid;
    const std::string key = extent_key + (extent.vector ? ".vector" : extent.raster ? ".raster" : "");
    guarded(spot(scenario, key), complaints, [&] {
        const Box box = extent.vector ? vector_box(extent, scenario, crs) : extent.raster ? raster_box(extent, scenario, crs) : written_box(extent);
        grid = Grid::snapped(box.grown(extent.buffer), territory.cell, crs);
    });
    return grid;
}

std::vector<Polygon> extent_outline(const Resolved& scenario, const Grid& grid)
{
    const Extent& extent = scenario.study.territory.extent;
    std::vector<Polygon> outline;
    if (extent.vector)
        for (const Feature& each : read_features(*extent.vector, extent.layer.value_or(""), grid.crs, {}, extent.crs.value_or("")).features)
            outline.insert(outline.end(), each.geometry.polygons.begin(), each.geometry.polygons.end());
    if (!outline.empty())
        return outline;
    const Box box = extent.raster ? raster_box(extent, scenario, grid.crs) : extent.vector ? grid.box() : written_box(extent);
    return {Polygon{Ring{{box.west, box.south}, {box.east, box.south}, {box.east, box.north}, {box.west, box.north}}}};
}

}  // namespace arpent
