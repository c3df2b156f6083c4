#pragma once

#include <string>
#include <vector>

namespace arpent {

/// One file of a cache.
struct CacheFile {
    std::string path;                   // in the cache
    std::string study, scenario, step;  // that it was made for; empty for checkpoints and memos
    std::vector<std::string> outputs;   // the layers that it holds
    double bytes = 0, age = 0;          // age [s] since it was written
};

/// The results and checkpoints in a cache, by path; none where it is missing.
std::vector<CacheFile> cache_files(const std::string& folder);

/// The paths of those that are cut short or damaged. What killed processes left under temporary names is removed.
std::vector<std::string> damaged_files(const std::string& folder);

/// Removes what is older than `age` [s]: results, checkpoints and memos. Bytes that are gained.
double clear_cache(const std::string& folder, double age);

}  // namespace arpent
