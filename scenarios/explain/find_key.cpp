#include "scenarios/explain/find_key.hpp"

#include "core/error.hpp"
#include "scenarios/explain/sentence.hpp"
#include "scenarios/study/catalogue_file.hpp"
#include "scenarios/study/keys.hpp"
#include "scenarios/study/merge.hpp"

#include <algorithm>

namespace arpent {
namespace {

FoundKey whole(const Resolved& scenario)
{
    return {.path = "", .form = resolved_form(), .doc = "a scenario as it is run", .node = &scenario.tree, .value = &scenario.study, .standard = ""};
}

/// The keys of one table in a map, given or not.
void add_keys(const Section& section, const FoundKey& map, std::vector<FoundKey>& made)
{
    const auto standard = section.make ? section.make() : nullptr;
    for (const Key& key : section.keys)
        made.push_back({.path = below(map.path, key.name),
                        .form = key.form,
                        .doc = key.doc,
                        .node = map.node ? map.node->find(key.name) : nullptr,
                        .value = map.value ? key.look(map.value) : nullptr,
                        .standard = standard ? standard_text(key, standard.get()) : ""});
}

/// The keys of a map: its section's, and those that its chooser's word brings.
std::vector<FoundKey> keys_of_map(const Resolved& scenario, const FoundKey& map)
{
    const Section& section = map.form.section();
    std::vector<FoundKey> made;
    add_keys(section, map, made);
    const Node* word = map.node && !section.chooser.empty() ? map.node->find(section.chooser) : nullptr;
    if (const CatalogueType* type = word && scenario.catalogue ? scenario.catalogue->find(word->text) : nullptr)
        add_keys(type->section, map, made);
    return made;
}

/// An element's name: its identity, or its number.
std::string element_name(const Form& element, const Node& node, std::size_t number)
{
    const Node* id = element.shape == Shape::section ? node.find(element.section().identity) : nullptr;
    return id && is_name(id->text) ? id->text : std::to_string(number);
}

std::vector<FoundKey> elements(const FoundKey& found)
{
    std::vector<FoundKey> made;
    if (!found.value || !found.node)
        return made;
    const Form& element = *found.form.of;
    found.form.visit(found.value, [&](const std::string& name, const void* value) {
        const Node* node = found.form.shape == Shape::named ? found.node->find(name) : &found.node->children[made.size()];
        const std::string shown = name.empty() ? element_name(element, *node, made.size() + 1) : name;
        made.push_back({.path = below(found.path, shown),
                        .form = element,
                        .doc = element.shape == Shape::section ? element.section().doc : "",
                        .node = node,
                        .value = value,
                        .standard = ""});
    });
    return made;
}

std::string last_name(const std::string& path) { return path.substr(path.rfind('.') + 1); }

/// Says what is unknown, and where a key of that name is.
[[noreturn]] void refuse(const Resolved& scenario, const FoundKey& found, const std::string& word)
{
    const auto all = key_paths(scenario);
    const auto meant = std::ranges::find(all, word, last_name);
    std::vector<std::string> names;
    for (const FoundKey& each : parts_of(scenario, found))
        names.push_back(last_name(each.path));
    throw Error{Fault::usage, "no key " + in_quotes(word) + (found.path.empty() ? "" : " in " + found.path) +
                                  (meant == all.end() ? hint(word, names) : ", did you mean " + in_quotes(*meant) + '?')};
}

void add_paths(const Resolved& scenario, const FoundKey& found, std::vector<std::string>& paths)
{
    for (const FoundKey& each : parts_of(scenario, found)) {
        paths.push_back(each.path);
        add_paths(scenario, each, paths);
    }
}

}  // namespace

std::vector<FoundKey> parts_of(const Resolved& scenario, const FoundKey& found)
{
    if (found.form.shape == Shape::list || found.form.shape == Shape::named)
        return elements(found);
    const bool map = found.form.shape == Shape::section && (!found.node || found.node->kind == Node::Kind::map);
    return map ? keys_of_map(scenario, found) : std::vector<FoundKey>{};
}

FoundKey find_key(const Resolved& scenario, const std::string& path)
{
    FoundKey found = whole(scenario);
    const std::string first = path.substr(0, path.find('.'));
    const auto& interventions = scenario.study.interventions;
    const bool id = !resolved_section().find(first) && std::ranges::find(interventions, first, &Intervention::id) != interventions.end();
    std::string rest = id ? "interventions." + path : path;
    while (!rest.empty()) {
        const std::string word = rest.substr(0, rest.find('.'));
        rest = rest.size() == word.size() ? "" : rest.substr(word.size() + 1);
        auto parts = parts_of(scenario, found);
        const auto part = std::ranges::find(parts, word, [](const FoundKey& each) { return last_name(each.path); });
        if (part == parts.end())
            refuse(scenario, found, word);
        found = std::move(*part);
    }
    return found;
}

std::vector<std::string> key_paths(const Resolved& scenario)
{
    std::vector<std::string> paths;
    add_paths(scenario, whole(scenario), paths);
    return paths;
}

}  // namespace arpent
