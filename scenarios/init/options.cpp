#include "io/vector_writer.hpp"
#include "scenarios/init/features.hpp"
#include "scenarios/init/scene.hpp"
#include "scenarios/init/street_names.hpp"

#include <algorithm>
#include <cmath>

namespace arpent::town {
namespace {

constexpr double tree_distance = 8;  // [m] between the trees of a row
constexpr double strip = 2;          // [m] width of a planted strip

double whole(double value) { return std::round(value); }

void write_yards(const std::vector<Yard>& yards, const Scene& scene, const std::string& folder, const std::string& name)
{
    VectorWriter out{folder + "/options/" + name + ".gpkg", scene.grid.crs};
    out.layer(name, "Polygon", {{"id", "integer"}, {"name", "text"}, {"area_m2", "real"}});
    double id = 0;
    for (const Yard& yard : yards) {
        Feature made = of_ring(yard.ring);
        made.fields = {{"id", ++id}, {"name", yard.name}, {"area_m2", whole(std::abs(area(yard.ring)))}};
        out.add(made);
    }
    out.close();
}

/// The town's longer streets, the nearest to its centre first.
std::vector<const RoadLink*> streets_of(const Scene& scene)
{
    std::vector<std::pair<double, const RoadLink*>> found;
    for (const RoadLink& link : scene.network.links) {
        const double off = arpent::town::length(station(link.line, length(link.line) / 2).at - scene.site.centre);
        if (link.kind != RoadClass::track && link.level == 0 && length(link.line) > 50 && off < 0.8 * scene.site.radius)
            found.emplace_back(off, &link);
    }
    std::ranges::sort(found, {}, [](const auto& each) { return each.first; });
    std::vector<const RoadLink*> streets;
    for (std::size_t k = 0; k < std::min<std::size_t>(30, found.size()); ++k)
        streets.push_back(found[k].second);
    return streets;
}

/// A strip on both sides of each street, at the carriageway's edge.
void write_streets_to_plant(const Scene& scene, const std::string& folder)
{
    VectorWriter out{folder + "/options/streets_to_plant.gpkg", scene.grid.crs};
    out.layer("streets_to_plant", "MultiPolygon", {{"id", "integer"}, {"name", "text"}, {"length_m", "real"}, {"area_m2", "real"}, {"trees_est", "integer"}});
    double id = 0;
    for (const RoadLink* link : streets_of(scene)) {
        const double whole_way = length(link->line), aside = width_of(link->kind) / 2 + strip;
        Feature made;
        for (const double side : {-1.0, 1.0})
            made.geometry.polygons.push_back({banks(beside(link->line, 8, whole_way - 8, side * aside), strip / 2)});
        made.fields = {{"id", ++id}, {"name", street_name(scene.spec.seed, *link)}, {"length_m", whole(whole_way)}, {"area_m2", whole(made.geometry.area())},
                       {"trees_est", whole(2 * (whole_way - 16) / tree_distance)}};
        out.add(made);
    }
    out.close();
}

void write_basins(const Scene& scene, const std::string& folder)
{
    VectorWriter out{folder + "/options/retention_basins.gpkg", scene.grid.crs};
    out.layer("retention_basins", "Polygon",
              {{"id", "integer"}, {"name", "text"}, {"area_m2", "real"}, {"water_level_m", "real"}, {"upstream_km2", "real"}, {"outlet_x", "real"}, {"outlet_y", "real"}});
    double id = 0;
    for (const Basin& basin : scene.basins) {
        Feature made = of_ring(basin.ring);
        made.fields = {{"id", ++id}, {"name", basin.name}, {"area_m2", whole(std::abs(area(basin.ring)))}, {"water_level_m", basin.level},
                       {"upstream_km2", std::round(basin.upstream / 1e4) / 100}, {"outlet_x", basin.outlet.x}, {"outlet_y", basin.outlet.y}};
        out.add(made);
    }
    out.close();
}

void write_block(const Scene& scene, const std::string& folder)
{
    VectorWriter out{folder + "/options/block_to_build.gpkg", scene.grid.crs};
    out.layer("site", "Polygon", {{"id", "integer"}, {"name", "text"}, {"area_m2", "real"}});
    if (!scene.built.site.empty()) {
        Feature made = of_ring(scene.built.site);
        made.fields = {{"id", 1.0}, {"name", "New quarter"}, {"area_m2", whole(std::abs(area(scene.built.site)))}};
        out.add(made);
    }
    out.layer("footprints", "Polygon", {{"id", "integer"}, {"height_m", "real"}, {"residents", "integer"}, {"jobs", "integer"}});
    double id = 0;
    for (const Building& each : scene.built.planned) {
        Feature made = of_ring(each.ring);
        made.fields = {{"id", ++id}, {"height_m", each.height}, {"residents", double(each.residents)}, {"jobs", double(each.jobs)}};
        out.add(made);
    }
    out.close();
}

}  // namespace

void write_options(const Scene& scene, const std::string& folder)
{
    write_yards(scene.built.school_yards, scene, folder, "school_yards");
    write_yards(scene.built.car_parks, scene, folder, "car_parks_to_depave");
    write_streets_to_plant(scene, folder);
    write_basins(scene, folder);
    write_block(scene, folder);
}

}  // namespace arpent::town
