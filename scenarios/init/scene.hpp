#pragma once

#include "core/grid.hpp"
#include "scenarios/init/built.hpp"
#include "scenarios/init/town.hpp"

#include <string>
#include <vector>

namespace arpent::town {

struct Zone {
    Ring ring;
    std::string name;
    int residents = 0, jobs = 0;
};

/// A basin in a hollow above the town.
struct Basin {
    Ring ring;
    std::string name;
    double level = 0;     // [m] of the water when full
    double upstream = 0;  // [m2]
    Point outlet;
};

/// A generated territory before it is written.
struct Scene {
    TownSpec spec;
    Grid grid;
    Site site;
    Channel river;
    Relief relief;
    std::vector<Channel> streams;
    std::vector<Streets> settlements;
    Network network;
    Built built;
    std::vector<Zone> zones;
    std::vector<Basin> basins;
    std::vector<double> steepness;  // [m/m] at the relief's nodes
    std::vector<double> above;      // [m] above the stream that drains a node
};

Scene make_scene(const TownSpec& spec);

/// Quarters that tile the territory, with the people of the buildings whose middles lie in them.
std::vector<Zone> make_zones(const Scene& scene);
/// Basins on the streams above the town, on open ground.
std::vector<Basin> make_basins(const Scene& scene);

/// dem.tif, land_cover.tif, canopy_height.tif, soil_group.tif, population.tif and jobs.tif, by bands from north to south.
void write_rasters(const Scene& scene, const std::string& folder);
/// The GeoPackages of the territory.
void write_vectors(const Scene& scene, const std::string& folder);
/// The GeoPackages of the options.
void write_options(const Scene& scene, const std::string& folder);
/// classes.csv, weather/ and study.yaml.
void write_texts(const Scene& scene, const std::string& folder);

}  // namespace arpent::town
