#include "scenarios/study/spot.hpp"

#include "core/data_path.hpp"
#include "core/tree.hpp"

namespace arpent {

Spot spot(const Resolved& scenario, const std::string& key)
{
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
        if (!scenario.folder.empty())
            name = shown_name(name, scenario.folder);
    return join(shown);
}

}  // namespace arpent
