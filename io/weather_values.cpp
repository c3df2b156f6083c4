#include "io/weather_values.hpp"

#include "core/error.hpp"
#include "core/unit.hpp"

#include <algorithm>
#include <cmath>

namespace arpent {
namespace {

/// "37.5 degC"; nine digits are enough for people.
std::string shown(const WeatherQuantity& of, double si)
{
    const double value = parse_unit(of.shown).from_si(si);
    const double digit = std::pow(10, std::floor(std::log10(std::max(std::abs(value), 1e-9))) - 8);
    return number_text(std::round(value / digit) * digit) + " " + std::string{of.shown};
}

std::string place(const std::string& path, int line, const std::string& column) { return path + ":" + std::to_string(line) + ": " + column + ": "; }

}  // namespace

void WeatherValues::miss(int line)
{
    column_.values.push_back(missing_value);
    if (column_.missing++ == 0)
        column_.first_missing = line;
}

double WeatherValues::bounded(double si, int line)
{
    const WeatherQuantity& of = *column_.of;
    const double bound = std::clamp(si, of.low, of.high);
    if (si == bound)
        return si;
    if (si < of.low - of.low_slack || si > of.high + of.high_slack)
        throw Error{Fault::data, place(path_, line, written_) + shown(of, si) + " is outside " + shown(of, of.low) + " to " + shown(of, of.high) +
                                     (std::abs(si) >= 99 ? " (a missing value is an empty cell)" : "")};
    if (mended_++ == 0)
        first_mended_ = line, bound_ = bound;
    return bound;
}

void WeatherValues::add(double si, int line) { column_.values.push_back(bounded(si, line)); }

void WeatherValues::keep(WeatherFile& file)
{
    if (column_.missing == static_cast<std::int64_t>(column_.values.size()))
        return;
    if (mended_ > 0)
        file.notes.push_back(place(path_, first_mended_, written_) + std::to_string(mended_) + (mended_ == 1 ? " value" : " values") +
                             " just outside the range read as " + shown(*column_.of, bound_));
    file.columns.push_back(std::move(column_));
}

}  // namespace arpent
