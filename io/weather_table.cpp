#include "core/error.hpp"
#include "core/scalar.hpp"
#include "core/tree.hpp"
#include "io/table_times.hpp"
#include "io/weather_values.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace arpent {
namespace {

struct Stamps {
    int column = -1;
    std::optional<TimeLabel> label;  // that its name tells
    bool utc = false;
};

Stamps stamps_of(const Table& table)
{
    for (const bool utc : {true, false}) {
        const std::string suffix = utc ? "_utc" : "";
        for (const TimeLabel label : {TimeLabel::start, TimeLabel::middle, TimeLabel::end})
            if (const int at = table.column("time_" + std::string{label_name(label)} + suffix); at >= 0)
                return {at, label, utc};
        if (const int at = table.column("time" + suffix); at >= 0)
            return {at, std::nullopt, utc};
    }
    throw Error{Fault::data, table.path() + ": no column of times (allowed: time_end_utc, time_start_utc, time_middle_utc, time_utc, or without _utc)"};
}

TimeLabel label_of(const Table& table, const Stamps& stamps, const StampWords& as)
{
    const std::string column = table.columns()[static_cast<std::size_t>(stamps.column)].written;
    if (stamps.label && as.label && *stamps.label != *as.label)
        throw Error{Fault::study, table.path() + ": column " + column + " says that stamps tell the " + std::string{label_name(*stamps.label)} +
                                      " of an interval, `label:` the " + std::string{label_name(*as.label)}};
    if (!stamps.label && !as.label)
        throw Error{Fault::study, table.path() + ": column " + column + " does not say which moment of an interval it tells: write `label:` (allowed: start, middle, end)"};
    return stamps.label ? *stamps.label : *as.label;
}

bool has_zone(const std::string& stamp)
{
    return stamp.ends_with('Z') || (stamp.size() > 16 && stamp.find_last_of("+-") != stamp.npos && stamp.find_last_of("+-") >= 16);
}

/// `2035-08-19 00:00` as an instant: a T for the blank, the zone declared.
double instant_of(const Table& table, int row, const Stamps& stamps, const StampWords& as)
{
    std::string stamp = table.text(row, stamps.column);
    if (stamp.size() > 10 && stamp[10] == ' ')
        stamp[10] = 'T';
    const bool zoned = has_zone(stamp);
    if (zoned && as.zone_minutes)
        throw Error{Fault::study, table.path() + ": its times have a zone already, as " + in_quotes(stamp) + ": leave `zone:` out"};
    if (!zoned && !stamps.utc && !as.zone_minutes)
        fail_at(table, row, in_quotes(stamp) + " has no zone: write it, or `zone:` in the study (as +01:00)");
    if (!zoned)
        stamp += 'Z';
    const auto read = parse_instant(stamp);
    if (!read.wrong.empty())
        fail_at(table, row, read.wrong);
    return read.value.utc - (zoned || stamps.utc ? 0 : 60.0 * *as.zone_minutes);
}

/// The units that a column of a quantity may be in, for people.
std::string units_of(const WeatherQuantity& of) { return of.name == "rain" ? "mm, mm/h" : of.shown == "deg" ? "deg" : units_text(std::string{of.unit}, false); }

class WeatherTable {
public:
    WeatherTable(const std::string& path, const StampWords& as) : table_{Table::read(path)}, as_{as}
    {
        file_.path = path;
        file_.zone_minutes = as.zone_minutes;
    }

    WeatherFile read()
    {
        if (table_.rows() == 0)
            throw Error{Fault::data, table_.path() + ": holds no rows"};
        const Stamps stamps = stamps_of(table_);
        read_times(stamps);
        for (int column = 0; column < static_cast<int>(table_.columns().size()); ++column)
            if (column != stamps.column)
                read_column(column);
        if (file_.columns.empty())
            throw Error{Fault::data, table_.path() + ": no column of weather (allowed: " + names() + ")"};
        add_global();
        return std::move(file_);
    }

private:
    Table table_;
    StampWords as_;
    WeatherFile file_;

    static std::string names()
    {
        std::vector<std::string> all;
        for (const WeatherQuantity& each : weather_quantities())
            all.emplace_back(each.name);
        return join(all);
    }

    void read_times(const Stamps& stamps)
    {
        file_.label = label_of(table_, stamps, as_);
        std::vector<int> rows(static_cast<std::size_t>(table_.rows()));
        std::iota(rows.begin(), rows.end(), 0);
        for (const int row : rows) {
            file_.starts.push_back(instant_of(table_, row, stamps, as_));
            file_.lines.push_back(table_.line(row));
        }
        std::vector<double> since_first = file_.starts;
        for (double& each : since_first)
            each -= file_.starts.front();
        file_.step = interval_of(table_, rows, since_first);
        const double back = file_.step * static_cast<int>(file_.label) / 2;
        for (double& start : file_.starts)
            start -= back;
    }

    void read_column(int column)
    {
        const Table::Column& head = table_.columns()[static_cast<std::size_t>(column)];
        const WeatherQuantity* of = find_weather(head.name);
        if (!of)
            return file_.unread.push_back(head.written);
        if (file_.find(of->name))
            throw Error{Fault::data, table_.path() + ": two columns of " + std::string{of->name}};
        const double per_second = divisor(head, *of);
        WeatherValues values{*of, head.written, file_.path};
        for (int row = 0; row < table_.rows(); ++row)
            if (const auto value = table_.number(row, column))
                values.add(*value / per_second, table_.line(row));
            else
                values.miss(table_.line(row));
        values.keep(file_);
    }

    /// What turns a column's values into the quantity: 1, or the interval where rain comes as a depth.
    double divisor(const Table::Column& head, const WeatherQuantity& of) const
    {
        if (!head.unit)
            throw Error{Fault::data, table_.path() + ": column " + head.written + " has no unit: write " + head.written + " [" +
                                         std::string{of.shown} + "] (allowed: " + units_of(of) + ")"};
        if (head.unit->same_dimension(parse_unit(of.unit)))
            return 1;
        if (of.name == "rain" && head.unit->same_dimension(parse_unit("m")))
            return file_.step;
        throw Error{Fault::data, table_.path() + ": column " + head.written + " is in a unit of another kind (allowed: " + units_of(of) + ")"};
    }

    void add_global()
    {
        const WeatherColumn *direct = file_.find("direct_horizontal_radiation"), *diffuse = file_.find("diffuse_radiation");
        if (file_.find("global_radiation") || !direct || !diffuse)
            return;
        WeatherColumn global{find_weather("global_radiation"), {}, 0, 0};
        for (std::size_t k = 0; k < file_.starts.size(); ++k) {
            global.values.push_back(direct->values[k] + diffuse->values[k]);
            if (global.values[k] != global.values[k] && global.missing++ == 0)
                global.first_missing = file_.lines[k];
        }
        file_.columns.push_back(std::move(global));
    }
};

}  // namespace

const WeatherColumn* WeatherFile::find(std::string_view quantity) const
{
    const auto found = std::ranges::find_if(columns, [&](const WeatherColumn& each) { return each.of->name == quantity; });
    return found == columns.end() ? nullptr : &*found;
}

WeatherFile read_weather_table(const std::string& path, const StampWords& as) { return WeatherTable{path, as}.read(); }

}  // namespace arpent
