#include "scenarios/run/reasons.hpp"

#include "core/digest.hpp"
#include "core/tree.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace arpent {
namespace {

constexpr std::size_t most_named = 4;

/// The names of parts that one has and the other has not, or has otherwise: in the order of `now`, then what went away.
std::vector<std::string> changed(const KeyParts& before, const KeyParts& now)
{
    std::vector<std::string> names;
    for (const auto& part : now)  // a setting and a layer may have one name
        if (std::ranges::find(before, part) == before.end())
            names.push_back(part.first);
    for (const auto& [name, text] : before)
        if (std::ranges::find(now, name, &KeyParts::value_type::first) == now.end())
            names.push_back(name);
    return names;
}

std::string listed(std::vector<std::string> names)
{
    if (names.size() <= most_named)
        return join(names);
    const std::size_t others = names.size() - most_named + 1;
    names.resize(most_named - 1);
    return join(names) + " and " + std::to_string(others) + " others";
}

}  // namespace

std::string LastRun::memo(const PlannedStep& step) const { return "last-" + Digest{}.add(study_).add(step.scenario).add(step.card.name).text(); }

std::string LastRun::reason(const PlannedStep& step, const KeyParts& sources) const
{
    if (cache_.holds(step.key, layer_names(step.card.writes)))
        return "cached";
    const auto last = cache_.memo(memo(step));
    if (!last)
        return "new";
    const auto json = nlohmann::json::parse(*last);
    const auto names = changed(json.at("parts").get<KeyParts>(), step.parts);
    if (names.empty())
        return "new";
    const bool layers = std::ranges::any_of(step.card.reads, [&](const Port& port) { return std::ranges::find(names, port.layer) != names.end(); });
    const auto from = layers ? changed(json.at("sources").get<KeyParts>(), sources) : std::vector<std::string>{};
    return "input changed: " + listed(names) + (from.empty() ? "" : " (" + listed(from) + ")");
}

void LastRun::remember(const PlannedStep& step, const KeyParts& sources)
{
    cache_.remember(memo(step), nlohmann::json{{"parts", step.parts}, {"sources", sources}}.dump());
}

}  // namespace arpent
