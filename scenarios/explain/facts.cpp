#include "scenarios/explain/facts.hpp"

#include "core/unit.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace arpent {

Facts& Facts::operator[](std::string_view name)
{
    if (!std::holds_alternative<Map>(said_))
        said_ = Map{};
    Map& map = std::get<Map>(said_);
    const auto found = std::ranges::find(map, name, &Map::value_type::first);
    return found == map.end() ? map.emplace_back(name, Facts{}).second : found->second;
}

Facts& Facts::add(Facts element)
{
    if (!std::holds_alternative<List>(said_))
        said_ = List{};
    return std::get<List>(said_).emplace_back(std::move(element));
}

void Facts::take(Facts more)
{
    for (auto& [name, fact] : std::get<Map>(more.said_))
        (*this)[name] = std::move(fact);
}

const Facts* Facts::find(std::string_view name) const
{
    const Map* map = std::get_if<Map>(&said_);
    const auto found = map ? std::ranges::find(*map, name, &Map::value_type::first) : Map::const_iterator{};
    return map && found != map->end() ? &found->second : nullptr;
}

bool Facts::empty() const
{
    const List* list = std::get_if<List>(&said_);
    const Map* map = std::get_if<Map>(&said_);
    return std::holds_alternative<std::monostate>(said_) || (list && list->empty()) || (map && map->empty());
}

/// Writes facts as JSON.
class FactsWriter {
public:
    std::string write(const Facts& facts)
    {
        write_value(facts, 0);
        return std::move(text_) + '\n';
    }

private:
    static std::string quoted(const std::string& text) { return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace); }

    void write_value(const Facts& facts, std::size_t indent)
    {
        if (const bool* flag = std::get_if<bool>(&facts.said_))
            text_ += *flag ? "true" : "false";
        else if (const double* number = std::get_if<double>(&facts.said_))
            text_ += std::isfinite(*number) ? number_text(*number) : "null";
        else if (const std::string* text = std::get_if<std::string>(&facts.said_))
            text_ += quoted(*text);
        else if (const Facts::List* list = std::get_if<Facts::List>(&facts.said_))
            write_all(*list, indent, "[]", [](const Facts& each) { return std::pair{std::string{}, &each}; });
        else if (const Facts::Map* map = std::get_if<Facts::Map>(&facts.said_))
            write_all(*map, indent, "{}", [](const auto& each) { return std::pair{quoted(each.first) + ": ", &each.second}; });
        else
            text_ += "null";
    }

    void write_all(const auto& all, std::size_t indent, const char* ends, const auto& part)
    {
        text_ += ends[0];
        for (const auto& each : all) {
            const auto [head, value] = part(each);
            text_ += (&each == all.data() ? "\n" : ",\n") + std::string(2 * indent + 2, ' ') + head;
            write_value(*value, indent + 1);
        }
        text_ += (all.empty() ? "" : '\n' + std::string(2 * indent, ' ')) + ends[1];
    }

    std::string text_{};
};

std::string Facts::json() const { return FactsWriter{}.write(*this); }

}  // namespace arpent
