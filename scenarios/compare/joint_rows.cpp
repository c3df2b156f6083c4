#include "scenarios/compare/joint_rows.hpp"

#include "scenarios/study/axes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <tuple>

namespace arpent {
namespace {

constexpr double unsaid = std::numeric_limits<double>::quiet_NaN();
constexpr const char* expected_word = "expected";
constexpr auto spread_words = std::to_array<const char*>({"mean", "p10", "p90"});

/// Rows that are alike in all but one coordinate, whose word stands beside each.
struct Alike {
    IndicatorRow row;  // the first
    PointWords at;     // of the first, without that coordinate
    std::vector<std::pair<std::string, double>> values;
};

/// Rows in groups, in the order of their first; those without the coordinate are left out.
std::vector<Alike> groups(const std::vector<IndicatorRow>& rows, std::string PointWords::*but)
{
    std::map<std::tuple<std::string, std::string, std::string, std::string>, std::size_t> places;
    std::vector<Alike> made;
    for (const IndicatorRow& row : rows) {
        PointWords at = words_of_point(row.scenario);
        const std::string word = std::exchange(at.*but, {});
        if (word.empty())
            continue;
        const auto [place, fresh] = places.emplace(std::tuple{at.name(), row.zone_set, row.zone, row.indicator}, made.size());
        if (fresh)
            made.push_back({row, at, {}});
        made[place->second].values.emplace_back(word, row.value);
    }
    return made;
}

bool is_nothing_without_event(const Indicator& indicator)
{
    return indicator.expose || indicator.statistic == Statistic::area_above || indicator.statistic == Statistic::sum ||
           (indicator.then && !indicator.statistic);
}

IndicatorRow joint_row(Alike group, std::string PointWords::*of, const std::string& word, double value)
{
    group.at.*of = word;
    group.row.scenario = group.at.name();
    group.row.value = value;
    return group.row;
}

void add_expected(std::vector<IndicatorRow>& rows, const std::set<std::string>& wanted, const ReturnPeriods& return_periods)
{
    for (const Alike& group : groups(rows, &PointWords::event)) {
        const auto periods = return_periods.find(group.at.scenario);
        if (periods == return_periods.end() || !wanted.contains(group.row.indicator))
            continue;
        std::vector<std::pair<double, double>> events;
        for (const auto& [event, value] : group.values)
            if (const auto period = periods->second.find(event); period != periods->second.end())
                events.emplace_back(period->second, value);
        if (events.size() >= 2 && events.size() == periods->second.size())
            rows.push_back(joint_row(group, &PointWords::event, expected_word, expected_value(events)));
    }
}

void add_spread(std::vector<IndicatorRow>& rows)
{
    for (const Alike& group : groups(rows, &PointWords::member)) {
        std::vector<double> sample;
        double sum = 0;
        for (const auto& [member, value] : group.values) {
            sample.push_back(value);
            sum += value;
        }
        if (sample.size() < 2)
            continue;
        const std::array values{sum / static_cast<double>(sample.size()), quantile(sample, 0.1), quantile(sample, 0.9)};
        for (std::size_t n = 0; n < values.size(); ++n)
            rows.push_back(joint_row(group, &PointWords::member, spread_words[n], values[n]));
    }
}

}  // namespace

double expected_value(std::vector<std::pair<double, double>> events)
{
    if (events.size() < 2)
        return unsaid;
    std::ranges::sort(events);
    double sum = events.back().second / events.back().first;
    for (std::size_t n = 1; n < events.size(); ++n)
        sum += 0.5 * (events[n - 1].second + events[n].second) * (1 / events[n - 1].first - 1 / events[n].first);
    return sum;
}

double quantile(std::vector<double> sample, double q)
{
    if (sample.empty() || std::ranges::any_of(sample, [](double value) { return std::isnan(value); }))
        return unsaid;
    std::ranges::sort(sample);
    const double place = q * static_cast<double>(sample.size() - 1);
    const auto below = static_cast<std::size_t>(place), above = std::min(below + 1, sample.size() - 1);
    return sample[below] + (place - static_cast<double>(below)) * (sample[above] - sample[below]);
}

void add_joint_rows(std::vector<IndicatorRow>& rows, const Named<Indicator>& indicators, const ReturnPeriods& return_periods)
{
    std::set<std::string> wanted;
    for (const auto& [name, indicator] : indicators)
        if (is_nothing_without_event(indicator))
            wanted.insert(name);
    add_expected(rows, wanted, return_periods);
    add_spread(rows);
}

bool is_joint(const IndicatorRow& row)
{
    const PointWords at = words_of_point(row.scenario);
    return at.event == expected_word || std::ranges::find(spread_words, at.member) != spread_words.end();
}

}  // namespace arpent
