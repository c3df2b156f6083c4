#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace arpent {

/// Whether a path holds `*`, `?` or `[`.
bool is_pattern(std::string_view path);

/// Whether a path fits a pattern, part by part between slashes: `*`, `?` and `[a-c]` stand for letters of a name, a part `**` for any number
/// of folders. What begins with a point fits only what is written with it.
bool fits_pattern(const std::string& path, const std::string& pattern);

/// The files (and folders that are data sets) that fit a pattern, sorted by the bytes of their paths; none where nothing fits.
std::vector<std::string> files_fitting(const std::string& pattern);

}  // namespace arpent
