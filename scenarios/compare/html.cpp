#include "scenarios/compare/html.hpp"

#include "core/error.hpp"
#include "io/table_file.hpp"

namespace arpent {
namespace {

/// `{n}` by the argument of that number; what an argument holds is not read again.
std::string filled(std::string_view text, const std::vector<std::string>& arguments)
{
    std::string made;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t n = at + 2 < text.size() && text[at] == '{' && text[at + 2] == '}' ? static_cast<std::size_t>(text[at + 1] - '0') : arguments.size();
        if (n >= arguments.size()) {
            made += text[at];
            continue;
        }
        made += arguments[n];
        at += 2;
    }
    return made;
}

}  // namespace

std::string escaped(std::string_view text)
{
    std::string made;
    for (const char c : text)
        switch (c) {
        case '&': made += "&amp;"; break;
        case '<': made += "&lt;"; break;
        case '>': made += "&gt;"; break;
        case '"': made += "&quot;"; break;
        case '\'': made += "&#39;"; break;
        default: made += c;
        }
    return made;
}

std::string element(std::string_view name, std::string_view attributes, std::string_view content)
{
    std::string made = "<" + std::string{name};
    if (!attributes.empty())
        made += " " + std::string{attributes};
    return made + ">" + std::string{content} + "</" + std::string{name} + ">";
}

Words::Words(std::string language) : language_{std::move(language)}
{
    const Table table = Table::parse(page_file("text.csv"), "text.csv");
    const int text = table.column(language_);
    if (text < 1)
        throw Error{Fault::usage, "there is no page in \"" + language_ + "\" (allowed: en, fr)"};
    for (int n = 0; n < table.rows(); ++n)
        texts_.emplace(table.text(n, 0), table.text(n, text));
}

const std::string& Words::text(std::string_view key) const
{
    const auto found = texts_.find(key);
    if (found == texts_.end())
        throw Error{Fault::internal, "text.csv has no " + std::string{key}};
    return found->second;
}

std::string Words::plain(std::string_view key, const std::vector<std::string>& arguments) const { return filled(text(key), arguments); }

std::string Words::operator()(std::string_view key, const std::vector<std::string>& arguments) const
{
    std::vector<std::string> safe;
    for (const std::string& argument : arguments)
        safe.push_back(escaped(argument));
    return filled(text(key), safe);
}

}  // namespace arpent
