#include "core/scalar.hpp"
#include "core/tree.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <optional>

namespace arpent {
namespace {

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
    const year_month_day day{year{number_at(text, 0, 4)}, month{static_cast<unsigned>(number_at(text, 5, 2))},
                             std::chrono::day{static_cast<unsigned>(number_at(text, 8, 2))}};
    const int hour = number_at(text, 11, 2), minute = number_at(text, 14, 2);
    double second = 0;
    if (text.size() > 16)
        std::from_chars(text.data() + 17, text.data() + text.size(), second);
    if (!day.ok() || hour > 23 || minute > 59 || second >= 60)
        return std::nullopt;
    const auto days = static_cast<double>(sys_days{day}.time_since_epoch().count());
    return 86400 * days + 3600 * hour + 60 * minute + second;
}

Parsed<Instant> refused(std::string why) { return {{}, std::move(why)}; }

}  // namespace

Parsed<Instant> parse_instant(const std::string& text)
{
    std::string_view time{text};
    const auto zone = eat_zone(time);
    if (!spelled_as_time(time))
        return refused(in_quotes(text) + " is not a day and hour (as 2035-08-19T00:00+02:00)");
    if (!zone || time.size() == 10) {
        const std::string hour{time.size() == 10 ? std::string{time} + "T00:00" : std::string{time}};
        const char* lacks = time.size() > 10 ? " has no zone" : zone ? " has no hour" : " has no hour and zone";
        return refused(in_quotes(text) + lacks + ": write " + hour + "+02:00 or " + hour + "Z");
    }
    const auto local = seconds_of(time);
    if (!local || std::abs(*zone) > most_east)
        return refused(in_quotes(text) + " is no day or hour of the calendar");
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

}  // namespace arpent
