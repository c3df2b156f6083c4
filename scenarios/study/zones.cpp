#include "scenarios/study/zones.hpp"

#include "core/executor.hpp"
#include "scenarios/study/extent.hpp"
#include "scenarios/study/pieces.hpp"
#include "scenarios/study/tables.hpp"
#include "scenarios/study/value_check.hpp"

#include <algorithm>
#include <map>

namespace arpent {
namespace {

/// The field that a key names, as the file calls it; complains where there is none.
std::optional<std::string> field_of(const std::optional<std::string>& field, const Features& file, const Resolved& scenario, const std::string& key,
                                    Diagnostics& complaints)
{
    std::optional<std::string> found;
    if (field)
        guarded(spot(scenario, key), complaints, [&] { found = field_in(file, shown_path(scenario, file.path), *field); });
    return found;
}

Zone zone_of(const Feature& feature, const std::optional<std::string>& id, const std::optional<std::string>& name)
{
    Zone zone;
    zone.id = id ? feature.text(*id) : std::to_string(feature.fid);
    zone.name = name ? feature.text(*name) : zone.id;
    zone.outline = feature.geometry.polygons;
    return zone;
}

void refuse_twins(const ZoneSet& set, const std::string& shown, const Spot& at, Diagnostics& complaints)
{
    std::map<std::string, int> seen;
    for (const Zone& zone : set.zones)
        if (++seen[zone.id] == 2)
            complain(complaints, at, shown + " holds two zones of id " + in_quotes(zone.id));
}

}  // namespace

ZoneSet read_zones(const std::string& name, const Source& source, const Grid& grid, const Resolved& scenario, Diagnostics& complaints)
{
    ZoneSet set{name, {}};
    const std::string key = "territory.zones." + name;
    const Spot at = spot(scenario, key + ".vector");
    guarded(at, complaints, [&] {
        const Features file = features_of(source, grid.crs);
        const std::string shown = shown_path(scenario, *source.vector);
        for (const std::string& warning : file.warnings)
            warn(complaints, at, warning);
        const auto id = field_of(source.id, file, scenario, key + ".id", complaints), shown_name = field_of(source.name, file, scenario, key + ".name", complaints);
        for (const Feature& feature : file.features)
            set.zones.push_back(zone_of(feature, id, shown_name));
        if (std::ranges::any_of(set.zones, [](const Zone& zone) { return zone.outline.empty(); }))
            throw Error{Fault::data, shown + " holds features that are no polygons"};
        for_each(static_cast<int>(set.zones.size()), [&](int n) {
            Zone& zone = set.zones[static_cast<std::size_t>(n)];
            zone.cells = area_shares(zone.outline, grid);
        });
        refuse_twins(set, shown, at, complaints);
        const auto outside = std::ranges::count_if(set.zones, [](const Zone& zone) { return zone.cells.empty(); });
        if (outside > 0)
            warn(complaints, at, shown + ": " + counted(outside, "zone") + " outside the territory, " + box_text(grid.box()));
    });
    return set;
}

Layer read_report_mask(const Grid& grid, const Resolved& scenario, Diagnostics& complaints)
{
    Raster<std::uint8_t> mask{grid.whole(), 0, 0};
    const auto& within = scenario.study.territory.report_within;
    const Spot at = spot(scenario, within ? "territory.report_within.vector" : "territory.extent");
    guarded(at, complaints, [&] {
        std::vector<Polygon> outline;
        if (within)
            for (const Feature& each : features_of(*within, grid.crs).features)
                outline.insert(outline.end(), each.geometry.polygons.begin(), each.geometry.polygons.end());
        else
            outline = extent_outline(scenario, grid);
        const auto cells = centres_inside(outline, grid);
        for (const CellShare& cell : cells)
            mask.view()(cell.row, cell.col) = 1;
        if (cells.empty())
            throw Error{Fault::data, "no cell of the territory lies inside: nothing would be reported"};
    });
    return memory_layer<std::uint8_t>("report_within", grid, std::move(mask));
}

}  // namespace arpent
