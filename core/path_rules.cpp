#include "core/path_rules.hpp"

#include "core/data_path.hpp"
#include "core/file_path.hpp"
#include "core/file_pattern.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace arpent {
namespace {

/// Whether a file lies in a folder once all symbolic links are followed.
bool lies_in(const std::string& file, const std::string& folder)
{
    namespace fs = std::filesystem;
    std::error_code failure;
    const fs::path real = fs::canonical(file, failure);
    const fs::path within = failure ? fs::path{} : fs::canonical(folder, failure);
    return !failure && std::ranges::mismatch(within, real).in1 == within.end();
}

/// The files that a name stands for; where it stands for none of this machine's, one that does not exist.
std::vector<std::string> files_behind(const std::string& name)
{
    const std::string file = file_of(name);
    const auto fitting = is_pattern(file) && !std::filesystem::exists(file) ? files_fitting(file) : std::vector<std::string>{};
    return fitting.empty() ? std::vector{file} : fitting;
}

/// What is wrong with a path that leads out of where it may; nothing where it does not.
std::string out_of_bounds(const std::string& text, const std::string& name, const std::string& folder)
{
    const char* data = text.starts_with("${ARPENT_DATA}") ? std::getenv("ARPENT_DATA") : nullptr;
    const std::string within = data ? data : folder;
    if (std::ranges::all_of(files_behind(name), [&](const std::string& file) { return lies_in(file, within); }))
        return "";
    return in_quotes(text) + " leads out of " + (data ? "ARPENT_DATA" : "the study's folder") + " (--confine allows what lies in it)";
}

}  // namespace

std::string PathRules::begin(const Where& where) const
{
    const bool own = !where.file || *where.file == study || where.file->starts_with("--set");
    return own ? folder : folder_of(*where.file);
}

Parsed<std::string> PathRules::file(const Node& node) const
{
    auto found = file_path(node.text, begin(node.where));
    if (confined && found.wrong.empty())
        found.wrong = out_of_bounds(node.text, found.value, folder);
    return found;
}

Parsed<std::string> PathRules::data(const Node& node) const
{
    auto found = data_path(node.text, begin(node.where));
    if (confined && found.wrong.empty())
        found.wrong = out_of_bounds(node.text, found.value, folder);
    return found;
}

}  // namespace arpent
