#include "scenarios/study/axes.hpp"

#include "core/unit.hpp"
#include "scenarios/study/keys.hpp"
#include "scenarios/study/merge.hpp"

#include <algorithm>
#include <set>

namespace arpent {
namespace {

const std::string year_word = "year_", member_word = "member_";
constexpr std::size_t most_points = 1000;

/// The tables of the three keys, over a struct of their own.
const Section& axes_section()
{
    static const Section keys = [] {
        const auto like = [](Key made) {
            made.form = section<Study>().find(made.name)->form;
            return made;
        };
        return Section{"axes", "", fresh<Axes>,
                       {like(key("events", &Axes::events, {}, "")), like(key("years", &Axes::years, {}, "")),
                        like(key("members", &Axes::members, {}, ""))}};
    }();
    return keys;
}

Node only_axes(const Node& tree)
{
    Node map;
    map.kind = Node::Kind::map;
    map.where = tree.where;
    for (const Key& each : axes_section().keys)
        if (const Node* node = tree.find(each.name))
            map.children.push_back(*node);
    return map;
}

void refuse_equal_years(const Axes& axes, const Node& map, Diagnostics& complaints)
{
    std::set<int> seen;
    for (std::size_t n = 0; n < axes.years.size(); ++n)
        if (!seen.insert(axes.years[n]).second)
            complaints.add(map.find("years")->children[n].where, "years." + std::to_string(n + 1),
                           "the year " + std::to_string(axes.years[n]) + " stands there already");
}

/// Words that the names of points and the rows of indicators.csv use for other things.
void refuse_names(const Axes& axes, const Node& map, Diagnostics& complaints)
{
    for (const auto& [name, event] : axes.events) {
        const bool taken = name.starts_with(year_word) || name.starts_with(member_word) || name == "expected";
        if (taken)
            complaints.add(map.find("events")->find(name)->key_where, "events." + name,
                           name == "expected" ? "this name is taken: indicators.csv calls expected values so"
                                              : "an event cannot be named as a year or a member is");
    }
}

Node* child_of(Node& map, const std::string& key)
{
    if (Node* found = map.find(key))
        return found;
    Node& made = map.children.emplace_back();
    made.kind = Node::Kind::map;
    made.key = key;
    made.where = made.key_where = map.where;
    return &made;
}

/// Splits a map's keys: those that stay as the point's coordinates, and the parts that are merged.
std::pair<Node, Node> split(const Node& map, const std::set<std::string>& staying)
{
    std::pair<Node, Node> made{map, map};
    std::erase_if(made.first.children, [&](const Node& each) { return !staying.contains(each.key); });
    std::erase_if(made.second.children, [&](const Node& each) { return staying.contains(each.key); });
    return made;
}

/// Leaves one thing on an axis.
void keep_one(Node& tree, const std::string& axis, Node thing)
{
    tree.find(axis)->children = {std::move(thing)};
}

void stand_event(AxisPoint& point, const Node& event, Diagnostics& complaints)
{
    auto [coordinate, parts] = split(event, {"title", "return_period"});
    if (!parts.children.empty()) {
        Node& forcing = *child_of(point.tree, "forcing");
        forcing = merged(forcing, parts, &resolved_section().find("forcing")->form, "forcing", complaints);
    }
    point.at.event = event.key;
    keep_one(point.tree, "events", std::move(coordinate));
}

void stand_member(AxisPoint& point, const Node& member, Diagnostics& complaints)
{
    auto [coordinate, parts] = split(member, {"title"});
    if (!parts.children.empty())
        point.tree = merged(point.tree, parts, &resolved_form(), "", complaints);
    point.at.member = std::stoi(member.key);
    keep_one(point.tree, "members", std::move(coordinate));
}

void stand_year(AxisPoint& point, const Node& year, int count)
{
    point.at.year = count;
    keep_one(point.tree, "years", year);
}

/// Every point with every thing of an axis in turn.
void multiply(std::vector<AxisPoint>& points, const Node* axis, const auto& stand)
{
    if (!axis || axis->children.empty())
        return;
    std::vector<AxisPoint> made;
    for (const AxisPoint& point : points)
        for (std::size_t n = 0; n < axis->children.size(); ++n)
            stand(made.emplace_back(point), axis->children[n], n);
    points = std::move(made);
}

std::vector<std::string> parts_of(const std::string& name)
{
    std::vector<std::string> made;
    for (std::size_t at = 0, end = 0; at <= name.size(); at = end + 1) {
        end = std::min(name.find('@', at), name.size());
        made.push_back(name.substr(at, end - at));
    }
    return made;
}

}  // namespace

std::string PointWords::name() const
{
    const auto part = [](const std::string& before, const std::string& word) { return word.empty() ? "" : '@' + before + word; };
    return scenario + part("", event) + part(year_word, year) + part(member_word, member);
}

PointWords words_of_point(const std::string& name)
{
    const auto parts = parts_of(name);
    PointWords made{.scenario = parts.front(), .event = {}, .year = {}, .member = {}};
    for (std::size_t n = 1; n < parts.size(); ++n)
        if (parts[n].starts_with(year_word))
            made.year = parts[n].substr(year_word.size());
        else if (parts[n].starts_with(member_word))
            made.member = parts[n].substr(member_word.size());
        else
            made.event = parts[n];
    return made;
}

std::string point_name(const Coordinates& at)
{
    const auto text = [](const std::optional<int>& number) { return number ? std::to_string(*number) : std::string{}; };
    return PointWords{at.scenario, at.event, text(at.year), text(at.member)}.name();
}

std::string file_stem(const std::string& point)
{
    std::string made = point;
    std::ranges::replace(made, '@', '_');
    return made;
}

std::string shown_title(const Resolved& scenario)
{
    std::string made = scenario.title;
    for (const auto& [name, event] : scenario.study.events)
        made += ", " + event.title.value_or(name);
    for (const int year : scenario.study.years)
        made += ", year " + std::to_string(year);
    for (const auto& [number, member] : scenario.study.members)
        made += ", " + member.title.value_or("member " + number);
    return made;
}

bool selects(const std::string& asked, const std::string& point)
{
    const auto wanted = parts_of(asked), held = parts_of(point);
    return wanted.front() == held.front() &&
           std::ranges::all_of(wanted, [&](const std::string& each) { return std::ranges::find(held, each) != held.end(); });
}

std::size_t Axes::points() const
{
    const auto things = [](const auto& axis) { return std::max<std::size_t>(1, axis.size()); };
    return things(events) * things(years) * things(members);
}

std::optional<Axes> read_axes(const Node& tree, const PathRules& paths, Diagnostics& complaints)
{
    const Node map = only_axes(tree);
    Axes axes;
    Diagnostics wrong;
    read_section(axes_section(), map, "", &axes, wrong, {{}, paths, true});
    if (!wrong.failed()) {
        refuse_equal_years(axes, map, wrong);
        refuse_names(axes, map, wrong);
        if (axes.points() > most_points)
            wrong.add(map.children.front().key_where, map.children.front().key,
                      "a scenario comes to " + std::to_string(axes.points()) + " points (allowed: at most " + std::to_string(most_points) + ')');
    }
    complaints.add(wrong);
    return wrong.failed() ? std::nullopt : std::optional{std::move(axes)};
}

std::vector<AxisPoint> axis_points(const Axes& axes, const std::string& scenario, const Node& tree, Diagnostics& complaints)
{
    std::vector<AxisPoint> points{{{.scenario = scenario, .event = {}, .return_period = {}, .year = {}, .member = {}}, tree}};
    const auto axis = [&](const char* key) { return tree.find(key); };
    multiply(points, axis("events"), [&](AxisPoint& point, const Node& event, std::size_t) { stand_event(point, event, complaints); });
    multiply(points, axis("years"), [&](AxisPoint& point, const Node& year, std::size_t n) { stand_year(point, year, axes.years[n]); });
    multiply(points, axis("members"), [&](AxisPoint& point, const Node& member, std::size_t) { stand_member(point, member, complaints); });
    return points;
}

}  // namespace arpent
