#include "scenarios/run/cache_list.hpp"

#include "core/error.hpp"
#include "io/seal.hpp"
#include "scenarios/run/shared_folder.hpp"
#include "scenarios/run/step_store.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace arpent {
namespace {

namespace fs = std::filesystem;

double age_of(const std::string& path)
{
    std::error_code gone;
    const auto written = fs::last_write_time(path, gone);
    return gone ? 0 : std::max(0.0, std::chrono::duration<double>(fs::file_time_type::clock::now() - written).count());
}

/// What lies in the folders of one sort, relative to the cache.
std::vector<std::string> stored(const SharedFolder& cache, const std::string& sort)
{
    std::vector<std::string> found;
    for (const std::string& folder : cache.names(sort))
        for (const std::string& name : cache.names(sort + "/" + folder))
            found.push_back(sort + "/" + folder + "/" + name);
    return found;
}

std::vector<std::string> entries(const SharedFolder& cache)
{
    auto all = stored(cache, "steps");
    std::ranges::copy(stored(cache, "checkpoints"), std::back_inserter(all));
    return all;
}

CacheFile described(const SharedFolder& cache, const std::string& name)
{
    const std::string path = cache.file(name);
    CacheFile made{.path = name, .study = {}, .scenario = {}, .step = {}, .outputs = {}, .bytes = bytes_of(path), .age = age_of(path)};
    try {
        made.outputs = layers_in(path);
        if (const std::string facts = facts_in(path); !facts.empty()) {
            const auto json = nlohmann::json::parse(facts);
            made.study = json.at("study");
            made.scenario = json.at("scenario");
            made.step = json.at("step");
        }
    } catch (const Error&) {  // damaged, or gone: `damaged_files` tells
    }
    return made;
}

bool whole(const std::string& path)
{
    try {
        check_seal(path);
        return true;
    } catch (const Error& error) {
        return error.fault() == Fault::study;  // gone: another process has cleared it
    }
}

}  // namespace

std::vector<CacheFile> cache_files(const std::string& folder)
{
    const SharedFolder cache{folder};
    std::vector<CacheFile> files;
    for (const std::string& name : entries(cache))
        files.push_back(described(cache, name));
    return files;
}

std::vector<std::string> damaged_files(const std::string& folder)
{
    const SharedFolder cache{folder};
    std::vector<std::string> damaged;
    for (const char* sort : {"steps", "checkpoints"})
        for (const std::string& within : cache.names(sort))
            SharedFolder::sweep(cache.file(std::string{sort} + "/" + within));
    for (const std::string& name : entries(cache))
        if (!whole(cache.file(name)))
            damaged.push_back(name);
    return damaged;
}

double clear_cache(const std::string& folder, double age)
{
    const SharedFolder cache{folder};
    auto all = entries(cache);
    for (const std::string& name : cache.names("memos"))
        all.push_back("memos/" + name);
    double gained = 0;
    for (const std::string& name : all)
        if (age_of(cache.file(name)) >= age)
            gained += cache.remove(name);
    return gained;
}

}  // namespace arpent
