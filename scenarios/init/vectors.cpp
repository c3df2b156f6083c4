#include "io/vector_writer.hpp"
#include "scenarios/init/features.hpp"
#include "scenarios/init/scene.hpp"
#include "scenarios/init/street_names.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace arpent::town {
namespace {

double whole(double v) { return std::round(v); }

void write_buildings(const Scene& scene, const std::string& path)
{
    VectorWriter out{path, scene.grid.crs};
    out.layer("buildings", "Polygon",
              {{"id", "integer"}, {"use", "text"}, {"name", "text"}, {"height_m", "real"}, {"floors_est", "integer"}, {"footprint_m2", "real"},
               {"residents_est", "integer"}, {"jobs_est", "integer"}});
    double id = 0;
    for (const Building& b : scene.built.buildings) {
        Feature made = of_ring(b.ring);
        made.fields = {{"id", ++id}, {"use", b.use}, {"height_m", b.height}, {"floors_est", double(b.floors)}, {"footprint_m2", std::round(10 * std::abs(area(b.ring))) / 10},
                       {"residents_est", double(b.residents)}, {"jobs_est", double(b.jobs)}};
        if (!b.name.empty())
            made.fields["name"] = b.name;
        out.add(made);
    }
    out.close();
}

struct Traffic {
    const char* name;
    double lanes, speed, capacity;
};

Traffic traffic(RoadClass kind)
{
    constexpr std::array<Traffic, 4> all{{{"primary", 2, 50, 1400}, {"secondary", 2, 50, 1000}, {"residential", 2, 30, 500}, {"track", 1, 20, 100}}};
    return all[static_cast<std::size_t>(kind)];
}

void write_roads(const Scene& scene, const std::string& path)
{
    VectorWriter out{path, scene.grid.crs};
    out.layer("links", "LineString",
              {{"id", "integer"}, {"from_node", "integer"}, {"to_node", "integer"}, {"name", "text"}, {"road_class", "text"}, {"oneway", "integer"}, {"lanes", "integer"},
               {"width_m", "real"}, {"speed_kmh_est", "real"}, {"capacity_vph_est", "real"}, {"level", "integer"}, {"length_m", "real"}});
    double id = 0;
    for (const RoadLink& link : scene.network.links) {
        const Traffic t = traffic(link.kind);
        const double speed = link.street >= 900000 && link.kind < RoadClass::residential ? 80 : t.speed;
        Feature made = of_line(link.line);
        made.fields = {{"id", ++id}, {"from_node", link.from + 1.0}, {"to_node", link.to + 1.0}, {"name", street_name(scene.spec.seed, link)}, {"road_class", t.name},
                       {"oneway", 0.0}, {"lanes", t.lanes}, {"width_m", width_of(link.kind)}, {"speed_kmh_est", speed}, {"capacity_vph_est", t.capacity},
                       {"level", double(link.level)}, {"length_m", std::round(100 * length(link.line)) / 100}};
        out.add(made);
    }
    std::vector<int> degree(scene.network.nodes.size(), 0);
    for (const RoadLink& link : scene.network.links)
        ++degree[static_cast<std::size_t>(link.from)], ++degree[static_cast<std::size_t>(link.to)];
    out.layer("nodes", "Point", {{"id", "integer"}, {"degree", "integer"}, {"on_boundary", "integer"}, {"altitude_m", "real"}});
    for (std::size_t k = 0; k < degree.size(); ++k) {
        Feature made = of_point(scene.network.nodes[k]);
        const bool gate = std::ranges::find(scene.network.gates, static_cast<int>(k)) != scene.network.gates.end();
        made.fields = {{"id", static_cast<double>(k) + 1}, {"degree", double(degree[k])}, {"on_boundary", gate ? 1.0 : 0.0},
                       {"altitude_m", std::round(100 * scene.relief.ground(scene.network.nodes[k])) / 100}};
        out.add(made);
    }
    out.close();
}

void write_gateways(const Scene& scene, const std::string& path)
{
    VectorWriter out{path, scene.grid.crs};
    out.layer("gateways", "Point", {{"node", "integer"}, {"link", "integer"}, {"road_class", "text"}, {"entry", "integer"}, {"exit", "integer"}, {"daily_flow_est", "real"}});
    for (const int gate : scene.network.gates)
        for (std::size_t k = 0; k < scene.network.links.size(); ++k) {
            const RoadLink& link = scene.network.links[k];
            if (link.from != gate && link.to != gate)
                continue;
            Feature made = of_point(scene.network.nodes[static_cast<std::size_t>(gate)]);
            made.fields = {{"node", gate + 1.0}, {"link", static_cast<double>(k) + 1}, {"road_class", traffic(link.kind).name}, {"entry", 1.0}, {"exit", 1.0},
                           {"daily_flow_est", link.kind == RoadClass::primary ? 7000.0 : 2500.0}};
            out.add(made);
        }
    out.close();
}

/// The pieces of a line that lie in the frame or near it.
std::vector<Line> pieces_near(const Line& line, const Box& frame)
{
    std::vector<Line> made(1);
    for (const Point& p : line) {
        const bool near = p.x > frame.west && p.x < frame.east && p.y > frame.south && p.y < frame.north;
        if (near)
            made.back().push_back(p);
        else if (!made.back().empty())
            made.emplace_back();
    }
    std::erase_if(made, [](const Line& l) { return l.size() < 2; });
    return made;
}

void write_water(const Scene& scene, const std::string& path)
{
    VectorWriter out{path, scene.grid.crs};
    out.layer("surfaces", "Polygon", {{"id", "integer"}, {"nature", "text"}, {"regime", "text"}, {"area_m2", "real"}});
    double id = 0;
    const Box near = scene.site.frame.grown(40);
    for (const Line& line : pieces_near(scene.river.line, near)) {
        Feature made = of_ring(banks(line, scene.river.width[0] / 2));
        made.fields = {{"id", ++id}, {"nature", "river"}, {"regime", "permanent"}, {"area_m2", whole(length(line) * scene.river.width[0])}};
        out.add(made);
    }
    out.layer("streams", "LineString", {{"id", "integer"}, {"kind", "text"}, {"source", "text"}, {"width_m_est", "real"}, {"upstream_km2", "real"}});
    id = 0;
    const auto add = [&](const Channel& channel) {
        for (const Line& line : pieces_near(channel.line, near)) {
            Feature made = of_line(line);
            made.fields = {{"id", ++id}, {"kind", channel.river ? "river" : "brook"}, {"source", "invented"}, {"width_m_est", std::round(10 * channel.width[0]) / 10},
                           {"upstream_km2", std::round(channel.upstream / 1e4) / 100}};
            out.add(made);
        }
    };
    add(scene.river);
    for (const Channel& stream : scene.streams)
        add(stream);
    out.close();
}

void write_zones(const Scene& scene, const std::string& folder)
{
    VectorWriter out{folder + "/zones.gpkg", scene.grid.crs};
    out.layer("zones", "Polygon", {{"id", "integer"}, {"name", "text"}, {"population", "integer"}, {"jobs", "integer"}, {"area_m2", "real"}});
    double id = 0;
    for (const Zone& zone : scene.zones) {
        Feature made = of_ring(zone.ring);
        made.fields = {{"id", ++id}, {"name", zone.name}, {"population", double(zone.residents)}, {"jobs", double(zone.jobs)}, {"area_m2", whole(std::abs(area(zone.ring)))}};
        out.add(made);
    }
    out.close();
    VectorWriter rim{folder + "/perimeter.gpkg", scene.grid.crs};
    rim.layer("perimeter", "Polygon", {{"name", "text"}});
    const Box& f = scene.site.frame;
    Feature made = of_ring({{f.west, f.south}, {f.east, f.south}, {f.east, f.north}, {f.west, f.north}});
    made.fields = {{"name", "invented town"}};
    rim.add(made);
    rim.close();
}

}  // namespace

void write_vectors(const Scene& scene, const std::string& folder)
{
    write_buildings(scene, folder + "/buildings.gpkg");
    write_roads(scene, folder + "/roads.gpkg");
    write_gateways(scene, folder + "/gateways.gpkg");
    write_water(scene, folder + "/water.gpkg");
    write_zones(scene, folder);
}

}  // namespace arpent::town
