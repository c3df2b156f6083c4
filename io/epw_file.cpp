#include "core/error.hpp"
#include "io/file.hpp"
#include "io/text_lines.hpp"
#include "io/weather_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>

namespace arpent {
namespace {

// EnergyPlus, Auxiliary Programs, chapter "EnergyPlus Weather File (EPW) Data Dictionary".
struct EpwField {
    std::size_t at;  // cell of a row, from 0
    std::string_view quantity;
    double factor, shift;  // to SI
    double missing;        // this and more is a missing value, as written
};

constexpr std::array<EpwField, 11> fields{{{6, "air_temperature", 1, 273.15, 99.9},
                                           {7, "dew_point", 1, 273.15, 99.9},
                                           {8, "relative_humidity", 0.01, 0, 999},
                                           {9, "pressure", 1, 0, 999999},
                                           {12, "longwave_radiation", 1, 0, 9999},
                                           {13, "global_radiation", 1, 0, 9999},
                                           {14, "direct_radiation", 1, 0, 9999},
                                           {15, "diffuse_radiation", 1, 0, 9999},
                                           {20, "wind_direction", std::numbers::pi / 180, 0, 999},
                                           {21, "wind_speed", 1, 0, 999},
                                           {33, "rain", 1e-3, 0, 999}}};  // [m] in the interval
constexpr std::size_t fewest_cells = 32, most_cells = 35;
constexpr std::array<int, 12> days_before{0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335};  // of each month, in a leap year
constexpr int days_in_year = 366, day_29_february = 59;
constexpr double year_2000 = 946684800;  // [s] since 1970

using Cells = std::vector<std::string_view>;

void split(std::string_view line, Cells& cells)
{
    cells.clear();
    for (;;) {
        const auto end = line.find(',');
        cells.push_back(trimmed(line.substr(0, end)));
        if (end == line.npos)
            return;
        line.remove_prefix(end + 1);
    }
}

std::optional<double> number_in(std::string_view text)
{
    text.remove_prefix(text.starts_with('+') ? 1 : 0);
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc{} && end == text.data() + text.size() && std::isfinite(value) ? std::optional{value} : std::nullopt;
}

/// Day of a leap year from 0; -1 where there is no such day.
int day_of(int month, int day)
{
    if (month < 1 || month > 12)
        return -1;
    const auto m = static_cast<std::size_t>(month - 1);
    const int last = (m == 11 ? days_in_year : days_before[m + 1]) - days_before[m];
    return day < 1 || day > last ? -1 : days_before[m] + day - 1;
}

std::string day_text(int day)
{
    std::size_t m = 11;
    while (days_before[m] > day)
        --m;
    return std::to_string(m + 1) + "/" + std::to_string(day - days_before[m] + 1);
}

class EpwReader {
public:
    explicit EpwReader(const std::string& path)
    {
        file_.path = path;
        file_.any_year = true;
        for (const EpwField& field : fields)
            values_.emplace_back(*find_weather(field.quantity), std::string{field.quantity}, file_.path);
    }

    WeatherFile read()
    {
        const std::string text = read_text(file_.path);
        TextLines lines{text};
        Cells cells;
        for (std::string_view line; lines.next(line);) {
            line_ = lines.number();
            if (!is_utf8(line))
                fail("is not UTF-8");
            split(line, cells);
            if (line_ == 1)
                read_location(cells);
            else if (!per_hour_ && cells[0] == "DATA PERIODS")
                read_period(cells);
            else if (per_hour_ && !line.empty())
                read_row(cells);
        }
        check_whole();
        for (WeatherValues& each : values_)
            each.keep(file_);
        return std::move(file_);
    }

private:
    WeatherFile file_;
    std::vector<WeatherValues> values_;  // as `fields`
    int line_ = 0, per_hour_ = 0;
    int last_day_ = -1;  // of the data period
    std::size_t cells_in_row_ = 0;
    int slot_ = -1;      // of the row before: its interval in a leap year

    [[noreturn]] void fail(const std::string& what) const { throw Error{Fault::data, file_.path + ":" + std::to_string(line_) + ": " + what}; }

    int slots_a_day() const { return 24 * per_hour_; }

    double number(const Cells& cells, std::size_t at, const std::string& what) const
    {
        const auto value = number_in(cells[at]);
        return value ? *value : (fail(what + ": \"" + std::string{cells[at]} + "\" is not a number"), 0);
    }

    int whole(const Cells& cells, std::size_t at, const std::string& what) const { return static_cast<int>(number(cells, at, what)); }

    void read_location(const Cells& cells)
    {
        if (cells[0] != "LOCATION")
            fail("is no EPW: its first line is not LOCATION");
        if (cells.size() != 10)
            fail("LOCATION has " + std::to_string(cells.size()) + " cells (allowed: 10)");
        const double latitude = number(cells, 6, "latitude"), longitude = number(cells, 7, "longitude"), zone = number(cells, 8, "time zone");
        if (std::abs(latitude) > 90 || std::abs(longitude) > 180 || std::abs(zone) > 14)
            fail("LOCATION is not on the Earth (allowed: latitude -90 to 90, longitude -180 to 180, time zone -14 to 14)");
        file_.station = Station{latitude, longitude, number(cells, 9, "elevation")};
        file_.zone_minutes = static_cast<int>(std::lround(60 * zone));
    }

    /// DATA PERIODS, count, records per hour, name, first weekday, first day, last day
    void read_period(const Cells& cells)
    {
        if (cells.size() < 7 || number(cells, 1, "DATA PERIODS") != 1)
            fail("DATA PERIODS: only one period is read");
        const int per_hour = whole(cells, 2, "records per hour");
        if (per_hour < 1 || per_hour > 60 || 60 % per_hour != 0)
            fail("DATA PERIODS: " + std::string{cells[2]} + " records per hour (allowed: what divides 60)");
        per_hour_ = per_hour;
        file_.step = 3600.0 / per_hour;
        Cells parts;
        std::string last{cells[6]};
        std::replace(last.begin(), last.end(), '/', ',');
        split(last, parts);
        if (parts.size() >= 2)
            last_day_ = day_of(whole(parts, parts.size() == 3 ? 1 : 0, "last day"), whole(parts, parts.size() == 3 ? 2 : 1, "last day"));
        if (last_day_ < 0)
            fail("DATA PERIODS: \"" + std::string{cells[6]} + "\" is no day (as 12/31)");
    }

    void read_row(const Cells& cells)
    {
        if (cells_in_row_ == 0)
            cells_in_row_ = std::clamp(cells.size(), fewest_cells, most_cells);
        if (cells.size() != cells_in_row_)
            fail(std::to_string(cells.size()) + " cells in a row (allowed: " + std::to_string(cells_in_row_) + ")");
        follow(cells);
        file_.starts.push_back(year_2000 + slot_ * file_.step);
        file_.lines.push_back(line_);
        for (std::size_t n = 0; n < fields.size(); ++n)
            take(fields[n], cells, values_[n]);
    }

    void take(const EpwField& field, const Cells& cells, WeatherValues& values) const
    {
        if (field.at >= cells.size() || cells[field.at].empty())
            return values.miss(line_);
        const double written = number(cells, field.at, std::string{field.quantity});
        if (written >= field.missing)
            return values.miss(line_);
        values.add((field.factor * written + field.shift) / (field.quantity == "rain" ? file_.step : 1), line_);
    }

    /// The row's interval; the one after that of the row before.
    void follow(const Cells& cells)
    {
        const int day = day_of(whole(cells, 1, "month"), whole(cells, 2, "day")), hour = whole(cells, 3, "hour");
        if (day < 0 || hour < 1 || hour > 24)
            fail("no day and hour: " + std::string{cells[1]} + "/" + std::string{cells[2]} + " hour " + std::string{cells[3]});
        const int first = day * slots_a_day() + (hour - 1) * per_hour_;
        const int next = slot_ < 0 ? first : (slot_ + 1) % (days_in_year * slots_a_day());
        const bool leaps = next == day_29_february * slots_a_day() && first == next + slots_a_day();
        if (!leaps && (next < first || next >= first + per_hour_))
            fail(day_text(day) + " hour " + std::to_string(hour) + " does not follow the row before: " + day_text(next / slots_a_day()) + " hour " +
                 std::to_string(next % slots_a_day() / per_hour_ + 1) + " should");
        slot_ = leaps ? first : next;
        if (file_.starts.size() >= static_cast<std::size_t>(days_in_year * slots_a_day()))
            fail("a year is over: a longer EPW is not read");
    }

    void check_whole() const
    {
        if (!per_hour_)
            throw Error{Fault::data, file_.path + ": is no EPW: it has no DATA PERIODS"};
        if (file_.starts.empty())
            throw Error{Fault::data, file_.path + ": holds no rows"};
        if (slot_ != (last_day_ + 1) * slots_a_day() - 1)
            fail("the file ends at " + day_text(slot_ / slots_a_day()) + " hour " + std::to_string(slot_ % slots_a_day() / per_hour_ + 1) +
                 ", its DATA PERIODS at " + day_text(last_day_));
    }
};

}  // namespace

WeatherFile read_epw(const std::string& path) { return EpwReader{path}.read(); }

}  // namespace arpent
