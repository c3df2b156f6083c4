#include "scenarios/run/scenario_data.hpp"

#include <algorithm>

namespace arpent {

ScenarioData DataReader::read(const Resolved& scenario, const Grid& grid, Diagnostics& complaints)
{
    TerritoryReader& from = reader(grid);
    ScenarioData made;
    made.territory = from.read(scenario, complaints);
    made.zones = from.zones(scenario, complaints);
    made.report = from.report_mask(scenario, complaints);
    return made;
}

TerritoryReader& DataReader::reader(const Grid& grid)
{
    const auto found = std::ranges::find(grids_, grid);
    if (found != grids_.end())
        return readers_[static_cast<std::size_t>(found - grids_.begin())];
    grids_.push_back(grid);
    return readers_.emplace_back(grid);
}

}  // namespace arpent
