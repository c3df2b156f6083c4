#include "core/file_path.hpp"

#include "core/tree.hpp"

#include <cstdlib>
#include <filesystem>

namespace arpent {
namespace {

constexpr std::string_view variable = "${ARPENT_DATA}";

}  // namespace

Parsed<std::string> with_variable(std::string text)
{
    for (std::size_t at = text.find("${"); at != text.npos; at = text.find("${", at)) {
        const auto end = std::min(text.find('}', at), text.size() - 1) + 1;
        if (text.substr(at, end - at) != variable)
            return {"", "unknown variable " + in_quotes(text.substr(at, end - at)) + " (allowed: " + std::string{variable} + ")"};
        const char* folder = std::getenv("ARPENT_DATA");
        if (folder == nullptr || *folder == '\0')
            return {"", "the variable ARPENT_DATA is not set: set it to the folder of the data"};
        text.replace(at, variable.size(), folder);
        at += std::string_view{folder}.size();
    }
    return {text, ""};
}

std::string folder_of(const std::string& file)
{
    const auto folder = std::filesystem::path{file}.parent_path();
    return folder.empty() ? "." : folder.string();
}

Parsed<std::string> file_path(const std::string& text, const std::string& folder)
{
    namespace fs = std::filesystem;
    if (text.empty())
        return {"", "is empty (allowed: a file)"};
    auto path = with_variable(text);
    if (!path.wrong.empty())
        return path;
    if (path.value.find('\0') != path.value.npos)
        return {"", "is not the name of a file"};
    std::error_code failure;
    path.value = fs::absolute(fs::path{folder} / path.value, failure).lexically_normal().string();
    const auto kind = fs::status(path.value, failure).type();
    if (kind == fs::file_type::directory)
        return {"", in_quotes(path.value) + " is a directory (allowed: a file)"};
    if (kind == fs::file_type::not_found || kind == fs::file_type::none)
        return {"", "no such file " + in_quotes(path.value)};
    if (kind != fs::file_type::regular)  // a pipe or device may never end
        return {"", in_quotes(path.value) + " is no regular file"};
    return path;
}

}  // namespace arpent
