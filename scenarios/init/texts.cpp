#include "core/unit.hpp"
#include "io/file.hpp"
#include "scenarios/init/chance.hpp"
#include "scenarios/init/scene.hpp"

#include <array>
#include <cmath>
#include <cstdio>

namespace arpent::town {
namespace {

/// Codes, names and colours; every other column comes from the standard class of the same name.
constexpr const char* classes = R"(code,name,name_fr,color
1,roof,toit,#b23c32
2,road_asphalt,chaussée,#5a5a5a
3,paved_other,"cour, place, parking",#968c87
4,rail_ballast,voie ferrée,#6e466e
5,bare_gravel,"chemin, sol nu",#cdb48c
6,garden,"jardin, pelouse",#bed782
7,grassland_crop,"prairie, culture",#e1e6a0
8,trees_deciduous,bois de feuillus,#3c823c
9,trees_conifer,bois de conifères,#145a3c
10,hedge,haie,#64a050
11,shrub,"lande, verger",#96b964
12,water,eau,#4696dc
13,sports_ground,terrain de sport,#a0c8c8
)";

/// Depths of about 24 mm in 30 min and 41 mm in 2 h every ten years: a plausible place that does not exist.
constexpr const char* montana = R"(region,return_period_y,a_mm_min,b,valid_from_min,valid_to_min,source
invented,2,3.7,0.60,6,360,invented for the generated town
invented,5,4.9,0.60,6,360,invented for the generated town
invented,10,6.0,0.60,6,360,invented for the generated town
invented,20,7.1,0.60,6,360,invented for the generated town
invented,50,8.7,0.60,6,360,invented for the generated town
invented,100,10.0,0.60,6,360,invented for the generated town
)";

constexpr double pi = 3.14159265358979323846;

/// An hour of the hot week: `hour` since its beginning, in UTC of a place two hours ahead.
std::string hot_hour(std::uint64_t seed, int hour)
{
    const int day = hour / 24, of_day = hour % 24;
    const double heat = 31 + 5 * sine(pi * (day + 1) / 8) + 1.5 * unit_of(hash(seed, 7000, day));         // [degC] of the afternoon
    const double low = heat - 13.5, course = 0.5 - 0.5 * cosine(2 * pi * (of_day - 4 + (of_day < 4 ? 24 : 0)) / 24.0);
    const double air = low + (heat - low) * course;
    const double sun = std::max(0.0, sine(pi * (of_day - 4.5) / 14.5)) * (of_day >= 5 && of_day <= 18 ? 1 : 0);
    const double humidity = std::max(22.0, 78 - 3.4 * (air - low)), wind = 1.2 + 2.2 * course;
    std::array<char, 160> text{};
    std::snprintf(text.data(), text.size(), "2035-08-%02dT%02d:00:00Z,%.1f,%.0f,98600,%.0f,%.0f,%.0f,%.0f,%.1f,%d,0.0\n", 15 + day, of_day, air, humidity,
                  345 + 1.6 * (air - 18), 880 * sun, 790 * (sun > 0 ? 0.35 + 0.65 * sun : 0), 95 * (sun > 0 ? 0.3 + 0.7 * sun : 0), wind, 200 + 10 * (of_day % 7));
    return text.data();
}

std::string hot_week(std::uint64_t seed)
{
    std::string text = "time_end_utc,air_temperature_degC,relative_humidity_percent,pressure_Pa,longwave_down_W_m2,global_horizontal_W_m2,direct_normal_W_m2,"
                       "diffuse_horizontal_W_m2,wind_speed_m_s,wind_from_deg,rain_mm\n";
    for (int hour = 0; hour < 7 * 24; ++hour)
        text += hot_hour(seed, hour);
    return text;
}

constexpr const char* study_head = R"(# yaml-language-server: $schema=arpent-study-1.json
# A generated town: which option leaves less water in the streets after a storm of ten years?
# Change a line and run it again:  arpent run study.yaml
arpent: 1
study: town
title: A generated town in a ten-year storm

# The place. Every file opens in QGIS; put your own in their place.
territory:
  crs: EPSG:2154
  extent: {vector: perimeter.gpkg}
  cell: CELL m
  zones:
    quarter: {vector: zones.gpkg, id: id, name: name, source: {producer: arpent init (invented), licence: CC0 1.0}}
  layers:
    ground_elevation: {raster: dem.tif, unit: m, resample: average, source: {producer: arpent init (invented), licence: CC0 1.0}}
    land_cover: {raster: land_cover.tif, classes: classes.csv, source: {producer: arpent init (invented), licence: CC0 1.0}}
    buildings: {vector: buildings.gpkg, height: {field: height_m, unit: m}, source: {producer: arpent init (invented), licence: CC0 1.0}}
    canopy_height: {raster: canopy_height.tif, unit: m, resample: average, source: {producer: arpent init (invented), licence: CC0 1.0}}
    soil_group: {raster: soil_group.tif, resample: mode, source: {producer: arpent init (invented), licence: CC0 1.0}}
    population: {raster: population.tif, unit: persons, resample: sum, source: {producer: arpent init (invented), licence: CC0 1.0}}
    jobs: {raster: jobs.tif, unit: jobs, resample: sum, source: {producer: arpent init (invented), licence: CC0 1.0}}

# The rain that it must stand: try return_period: 100 y.
forcing:
  storm: {design: double_triangle, idf: weather/montana.csv, region: invented, return_period: 10 y, duration: 2 h, intense: 30 min, peak: 0.5, start: 2035-08-20T17:00+02:00, source: {producer: arpent init (invented), licence: CC0 1.0}}

models:
  runoff: {after: 1 h, edges: free, outputs: [depth, speed, hazard, infiltrated]}

# One number for each scenario and quarter.
indicators:
  people_wet: {of: depth.max, then: "> 20 cm", expose: population, better: lower}
  flooded_area: {of: depth.max, statistic: area_above, threshold: 10 cm, better: lower}
  dangerous_area: {of: hazard.max, statistic: area_above, threshold: 1.25, better: lower}
  water_in_the_soil: {of: infiltrated, statistic: mean, better: higher}

# What if? Each option says only what is unlike today.
scenarios:
  today: {}
)";

constexpr const char* study_tail = R"(
compare: {baseline: today, maps: [depth.max, hazard.max, infiltrated]}
)";

/// The interventions of an option that the scene has places for.
std::string options(const Scene& scene)
{
    std::string text = "  green:\n    extends: today\n    title: Yards opened, streets planted, basins dug\n    interventions:\n"
                       "      - {id: trees, type: plant_trees, where: {vector: options/streets_to_plant.gpkg}, height: 9 m, cover: 0.5, trees: {field: trees_est}, cost: 2200 EUR/tree}\n";
    if (!scene.built.school_yards.empty())
        text += "      - {id: yards, type: depave, where: {vector: options/school_yards.gpkg}, to: garden, cost: 95 EUR/m2}\n";
    if (!scene.built.car_parks.empty())
        text += "      - {id: car_parks, type: depave, where: {vector: options/car_parks_to_depave.gpkg}, to: garden, cost: 80 EUR/m2}\n";
    if (!scene.basins.empty())
        text += "      - {id: basins, type: retention_basin, where: {vector: options/retention_basins.gpkg}, depth: 1.5 m, cost: 60 EUR/m2}\n";
    text += "  dense:\n    extends: today\n    title: A new quarter\n";
    if (!scene.built.site.empty() && !scene.built.planned.empty())
        text += "    interventions:\n"
                "      - {id: ground, type: pave, where: {vector: options/block_to_build.gpkg, layer: site}}\n"
                "      - {id: block, type: build, where: {vector: options/block_to_build.gpkg, layer: footprints}, height: {field: height_m, unit: m}, "
                "population: {field: residents}, jobs: {field: jobs}, cost: 1800 EUR/m2}\n";
    return text;
}

std::string study(const Scene& scene)
{
    std::string head = study_head;
    head.replace(head.find("CELL"), 4, number_text(scene.grid.cell));
    return head + options(scene) + study_tail;
}

}  // namespace

void write_texts(const Scene& scene, const std::string& folder)
{
    write_text(folder + "/classes.csv", classes);
    write_text(folder + "/weather/montana.csv", montana);
    write_text(folder + "/weather/hot_week.csv", hot_week(scene.spec.seed));
    write_text(folder + "/study.yaml", study(scene));
}

}  // namespace arpent::town
