#include "core/tree.hpp"
#include "scenarios/compare/compare.hpp"
#include "scenarios/compare/run_file.hpp"

#include <algorithm>
#include <filesystem>

namespace arpent {
namespace {

namespace fs = std::filesystem;

/// A result file, the scenario it holds, and its study.
struct Found {
    std::string scenario, path;
    StudyAbout study;
    std::size_t place = 0;  // of the scenario in its study
};

[[noreturn]] void refuse_missing(const std::string& path)
{
    const fs::path parent = fs::path{path}.parent_path().empty() ? "." : fs::path{path}.parent_path();
    std::vector<std::string> beside;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator{parent, ignored})
        if (entry.is_directory() || entry.path().extension() == ".nc")
            beside.push_back(entry.path().filename().string());
    const std::string near = nearest(fs::path{path}.filename().string(), beside);
    throw Error{Fault::usage, path + ": no such file or folder" + (near.empty() ? "" : ", did you mean \"" + near + "\"?")};
}

std::vector<std::string> files_at(const std::string& path)
{
    if (!fs::exists(path))
        refuse_missing(path);
    if (!fs::is_directory(path))
        return {path};
    std::vector<std::string> made = result_paths(path);
    if (made.empty())
        throw Error{Fault::usage, path + ": holds no results (*.nc): `arpent run` writes them"};
    return made;
}

Found found_at(const std::string& path)
{
    const std::string stem = fs::path{path}.stem().string();
    Found made{stem, path, study_about(ResultFile{path}.text("study"), path)};
    for (const ScenarioAbout& each : made.study.scenarios) {
        if (result_name(each.name) == stem) {
            made.scenario = each.name;
            return made;
        }
        ++made.place;
    }
    return made;
}

/// Equal names in several folders take their folder's name before them.
void tell_apart(std::vector<Found>& all)
{
    const std::vector<Found> before = all;
    for (Found& each : all)
        if (std::ranges::count(before, each.scenario, &Found::scenario) > 1)
            each.scenario = fs::absolute(each.path).parent_path().filename().string() + "_" + each.scenario;
}

std::string baseline_of(const std::vector<Found>& all)
{
    for (const Found& each : all)
        if (!each.study.baseline.empty() && each.scenario == each.study.baseline)
            return each.scenario;
    return all.front().scenario;
}

}  // namespace

Compared find_results(const std::vector<std::string>& paths)
{
    std::vector<Found> all;
    for (const std::string& path : paths) {
        std::vector<Found> here;
        for (const std::string& file : files_at(path))
            here.push_back(found_at(file));
        std::ranges::stable_sort(here, {}, &Found::place);
        std::ranges::move(here, std::back_inserter(all));
    }
    if (all.empty())
        throw Error{Fault::usage, "nothing to compare: name run folders or result files (.nc)"};
    tell_apart(all);
    Compared made{baseline_of(all), {}, {}};
    for (const Found& each : all)
        made.files.emplace_back(each.scenario, each.path);
    const auto held = ResultFile{all.front().path}.variables();
    for (const std::string& map : all.front().study.maps)
        if (std::ranges::find(held, map) != held.end())
            made.variables.push_back(map);
    return made;
}

}  // namespace arpent
