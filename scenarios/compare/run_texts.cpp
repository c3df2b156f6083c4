#include "scenarios/compare/run_texts.hpp"

#include "core/error.hpp"

#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

namespace arpent {
namespace {

using Json = nlohmann::json;

/// What `read` makes of each element of the list at `key` (of the text itself where it is a list).
template <typename T>
std::vector<T> all_of(const std::string& text, const char* key, const std::string& path, const std::function<T(const Json&)>& read)
{
    std::vector<T> made;
    if (text.empty())
        return made;
    try {
        const Json json = Json::parse(text);
        for (const Json& each : json.is_array() ? json : json.at(key))
            made.push_back(read(each));
    } catch (const Json::exception& wrong) {
        throw Error{Fault::data, path + ": a text of it is not what a run writes: " + wrong.what()};
    }
    return made;
}

Point point_of(const Json& from) { return {from.at(0).get<double>(), from.at(1).get<double>()}; }

Line line_of(const Json& from)
{
    Line made;
    for (const Json& each : from)
        made.push_back(point_of(each));
    return made;
}

/// GeoJSON repeats a ring's first point (RFC 7946, 3.1.6).
Polygon polygon_of(const Json& from)
{
    Polygon made;
    for (const Json& each : from) {
        Ring ring = line_of(each);
        if (ring.size() > 1 && ring.front() == ring.back())
            ring.pop_back();
        made.push_back(std::move(ring));
    }
    return made;
}

void add_geometry(const Json& from, Geometry& to)
{
    if (from.is_null())
        return;
    const std::string type = from.at("type").get<std::string>();
    if (type == "GeometryCollection") {
        for (const Json& each : from.at("geometries"))
            add_geometry(each, to);
        return;
    }
    const Json& at = from.at("coordinates");
    const bool many = type.starts_with("Multi");
    const auto each_of = [&](const auto& add) {
        if (!many)
            return add(at);
        for (const Json& each : at)
            add(each);
    };
    if (type.ends_with("Point"))
        each_of([&](const Json& each) { to.points.push_back(point_of(each)); });
    else if (type.ends_with("LineString"))
        each_of([&](const Json& each) { to.lines.push_back(line_of(each)); });
    else
        each_of([&](const Json& each) { to.polygons.push_back(polygon_of(each)); });
}

Change change_of(const Json& from)
{
    const Json& about = from.at("properties");
    Change made{.id = about.at("id"), .type = about.at("type"), .title = about.value("title", ""), .where = {}, .area = about.value("area_m2", 0.0),
                .changed_area = about.value("changed_area_m2", 0.0), .length = about.value("length_m", 0.0), .trees = about.value("trees", 0.0),
                .cost = {}, .yearly = {}, .layers = about.value("layers", std::vector<std::string>{})};
    for (const auto& [key, into] : {std::pair{"cost_eur", &made.cost}, {"yearly_eur", &made.yearly}})
        if (const Json cost = about.value(key, Json{}); cost.is_number())
            *into = cost.get<double>();
    add_geometry(from.at("geometry"), made.where);
    return made;
}

std::vector<Ledger::Entry> entries_of(const Json& from)
{
    std::vector<Ledger::Entry> made;
    for (const Json& each : from)
        made.push_back({each.at("name"), each.at("amount")});
    return made;
}

Ledger ledger_of(const Json& from)
{
    Ledger made;
    made.quantity = from.at("quantity");
    made.unit = from.at("unit");
    made.quantum = from.at("quantum");
    made.before = from.at("before");
    made.after = from.at("after");
    made.in = entries_of(from.at("in"));
    made.out = entries_of(from.at("out"));
    return made;
}

double known_of(const Json& from)
{
    const Json known = from.value("known", Json(1.0));
    return known.is_number() ? known.get<double>() : std::nan("");
}

std::vector<InputFile> files_of(const Json& from)
{
    std::vector<InputFile> made;
    for (const Json& each : from)
        made.push_back({each.at("path"), each.at("xxh3_128")});
    return made;
}

InputRecord input_of(const Json& from)
{
    return {from.at("layer"), from.value("path", ""), from.value("crs", ""), from.value("rule", ""), from.value("cell_m", 0.0), known_of(from),
            {from.value("producer", ""), from.value("licence", ""), from.value("date", ""), from.value("url", ""), from.value("attribution_en", ""),
             from.value("attribution_fr", "")}, "", files_of(from.value("files", Json::array()))};
}

Contradiction contradiction_of(const Json& from) { return {from.at("winner"), from.at("loser"), from.at("area_m2"), from.at("share")}; }

ModelAbout model_of(const Json& from) { return {from.at("name"), from.value("version", 0), from.value("sources", std::vector<std::string>{})}; }

ZoneAbout zone_of(const Json& from)
{
    const Json& about = from.at("properties");
    return {about.at("set"), about.at("id"), about.value("name", "")};
}

}  // namespace

std::vector<Change> changes_of(const std::string& geojson, const std::string& path) { return all_of<Change>(geojson, "features", path, change_of); }
std::vector<ZoneAbout> zones_of(const std::string& geojson, const std::string& path) { return all_of<ZoneAbout>(geojson, "features", path, zone_of); }
std::vector<Ledger> ledgers_of(const std::string& json, const std::string& path) { return all_of<Ledger>(json, "ledgers", path, ledger_of); }
std::vector<InputRecord> inputs_of(const std::string& json, const std::string& path) { return all_of<InputRecord>(json, "inputs", path, input_of); }
std::vector<Contradiction> contradictions_of(const std::string& json, const std::string& path)
{
    return all_of<Contradiction>(json, "contradictions", path, contradiction_of);
}
std::vector<ModelAbout> models_of(const std::string& json, const std::string& path) { return all_of<ModelAbout>(json, "models", path, model_of); }

}  // namespace arpent
