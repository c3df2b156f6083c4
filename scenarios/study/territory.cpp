#include "scenarios/study/territory.hpp"

#include "scenarios/study/base.hpp"
#include "scenarios/study/change.hpp"
#include "scenarios/study/cover_edits.hpp"
#include "scenarios/study/layer_edits.hpp"
#include "scenarios/study/named_inputs.hpp"
#include "scenarios/study/zones.hpp"

namespace arpent {

struct TerritoryReader::Impl {
    Grid grid;
    BaseMaker bases;
    Made<ZoneSet> zones;
};

TerritoryReader::TerritoryReader(const Grid& grid) : impl_{std::make_unique<Impl>(Impl{grid, BaseMaker{grid}, {}})} {}
TerritoryReader::~TerritoryReader() = default;

TerritoryLayers TerritoryReader::read(const Resolved& scenario, Diagnostics& complaints)
{
    const Grid& grid = impl_->grid;
    Diagnostics of_base;
    const auto base = impl_->bases.base(scenario, of_base);
    complaints.add(of_base);
    TerritoryLayers made{base->layers, {}, base->inputs, base->contradictions};
    std::vector<Work> works;
    for (const Intervention& what : scenario.study.interventions)
        if (auto work = lay_out(what, grid, scenario, complaints))
            works.push_back(std::move(*work));
    const auto others = named_inputs(scenario);
    made.inputs.insert(made.inputs.end(), others.begin(), others.end());
    if (of_base.failed())  // what edits a layer that failed is no mistake of its own
        return made;
    edit_cover(*base, grid, scenario, works, made.layers, complaints);
    edit_layers(*base, grid, scenario, works, made.layers, complaints);
    for (const Work& work : works)
        made.changes.push_back(change_of(work, grid, scenario, complaints));
    return made;
}

std::vector<ZoneSet> TerritoryReader::zones(const Resolved& scenario, Diagnostics& complaints)
{
    std::vector<ZoneSet> all;
    for (const auto& [name, source] : scenario.study.territory.zones)
        all.push_back(impl_->zones.of(name + source_key(source), complaints, [&, &named = name, &from = source](Diagnostics& own) {
            return read_zones(named, from, impl_->grid, scenario, own);
        }));
    return all;
}

Layer TerritoryReader::report_mask(const Resolved& scenario, Diagnostics& complaints)
{
    return read_report_mask(impl_->grid, scenario, complaints);
}

}  // namespace arpent
