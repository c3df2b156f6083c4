#include "scenarios/run/stamp.hpp"

#include "core/digest.hpp"
#include "io/file.hpp"
#include "scenarios/run/ro_crate.hpp"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace arpent {
namespace {

using Json = nlohmann::json;

std::string stamp_path(const std::string& folder) { return folder + "/.stamp.json"; }

void add_words(Digest& digest, const Node& node)
{
    digest.add(static_cast<int>(node.kind)).add(node.unset).add(node.key).add(node.text).add(node.children.size());
    for (const Node& child : node.children)
        add_words(digest, child);
}

std::map<std::string, std::string> identities(const std::string& folder)
{
    std::map<std::string, std::string> found;
    for (const std::string& name : files_of(folder))
        if (name != "log.jsonl")
            found.emplace(name, file_identity(folder + "/" + name));
    return found;
}

}  // namespace

std::string made_from(const Reading& reading, const ReadyStudy& study, const Selection& selection)
{
    Digest digest;
    digest.add(engine_identity()).add(selection.model);
    add_words(digest, reading.tree);
    for (const ReadyScenario& scenario : study.scenarios) {
        if (scenario.made_from.empty())
            return {};
        digest.add(scenario.resolved->name).add(scenario.made_from);
    }
    for (const PlannedStep& step : study.plan.steps)
        digest.add(step.key);
    return digest.text();
}

std::optional<Stamp> read_stamp(const std::string& folder)
{
    try {
        const Json json = Json::parse(read_text(stamp_path(folder)));
        return Stamp{json.at("made_from"), json.at("table"), json.at("unmet"), json.at("files")};
    } catch (const Error&) {  // none
        return {};
    } catch (const Json::exception&) {  // no stamp of ours
        return {};
    }
}

void write_stamp(const std::string& folder, Stamp stamp)
{
    stamp.files = identities(folder);
    write_text(stamp_path(folder), Json{{"made_from", stamp.made_from}, {"table", stamp.table}, {"unmet", stamp.unmet}, {"files", stamp.files}}.dump());
}

void remove_stamp(const std::string& folder)
{
    std::error_code failure;
    std::filesystem::remove(stamp_path(folder), failure);
}

bool stands(const Stamp& stamp, const std::string& folder)
{
    return std::ranges::all_of(stamp.files, [&](const auto& each) { return file_identity(folder + "/" + each.first) == each.second; });
}

void remove_stale(const Stamp& before, const std::string& folder, const std::string& within)
{
    std::error_code failure;
    for (const auto& [name, identity] : before.files)
        if (name.starts_with(within) && file_identity(folder + "/" + name) == identity)
            std::filesystem::remove(folder + "/" + name, failure);
}

}  // namespace arpent
