#include "core/tree.hpp"
#include "io/cityjson.hpp"
#include "io/file.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string_view>

namespace arpent::gdal {
namespace {

using Json = nlohmann::json;
using Vertex = std::array<double, 3>;

constexpr std::array<std::string_view, 3> versions{"1.0", "1.1", "2.0"};

std::string text_at(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found == object.end() || !found->is_string() ? std::string{} : found->get<std::string>();
}

const Json& at_or_none(const Json& object, const char* key)
{
    static const Json none = Json::array();
    const auto found = object.find(key);
    return found == object.end() ? none : *found;
}

/// The code in "https://www.opengis.net/def/crs/EPSG/0/7415", "urn:ogc:def:crs:EPSG::7415" or "EPSG:7415".
int epsg_of(const std::string& name)
{
    const auto begin = name.find("EPSG");
    if (begin == name.npos)
        return 0;
    const std::string rest = name.substr(begin, name.find(',', begin) - begin);
    return std::atoi(rest.substr(rest.find_last_of(":/") + 1).c_str());
}

/// A number since 1.1 a text: 1, "1", "2.2".
double lod_of(const Json& geometry)
{
    const Json& lod = at_or_none(geometry, "lod");
    return lod.is_number() ? lod.get<double>() : lod.is_string() ? std::strtod(lod.get<std::string>().c_str(), nullptr) : 0;
}

/// Lists above the rings of a surface: 1 in surfaces, 2 in a solid, 3 in several; 0 where there is no surface.
int depth_of(const Json& geometry)
{
    const std::string type = text_at(geometry, "type");
    if (type == "MultiSurface" || type == "CompositeSurface")
        return 1;
    return type == "Solid" ? 2 : type == "MultiSolid" || type == "CompositeSolid" ? 3 : 0;
}

/// The coarsest body, else the flat one.
const Json* best_of(const Json& geometries)
{
    const Json* best = nullptr;
    const auto rank = [](double lod) { return lod >= 1 ? lod : 100 - lod; };
    for (const Json& each : geometries)
        if (depth_of(each) > 0 && (!best || rank(lod_of(each)) < rank(lod_of(*best))))
            best = &each;
    return best;
}

CityValue value_of(const Json& value)
{
    if (value.is_null())
        return {};
    if (value.is_boolean())
        return value.get<bool>();
    if (value.is_number_integer())
        return value.get<std::int64_t>();
    if (value.is_number())
        return value.get<double>();
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::vector<Vertex> vertices_of(const Json& from, const Json& transform)
{
    Vertex scale{1, 1, 1}, translate{0, 0, 0};
    if (transform.is_object()) {
        scale = transform.at("scale").get<Vertex>();
        translate = transform.at("translate").get<Vertex>();
    }
    std::vector<Vertex> vertices;
    for (const Json& vertex : from.at("vertices")) {
        vertices.push_back(vertex.get<Vertex>());
        for (std::size_t k = 0; k < 3; ++k)
            vertices.back()[k] = vertices.back()[k] * scale[k] + translate[k];
    }
    return vertices;
}

/// Turns one set of city objects, with its vertices, into objects with a place.
class Collector {
public:
    Collector(const Json& from, const Json& transform, std::vector<CityObject>& to)
        : objects_{from.at("CityObjects")}, vertices_{vertices_of(from, transform)}, to_{to}
    {
    }

    void collect()
    {
        for (const auto& [id, object] : objects_.items())
            if (at_or_none(object, "parents").empty())
                visit(id, object, text_at(object, "type"), {});
    }

private:
    /// Whether the object or a part of it has a place.
    bool visit(const std::string& id, const Json& object, const std::string& layer, std::map<std::string, CityValue> attributes)
    {
        if (!visited_.insert(id).second)
            return false;
        for (const auto& [name, value] : at_or_none(object, "attributes").items())
            attributes[name] = value_of(value);
        bool found = false;
        for (const Json& child : at_or_none(object, "children"))
            if (const auto part = objects_.find(child.get<std::string>()); part != objects_.end() && text_at(*part, "type").ends_with("Part"))
                found = visit(part.key(), *part, layer, attributes) || found;
        Shape shape = found ? nullptr : shape_of(id, at_or_none(object, "geometry"));
        if (!shape)
            return found;
        to_.push_back({layer, id, text_at(object, "type"), std::move(attributes), std::move(shape)});
        return true;
    }

    Shape shape_of(const std::string& id, const Json& geometries) const
    {
        try {
            if (const Json* body = best_of(geometries)) {
                Shape made{OGR_G_CreateGeometry(wkbMultiPolygon25D)};
                add_surfaces(body->at("boundaries"), depth_of(*body), made.get());
                return made;
            }
            for (const Json& each : geometries)
                if (text_at(each, "type") == "GeometryInstance" || text_at(each, "type") == "MultiPoint")
                    return point_of(each.at("boundaries").at(0));
            return nullptr;
        } catch (const std::exception& wrong) {
            throw Error{Fault::data, "object " + in_quotes(id) + ": " + wrong.what()};
        }
    }

    const Vertex& vertex(const Json& index) const
    {
        if (const auto n = index.get<std::size_t>(); n < vertices_.size())
            return vertices_[n];
        throw Error{Fault::data, "vertex " + index.dump() + " of " + std::to_string(vertices_.size())};
    }

    Shape point_of(const Json& index) const
    {
        Shape made{OGR_G_CreateGeometry(wkbPoint25D)};
        OGR_G_SetPoint(made.get(), 0, vertex(index)[0], vertex(index)[1], vertex(index)[2]);
        return made;
    }

    void add_surfaces(const Json& boundaries, int depth, OGRGeometryH to) const
    {
        for (const Json& each : boundaries)
            depth == 1 ? add_surface(each, to) : add_surfaces(each, depth - 1, to);
    }

    void add_surface(const Json& rings, OGRGeometryH to) const
    {
        Shape polygon{OGR_G_CreateGeometry(wkbPolygon25D)};
        for (const Json& ring : rings) {
            Shape line{OGR_G_CreateGeometry(wkbLinearRing)};
            for (std::size_t n = 0; n <= ring.size() && !ring.empty(); ++n) {
                const Vertex& at = vertex(ring.at(n % ring.size()));
                OGR_G_AddPoint(line.get(), at[0], at[1], at[2]);
            }
            OGR_G_AddGeometryDirectly(polygon.get(), line.release());
        }
        OGR_G_AddGeometryDirectly(to, polygon.release());
    }

    const Json& objects_;
    std::vector<Vertex> vertices_;
    std::vector<CityObject>& to_;
    std::set<std::string> visited_{};
};

/// Refuses what is nested so deep that only an attack is.
Json parsed(const std::string& text)
{
    constexpr int deepest = 64;
    return Json::parse(text, [](int depth, Json::parse_event_t, Json&) {
        if (depth > deepest)
            throw Error{Fault::data, "is nested more than 64 deep"};
        return true;
    });
}

void check_head(const Json& head)
{
    const std::string type = text_at(head, "type"), version = text_at(head, "version");
    if (type != "CityJSON")
        throw Error{Fault::data, "its type is " + in_quotes(type) + " (allowed: CityJSON)"};
    if (std::ranges::find(versions, version.substr(0, 3)) == versions.end())
        throw Error{Fault::data, "CityJSON " + in_quotes(version) + " is not read (allowed: 1.0, 1.1, 2.0)"};
}

void read_lines(std::istringstream& lines, const Json& transform, std::vector<CityObject>& to)
{
    std::string line;
    for (int number = 2; std::getline(lines, line); ++number)
        try {
            if (!line.empty())
                Collector{parsed(line), transform, to}.collect();
        } catch (const std::exception& wrong) {
            throw Error{Fault::data, "line " + std::to_string(number) + ": " + wrong.what()};
        }
}

City city_of(const std::string& text, bool in_lines)
{
    std::istringstream lines{text};
    std::string first;
    std::getline(lines, first);
    const Json head = parsed(in_lines ? first : text);
    check_head(head);
    City made{epsg_of(text_at(at_or_none(head, "metadata"), "referenceSystem")), {}};
    const Json& transform = at_or_none(head, "transform");
    if (in_lines)
        read_lines(lines, transform, made.objects);
    else
        Collector{head, transform, made.objects}.collect();
    return made;
}

}  // namespace

City read_city(const std::string& path)
{
    const std::string text = read_text(path);
    try {
        return city_of(text, path.ends_with("l"));
    } catch (const std::exception& wrong) {
        throw Error{Fault::data, path + ": " + wrong.what()};
    }
}

}  // namespace arpent::gdal
