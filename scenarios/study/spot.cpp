#include "scenarios/study/spot.hpp"

#include <filesystem>

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
    namespace fs = std::filesystem;
    const fs::path folder = fs::absolute(scenario.folder).lexically_normal();
    return scenario.folder.empty() ? path : fs::absolute(path).lexically_normal().lexically_relative(folder).generic_string();
}

}  // namespace arpent
