#include "scenarios/run/territory_facts.hpp"

#include "core/data_path.hpp"
#include "core/digest.hpp"
#include "core/unit.hpp"
#include "io/source_files.hpp"
#include "scenarios/run/study_files.hpp"
#include "scenarios/study/keys.hpp"
#include "scenarios/study/layer_edits.hpp"
#include "scenarios/study/spot.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace arpent {
namespace {

using Json = nlohmann::ordered_json;

/// Keys of a scenario that do not touch its territory.
const std::vector<std::string> apart{"arpent", "study", "title", "forcing", "models", "indicators", "compare"};

/// An intervention's keys that its type brings.
std::string chosen_text(const Intervention& intervention)
{
    std::string text = intervention.id;
    for (const auto& [name, value] : intervention.values)
        text += ';' + name + '=' + value.field + ' ' + number_text(value.constant) + ' ' + number_text(value.unit.factor);
    for (const auto& [name, word] : intervention.words)
        text += ';' + name + '=' + word;
    return text;
}

/// One key's value in SI.
std::string key_text(const Key& key, const void* owner)
{
    return canonical(Section{.name = {}, .doc = {}, .make = {}, .keys = {key}}, owner);
}

std::string settings_text(const Study& study)
{
    std::string text;
    for (const Key& key : resolved_section().keys)
        if (const void* value = key.look(&study); value != nullptr && std::ranges::find(apart, key.name) == apart.end())
            text += key_text(key, &study);
    return text;
}

/// The digests of a scenario's interventions, without the content of their files.
KeyParts intervention_parts(const Study& study)
{
    KeyParts parts;
    for (const Intervention& each : study.interventions)
        parts.emplace_back("intervention " + each.id, Digest{}.add(canonical(section<Intervention>(), &each)).add(chosen_text(each)).text());
    return parts;
}

/// What edited layers begin with where the territory has none: it is what models are told.
std::string absent_text(const Resolved& scenario)
{
    std::string text;
    if (!scenario.study.interventions.empty())
        for (const auto& [layer, value] : absent_values(scenario))
            text += layer + '=' + number_text(value) + ';';
    return text;
}

std::vector<std::string> named_data_of(const Study& study, const std::vector<std::string>& but)
{
    auto names = named_data(resolved_section(), &study, but);
    std::ranges::sort(names);
    names.erase(std::ranges::unique(names).begin(), names.end());
    return names;
}

bool on_a_server(const std::string& source)
{
    return std::ranges::any_of(names_in(source), [](const std::string& name) { return is_remote(name); });
}

Json grid_json(const Grid& grid)
{
    return {{"rows", grid.rows}, {"cols", grid.cols}, {"cell", grid.cell}, {"west", grid.west}, {"north", grid.north}, {"crs", grid.crs}};
}

std::string text_of(const TerritoryFacts& facts)
{
    const Place& place = facts.place;
    return Json{{"grid", grid_json(facts.grid)},
                {"place", {place.latitude, place.longitude, place.convergence}},
                {"layers", facts.layers},
                {"warnings", facts.warnings}}
        .dump();
}

TerritoryFacts facts_of(const std::string& text)
{
    const Json json = Json::parse(text);
    const Json &grid = json.at("grid"), &place = json.at("place");
    return {.grid = {grid.at("rows"), grid.at("cols"), grid.at("cell"), grid.at("west"), grid.at("north"), grid.at("crs")},
            .place = {place.at(0), place.at(1), place.at(2)},
            .layers = json.at("layers"),
            .warnings = json.at("warnings")};
}

std::string memo_name(const std::string& source) { return "territory-" + source; }

}  // namespace

std::optional<TerritoryFacts> TerritoryMemory::recall(const Resolved& scenario)
{
    const std::string& source = source_of(scenario).digest;
    const auto known = source.empty() ? std::nullopt : cache_.memo(memo_name(source));
    return known ? std::optional{facts_of(*known)} : std::nullopt;
}

void TerritoryMemory::remember(const Resolved& scenario, const TerritoryFacts& facts)
{
    if (const std::string& source = source_of(scenario).digest; !source.empty() && files_.unchanged())
        cache_.remember(memo_name(source), text_of(facts));
}

void TerritoryMemory::forget(const Resolved& scenario) { cache_.forget(memo_name(source_of(scenario).digest)); }

const TerritoryMemory::Source& TerritoryMemory::source_of(const Resolved& scenario)
{
    const auto known = sources_.find(scenario.name);
    return known != sources_.end() ? known->second : sources_.emplace(scenario.name, find_source(scenario)).first->second;
}

TerritoryMemory::Source TerritoryMemory::find_source(const Resolved& scenario)
{
    const auto names = named_data_of(scenario.study, apart);
    Source made{{}, intervention_parts(scenario.study), {}};
    for (const std::string& name : names)
        made.parts.emplace_back(shown_path(scenario, name), data_digest(name));
    if (std::ranges::any_of(names, on_a_server))
        return made;
    Digest digest;
    digest.add(engine_identity()).add(scenario.paths.folder).add(settings_text(scenario.study)).add(absent_text(scenario));
    digest.add(scenario.at.year.value_or(-1)).add(scenario.at.member.value_or(-1));
    for (const auto& [name, part] : made.parts)
        digest.add(name).add(part);
    made.digest = digest.text();
    const auto all = named_data_of(scenario.study, {});
    if (std::ranges::none_of(all, on_a_server)) {
        for (const std::string& name : all)
            digest.add(data_digest(name));
        made.all = digest.text();
    }
    return made;
}

bool TerritoryMemory::note_files(const Resolved& scenario, std::vector<InputRecord>& inputs)
{
    for (InputRecord& input : inputs)
        if (!input.source.empty())
            for (const std::string& file : files_of(input.source))
                input.files.push_back({shown_path(scenario, file), files_.of(file)});
    return files_.unchanged();
}

/// All files on this machine that what is read from a source depends on, as they were found first.
const std::vector<std::string>& TerritoryMemory::files_of(const std::string& source)
{
    const auto known = listed_.find(source);
    return known != listed_.end() ? known->second : listed_.emplace(source, source_files(source)).first->second;
}

std::string TerritoryMemory::data_digest(const std::string& source)
{
    Digest digest;
    for (const std::string& file : files_of(source))
        digest.add(file).add(files_.of(file));
    return digest.text();
}

}  // namespace arpent
