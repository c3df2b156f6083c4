#pragma once

#include <string>

namespace arpent {

/// A study over the real town of the reference data: today, a green option, a dense one. Without models.
inline std::string real_town_study()
{
    return R"(arpent: 1
study: rodez
territory:
  crs: EPSG:2154
  extent: {vector: "${ARPENT_DATA}/territory/rodez/perimeter.gpkg", layer: perimeter}
  cell: 5 m
  zones:
    quarter: {vector: "${ARPENT_DATA}/territory/rodez/zones.gpkg", id: id, name: name}
  layers:
    ground_elevation: {raster: "${ARPENT_DATA}/territory/rodez/dem_5m.tif", unit: m}
    land_cover: {raster: "${ARPENT_DATA}/territory/rodez/land_cover_2m5.tif", classes: "${ARPENT_DATA}/territory/rodez/classes.csv"}
    buildings: {vector: "${ARPENT_DATA}/territory/rodez/buildings.gpkg", height: {field: height_m, unit: m}}
    canopy_height: {raster: "${ARPENT_DATA}/territory/rodez/canopy_height_2m5_est.tif", unit: m}
    soil_group: {raster: "${ARPENT_DATA}/territory/rodez/soil_group_5m_est.tif"}
    population: {raster: "${ARPENT_DATA}/territory/rodez/population_5m.tif"}
    jobs: {raster: "${ARPENT_DATA}/territory/rodez/jobs_5m_est.tif"}
scenarios:
  today: {}
  green:
    interventions:
      - {id: trees, type: plant_trees, where: {vector: "${ARPENT_DATA}/territory/rodez/options/streets_to_plant.gpkg"}, height: 9 m, cover: 0.5, trees: {field: trees_est}, cost: 2200 EUR/tree}
      - {id: yards, type: depave, where: {vector: "${ARPENT_DATA}/territory/rodez/options/school_yards.gpkg"}, to: garden, cost: 95 EUR/m2}
      - {id: basins, type: retention_basin, where: {vector: "${ARPENT_DATA}/territory/rodez/options/retention_basins.gpkg"}, depth: 1.5 m}
  dense:
    interventions:
      - {id: block, type: build, where: {vector: "${ARPENT_DATA}/territory/rodez/options/block_to_build.gpkg", layer: footprints}, height: {field: height_m, unit: m}, population: {field: residents}, jobs: {field: jobs}}
)";
}

}  // namespace arpent
