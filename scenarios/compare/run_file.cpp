#include "scenarios/compare/run_file.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace arpent {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& from, const char* key)
{
    const auto found = from.find(key);
    return found == from.end() || found->is_null() ? std::string{} : found->get<std::string>();
}

double number_of(const Json& from, const char* key)
{
    const auto found = from.find(key);
    return found == from.end() || found->is_null() ? 0 : found->get<double>();
}

/// "depth.max" and "depth_max" are both allowed.
std::string map_name(const std::string& written)
{
    return written.find('.') == written.npos && written.find('(') == written.npos ? written : parse_variable(written).name();
}

IndicatorAbout indicator_about(const Json& from)
{
    IndicatorAbout made{text_of(from, "name"), text_of(from, "of"), text_of(from, "then"), text_of(from, "statistic"), text_of(from, "expose"),
                        text_of(from, "better"), number_of(from, "floor")};
    if (const std::string threshold = text_of(from, "threshold"); made.statistic == "area_above" && !threshold.empty())
        made.then = "> " + threshold;
    return made;
}

StudyAbout read(const Json& from)
{
    StudyAbout made{text_of(from, "study"), text_of(from, "title"), text_of(from, "baseline"), {}, {}, {}};
    for (const Json& each : from.value("scenarios", Json::array()))
        made.scenarios.push_back({text_of(each, "name"), text_of(each, "title")});
    for (const Json& each : from.value("maps", Json::array()))
        made.maps.push_back(map_name(each.get<std::string>()));
    for (const Json& each : from.value("indicators", Json::array()))
        made.indicators.push_back(indicator_about(each));
    return made;
}

}  // namespace

StudyAbout study_about(const std::string& json, const std::string& path)
{
    if (json.empty())
        return {};
    try {
        return read(Json::parse(json));
    } catch (const Json::exception& wrong) {
        throw Error{Fault::data, path + ": its text \"study\" is not what a run writes: " + wrong.what()};
    }
}

std::vector<std::string> result_paths(const std::string& folder)
{
    std::vector<std::string> made;
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        if (entry.path().extension() == ".nc" && entry.path().filename() != "compare.nc" && !entry.path().filename().string().starts_with('.'))
            made.push_back(entry.path().string());
    std::ranges::sort(made);
    return made;
}

}  // namespace arpent
