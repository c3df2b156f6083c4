#include "scenarios/compare/slices.hpp"

#include "scenarios/compare/joint_rows.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace arpent {
namespace {

/// Where a point stands: its name without its scenario.
std::string place_of(const std::string& point) { return point.find('@') == point.npos ? "" : point.substr(point.find('@')); }

/// All points and what is said of several of them, in the order of the table; of a run without a table, its scenarios.
std::vector<std::string> names_of(const RunData& run)
{
    std::vector<std::string> names;
    std::set<std::string> seen;
    const auto add = [&](const std::string& name) {
        if (seen.insert(name).second)
            names.push_back(name);
    };
    for (const RunScenario& each : run.scenarios)
        add(each.name);
    for (const IndicatorRow& row : run.indicators)
        add(row.scenario);
    return names;
}

/// Does `wide` say all that `narrow` says, and more?
bool says_more(const std::string& wide, const std::string& narrow) { return wide != narrow && selects("x" + narrow, "x" + wide); }

/// The places that stand for themselves: not those of scenarios that lack an axis others have.
std::vector<std::string> whole_places(const std::vector<std::string>& names)
{
    std::vector<std::string> places;
    for (const std::string& name : names)
        if (const std::string place = place_of(name); std::ranges::find(places, place) == places.end())
            places.push_back(place);
    const auto all = places;
    std::erase_if(places, [&](const std::string& place) {
        return std::ranges::any_of(all, [&](const std::string& each) { return says_more(each, place); });
    });
    return places;
}

/// The open result that stands behind a name: the point itself, or the first of those that it is said of.
const RunScenario* scenario_behind(const RunData& run, const std::string& name)
{
    const auto found = std::ranges::find(run.scenarios, name, &RunScenario::name);
    if (found != run.scenarios.end())
        return &*found;
    const auto first = std::ranges::find_if(
        run.scenarios, [&](const RunScenario& each) { return words_of_point(each.name).scenario == words_of_point(name).scenario; });
    return first == run.scenarios.end() ? nullptr : &*first;
}

using Rows = std::map<std::string, std::vector<const IndicatorRow*>>;

Slice slice_at(const RunData& run, const std::string& place, const std::vector<std::string>& names, const Rows& rows)
{
    Slice made{words_of_point(place), {}, false};
    made.run.study = run.study;
    made.run.zones = run.zones;
    made.run.inputs = run.inputs;
    made.run.contradictions = run.contradictions;
    made.run.models = run.models;
    const std::string baseline = words_of_point(run.scenarios[run.baseline].name).scenario;
    for (const std::string& name : names) {
        const std::string own = place_of(name);
        const RunScenario* behind = own == place || says_more(place, own) ? scenario_behind(run, name) : nullptr;
        if (!behind)
            continue;
        if (words_of_point(name).scenario == baseline)
            made.run.baseline = made.run.scenarios.size();
        made.run.scenarios.push_back(*behind);
        made.run.scenarios.back().name = name;
        if (const auto own_rows = rows.find(name); own_rows != rows.end())
            for (const IndicatorRow* row : own_rows->second) {
                made.run.indicators.push_back(*row);
                made.joint = made.joint || is_joint(*row);
            }
    }
    made.run.index();
    return made;
}

}  // namespace

std::vector<Slice> slices_of(const RunData& run)
{
    const auto names = names_of(run);
    Rows rows;
    for (const IndicatorRow& row : run.indicators)
        rows[row.scenario].push_back(&row);
    std::vector<Slice> made;
    for (const std::string& place : whole_places(names))
        made.push_back(slice_at(run, place, names, rows));
    std::ranges::stable_partition(made, &Slice::joint);
    return made;
}

std::size_t mapped_slice(const std::vector<Slice>& slices)
{
    std::size_t best = 0;
    for (std::size_t n = 0; n < slices.size(); ++n)
        if (!slices[n].joint && (slices[best].joint || slices[n].at.member == slices[best].at.member))
            best = n;
    return best;
}

std::string caption_of(const Slice& slice, const Words& words)
{
    const auto counted = [&](const char* axis, const std::string& word) {
        const bool number = word.find_first_not_of("0123456789") == word.npos;
        return number ? words.plain(axis, {word}) : words.plain("axis_" + word);
    };
    std::string made = slice.at.event == "expected" ? words.plain("axis_expected") : slice.at.event;
    const auto add = [&](const std::string& text) { made += (made.empty() ? "" : ", ") + text; };
    if (!slice.at.year.empty())
        add(counted("axis_year", slice.at.year));
    if (!slice.at.member.empty())
        add(counted("axis_member", slice.at.member));
    return made;
}

}  // namespace arpent
