#include "scenarios/run/ro_crate.hpp"

#include "scenarios/study/study_folder.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

namespace arpent {
namespace {

using Json = nlohmann::ordered_json;

std::string media_type(const std::string& file)
{
    static const std::map<std::string, std::string> types{{".nc", "application/x-netcdf"}, {".tif", "image/tiff; application=geotiff; profile=cloud-optimized"},
                                                          {".csv", "text/csv"},            {".html", "text/html"},
                                                          {".yaml", "application/yaml"},   {".qml", "application/xml"},
                                                          {".qgs", "application/xml"},     {".jsonl", "application/jsonl"}};
    const auto found = types.find(std::filesystem::path{file}.extension().string());
    return found == types.end() ? "application/octet-stream" : found->second;
}

Json reference(const std::string& id) { return {{"@id", id}}; }

Json file_entity(const std::string& file) { return {{"@id", file}, {"@type", "File"}, {"encodingFormat", media_type(file)}}; }

/// A path as part of an address (RFC 3986, 2.1).
std::string encoded(const std::string& path)
{
    std::string made;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = std::isalnum(byte) != 0 || std::string_view{"-._~/"}.find(c) != std::string_view::npos;
        if (plain)
            made += c;
        else
            made.append({'%', "0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]});
    }
    return made;
}

/// Of one layer from one file: scenarios share their data.
std::string input_id(const InputRecord& input) { return "#input/" + input.layer + "/" + encoded(input.path); }

std::string file_id(const InputFile& file) { return "#file/" + encoded(file.path); }

std::string digest_id(const InputFile& file) { return "#digest/" + encoded(file.path); }

/// A data set that the run read, which lies outside the crate: what is not known of it is left out.
Json input_entity(const InputRecord& input)
{
    Json made{{"@id", input_id(input)}, {"@type", "CreativeWork"}, {"name", input.path.empty() ? input.layer : input.path}};
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty())
            made[key] = value;
    };
    add("license", input.credit.licence);
    add("creator", input.credit.producer);
    add("temporalCoverage", input.credit.date);
    add("url", input.credit.url);
    add("creditText", input.credit.attribution_en);
    for (const InputFile& file : input.files)
        made["hasPart"].push_back(reference(file_id(file)));
    return made;
}

/// A file that the run read and what it held: a MediaObject, since a File lies within the crate or at an address.
void add_input_file(const InputFile& file, Json& graph)
{
    graph.push_back({{"@id", file_id(file)}, {"@type", "MediaObject"}, {"name", file.path}, {"identifier", reference(digest_id(file))}});
    graph.push_back({{"@id", digest_id(file)}, {"@type", "PropertyValue"}, {"propertyID", "XXH3-128"}, {"value", file.digest}});
}

/// One of each name, sorted by it.
template <typename T>
std::vector<T> distinct(std::vector<T> all, std::string (*name)(const T&))
{
    std::ranges::stable_sort(all, {}, name);
    const auto [from, to] = std::ranges::unique(all, {}, name);
    all.erase(from, to);
    return all;
}

std::vector<InputFile> input_files(const std::vector<InputRecord>& inputs)
{
    std::vector<InputFile> files;
    for (const InputRecord& input : inputs)
        files.insert(files.end(), input.files.begin(), input.files.end());
    return distinct(std::move(files), file_id);
}

Json action(const CrateFacts& facts, const std::vector<InputRecord>& inputs)
{
    Json objects = Json::array({reference(study_folder_id)});
    for (const InputRecord& input : inputs)
        objects.push_back(reference(input_id(input)));
    return {{"@id", "#run"},
            {"@type", "CreateAction"},
            {"name", facts.command},
            {"startTime", facts.started},
            {"endTime", facts.ended},
            {"instrument", reference("#engine")},
            {"object", std::move(objects)},
            {"description", "on " + facts.machine}};
}

}  // namespace

std::vector<std::string> files_of(const std::string& folder)
{
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder})
        if (entry.is_regular_file() && !entry.path().filename().string().starts_with('.'))
            files.push_back(std::filesystem::relative(entry.path(), folder).generic_string());
    std::ranges::sort(files);
    return files;
}

std::string ro_crate(const CrateFacts& facts)
{
    Json parts = Json::array(), graph = Json::array();
    for (const std::string& file : facts.files)
        parts.push_back(reference(file));
    graph.push_back({{"@id", "ro-crate-metadata.json"}, {"@type", "CreativeWork"}, {"conformsTo", reference("https://w3id.org/ro/crate/1.1")}, {"about", reference("./")}});
    graph.push_back({{"@id", "./"}, {"@type", "Dataset"}, {"name", facts.title}, {"identifier", facts.study}, {"datePublished", facts.ended},
                     {"mentions", reference("#run")}, {"hasPart", std::move(parts)}});
    graph.push_back({{"@id", "#engine"}, {"@type", "SoftwareApplication"}, {"name", facts.engine}});
    const auto inputs = distinct(facts.inputs, input_id);
    graph.push_back(action(facts, inputs));
    for (const InputRecord& input : inputs)
        graph.push_back(input_entity(input));
    for (const InputFile& file : input_files(inputs))
        add_input_file(file, graph);
    graph.push_back({{"@id", study_folder_id}, {"@type", "PropertyValue"}, {"name", "folder that the paths in effective/ begin in"}, {"value", facts.folder_of_study}});
    for (const std::string& file : facts.files)
        graph.push_back(file_entity(file));
    return Json{{"@context", "https://w3id.org/ro/crate/1.1/context"}, {"@graph", std::move(graph)}}.dump(1) + "\n";
}

}  // namespace arpent
