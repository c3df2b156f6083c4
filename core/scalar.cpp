#include "core/scalar.hpp"

#include "core/error.hpp"
#include "core/tree.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
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
    if (allowed.units.size() == 1)
        allowed.names = usual_units(allowed.units.front());
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
        const auto near = nearest(text, allowed.names);
        return "unknown unit " + in_quotes(text) + (near.empty() ? "" : ", did you mean " + in_quotes(near) + '?') + allowed_text(allowed.names);
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

bool digits_at(std::string_view text, std::size_t at, std::size_t count)
{
    return at + count <= text.size() && text.substr(at, count).find_first_not_of("0123456789") == text.npos;
}

int number_at(std::string_view text, std::size_t at, std::size_t count)
{
    int value = 0;
    std::from_chars(text.data() + at, text.data() + at + count, value);
    return value;
}

constexpr int most_east = 14 * 60, no_zone = 24 * 60;  // [min]

/// The zone at the end of an instant, in minutes; nothing where there is none. Eats it.
std::optional<int> eat_zone(std::string_view& text)
{
    if (text.ends_with('Z')) {
        text.remove_suffix(1);
        return 0;
    }
    if (text.size() < 6)
        return std::nullopt;
    const auto zone = text.substr(text.size() - 6);
    if ((zone[0] != '+' && zone[0] != '-') || !digits_at(zone, 1, 2) || zone[3] != ':' || !digits_at(zone, 4, 2))
        return std::nullopt;
    text.remove_suffix(6);
    const int hours = number_at(zone, 1, 2), minutes = number_at(zone, 4, 2);
    return minutes > 59 ? no_zone : (zone[0] == '-' ? -1 : 1) * (60 * hours + minutes);
}

/// `2035-08-19`, `2035-08-19T00:00`, `2035-08-19T00:00:30`, `2035-08-19T00:00:30.5`: is it spelled so?
bool spelled_as_time(std::string_view text)
{
    const bool day = digits_at(text, 0, 4) && digits_at(text, 5, 2) && digits_at(text, 8, 2) && text[4] == '-' && text[7] == '-';
    if (!day || text.size() == 10)
        return day;
    const bool minutes = text[10] == 'T' && digits_at(text, 11, 2) && digits_at(text, 14, 2) && text[13] == ':';
    if (!minutes || text.size() == 16)
        return minutes;
    const bool seconds = text[16] == ':' && digits_at(text, 17, 2);
    return seconds && (text.size() == 19 || (text[19] == '.' && text.size() > 20 && digits_at(text, 20, text.size() - 20)));
}

/// Seconds since 1970 of a spelled time without zone; nothing where the calendar has no such moment.
std::optional<double> seconds_of(std::string_view text)
{
    using namespace std::chrono;
    const year_month_day day{year{number_at(text, 0, 4)}, month{static_cast<unsigned>(number_at(text, 5, 2))}, std::chrono::day{static_cast<unsigned>(number_at(text, 8, 2))}};
    const int hour = number_at(text, 11, 2), minute = number_at(text, 14, 2);
    double second = 0;
    if (text.size() > 16)
        std::from_chars(text.data() + 17, text.data() + text.size(), second);
    if (!day.ok() || hour > 23 || minute > 59 || second >= 60)
        return std::nullopt;
    const auto days = static_cast<double>(sys_days{day}.time_since_epoch().count());
    return 86400 * days + 3600 * hour + 60 * minute + second;
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

Parsed<Instant> parse_instant(const std::string& text)
{
    std::string_view time{text};
    const auto zone = eat_zone(time);
    if (!spelled_as_time(time))
        return refused<Instant>(in_quotes(text) + " is not a day and hour (as 2035-08-19T00:00+02:00)");
    if (!zone || time.size() == 10) {
        const std::string hour{time.size() == 10 ? std::string{time} + "T00:00" : std::string{time}};
        const char* lacks = time.size() > 10 ? " has no zone" : zone ? " has no hour" : " has no hour and zone";
        return refused<Instant>(in_quotes(text) + lacks + ": write " + hour + "+02:00 or " + hour + "Z");
    }
    const auto local = seconds_of(time);
    if (!local || std::abs(*zone) > most_east)
        return refused<Instant>(in_quotes(text) + " is no day or hour of the calendar");
    return {{*local - 60.0 * *zone, *zone}, ""};
}

std::string instant_text(const Instant& instant)
{
    using namespace std::chrono;
    const double local = instant.utc + 60.0 * instant.zone_minutes;
    const double days_since = std::floor(local / 86400);
    const year_month_day date{sys_days{days{static_cast<int>(days_since)}}};
    const double in_day = local - 86400 * days_since;
    const int minute = static_cast<int>(in_day / 60);
    const double second = in_day - 60.0 * minute;
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), minute / 60, minute % 60);
    std::string written{text.data()};
    if (second != 0)
        written += (second < 10 ? ":0" : ":") + number_text(second);
    const int zone = std::abs(instant.zone_minutes);
    std::snprintf(text.data(), text.size(), "%c%02d:%02d", instant.zone_minutes < 0 ? '-' : '+', zone / 60, zone % 60);
    return written + (zone == 0 ? "Z" : text.data());
}

std::string wrong_unit(const std::string& text, const std::string& units, bool difference)
{
    return wrong_unit(text, allowed_units(units, difference), difference);
}

std::string units_text(const std::string& units, bool difference) { return join(allowed_units(units, difference).names); }

bool may_be_bare(const std::string& units) { return units.empty() || std::ranges::any_of(allowed_units(units, false).units, &Unit::countable); }

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
        return refused<Value>(in_quotes(text) + " is not a number with a unit" + (better.empty() ? "" : ", did you mean " + in_quotes(better) + '?') + allowed_text(allowed.names));
    }
    const std::string name = text.substr(number->length + 1);
    if (auto wrong = wrong_unit(name, allowed, difference); !wrong.empty())
        return refused<Value>(std::move(wrong));
    const Unit unit = parse_unit(name);
    return {{rounded(unit.to_si(number->value)), "", unit}, ""};
}

}  // namespace arpent
