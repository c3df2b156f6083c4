#pragma once

#include "scenarios/study/study.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace arpent {

/// The name of a point in words: {"green", "storm_10y", "10", "3"} of "green@storm_10y@year_10@member_3". An axis that it does not have is
/// empty; the order is always this one.
struct PointWords {
    std::string scenario, event, year, member;

    std::string name() const;
};
PointWords words_of_point(const std::string& name);
std::string point_name(const Coordinates& at);
/// The file name that a point's results have: `green@storm_10y` lies in `green_storm_10y.nc`.
std::string file_stem(const std::string& point);
/// The scenario's title, then those of what it has of the axes: "Green streets, storm_10y, year 10, member 3".
std::string shown_title(const Resolved& scenario);
/// Does a point lie in what is asked for: "green" has all its points, "green@year_10" those of that year?
bool selects(const std::string& asked, const std::string& point);

/// Which points are compared, like with like: every point of another scenario than `baseline` and the baseline's point with the same
/// event, year and member. An axis that the baseline does not have is no matter; where `baseline` names one point, all are compared with it.
std::vector<std::pair<std::string, std::string>> like_pairs(const std::string& baseline, const std::vector<std::string>& points);

/// The axes of a scenario.
struct Axes {
    Named<Event> events;
    std::vector<int> years;
    Named<Member> members;

    /// Events, years and members multiply; an axis that is not there is one thing.
    std::size_t points() const;
};

/// Reads the axes of a scenario's merged tree; nothing after a complaint.
std::optional<Axes> read_axes(const Node& tree, const PathRules& paths, Diagnostics& complaints);

/// One point of a scenario: its coordinates and its tree, in which each axis holds that one thing, its parts merged where they belong.
struct AxisPoint {
    Coordinates at;
    Node tree;
};

/// The points of a scenario's merged tree: by event, then year, then member, each in its order; one without axes is one point.
std::vector<AxisPoint> axis_points(const Axes& axes, const std::string& scenario, const Node& tree, Diagnostics& complaints);

}  // namespace arpent
