#include "scenarios/study/base.hpp"

#include "scenarios/study/soil.hpp"

#include <algorithm>

namespace arpent {
namespace {

const Source* source_of(const Resolved& scenario, std::string_view layer)
{
    for (const auto& [name, source] : scenario.study.territory.layers)
        if (name == layer)
            return &source;
    return nullptr;
}

std::string key_of(const Resolved& scenario, std::string_view layer)
{
    const Source* source = source_of(scenario, layer);
    return std::string{layer} + ":" + (source == nullptr ? "" : source_key(*source)) + "\n";
}

/// Two sources with one key give one layer with one credit.
std::string full_key(const std::string& name, const Source& source)
{
    const Credit credit = source.credit.value_or(Credit{});
    return name + ":" + source_key(source) + "|" + credit.producer + "|" + credit.licence + "|" + credit.date + "|" + credit.url + "\n";
}

InputRecord credited(InputRecord record, const Source& source)
{
    record.credit = source.credit.value_or(Credit{});
    return record;
}

void put(Layers& layers, Layer layer)
{
    const std::string name = layer.name;
    layers.insert_or_assign(name, std::move(layer));
}

}  // namespace

std::shared_ptr<const Base> BaseMaker::base(const Resolved& scenario, Diagnostics& complaints)
{
    std::string key = scenario.study.classes.value_or("") + "\n";
    for (const auto& [name, source] : scenario.study.territory.layers)
        key += full_key(name, source);
    return bases_.of(key, complaints, [&](Diagnostics& own) { return make(scenario, own); });
}

std::shared_ptr<const Base> BaseMaker::make(const Resolved& scenario, Diagnostics& complaints)
{
    auto made = std::make_shared<Base>();
    add_given(scenario, *made, complaints);
    if (const Source* buildings = source_of(scenario, "buildings"))
        add_buildings(scenario, *buildings, *made, complaints);
    if (const Source* canopy = source_of(scenario, "canopy_height"))
        add_canopy(scenario, *canopy, *made, complaints);
    if (const auto cover = made->layers.find("canopy_cover"); cover != made->layers.end())
        made->layers.emplace("leaf_area_index", leaves_under(cover->second));
    const Source* cover = source_of(scenario, "land_cover");
    if (cover != nullptr || made->layers.contains("soil_group"))
        add_soil(*made);
    if (cover != nullptr)
        add_cover(scenario, *cover, *made, complaints);
    return made;
}

void BaseMaker::add_given(const Resolved& scenario, Base& base, Diagnostics& complaints)
{
    for (const auto& given : scenario.study.territory.layers) {
        const std::string& name = given.first;  // clang 16 captures no structured binding where OpenMP is on
        const Source& source = given.second;
        if (name == "land_cover" || name == "buildings" || (name == "canopy_height" && source.raster))
            continue;
        const auto& made = brought_.of(name + source_key(source), complaints, [&](Diagnostics& own) {
            auto read = bring(name, source, grid_, scenario, own);
            if (read && name == "soil_group")
                read->layer = soil_groups(read->layer);
            return read;
        });
        if (!made)
            continue;
        if (name != "building_fraction")  // land cover is settled with it
            base.own.push_back(name);
        base.inputs.push_back(credited(made->record, source));
        put(base.layers, made->layer);
    }
}

void BaseMaker::add_canopy(const Resolved& scenario, const Source& source, Base& base, Diagnostics& complaints)
{
    if (source.raster) {
        const auto& made = canopies_.of(source_key(source), complaints, [&](Diagnostics& own) { return read_canopy(source, grid_, scenario, own); });
        if (!made)
            return;
        base.inputs.push_back(credited(made->record, source));
        base.own.push_back("canopy_height");
        put(base.layers, made->height);
        base.layers.emplace("canopy_cover", made->cover);
    } else if (const auto height = base.layers.find("canopy_height"); height != base.layers.end())
        base.layers.emplace("canopy_cover", cover_of(height->second));
}

void BaseMaker::add_buildings(const Resolved& scenario, const Source& source, Base& base, Diagnostics& complaints)
{
    const auto& made = buildings_.of(source_key(source), complaints, [&](Diagnostics& own) { return read_buildings(source, grid_, scenario, own); });
    if (!made)
        return;
    base.inputs.push_back(credited(made->record, source));
    base.layers.emplace("building_fraction", made->fraction);
    if (made->height)
        base.layers.emplace("building_height", *made->height);
}

void BaseMaker::add_soil(Base& base)
{
    const auto given = base.layers.find("soil_group");
    const Layer soil = given == base.layers.end() ? usual_soil(grid_) : given->second;
    put(base.layers, soil);
    for (Layer& each : soil_properties(soil))
        base.layers.emplace(each.name, each);
}

void BaseMaker::add_cover(const Resolved& scenario, const Source& source, Base& base, Diagnostics& complaints)
{
    const std::string key = scenario.study.classes.value_or("") + "\n" + key_of(scenario, "land_cover") + key_of(scenario, "soil_group") +
                            key_of(scenario, "buildings") + key_of(scenario, "building_fraction");
    const auto& made = covers_.of(key, complaints, [&](Diagnostics& own) {
        const auto built = base.layers.find("building_fraction");
        return read_cover(source, grid_, scenario, base.layers.find("soil_group")->second,
                          built == base.layers.end() ? std::nullopt : std::optional{built->second}, own);
    });
    if (!made)
        return;
    base.cover = made->cover;
    for (const InputRecord& record : made->records)
        base.inputs.push_back(source.tables.empty() ? credited(record, source) : record);
    base.contradictions = made->contradictions;
    for (const auto& [name, layer] : made->layers)
        if (std::ranges::find(base.own, name) == base.own.end())
            put(base.layers, layer);
}

}  // namespace arpent
