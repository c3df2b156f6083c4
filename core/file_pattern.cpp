#include "core/file_pattern.hpp"

#include "core/data_path.hpp"

#include <filesystem>
#include <fnmatch.h>
#include <set>
#include <span>

namespace arpent {
namespace {

namespace fs = std::filesystem;
using Parts = std::span<const std::string>;

constexpr std::string_view any_folders = "**";

std::vector<std::string> parts_of(const std::string& path)
{
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= path.size();) {
        const auto end = std::min(path.find('/', at), path.size());
        if (end > at)
            parts.push_back(path.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

bool fits(const std::string& name, const std::string& part) { return ::fnmatch(part.c_str(), name.c_str(), FNM_PERIOD) == 0; }

bool fit(Parts path, Parts pattern)
{
    if (pattern.empty())
        return path.empty();
    if (pattern[0] == any_folders)
        return fit(path, pattern.subspan(1)) || (path.size() > 1 && !path[0].starts_with('.') && fit(path.subspan(1), pattern));
    return !path.empty() && fits(path[0], pattern[0]) && fit(path.subspan(1), pattern.subspan(1));
}

/// Adds what lies below `folder` and fits.
void walk(const fs::path& folder, Parts pattern, std::set<std::string>& found)
{
    std::error_code failure;
    if (pattern.empty()) {
        if (fs::is_regular_file(folder, failure) || (is_data_folder(folder.string()) && fs::is_directory(folder, failure)))
            found.insert(folder.string());
        return;
    }
    const bool deep = pattern[0] == any_folders;
    if (!deep && !is_pattern(pattern[0]))
        return walk(folder / pattern[0], pattern.subspan(1), found);
    if (deep)
        walk(folder, pattern.subspan(1), found);
    for (fs::directory_iterator at{folder, failure}, end; !failure && at != end; at.increment(failure))
        if (!deep && fits(at->path().filename().string(), pattern[0]))
            walk(at->path(), pattern.subspan(1), found);
        else if (std::error_code ignored; deep && at->is_directory(ignored) && !at->is_symlink(ignored) && fits(at->path().filename().string(), "*"))
            walk(at->path(), pattern, found);
}

}  // namespace

bool is_pattern(std::string_view path) { return path.find_first_of("*?[") != path.npos; }

bool fits_pattern(const std::string& path, const std::string& pattern) { return fit(parts_of(path), parts_of(pattern)); }

std::vector<std::string> files_fitting(const std::string& pattern)
{
    std::set<std::string> found;
    walk(pattern.starts_with('/') ? "/" : "", parts_of(pattern), found);
    return {found.begin(), found.end()};
}

}  // namespace arpent
