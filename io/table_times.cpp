#include "io/table_times.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <cmath>

namespace arpent {
namespace {

std::string minutes(double seconds) { return number_text(std::round(seconds / 60 * 1e6) / 1e6) + " min"; }

double interval_given(const Table& table, int row)
{
    const int step = table.column("step");
    const auto given = step >= 0 ? table.number(row, step) : std::nullopt;
    return given && *given > 0 ? *given : (fail_at(table, row, "one row alone tells no interval (allowed: two rows, or a column step_min)"), 0);
}

}  // namespace

void fail_at(const Table& table, int row, const std::string& what)
{
    throw Error{Fault::data, table.path() + ":" + std::to_string(table.line(row)) + ": " + what};
}

double interval_of(const Table& table, const std::vector<int>& rows, const std::vector<double>& stamps)
{
    std::vector<double> steps;
    for (std::size_t n = 1; n < stamps.size(); ++n) {
        if (!(stamps[n] > stamps[n - 1]))
            fail_at(table, rows[n], "the time does not rise: " + minutes(stamps[n]) + " after " + minutes(stamps[n - 1]));
        steps.push_back(stamps[n] - stamps[n - 1]);
    }
    if (steps.empty())
        return interval_given(table, rows[0]);
    std::vector<double> sorted = steps;
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2), sorted.end());
    const double usual = sorted[sorted.size() / 2];
    for (std::size_t n = 0; n < steps.size(); ++n)
        if (std::abs(steps[n] - usual) > 1e-6 * usual)
            fail_at(table, rows[n + 1], (steps[n] > usual ? "a gap: " : "an interval too short: ") + minutes(steps[n]) + " after the row before, " +
                                            minutes(usual) + " elsewhere");
    return usual;
}

}  // namespace arpent
