#include "scenarios/compare/html.hpp"

#include "core/error.hpp"
#include "io/table_file.hpp"

namespace arpent {

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

std::string Words::operator()(std::string_view key, const std::vector<std::string>& arguments) const
{
    const auto found = texts_.find(key);
    if (found == texts_.end())
        throw Error{Fault::internal, "text.csv has no " + std::string{key}};
    std::string made = found->second;
    for (std::size_t n = arguments.size(); n-- > 0;)
        for (auto at = made.find("{" + std::to_string(n) + "}"); at != made.npos; at = made.find("{" + std::to_string(n) + "}", at))
            made.replace(at, 3, escaped(arguments[n]));
    return made;
}

}  // namespace arpent
