#include "scenarios/study/inspect.hpp"

#include "scenarios/study/catalogue_file.hpp"
#include "scenarios/study/class_tables.hpp"
#include "scenarios/study/inspector.hpp"
#include "scenarios/study/made.hpp"
#include "scenarios/study/sources.hpp"
#include "scenarios/study/storm.hpp"
#include "scenarios/study/tables.hpp"
#include "scenarios/study/territory.hpp"
#include "scenarios/study/weather.hpp"

#include <algorithm>
#include <deque>

namespace arpent {
namespace {

UsedField used(const std::string& key, const Value& value, bool required)
{
    return {.key = key, .field = value.field, .unit = value.unit, .required = required};
}

/// The fields that a layer's source names.
std::vector<UsedField> fields_of(const std::string& layer, const Source& source)
{
    std::vector<UsedField> fields;
    if (source.value && !source.value->field.empty()) {
        UsedField& made = fields.emplace_back(used("value", *source.value, false));
        if (find_layer(layer)) {
            const LayerSpec spec = input_spec(layer);
            made.low = spec.low, made.high = spec.high;
        }
    }
    if (source.height && !source.height->field.empty()) {
        UsedField& made = fields.emplace_back(used("height", *source.height, false));
        made.low = 0, made.high = 1000;
    }
    for (const auto& [key, field] : {std::pair{"id", &source.id}, std::pair{"name", &source.name}})
        if (*field)
            fields.push_back({.key = key, .field = **field, .number = false});
    return fields;
}

class Inspector {
public:
    Inspector(const Reading& reading, Diagnostics& complaints) : reading_{reading}, complaints_{complaints} {}

    Inspection look()
    {
        for (const Resolved& scenario : reading_.scenarios) {
            scenario_ = &scenario;
            const Territory& territory = scenario.study.territory;
            const Grid& grid = grids_.of(extent_key(territory), complaints_, [&](Diagnostics& own) { return study_grid(scenario, own); });
            if (grid.cells() == 0)
                continue;  // the complaint says why
            seen_ = &seen(grid);
            if (made_.grid.cells() == 0)
                made_.grid = grid;
            look_at_territory(territory);
            for (const Intervention& each : scenario.study.interventions)
                look_at(each);
            look_at_forcing();
        }
        return std::move(made_);
    }

private:
    const Reading& reading_;
    Diagnostics& complaints_;
    const Resolved* scenario_ = nullptr;
    SeenTerritory* seen_ = nullptr;
    std::deque<SeenTerritory> territories_;
    Made<Grid> grids_;
    Made<std::optional<SourceReport>> sources_;
    Made<std::optional<WeatherReport>> weathers_;
    Made<bool> tables_;
    Inspection made_;

    static std::string extent_key(const Territory& territory)
    {
        const Extent& extent = territory.extent;
        std::string key = territory.crs + "|" + number_text(territory.cell) + "|" + number_text(extent.buffer);
        for (const auto* each : {&extent.vector, &extent.raster, &extent.layer, &extent.crs})
            key += "|" + each->value_or("");
        for (const double each : extent.box)
            key += "|" + number_text(each);
        return key;
    }

    SeenTerritory& seen(const Grid& grid)
    {
        const auto found = std::ranges::find_if(territories_, [&](const SeenTerritory& each) { return each.grid() == grid; });
        return found != territories_.end() ? *found : territories_.emplace_back(grid);
    }

    template <class Report>
    void keep(const std::optional<Report>& report, std::vector<Report>& all)
    {
        if (!report)
            return;
        const auto same = [&](const Report& each) { return each.key == report->key && each.path == report->path; };
        auto found = std::ranges::find_if(all, same);
        if (found == all.end())
            found = all.insert(all.end(), *report);
        found->scenarios.push_back(scenario_->name);
    }

    void look_at(const std::string& key, const std::string& layer, const Source& source, const std::vector<UsedField>& fields,
                 const std::vector<std::string>& takes = {})
    {
        const Use use{key, layer, source, *scenario_};
        std::string words = key + "\n" + source_key(source) + "\n" + std::to_string(seen_ - &territories_.front());
        for (const UsedField& each : fields)
            words += "\n" + each.key + "=" + each.field;
        keep(sources_.of(words, complaints_,
                         [&](Diagnostics& own) -> std::optional<SourceReport> {
                             if (source.raster)
                                 return inspect_raster(use, *seen_, own);
                             if (source.vector)
                                 return inspect_vector(use, fields, takes, *seen_, own);
                             return SourceReport{.key = key, .kind = "value"};
                         }),
             made_.sources);
    }

    void look_at_territory(const Territory& territory)
    {
        const Extent& extent = territory.extent;
        if (extent.vector || extent.raster) {
            Source source;
            source.vector = extent.vector, source.raster = extent.raster, source.layer = extent.layer, source.crs = extent.crs;
            look_at("territory.extent", "", source, {});
        }
        const Source* cover = nullptr;
        for (const auto& [name, source] : territory.layers) {
            look_at_layer(name, source);
            cover = name == "land_cover" && source.raster ? &source : cover;
        }
        if (!cover)
            look_at_classes();
        for (const auto& [name, source] : territory.zones)
            look_at("territory.zones." + name, "", source, fields_of("", source), {"polygons"});
        if (territory.report_within)
            look_at("territory.report_within", "", *territory.report_within, {}, {"polygons"});
    }

    /// A layer's source; of land cover from presets each product's table.
    void look_at_layer(const std::string& name, const Source& source)
    {
        const std::string key = "territory.layers." + name;
        guarded(spot(*scenario_, key), complaints_, [&] {
            for (const Source& each : plain_sources(name, source))
                if (source.tables.empty() || name != "land_cover")
                    look_at(key, name, each, fields_of(name, each));
                else
                    look_at(each.given_by, "", each, {});
        });
    }

    void look_at_classes()
    {
        if (scenario_->study.classes)
            tables_.of(*scenario_->study.classes, complaints_, [&](Diagnostics& own) { return class_tables(*scenario_, own).has_value(); });
    }

    void look_at(const Intervention& what)
    {
        const CatalogueType* type = scenario_->catalogue ? scenario_->catalogue->find(what.type) : nullptr;
        if (!type || !what.where || !(what.where->raster || what.where->vector))
            return;
        std::vector<UsedField> fields;
        for (const auto& [key, value] : what.values)
            if (!value.field.empty())
                fields.push_back(used(key, value, true));
        if (what.cost && !what.cost->field.empty())
            fields.push_back(used("cost", *what.cost, true));
        for (UsedField& each : fields)
            each.owner = "interventions." + what.id;
        look_at("interventions." + what.id + ".where", "", *what.where, fields, type->takes);
    }

    void look_at_forcing()
    {
        const Forcing& forcing = scenario_->study.forcing;
        storm_rain(*scenario_, complaints_);
        if (!forcing.weather)
            return;
        const Calendar calendar = calendar_of(*scenario_);
        std::string words = std::to_string(seen_ - &territories_.front()) + "\n" + number_text(calendar.start_utc) + "\n" + number_text(calendar.duration);
        for (const auto* each : {&forcing.weather->epw, &forcing.weather->table, &forcing.weather->zone})
            words += "\n" + each->value_or("");
        if (forcing.weather->label)
            words += label_name(*forcing.weather->label);
        keep(weathers_.of(words, complaints_, [&](Diagnostics& own) { return inspect_weather(*scenario_, seen_->grid(), own); }), made_.weather);
    }
};

}  // namespace

Inspection inspect(const Reading& reading, Diagnostics& complaints) { return Inspector{reading, complaints}.look(); }

}  // namespace arpent
