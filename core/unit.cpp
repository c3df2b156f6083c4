#include "core/unit.hpp"

#include "core/error.hpp"
#include "core/unit_symbols.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <optional>

namespace arpent {
namespace {

constexpr const auto& bases = unit_bases;
constexpr std::size_t first_count = 7;  // EUR and what follows are 1 for udunits
constexpr int largest_power = 20;

// In the order in which people are told of them.
constexpr std::array<std::string_view, 54> usual{
    "m",      "cm",        "mm",        "km",   "m2",     "ha",   "km2",     "m3",      "L",         "s",        "min",
    "h",      "d",         "y",         "kg",   "g",      "degC", "K",       "1",       "%",         "m/s",      "km/h",
    "mm/h",   "mm/min",    "mm/d",      "m2/s", "m3/s",   "L/s",  "K/km",    "K/m",     "Pa",        "hPa",      "W",
    "kW",     "J",         "kWh",       "W/m2", "J/m2",   "EUR",  "kEUR",    "MEUR",    "EUR/m2",    "EUR/m",    "EUR/tree",
    "person", "person/m2", "person/ha", "job",  "job/ha", "tree", "tree/ha", "vehicle", "vehicle/h", "vehicle/d"};

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
bool is_symbol(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '%'; }

/// A unit's text, eaten from the left.
struct UnitText {
    std::string_view whole, rest;

    [[noreturn]] void fail(const std::string& why = "") const
    {
        throw Error{Fault::study, "unknown unit \"" + std::string{whole} + '"' + why};
    }

    template <typename Fits>
    std::string_view eat(Fits fits)
    {
        const auto eaten = rest.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(rest, fits) - rest.begin()));
        rest.remove_prefix(eaten.size());
        return eaten;
    }

    double number()
    {
        double value = 0;
        const auto [end, failure] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
        if (failure != std::errc{} || !std::isfinite(value) || value <= 0)
            fail();
        rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
        return value;
    }

    /// 1 after a blank, -1 after a slash.
    int separator()
    {
        const char c = rest.front();
        rest.remove_prefix(1);
        if ((c != ' ' && c != '/') || rest.empty())
            fail();
        return c == ' ' ? 1 : -1;
    }

    Unit symbol()
    {
        const auto name = eat(is_symbol);
        const auto unit = name.empty() ? std::nullopt : unit_symbol(name);
        if (!unit)
            fail();
        if (unit->shift != 0)
            fail(": " + std::string{name} + " stands alone, write K");
        return *unit;
    }

    int digits()
    {
        const auto text = eat(is_digit);
        int value = 0;
        if (text.empty() || text.size() > 2)
            fail();
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    }

    /// A power in sixths: "", "2", "-1", "-1/3".
    int power()
    {
        if (rest.empty() || (rest.front() != '-' && !is_digit(rest.front())))
            return 6;
        const int sign = rest.front() == '-' ? -1 : 1;
        rest.remove_prefix(sign < 0 ? 1 : 0);
        const int numerator = digits();
        int denominator = 1;
        if (rest.size() > 1 && rest[0] == '/' && is_digit(rest[1])) {
            rest.remove_prefix(1);
            denominator = digits();
        }
        if (denominator == 0 || 6 * numerator % denominator != 0)
            fail(": a power is a multiple of 1/6");
        return sign * 6 * numerator / denominator;
    }

    void multiply(Unit& unit, const Unit& by, int sixths) const
    {
        for (std::size_t b = 0; b < bases.size(); ++b) {
            const int power = unit.sixths[b] + by.sixths[b] * sixths / 6;
            if (std::abs(power) > 6 * largest_power)
                fail(": a power is at most " + std::to_string(largest_power));
            unit.sixths[b] = static_cast<std::int8_t>(power);
        }
        unit.factor = sixths == -6 ? unit.factor / by.factor : unit.factor * std::pow(by.factor, sixths / 6.0);
    }
};

std::string power_text(int sixths)
{
    if (sixths == 6)
        return "";
    if (sixths % 6 == 0)
        return std::to_string(sixths / 6);
    for (const int part : {2, 3})  // halves are 3 sixths, thirds 2
        if (sixths % part == 0)
            return std::to_string(sixths / part) + '/' + std::to_string(6 / part);
    return std::to_string(sixths) + "/6";
}

/// "kg m-1 s-2": positive powers first; without the bases from `end` on.
std::string bases_text(const Unit& unit, std::size_t end)
{
    std::string text;
    for (const int sign : {1, -1})
        for (std::size_t b = 0; b < end; ++b)
            if (unit.sixths[b] * sign > 0)
                text.append(text.empty() ? "" : " ").append(bases[b]).append(power_text(unit.sixths[b]));
    return text;
}

std::string with_factor(double factor, const std::string& text)
{
    const bool plain = factor == 1 && !text.empty();
    return plain ? text : number_text(factor) + (text.empty() ? "" : " " + text);
}

}  // namespace

bool Unit::countable() const
{
    return std::all_of(sixths.begin(), sixths.begin() + first_count + 1, [](int power) { return power == 0; }) &&
           std::all_of(sixths.begin(), sixths.end(), [](int power) { return power == 0 || power == 6; });
}

Unit parse_unit(std::string_view text)
{
    UnitText eaten{text, text};
    if (text.empty())
        eaten.fail();
    if (const auto alone = unit_symbol(text))
        return *alone;  // the only place where a shift has a meaning
    Unit unit;
    bool begun = is_digit(text.front());
    if (begun)
        unit.factor = eaten.number();
    for (; !eaten.rest.empty(); begun = true) {
        const int sign = begun ? eaten.separator() : 1;
        const Unit factor = eaten.symbol();
        eaten.multiply(unit, factor, sign * eaten.power());
    }
    return unit;
}

std::string unit_text(const Unit& unit)
{
    for (const auto name : usual)
        if (parse_unit(name) == unit)
            return std::string{name};
    return with_factor(unit.factor, bases_text(unit, bases.size()));
}

std::string cf_unit(const Unit& unit)
{
    for (const auto power : unit.sixths)
        if (power % 6 != 0)
            return "";
    Unit physical = unit;
    std::fill(physical.sixths.begin() + first_count, physical.sixths.end(), std::int8_t{});
    for (const std::string_view name : {"mm h-1", "mm min-1", "mm d-1", "km h-1", "W m-2", "J m-2", "W", "J", "Pa", "hPa", "degC",
                                        "%",      "mm",       "cm",     "km",     "min",   "h",     "d", "g", "L",  "h-1", "d-1"})
        if (parse_unit(name) == physical)
            return std::string{name};
    return with_factor(unit.factor, bases_text(unit, first_count));
}

std::vector<std::string> usual_units() { return {usual.begin(), usual.end()}; }

std::vector<std::string> usual_units(const Unit& unit)
{
    std::vector<std::string> names;
    for (const auto name : usual)
        if (parse_unit(name).same_dimension(unit))
            names.emplace_back(name);
    if (names.empty())
        names.push_back(unit_text(unit));
    return names;
}

Quantity parse_quantity(std::string_view text)
{
    double value = 0;
    const std::size_t sign = text.starts_with('+') ? 1 : 0;
    const auto [end, failure] = std::from_chars(text.data() + sign, text.data() + text.size(), value);
    const std::string_view rest{end, static_cast<std::size_t>(text.data() + text.size() - end)};
    const bool parted = rest.empty() || (rest.size() > 1 && rest[0] == ' ' && (!is_digit(rest[1]) || rest.substr(1, 2) == "1/"));
    if (failure != std::errc{} || !std::isfinite(value) || !parted || text.starts_with("+-"))
        throw Error{Fault::study, '"' + std::string{text} + "\" is not a number with a unit"};
    return {value, rest.empty() ? Unit{} : parse_unit(rest.substr(1))};
}

namespace {

template <typename T>
std::string shortest(T value)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

}  // namespace

std::string number_text(double value) { return shortest(value); }

std::string number_text(float value) { return shortest(value); }

}  // namespace arpent
