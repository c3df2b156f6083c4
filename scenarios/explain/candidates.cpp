#include "scenarios/explain/candidates.hpp"

#include "core/error.hpp"
#include "scenarios/explain/find_key.hpp"

#include <optional>
#include <set>

namespace arpent {
namespace {

constexpr std::string_view interventions = "interventions.";

std::optional<Reading> readable(const std::string& study)
{
    try {
        return read_study(study);
    } catch (const Error&) {
        return std::nullopt;
    }
}

/// What begins with `begun`, cut after the next dot; whole ones get `end`.
std::vector<std::string> next_words(const std::vector<std::string>& paths, const std::string& begun, const std::string& end)
{
    std::set<std::string> inner, made;
    for (const std::string& path : paths)
        if (const auto dot = path.rfind('.'); dot != std::string::npos)
            inner.insert(path.substr(0, dot));
    for (const std::string& path : paths) {
        if (!path.starts_with(begun))
            continue;
        const auto dot = path.find('.', begun.size());
        if (dot != std::string::npos)
            made.insert(path.substr(0, dot + 1));
        else if (!inner.contains(path))
            made.insert(path + end);
    }
    return {made.begin(), made.end()};
}

}  // namespace

std::vector<std::string> scenario_candidates(const std::string& study)
{
    std::vector<std::string> names;
    if (const auto reading = readable(study))
        if (const Node* scenarios = reading->tree.find("scenarios"))
            for (const Node& each : scenarios->children)
                names.push_back(each.key);
    return names;
}

std::vector<std::string> key_candidates(const std::string& study, const std::string& begun)
{
    const auto reading = readable(study);
    return reading && !reading->scenarios.empty() ? next_words(key_paths(reading->scenarios.front()), begun, "") : std::vector<std::string>{};
}

std::vector<std::string> set_candidates(const std::string& study, const std::string& begun)
{
    const auto reading = readable(study);
    std::vector<std::string> paths;
    if (!reading)
        return paths;
    for (const Resolved& scenario : reading->scenarios)
        for (const std::string& path : key_paths(scenario))
            if (path.starts_with(interventions))
                paths.push_back("scenarios." + scenario.at.scenario + '.' + path);
            else if (&scenario == &reading->scenarios.front() && path + '.' != interventions)
                paths.push_back(path);
    return next_words(paths, begun, "=");
}

}  // namespace arpent
