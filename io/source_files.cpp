#include "io/source_files.hpp"

#include "core/data_path.hpp"
#include "core/error.hpp"
#include "core/file_pattern.hpp"
#include "core/tree.hpp"
#include "io/file.hpp"
#include "io/gdal.hpp"

#include <algorithm>
#include <array>
#include <cpl_minixml.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <filesystem>
#include <map>
#include <set>

namespace arpent {
namespace {

namespace fs = std::filesystem;

using Xml = gdal::Owned<CPLXMLNode*, CPLDestroyXMLNode>;

constexpr std::array<std::string_view, 27> beside{
    "shx",  "dbf", "prj", "cpg", "tfw", "tifw", "tiffw", "wld", "pgw", "pngw", "jgw", "jpgw", "jpegw", "j2w",
    "jp2w", "asw", "hdr", "gfs", "xsd", "dat",  "map",   "id",  "ind", "mid",  "csvt", "aux", "bpw"};

/// What a pattern within an archive fits.
std::vector<std::string> fitting_in_archive(const std::string& pattern)
{
    const gdal::Calls calls;
    const std::string root = "/vsizip/" + file_of(pattern);
    std::vector<std::string> found;
    char** names = VSIReadDirRecursive(root.c_str());
    for (int n = 0; n < CSLCount(names); ++n)
        if (const std::string path = root + "/" + names[n]; fits_pattern(path, pattern))
            found.push_back(path);
    CSLDestroy(names);
    std::ranges::sort(found);
    return found;
}

bool exists(const std::string& name)
{
    VSIStatBufL found;
    return VSIStatExL(name.c_str(), &found, VSI_STAT_EXISTS_FLAG) == 0;
}

std::vector<std::string> members_of(const std::string& name)
{
    if (!is_pattern(name) || is_remote(name) || names_a_driver(name) || exists(name))
        return {name};
    auto found = name.starts_with("/vsizip/") ? fitting_in_archive(name) : files_fitting(name);
    if (found.empty())
        throw Error{Fault::study, "no file fits " + in_quotes(name)};
    return found;
}

/// The files of several data sets; a folder's names are read once.
class FileList {
public:
    void add(const std::string& name)
    {
        const std::string path = file_of(name);
        if (path.empty())
            return;
        require_file(path);
        if (fs::is_directory(path))
            return add_folder(path);
        if (!files_.insert(path).second)
            return;
        add_beside(path);
        if (path.ends_with(".vrt"))
            add_within(path);
    }
    std::vector<std::string> files() const { return {files_.begin(), files_.end()}; }

private:
    void add_folder(const std::string& path)
    {
        std::error_code failure;
        for (fs::recursive_directory_iterator at{path, failure}, end; !failure && at != end; at.increment(failure))
            if (at->is_regular_file())
                files_.insert(at->path().string());
    }

    const std::set<std::string>& names_in_folder(const std::string& folder)
    {
        const auto [found, fresh] = folders_.try_emplace(folder);
        std::error_code failure;
        for (fs::directory_iterator at{folder, failure}, end; fresh && !failure && at != end; at.increment(failure))
            found->second.insert(at->path().filename().string());
        return found->second;
    }

    void add_beside(const std::string& path)
    {
        const fs::path file{path};
        const std::string folder = file.parent_path().string(), name = file.filename().string(), stem = file.stem().string();
        const auto& names = names_in_folder(folder);
        for (auto at = names.lower_bound(stem); at != names.end() && at->starts_with(stem); ++at)
            if (belongs(*at, name, stem))
                files_.insert(folder + "/" + *at);
    }

    static bool belongs(const std::string& other, const std::string& name, const std::string& stem)
    {
        for (const std::string_view end : {".aux.xml", ".msk", "-wal"})
            if (other == name + std::string{end})
                return true;
        std::string kind = other.starts_with(stem + ".") ? other.substr(stem.size() + 1) : "";
        std::ranges::transform(kind, kind.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        return std::ranges::find(beside, kind) != beside.end();
    }

    /// What a virtual data set names.
    void add_within(const std::string& vrt)
    {
        const gdal::Calls calls;
        const Xml root{CPLParseXMLFile(vrt.c_str())};
        visit(root.get(), fs::path{vrt}.parent_path());
    }

    void visit(const CPLXMLNode* node, const fs::path& folder)
    {
        for (; node; node = node->psNext) {
            const std::string_view name = node->pszValue ? node->pszValue : "";
            if (node->eType == CXT_Element && (name == "SourceFilename" || name == "SrcDataSource" || name == "SourceDataset")) {
                const std::string text = CPLGetXMLValue(node, "", "");
                const bool here = std::string_view{CPLGetXMLValue(node, "relativeToVRT", "0")} == "1" && !names_a_driver(text);
                add(here ? (folder / text).lexically_normal().string() : text);
            }
            visit(node->psChild, folder);
        }
    }

    std::set<std::string> files_;
    std::map<std::string, std::set<std::string>> folders_;
};

}  // namespace

std::vector<std::string> source_members(const std::string& source)
{
    std::vector<std::string> members;
    for (const std::string& name : names_in(source))
        for (std::string& member : members_of(name))
            members.push_back(std::move(member));
    return members;
}

std::vector<std::string> source_files(const std::string& source)
{
    FileList list;
    for (const std::string& member : source_members(source))
        list.add(member);
    return list.files();
}

}  // namespace arpent
