#include "models/registry.hpp"
#include "scenarios/explain/explain.hpp"
#include "scenarios/run/plan.hpp"
#include "scenarios/study/catalogue_file.hpp"
#include "scenarios/study/soil.hpp"
#include "scenarios/study/surface.hpp"

#include <algorithm>
#include <set>

namespace arpent {
namespace {

using Names = std::set<std::string, std::less<>>;

/// The layers that a source of `territory.layers` gives, itself among them.
Names given_by(const std::string& layer)
{
    Names given{layer};
    if (layer == "land_cover")
        for (const SurfaceLayer& each : surface_layers)
            given.emplace(each.name);
    if (layer == "soil_group")
        for (const Layer& each : soil_properties(usual_soil({1, 1, 1, 0, 0, ""})))
            given.insert(each.name);
    if (layer == "canopy_height")
        given.insert({"canopy_cover", "leaf_area_index"});
    if (layer == "buildings")
        given.insert({"building_height", "building_fraction"});
    return given;
}

/// The layers that an intervention edits.
Names edited_by(const Resolved& scenario, const std::string& id)
{
    Names edited;
    const auto found = std::ranges::find(scenario.study.interventions, id, &Intervention::id);
    const CatalogueType* type = found == scenario.study.interventions.end() ? nullptr : scenario.catalogue->find(found->type);
    for (const Edit& edit : type ? type->edits : std::vector<Edit>{}) {
        const auto word = std::ranges::find(found->words, edit.layer, &std::pair<std::string, std::string>::first);
        edited.merge(given_by(word == found->words.end() ? edit.layer : word->second));
    }
    return edited;
}

/// Does a step's canonical text of settings hold this key?
bool is_told(const Card& card, const std::string& key)
{
    return card.settings.starts_with(key + '=') || card.settings.find(';' + key + '=') != std::string::npos;
}

class Readers {
public:
    explicit Readers(const Resolved& scenario) : scenario_{scenario}
    {
        Diagnostics none;
        for (const auto& step : steps_of(model_runs(scenario, "", none)))
            cards_.push_back(step->card());
    }

    std::vector<std::string> of(const std::vector<std::string>& path)
    {
        const std::string second = path.size() > 1 ? path[1] : "", third = path.size() > 2 ? path[2] : "";
        if (path[0] == "models")
            read_setting(second, third);
        else if (path[0] == "forcing")
            read_forcing(second);
        else if (path[0] == "events")
            read_forcing(third);
        else if (path[0] == "members" || path[0] == "years")
            read_steps([](const Card&) { return true; });
        else if (path[0] == "interventions")
            read_layers(edited_by(scenario_, second));
        else if (path[0] == "territory" && second == "layers" && !third.empty())
            read_layers(given_by(third));
        else if (path[0] == "territory" && (second == "zones" || second == "report_within"))
            read_indicators([](const Indicator&) { return true; });
        else if (path[0] == "territory")
            read_steps([](const Card&) { return true; });
        else if (path[0] == "indicators" || path[0] == "compare")
            readers_.emplace_back("compare");
        return std::move(readers_);
    }

private:
    void read_steps(const auto& reads)
    {
        for (const Card& card : cards_)
            if (reads(card))
                readers_.push_back(card.name);
    }

    void read_indicators(const auto& reads)
    {
        for (const auto& [name, indicator] : scenario_.study.indicators)
            if (reads(indicator))
                readers_.push_back("indicators." + name);
    }

    void read_setting(const std::string& model, const std::string& key)
    {
        const auto of_model = [&](const Card& card) { return card.name.starts_with(model + '.'); };
        read_steps([&](const Card& card) { return of_model(card) && is_told(card, key); });
        if (readers_.empty())
            read_steps(of_model);
    }

    void read_forcing(const std::string& part)
    {
        const bool storm = part == "storm", calendar = part == "calendar";
        read_steps([&](const Card& card) {
            const bool rain = std::ranges::find(card.forcing, "rain") != card.forcing.end();
            return storm ? rain || card.span == Span::storm : calendar ? card.span == Span::calendar : card.forcing.size() > (rain ? 1u : 0u);
        });
    }

    void read_layers(const Names& layers)
    {
        read_steps([&](const Card& card) { return std::ranges::any_of(card.reads, [&](const Port& port) { return layers.contains(port.layer); }); });
        read_indicators([&](const Indicator& indicator) {
            return (indicator.expose && layers.contains(*indicator.expose)) || (indicator.weight && layers.contains(*indicator.weight));
        });
    }

    const Resolved& scenario_;
    std::vector<Card> cards_{};
    std::vector<std::string> readers_{};
};

std::vector<std::string> words(const std::string& path)
{
    std::vector<std::string> made;
    for (std::size_t at = 0, end = 0; at <= path.size(); at = end + 1) {
        end = std::min(path.find('.', at), path.size());
        made.push_back(path.substr(at, end - at));
    }
    return made;
}

}  // namespace

std::vector<std::string> readers_of(const Resolved& scenario, const std::string& path) { return Readers{scenario}.of(words(path)); }

}  // namespace arpent
