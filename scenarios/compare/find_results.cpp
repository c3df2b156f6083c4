#include "core/tree.hpp"
#include "scenarios/compare/compare.hpp"
#include "scenarios/compare/run_file.hpp"
#include "scenarios/study/axes.hpp"

#include <algorithm>
#include <filesystem>

namespace arpent {
namespace {

namespace fs = std::filesystem;

/// A result file and the scenario it holds.
struct Found {
    std::string scenario, path;
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
    const StudyAbout study = study_about(ResultFile{path}.text("study"), path);
    return {study.scenarios.empty() ? fs::path{path}.stem().string() : study.scenarios.front().name, path};
}

/// What the comparison that lies beside results says of their order, baseline and maps; empty where there is none.
StudyAbout comparison_beside(const std::string& path)
{
    const std::string file = (fs::is_directory(path) ? fs::path{path} : fs::path{path}.parent_path()) / "compare.nc";
    return fs::exists(file) ? study_about(ResultFile{file}.text("study"), file) : StudyAbout{};
}

/// The scenarios at a path: those of its comparison in their order, then others by name.
std::vector<Found> results_at(const std::string& path, const StudyAbout& comparison)
{
    std::vector<Found> made;
    for (const std::string& file : files_at(path))
        made.push_back(found_at(file));
    std::ranges::stable_sort(made, {}, [&](const Found& each) {
        return std::ranges::find(comparison.scenarios, each.scenario, &ScenarioAbout::name) - comparison.scenarios.begin();
    });
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

/// The study's baseline where there are points of it, else the first scenario; the first point where that makes no pair.
std::string baseline_of(const std::vector<Found>& all, const std::string& studys)
{
    std::vector<std::string> points;
    for (const Found& each : all)
        points.push_back(each.scenario);
    const bool held = std::ranges::any_of(points, [&](const std::string& each) { return selects(studys, each); });
    const std::string baseline = held ? studys : words_of_point(points.front()).scenario;
    return like_pairs(baseline, points).empty() ? points.front() : baseline;
}

}  // namespace

Compared find_results(const std::vector<std::string>& paths)
{
    if (paths.empty())
        throw Error{Fault::usage, "nothing to compare: name run folders or result files (.nc)"};
    std::vector<Found> all;
    StudyAbout comparison;  // of the first path
    for (const std::string& path : paths) {
        StudyAbout beside = comparison_beside(path);
        std::ranges::move(results_at(path, beside), std::back_inserter(all));
        if (&path == &paths.front())
            comparison = std::move(beside);
    }
    tell_apart(all);
    Compared made{baseline_of(all, comparison.baseline), {}, {}};
    for (const Found& each : all)
        made.files.emplace_back(each.scenario, each.path);
    const auto held = ResultFile{all.front().path}.variables();
    for (const std::string& map : comparison.maps)
        if (std::ranges::find(held, map) != held.end())
            made.variables.push_back(map);
    return made;
}

}  // namespace arpent
