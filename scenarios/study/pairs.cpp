#include "scenarios/study/axes.hpp"

#include <algorithm>

namespace arpent {
namespace {

bool names_a_point(const std::string& baseline) { return baseline.find('@') != baseline.npos; }

/// Does `point` stand where the baseline's point stands, on all axes that this has?
bool alike(const std::string& of_baseline, const std::string& point)
{
    PointWords moved = words_of_point(of_baseline);
    moved.scenario = words_of_point(point).scenario;
    return selects(moved.name(), point);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> like_pairs(const std::string& baseline, const std::vector<std::string>& points)
{
    std::vector<std::pair<std::string, std::string>> made;
    const auto of_baseline = [&](const std::string& point) { return selects(baseline, point); };
    for (const std::string& point : points) {
        const auto partner = std::ranges::find_if(
            points, [&](const std::string& each) { return of_baseline(each) && (names_a_point(baseline) || alike(each, point)); });
        if (partner != points.end() && !of_baseline(point))
            made.emplace_back(point, *partner);
    }
    return made;
}

}  // namespace arpent
