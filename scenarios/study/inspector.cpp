#include "scenarios/study/inspector.hpp"

#include "io/crs.hpp"

namespace arpent {
namespace {

double area(const Box& box) { return box.empty() ? 0 : (box.east - box.west) * (box.north - box.south); }

}  // namespace

const std::string& SeenTerritory::name()
{
    if (name_.empty())
        name_ = crs_name(grid_.crs);
    return name_;
}

const SeenTerritory::View& SeenTerritory::view(const std::string& crs)
{
    const auto found = views_.find(crs);
    if (found != views_.end())
        return found->second;
    const bool same = same_crs(crs, grid_.crs);
    return views_.emplace(crs, View{same, same ? grid_.box() : box_in(grid_.box(), grid_.crs, crs)}).first->second;
}

bool SeenTerritory::same(const std::string& crs) { return view(crs).same; }

const Box& SeenTerritory::box_for(const std::string& crs) { return view(crs).box; }

double SeenTerritory::cover(const Box& box, const std::string& crs) { return area(box.within(box_for(crs))) / area(box_for(crs)); }

}  // namespace arpent
