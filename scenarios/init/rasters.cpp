#include "io/raster_writer.hpp"
#include "scenarios/init/band.hpp"

#include <algorithm>


namespace arpent::town {
namespace {

RasterMeta meta(const std::string& description, const std::string& unit, int bits)
{
    RasterMeta made;
    made.description = description, made.unit = unit, made.decimals_bits = bits;
    return made;
}

RasterMeta cover_meta()
{
    RasterMeta made = meta("land_cover", "1", -1);
    made.nodata = 0;
    made.colors = {{1, {178, 60, 50}}, {2, {90, 90, 90}}, {3, {150, 140, 135}}, {4, {110, 70, 110}}, {5, {205, 180, 140}}, {6, {190, 215, 130}}, {7, {225, 230, 160}},
                   {8, {60, 130, 60}}, {9, {20, 90, 60}}, {10, {100, 160, 80}}, {11, {150, 185, 100}}, {12, {70, 150, 220}}, {13, {160, 200, 200}}};
    return made;
}

RasterMeta soil_meta()
{
    RasterMeta made = meta("soil_group", "1", -1);
    made.nodata = 0;
    return made;
}

}  // namespace

void write_rasters(const Scene& scene, const std::string& folder)
{
    const Grid& grid = scene.grid;
    RasterWriter ground{folder + "/dem.tif", grid, Kind::number, meta("ground_elevation", "m", 10)};
    RasterWriter cover{folder + "/land_cover.tif", grid, Kind::byte, cover_meta()};
    RasterWriter canopy{folder + "/canopy_height.tif", grid, Kind::number, meta("canopy_height", "m", 4)};
    RasterWriter soil{folder + "/soil_group.tif", grid, Kind::byte, soil_meta()};
    RasterWriter residents{folder + "/population.tif", grid, Kind::number, meta("population", "persons", -1)};
    RasterWriter jobs{folder + "/jobs.tif", grid, Kind::number, meta("jobs", "jobs", -1)};
    constexpr int rows = 64;
    for (int row = 0; row < grid.rows; row += rows) {
        Band band{Window{row, 0, std::min(rows, grid.rows - row), grid.cols}};
        paint(scene, band);
        ground.put(band.window, band.ground.view());
        cover.put(band.window, band.cover.view());
        canopy.put(band.window, band.canopy.view());
        soil.put(band.window, band.soil.view());
        residents.put(band.window, band.residents.view());
        jobs.put(band.window, band.jobs.view());
    }
    for (RasterWriter* writer : {&ground, &cover, &canopy, &soil, &residents, &jobs})
        writer->close();
}

}  // namespace arpent::town
