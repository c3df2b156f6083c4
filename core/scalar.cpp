#include "core/scalar.hpp"

#include "core/error.hpp"
#include "core/tree.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace arpent {
namespace {

/// The number that a text begins with, and how many characters it takes.
struct Leading {
    double value = 0;
    std::size_t length = 0;
};

std::optional<Leading> leading_number(std::string_view text)
{
    Leading read;
    const std::size_t sign = text.starts_with('+') && !text.starts_with("+-") ? 1 : 0;
    const auto [end, failure] = std::from_chars(text.data() + sign, text.data() + text.size(), read.value);
    if (failure != std::errc{} || !std::isfinite(read.value))
        return std::nullopt;
    read.length = static_cast<std::size_t>(end - text.data());
    return read;
}

/// To 15 digits: "36 mm/h" and "1e-5 m/s" are one value, to the last bit.
double rounded(double si)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), si, std::chars_format::scientific, 14).ptr;
    std::from_chars(text.data(), end, si);
    return si;
}

/// The text with its decimal comma as a point.
std::string with_point(std::string text)
{
    const auto comma = text.find(',');
    if (comma != text.npos && text.find(',', comma + 1) == text.npos)
        text[comma] = '.';
    return text;
}

/// `5m` as `5 m`, `2,5 m` as `2.5 m`: what was most likely meant, or nothing.
std::string mended(const std::string& text, const std::vector<std::string>& allowed)
{
    std::string better = with_point(text);
    const auto number = leading_number(better);
    if (!number)
        return "";
    const auto unit = better.find_first_not_of(' ', number->length);
    better = better.substr(0, number->length).append(unit == better.npos ? "" : " ").append(better, std::min(unit, better.size()));
    const auto read = parse_quantity(better, join(allowed, " | "), false);
    return better != text && read.wrong.empty() ? better : "";
}

struct Allowed {
    std::vector<Unit> units;
    std::vector<std::string> names;

    bool like(const Unit& unit) const
    {
        return units.empty() || std::ranges::any_of(units, [&](const Unit& each) { return each.same_dimension(unit); });
    }
};

/// "EUR | EUR/m2" as two units; one alone stands for all usual ones of its kind.
Allowed allowed_units(std::string_view units, bool difference)
{
    Allowed allowed;
    for (std::size_t end = 0; !units.empty(); units.remove_prefix(std::min(units.size(), end + 3))) {
        end = std::min(units.find(" | "), units.size());
        allowed.units.push_back(parse_unit(units.substr(0, end)));
        allowed.names.emplace_back(units.substr(0, end));
    }
    if (allowed.units.size() == 1) {
        std::vector<std::string> usual = usual_units(allowed.units.front());
        if (std::ranges::find(usual, allowed.names.front()) == usual.end())
            usual.insert(usual.begin(), allowed.names.front());
        allowed.names = std::move(usual);
    }
    if (difference)
        std::erase(allowed.names, "degC");
    return allowed;
}

std::string allowed_text(const std::vector<std::string>& names) { return names.empty() ? "" : " (allowed: " + join(names) + ")"; }

std::optional<Unit> try_unit(std::string_view text)
{
    try {
        return parse_unit(text);
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::string wrong_unit(const std::string& text, const Allowed& allowed, bool difference)
{
    const auto unit = try_unit(text);
    if (!unit) {
        const auto names = allowed.names.empty() ? usual_units() : allowed.names;
        const auto near = nearest(text, names);
        return "unknown unit " + in_quotes(text) + (near.empty() ? "" : ", did you mean " + in_quotes(near) + '?') + allowed_text(names);
    }
    if (!allowed.like(*unit))
        return in_quotes(text) + " is a unit of another kind" + allowed_text(allowed.names);
    if (difference && unit->shift != 0)
        return "a difference is not in " + text + allowed_text(allowed.names);
    return "";
}

template <class T>
Parsed<T> refused(std::string why)
{
    return {{}, std::move(why)};
}

}  // namespace

Parsed<double> parse_number(const std::string& text)
{
    const auto number = leading_number(text);
    if (number && number->length == text.size())
        return {number->value, ""};
    const auto better = with_point(text);
    const auto mend = leading_number(better);
    const bool meant = mend && mend->length == better.size();
    return refused<double>(in_quotes(text) + " is not a number" + (meant ? ", did you mean " + in_quotes(better) + '?' : ""));
}

Parsed<bool> parse_flag(const std::string& text)
{
    if (text == "true" || text == "false")
        return {text == "true", ""};
    return refused<bool>("unknown word " + in_quotes(text) + hint(text, {"true", "false"}));
}

std::string wrong_unit(const std::string& text, const std::string& units, bool difference)
{
    return wrong_unit(text, allowed_units(units, difference), difference);
}

std::string units_text(const std::string& units, bool difference) { return join(allowed_units(units, difference).names); }

bool may_be_bare(const std::string& units)
{
    return units.empty() || std::ranges::any_of(allowed_units(units, false).units, &Unit::countable);
}

Parsed<Value> parse_quantity(const std::string& text, const std::string& units, bool difference)
{
    const Allowed allowed = allowed_units(units, difference);
    const auto number = leading_number(text);
    const bool bare = number && number->length == text.size();
    if (bare) {
        const auto counted = std::ranges::find_if(allowed.units, &Unit::countable);
        if (counted == allowed.units.end() && !units.empty())
            return refused<Value>(in_quotes(text) + " has no unit" + allowed_text(allowed.names));
        return {{rounded(number->value), "", units.empty() ? Unit{} : Unit{counted->sixths}}, ""};
    }
    const bool parted = number && text[number->length] == ' ' && text.size() > number->length + 1 && text[number->length + 1] != ' ';
    if (!parted) {
        const auto better = mended(text, allowed.names);
        return refused<Value>(in_quotes(text) + " is not a number with a unit" +
                              (better.empty() ? "" : ", did you mean " + in_quotes(better) + '?') + allowed_text(allowed.names));
    }
    const std::string name = text.substr(number->length + 1);
    if (auto wrong = wrong_unit(name, allowed, difference); !wrong.empty())
        return refused<Value>(std::move(wrong));
    const Unit unit = parse_unit(name);
    return {{rounded(unit.to_si(number->value)), "", unit}, ""};
}

}  // namespace arpent
