#include "scenarios/study/spot.hpp"

#include "core/data_path.hpp"
#include "core/tree.hpp"

namespace arpent {
namespace {

/// The key that gives a source which the study has from a preset; else the key itself.
std::string key_that_gives(const Resolved& scenario, const std::string& key)
{
    const Territory& territory = scenario.study.territory;
    for (const auto& [group, sources] : {std::pair<std::string, const Named<Source>&>{"territory.layers.", territory.layers}, {"territory.zones.", territory.zones}})
        for (const auto& [name, source] : sources)
            if (!source.given_by.empty() && (key + ".").starts_with(group + name + "."))
                return source.given_by + ".file";
    return key;
}

}  // namespace

Spot spot(const Resolved& scenario, const std::string& name)
{
    const std::string key = key_that_gives(scenario, name);
    std::string written = key;
    while (true) {
        if (const Node* node = written.empty() ? &scenario.tree : scenario.tree.at(written))
            return {node->where, key};
        const auto dot = written.rfind('.');
        written.resize(dot == std::string::npos ? 0 : dot);
    }
}

std::string shown_path(const Resolved& scenario, const std::string& path)
{
    std::vector<std::string> shown = names_in(path);
    for (std::string& name : shown)
        if (!scenario.paths.folder.empty())
            name = shown_name(name, scenario.paths.folder);
    return join(shown);
}

}  // namespace arpent
