#include "scenarios/explain/facts.hpp"

#include "core/unit.hpp"

#include <algorithm>

namespace arpent {
namespace {

/// Characters, not bytes.
std::size_t width(const std::string& text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string padded(const std::string& text, std::size_t to) { return text + std::string(to - std::min(to, width(text)), ' '); }

std::string words(std::string name)
{
    std::ranges::replace(name, '_', ' ');
    return name;
}

using Row = std::vector<std::string>;

/// Columns as wide as their widest cell; the last one is left as it is.
std::string table(const std::vector<Row>& rows, const std::string& indent)
{
    std::vector<std::size_t> widths(rows.front().size());
    for (const Row& row : rows)
        for (std::size_t n = 0; n < row.size(); ++n)
            widths[n] = std::max(widths[n], width(row[n]));
    std::string text;
    for (const Row& row : rows) {
        std::string line = indent;
        for (std::size_t n = 0; n < row.size(); ++n)
            line += padded(row[n], widths[n]) + "  ";
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

}  // namespace

/// Tells facts to people.
class FactsTeller {
public:
    std::string tell(const Facts& facts)
    {
        if (const Facts::Map* map = std::get_if<Facts::Map>(&facts.said_))
            tell_map(*map, "");
        else
            text_ += value(facts) + '\n';
        return std::move(text_);
    }

private:
    static std::string value(const Facts& facts)
    {
        if (const bool* flag = std::get_if<bool>(&facts.said_))
            return *flag ? "yes" : "no";
        if (const double* number = std::get_if<double>(&facts.said_))
            return number_text(*number);
        if (const std::string* text = std::get_if<std::string>(&facts.said_))
            return *text;
        std::string all;
        if (const Facts::List* list = std::get_if<Facts::List>(&facts.said_))
            for (const Facts& each : *list)
                all += (all.empty() ? "" : ", ") + value(each);
        if (const Facts::Map* map = std::get_if<Facts::Map>(&facts.said_))
            for (const auto& [name, each] : *map)
                all += (all.empty() ? "" : ", ") + words(name) + ' ' + value(each);
        return all.empty() ? "-" : all;
    }

    static const Facts::List* rows(const Facts& facts)
    {
        const Facts::List* list = std::get_if<Facts::List>(&facts.said_);
        return list && !list->empty() && std::holds_alternative<Facts::Map>(list->front().said_) ? list : nullptr;
    }

    static bool has_lines(const Facts& facts) { return rows(facts) || (std::holds_alternative<Facts::Map>(facts.said_) && !facts.empty()); }

    void tell_map(const Facts::Map& map, const std::string& indent)
    {
        std::size_t longest = 0;
        for (const auto& [name, each] : map)
            longest = std::max(longest, has_lines(each) ? 0 : width(name));
        for (const auto& [name, each] : map) {
            if (!has_lines(each)) {
                text_ += indent + padded(words(name), longest) + "  " + value(each) + '\n';
                continue;
            }
            text_ += indent + words(name) + '\n';
            if (const Facts::List* list = rows(each))
                tell_table(*list, indent + "  ");
            else
                tell_map(std::get<Facts::Map>(each.said_), indent + "  ");
        }
    }

    /// A row for each map of a list, a column for each name that one of them has.
    void tell_table(const Facts::List& list, const std::string& indent)
    {
        Row names, head;
        for (const Facts& each : list)
            for (const auto& [name, cell] : std::get<Facts::Map>(each.said_))
                if (std::ranges::find(names, name) == names.end()) {
                    names.push_back(name);
                    head.push_back(words(name));
                }
        std::vector<Row> cells{head};
        for (const Facts& each : list) {
            Row& row = cells.emplace_back();
            for (const auto& name : names)
                row.push_back(each.find(name) ? value(*each.find(name)) : "");
        }
        text_ += table(cells, indent);
    }

    std::string text_{};
};

std::string Facts::text() const { return FactsTeller{}.tell(*this); }

}  // namespace arpent
