#include "core/data_path.hpp"

#include "core/file_path.hpp"
#include "core/file_pattern.hpp"
#include "core/tree.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>

namespace arpent {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 12> services{"PG",  "POSTGRESQL", "MYSQL", "MSSQL", "OCI",    "ODBC",
                                                    "WFS", "OAPIF",      "WFS3",  "WCS",   "OGCAPI", "WMTS"};
constexpr std::string_view from_web = "/vsicurl/", from_archive = "/vsizip/";

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

/// "PG" of "PG:dbname=town"
std::string_view driver_of(std::string_view name) { return name.substr(0, name.find(':')); }

bool holds_password(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const std::string_view word : {"password", "passwd", "pwd"})
        if (const auto at = text.find(word); at != text.npos)
            if (const auto next = text.find_first_not_of(' ', at + word.size()); next != text.npos && text[next] == '=')
                return true;
    const auto scheme = text.find("://");  // user:password@host
    if (scheme == text.npos)
        return false;
    const std::string host = text.substr(scheme + 3, text.find('/', scheme + 3) - scheme - 3);
    return host.find('@') != host.npos && host.find(':') < host.find('@');
}

/// The archive's end within "a/tiles.zip/b.tif"; npos where no part is an archive.
std::size_t archive_end(std::string_view path)
{
    for (auto at = path.find(".zip"); at != path.npos; at = path.find(".zip", at + 1))
        if (at + 4 == path.size() || path[at + 4] == '/')
            return at + 4;
    return path.npos;
}

/// A file within an archive, or all of it.
Parsed<std::string> in_archive(const std::string& path, const std::string& folder)
{
    const auto end = archive_end(path);
    if (end == path.npos)
        return {std::string{from_archive} + path, ""};
    auto archive = file_path(path.substr(0, end), folder);
    archive.value = std::string{from_archive} + archive.value + path.substr(end);
    return archive;
}

/// The file in "NETCDF:rain.nc:depth" or in "NETCDF:\"rain.nc\":depth": where it begins and ends.
std::pair<std::size_t, std::size_t> file_within(const std::string& name)
{
    const auto colon = name.find(':') + 1;
    const bool quoted = colon < name.size() && name[colon] == '"';
    const auto begin = colon + (quoted ? 1 : 0);
    return {begin, std::min(name.find(quoted ? '"' : ':', begin), name.size())};
}

Parsed<std::string> in_driver(const std::string& name, const std::string& folder)
{
    const auto [begin, end] = file_within(name);
    auto path = data_path(name.substr(begin, end - begin), folder);
    path.value = name.substr(0, begin) + path.value + name.substr(end);
    return path;
}

Parsed<std::string> file_or_pattern(const std::string& text, const std::string& folder)
{
    std::error_code failure;
    const std::string path = fs::absolute(fs::path{folder} / text, failure).lexically_normal().string();
    if (is_data_folder(path) && fs::is_directory(path, failure))
        return {path, ""};
    if (!is_pattern(text) || fs::exists(path, failure))
        return file_path(text, folder);
    if (files_fitting(path).empty())
        return {"", "no file fits " + in_quotes(path)};
    return {path, ""};
}

}  // namespace

Parsed<std::string> data_path(const std::string& text, const std::string& folder)
{
    const auto name = with_variable(text);
    if (!name.wrong.empty() || text.empty())
        return file_path(text, folder);
    if (holds_password(name.value))
        return {"", "holds a password: leave it out and set PGPASSWORD (or ~/.pgpass) for a database, GDAL_HTTP_USERPWD for a server"};
    if (name.value.find_first_of(std::string_view{"\0\n", 2}) != name.value.npos)
        return {"", "is not the name of a file"};
    if (is_address(name.value))
        return {std::string{from_web} + name.value, ""};
    if (name.value.starts_with(from_archive))
        return in_archive(name.value.substr(from_archive.size()), folder);
    if (name.value.starts_with("/vsi") || is_remote(name.value))
        return {name.value, ""};
    if (names_a_driver(name.value))
        return in_driver(name.value, folder);
    if (std::error_code ignored; archive_end(name.value) != name.value.npos && !fs::is_directory(fs::path{folder} / name.value, ignored))
        return in_archive(name.value, folder);
    return file_or_pattern(name.value, folder);
}

std::string file_of(const std::string& name)
{
    if (is_remote(name))
        return "";
    if (names_a_driver(name)) {
        const auto [begin, end] = file_within(name);
        return file_of(name.substr(begin, end - begin));
    }
    if (!name.starts_with("/vsi"))
        return name;
    const std::string path = name.substr(std::min(name.find('/', 1), name.size() - 1) + 1);
    return path.substr(0, archive_end(path));
}

std::string shown_name(const std::string& name, const std::string& folder)
{
    if (name.starts_with(from_web))
        return name.substr(from_web.size());
    if (name.starts_with(from_archive))
        return shown_name(name.substr(from_archive.size()), folder);
    if (name.starts_with("/vsi") || is_remote(name))
        return name;
    if (names_a_driver(name)) {
        const auto [begin, end] = file_within(name);
        return name.substr(0, begin) + shown_name(name.substr(begin, end - begin), folder) + name.substr(end);
    }
    return fs::absolute(name).lexically_normal().lexically_relative(fs::absolute(folder).lexically_normal()).generic_string();
}

std::string said_from(const std::string& text, const std::string& by, const std::string& folder)
{
    if (text.starts_with("${") || text.starts_with('/') || is_address(text) || is_remote(text))
        return text;
    if (!names_a_driver(text))
        return shown_name(by + '/' + text, folder);
    const auto [begin, end] = file_within(text);
    return text.substr(0, begin) + said_from(text.substr(begin, end - begin), by, folder) + text.substr(end);
}

std::string joined_names(const std::vector<std::string>& names)
{
    std::string joined;
    for (const std::string& name : names)
        joined += (joined.empty() ? "" : "\n") + name;
    return joined;
}

std::vector<std::string> names_in(const std::string& joined)
{
    std::vector<std::string> names;
    for (std::size_t at = 0; at <= joined.size();) {
        const auto end = std::min(joined.find('\n', at), joined.size());
        names.push_back(joined.substr(at, end - at));
        at = end + 1;
    }
    return names;
}

bool is_data_folder(std::string_view path)
{
    const std::string_view name = path.substr(0, path.find_last_not_of('/') + 1);
    return name.ends_with(".gdb") || name.ends_with(".zarr");
}

bool names_a_driver(std::string_view name)
{
    const auto colon = name.find(':');
    return colon != name.npos && colon > 1 && name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789") == colon;
}

bool is_remote(std::string_view name)
{
    constexpr std::array<std::string_view, 6> webs{"/vsicurl", "/vsis3", "/vsigs", "/vsiaz", "/vsiswift", "/vsiadls"};
    return std::ranges::any_of(webs, [&](std::string_view web) { return name.starts_with(web); }) ||
           (names_a_driver(name) && std::ranges::find(services, driver_of(name)) != services.end());
}

}  // namespace arpent
