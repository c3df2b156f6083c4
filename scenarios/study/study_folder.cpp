#include "scenarios/study/study_folder.hpp"

#include "core/error.hpp"
#include "core/file_path.hpp"
#include "io/file.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>

namespace arpent {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_crate = 64 << 20;  // bytes

std::string present(const std::string& folder, const std::string& said_by)
{
    if (fs::is_directory(folder))
        return folder;
    throw Error{Fault::study, said_by + ": no such folder \"" + folder + "\": name the study's folder with --base"};
}

/// The folder that a run's crate names; empty where it names none.
std::string named_in(const std::string& crate)
{
    std::error_code failure;
    if (fs::file_size(crate, failure) > largest_crate || failure)
        return "";
    const auto json = nlohmann::json::parse(read_text(crate), nullptr, false);
    const auto graph = json.is_object() ? json.find("@graph") : json.end();
    if (graph == json.end() || !graph->is_array())
        return "";
    for (const auto& entity : *graph)
        if (entity.is_object() && entity.value("@id", nlohmann::json{}) == study_folder_id)
            if (const auto value = entity.find("value"); value != entity.end() && value->is_string())
                return value->get<std::string>();
    return "";
}

}  // namespace

std::string study_folder(const std::string& file, const std::string& base)
{
    if (!base.empty())
        return present(base, "--base");
    const fs::path own = folder_of(file);
    if (fs::absolute(own).lexically_normal().filename() != "effective")
        return own;
    const fs::path crate = own / ".." / "ro-crate-metadata.json";
    const std::string named = named_in(crate.lexically_normal());
    return named.empty() ? own.string() : present(named, crate.lexically_normal());
}

}  // namespace arpent
