#include "scenarios/study/unread.hpp"

#include "core/error.hpp"
#include "models/registry.hpp"
#include "scenarios/study/merge.hpp"
#include "scenarios/study/surface.hpp"

#include <algorithm>

namespace arpent {
namespace {

using Names = std::set<std::string>;

void add_surface(Names& names)
{
    for (const SurfaceLayer& each : surface_layers)
        names.emplace(each.name);
    for (const auto& [roof, whole] : roof_layers)
        names.emplace(roof);
}

std::vector<Variable> all_variables(const Model& model)
{
    std::vector<Variable> all;
    for (const OutputSpec& output : model.outputs)
        for (const std::string& text : output.standard)
            all.push_back(parse_variable(text));
    return all;
}

std::string listed(const Names& names) { return join({names.begin(), names.end()}); }

/// Warns of the parts of one scenario, event or member.
class PartReader {
public:
    PartReader(const Used& used, Diagnostics& complaints) : used_{used}, complaints_{complaints} {}

    void layers(const Node& part, const std::string& path) const
    {
        const Node* all = part.at("territory.layers");
        if (!all || all->kind != Node::Kind::map)
            return;
        for (const Node& each : all->children)
            if (const Names given = layers_given_by(each.key); !each.unset && unread(given))
                warn(each, path + ".territory.layers." + each.key, "no model or indicator of this study reads " + listed(given));
    }

    void forcing(const Node* forcing, const std::string& path) const
    {
        if (!forcing)
            return;
        for (const auto& [key, needed, series] : {std::tuple{"storm", used_.rain, "rain"}, std::tuple{"weather", used_.weather, "weather"}})
            if (const Node* node = forcing->find(key); node && !node->unset && !needed)
                warn(*node, below(path, key), std::string{"no model of this study needs "} + series);
    }

    void interventions(const Node& part, const std::string& path, const Resolved& point) const
    {
        const Node* all = part.find("interventions");
        if (!all || all->kind != Node::Kind::list)
            return;
        for (const Node& each : all->children)
            if (each.find("id") && each.find("type"))
                intervention(each, path + ".interventions." + each.find("id")->text, point);
    }

private:
    bool unread(const Names& names) const
    {
        return std::ranges::none_of(names, [&](const std::string& name) { return used_.layers.contains(name); });
    }

    void intervention(const Node& node, const std::string& key, const Resolved& point) const
    {
        const auto& all = point.study.interventions;
        const auto found = std::ranges::find(all, node.find("id")->text, &Intervention::id);
        const CatalogueType* type = found == all.end() ? nullptr : point.catalogue->find(found->type);
        if (!type)
            return;
        if (const Names changed = layers_changed_by(*found, *type); !changed.empty() && unread(changed))
            complaints_.warn(node.where, key, "reaches no model: no model or indicator of this study reads " + listed(changed));
    }

    void warn(const Node& node, const std::string& key, const std::string& why) const
    {
        complaints_.warn(node.key_where, key, "reaches no model: " + why);
    }

    const Used& used_;
    Diagnostics& complaints_;
};

/// The parts of the axes that a study or a scenario writes.
void read_axis_parts(const PartReader& parts, const Node& writer, const std::string& path)
{
    if (const Node* events = writer.find("events"))
        for (const Node& each : events->children)
            parts.forcing(&each, below(path, "events." + each.key));
    if (const Node* members = writer.find("members"))
        for (const Node& each : members->children) {
            const std::string key = below(path, "members." + each.key);
            parts.layers(each, key);
            parts.forcing(each.find("forcing"), key + ".forcing");
        }
}

}  // namespace

void Used::add(const Resolved& point)
{
    for (const ModelChoice& choice : point.study.models) {
        const Model& model = *find_model(choice.name);
        for (const auto& step : model.steps(choice.settings.get(), all_variables(model))) {
            const Card card = step->card();
            for (const Port& port : card.reads)
                layers.insert(port.layer);
            for (const std::string& series : card.forcing)
                (series == "rain" ? rain : weather) = true;
        }
    }
    for (const auto& [name, indicator] : point.study.indicators)
        for (const auto& layer : {indicator.expose, indicator.weight})
            if (layer)
                layers.insert({*layer, "building_fraction"});  // people of buildings are exposed beside them
}

std::set<std::string> layers_given_by(const std::string& source)
{
    Names given{source};
    if (source == "land_cover" || source == "building_fraction" || source == "buildings")
        add_surface(given);
    if (source == "buildings")
        given.insert("building_height");
    if (source == "canopy_height")
        given.insert("canopy_cover");
    if (source == "canopy_height" || source == "canopy_cover")
        given.insert("leaf_area_index");
    if (source == "soil_group")
        given.insert({"suction_head", "effective_porosity", "initial_saturation", "soil_depth", "saturated_conductivity"});
    return given;
}

std::set<std::string> layers_changed_by(const Intervention& what, const CatalogueType& type)
{
    Names changed;
    for (const Edit& edit : type.edits) {
        const auto word = std::ranges::find(what.words, edit.layer, &std::pair<std::string, std::string>::first);
        if (edit.op == EditOp::reclass)
            add_surface(changed);
        else
            changed.insert(word == what.words.end() ? edit.layer : word->second);
        for (const auto& [roof, whole] : roof_layers)
            if (!edit.of.empty() && whole == edit.layer)
                changed.emplace(roof);
    }
    return changed;
}

void warn_of_unread(const Reading& reading, Diagnostics& complaints)
{
    Used used;
    try {
        for (const Resolved& point : reading.scenarios)
            used.add(point);
    } catch (const Error&) {  // settings that no step can be made of: said where the steps are made
        return;
    }
    const bool models = std::ranges::any_of(reading.scenarios, [](const Resolved& point) { return !point.study.models.empty(); });
    const Node* scenarios = reading.tree.find("scenarios");
    if (!models || !scenarios)
        return;
    const PartReader parts{used, complaints};
    read_axis_parts(parts, reading.tree, "");
    for (const Node& each : scenarios->children) {
        const std::string path = "scenarios." + each.key;
        parts.layers(each, path);
        parts.forcing(each.find("forcing"), path + ".forcing");
        read_axis_parts(parts, each, path);
        const auto point = std::ranges::find_if(reading.scenarios, [&](const Resolved& one) { return one.at.scenario == each.key; });
        if (point != reading.scenarios.end())
            parts.interventions(each, path, *point);
    }
}

}  // namespace arpent
