#include "io/table_file.hpp"

#include "core/error.hpp"
#include "io/file.hpp"
#include "io/text_lines.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace arpent {
namespace {

[[noreturn]] void fail(const std::string& path, int line, const std::string& what)
{
    throw Error{Fault::data, path + ":" + std::to_string(line) + ": " + what};
}

/// A quoted cell at the head of `rest`, eaten; "" is a quote within it.
bool eat_quoted(std::string_view& rest, std::string& cell)
{
    rest.remove_prefix(1);
    for (;;) {
        const auto quote = rest.find('"');
        if (quote == rest.npos)
            return false;
        cell += rest.substr(0, quote);
        rest.remove_prefix(quote + 1);
        if (!rest.starts_with('"'))
            return true;
        cell += '"';
        rest.remove_prefix(1);
    }
}

std::vector<std::string> cells_of(std::string_view line, char separator, const std::string& path, int number)
{
    std::vector<std::string> cells;
    for (std::string_view rest = line;;) {
        std::string cell;
        const auto blanks = std::min(rest.find_first_not_of(' '), rest.size());
        if (rest.substr(blanks).starts_with('"')) {
            rest.remove_prefix(blanks);
            if (!eat_quoted(rest, cell))
                fail(path, number, "a quote is not closed");
        }
        const auto end = std::min(rest.find(separator), rest.size());
        cell += trimmed(rest.substr(0, end));
        cells.push_back(std::move(cell));
        if (end == rest.size())
            return cells;
        rest.remove_prefix(end + 1);
    }
}

char separator_of(std::string_view header)
{
    char best = ',';
    for (const char candidate : {';', '\t'})
        if (std::count(header.begin(), header.end(), candidate) > std::count(header.begin(), header.end(), best))
            best = candidate;
    return best;
}

struct Suffix {
    std::string_view written, unit;
};

// A suffix that ends in another comes before it.
constexpr std::array<Suffix, 21> suffixes{{{"_mm_h", "mm/h"}, {"_km_h", "km/h"}, {"_mm_min", "mm/min"}, {"_m3_s", "m3/s"}, {"_m_s", "m/s"},
                                           {"_W_m2", "W/m2"}, {"_kg_kg", "1"},    {"_deg", "deg"}, {"_degC", "degC"}, {"_percent", "%"},     {"_Pa", "Pa"},     {"_min", "min"},
                                           {"_mm", "mm"},     {"_cm", "cm"},     {"_km", "km"},         {"_m2", "m2"},     {"_m3", "m3"},
                                           {"_ha", "ha"},     {"_h", "h"},       {"_y", "y"},           {"_m", "m"}}};

bool eat_suffix(std::string& name, std::string_view suffix)
{
    if (name.size() <= suffix.size() || !name.ends_with(suffix))
        return false;
    name.resize(name.size() - suffix.size());
    return true;
}

Table::Column column_of(const std::string& written, const std::string& path, int line)
{
    Table::Column made{written, written, {}, false};
    try {
        if (const auto bracket = written.find('['); bracket != written.npos && written.ends_with(']')) {
            made.name = trimmed(std::string_view{written}.substr(0, bracket));
            made.unit = parse_unit(written.substr(bracket + 1, written.size() - bracket - 2));
        }
    } catch (const Error& error) {
        fail(path, line, written + ": " + error.what());
    }
    made.estimated = eat_suffix(made.name, "_est");
    for (const Suffix& suffix : suffixes)
        if (!made.unit && eat_suffix(made.name, suffix.written))
            made.unit = parse_unit(suffix.unit);
    return made;
}

std::vector<Table::Column> columns_of(std::string_view header, char separator, const std::string& path, int line)
{
    std::vector<Table::Column> columns;
    for (const std::string& cell : cells_of(header, separator, path, line)) {
        if (cell.empty())
            fail(path, line, "column " + std::to_string(columns.size() + 1) + " has no name");
        for (const Table::Column& other : columns)
            if (other.written == cell)
                fail(path, line, "column " + cell + " comes twice");
        columns.push_back(column_of(cell, path, line));
    }
    return columns;
}

std::string counted(std::size_t count, const std::string& word) { return std::to_string(count) + " " + word + (count == 1 ? "" : "s"); }

}  // namespace

Table Table::read(const std::string& path) { return parse(read_text(path), path); }

Table Table::parse(std::string_view text, const std::string& path)
{
    Table made;
    made.path_ = path;
    TextLines lines{text};
    for (std::string_view line; lines.next(line);) {
        if (!is_utf8(line))
            fail(path, lines.number(), "is not UTF-8");
        const bool head = made.columns_.empty();
        if (trimmed(line).empty() || (head && line.starts_with('#')))
            continue;
        if (head) {
            made.separator_ = separator_of(line);
            made.columns_ = columns_of(line, made.separator_, path, lines.number());
            continue;
        }
        made.cells_.push_back(cells_of(line, made.separator_, path, lines.number()));
        made.lines_.push_back(lines.number());
        if (made.cells_.back().size() != made.columns_.size())
            fail(path, lines.number(), counted(made.cells_.back().size(), "cell") + " in a table of " + counted(made.columns_.size(), "column"));
    }
    if (made.columns_.empty())
        throw Error{Fault::data, path + ": is empty: a table begins with the names of its columns"};
    return made;
}

int Table::column(std::string_view name) const
{
    for (const auto member : {&Column::name, &Column::written})
        for (std::size_t n = 0; n < columns_.size(); ++n)
            if (columns_[n].*member == name)
                return static_cast<int>(n);
    return -1;
}

const std::string& Table::text(int row, int column) const { return cells_[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]; }

std::optional<double> Table::number(int row, int column) const
{
    std::string written = text(row, column);
    if (written.empty())
        return std::nullopt;
    if (separator_ == ';' && written.find('.') == written.npos && std::count(written.begin(), written.end(), ',') == 1)
        written[written.find(',')] = '.';
    const Column& of = columns_[static_cast<std::size_t>(column)];
    const bool plus = written.front() == '+' && written.find('-') != 1;
    const char* first = written.data() + (plus ? 1 : 0);
    double value = 0;
    const auto [end, failure] = std::from_chars(first, written.data() + written.size(), value);
    if (failure != std::errc{} || end != written.data() + written.size() || !std::isfinite(value))
        fail(path_, line(row), of.written + ": \"" + text(row, column) + "\" is not a number");
    return of.unit ? of.unit->to_si(value) : value;
}

}  // namespace arpent
