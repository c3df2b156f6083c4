#include "scenarios/run/results.hpp"

#include "core/unit.hpp"
#include "scenarios/run/ledger_text.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace arpent {
namespace {

using Json = nlohmann::ordered_json;

Json coordinates(const Ring& ring)
{
    Json made = Json::array();
    for (const Point& point : ring)
        made.push_back({point.x, point.y});
    if (!ring.empty() && ring.front() != ring.back())
        made.push_back({ring.front().x, ring.front().y});
    return made;
}

Json polygons_json(const std::vector<Polygon>& polygons)
{
    Json made{{"type", "MultiPolygon"}, {"coordinates", Json::array()}};
    for (const Polygon& polygon : polygons) {
        Json rings = Json::array();
        for (const Ring& ring : polygon)
            rings.push_back(coordinates(ring));
        made["coordinates"].push_back(std::move(rings));
    }
    return made;
}

/// Polygons where there are some, else lines, else points.
Json geometry_json(const Geometry& geometry)
{
    if (!geometry.polygons.empty())
        return polygons_json(geometry.polygons);
    Json made{{"type", geometry.lines.empty() ? "MultiPoint" : "MultiLineString"}, {"coordinates", Json::array()}};
    for (const Line& line : geometry.lines) {
        Json points = Json::array();
        for (const Point& point : line)
            points.push_back({point.x, point.y});
        made["coordinates"].push_back(std::move(points));
    }
    if (geometry.lines.empty())
        for (const Point& point : geometry.points)
            made["coordinates"].push_back({point.x, point.y});
    return made;
}

Json features_json() { return {{"type", "FeatureCollection"}, {"features", Json::array()}}; }

void add_feature(Json& collection, Json properties, Json geometry)
{
    collection["features"].push_back({{"type", "Feature"}, {"properties", std::move(properties)}, {"geometry", std::move(geometry)}});
}

Json changes_json(const std::vector<Change>& changes)
{
    Json made = features_json();
    for (const Change& change : changes)
        add_feature(made,
                    {{"id", change.id},
                     {"type", change.type},
                     {"title", change.title},
                     {"area_m2", change.area},
                     {"changed_area_m2", change.changed_area},
                     {"length_m", change.length},
                     {"trees", change.trees},
                     {"cost_eur", change.cost ? Json(*change.cost) : Json()},
                     {"yearly_eur", change.yearly ? Json(*change.yearly) : Json()},
                     {"layers", change.layers}},
                    geometry_json(change.where));
    return made;
}

Json zones_json(const std::vector<ZoneSet>& sets)
{
    Json made = features_json();
    for (const ZoneSet& set : sets)
        for (const Zone& zone : set.zones)
            add_feature(made, {{"set", set.name}, {"id", zone.id}, {"name", zone.name}}, polygons_json(zone.outline));
    return made;
}

Json files_json(const std::vector<InputFile>& files)
{
    Json made = Json::array();
    for (const InputFile& file : files)
        made.push_back({{"path", file.path}, {"xxh3_128", file.digest}});
    return made;
}

Json inputs_json(const std::vector<InputRecord>& inputs)
{
    Json made = Json::array();
    for (const InputRecord& input : inputs)
        made.push_back({{"layer", input.layer},
                        {"path", input.path},
                        {"crs", input.crs},
                        {"rule", input.rule},
                        {"cell_m", input.cell},
                        {"known", std::isnan(input.known) ? Json() : Json(input.known)},
                        {"producer", input.credit.producer},
                        {"licence", input.credit.licence},
                        {"date", input.credit.date},
                        {"url", input.credit.url},
                        {"attribution_en", input.credit.attribution_en},
                        {"attribution_fr", input.credit.attribution_fr},
                        {"files", files_json(input.files)}});
    return made;
}

Json contradictions_json(const std::vector<Contradiction>& found)
{
    Json made = Json::array();
    for (const Contradiction& each : found)
        made.push_back({{"winner", each.winner}, {"loser", each.loser}, {"area_m2", each.area}, {"share", each.share}});
    return made;
}

Json models_json(const ReadyScenario& scenario)
{
    Json made = Json::array();
    for (const auto& step : steps_of(scenario.models)) {
        const Card card = step->card();
        made.push_back({{"name", card.name}, {"version", card.version}, {"settings", card.settings}, {"sources", card.sources}});
    }
    return made;
}

std::string better_word(Better better) { return words_of<Better>()[static_cast<std::size_t>(better)]; }

/// "10 cm", as its writer thought of it.
std::string quantity_text(const Value& value)
{
    const std::string number = number_text(std::round(value.unit.from_si(value.constant) * 1e9) / 1e9);
    return value.unit == Unit{} ? number : number + " " + unit_text(value.unit);
}

Json indicators_json(const Study& study)
{
    Json made = Json::array();
    for (const auto& [name, indicator] : study.indicators)
        made.push_back({{"name", name},
                        {"of", indicator.of},
                        {"then", indicator.then.value_or("")},
                        {"statistic", indicator.statistic ? words_of<Statistic>()[static_cast<std::size_t>(*indicator.statistic)] : ""},
                        {"threshold", indicator.threshold ? quantity_text(*indicator.threshold) : ""},
                        {"expose", indicator.expose.value_or("")},
                        {"better", better_word(indicator.better)}});
    return made;
}

/// The scenario's own words alone, whatever else the study holds: run again from `effective/`, it gives the same bytes.
Json study_json(const Resolved& scenario)
{
    const Study& study = scenario.study;
    return {{"study", study.study},
            {"title", study.title.value_or(study.study)},
            {"scenarios", {{{"name", scenario.name}, {"title", scenario.title.empty() ? scenario.name : scenario.title}}}},
            {"indicators", indicators_json(study)}};
}

}  // namespace

std::vector<std::pair<std::string, std::string>> result_texts(const ReadyScenario& scenario, const ScenarioResults& results)
{
    return {{"study", study_json(*scenario.resolved).dump()},
            {"effective", effective(*scenario.resolved)},
            {"changes", changes_json(scenario.data().territory.changes).dump()},
            {"zones", zones_json(scenario.data().zones).dump()},
            {"ledgers", ledgers_text(results.ledgers)},
            {"inputs", inputs_json(scenario.data().territory.inputs).dump()},
            {"contradictions", contradictions_json(scenario.data().territory.contradictions).dump()},
            {"models", models_json(scenario).dump()}};
}

}  // namespace arpent
