#include "scenarios/study/cover_edits.hpp"

#include "core/executor.hpp"
#include "scenarios/study/cover_cell.hpp"
#include "scenarios/study/class_tables.hpp"
#include "scenarios/study/patches.hpp"
#include "scenarios/study/sources.hpp"
#include "scenarios/study/value_check.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

namespace arpent {
namespace {

/// One cell of one site of one work.
struct CellOfWork {
    std::size_t work, site, cell;
};

/// An edit of land cover, looked up.
struct CoverEdit {
    std::variant<Reclass, Retouch> what;
    std::size_t number = 0;      // of the edit in its type
    std::vector<double> values;  // by site, of a retouch [SI]
    bool aside = false;          // a retouch of a layer that a source gives: it is only measured
};

using CoverEdits = std::vector<std::vector<CoverEdit>>;  // by work

/// Looks the words of works up in a class table. Those that it has not have been complained of as the study was read.
class LookUp {
public:
    LookUp(const ClassTable& table, const std::vector<std::string>& own, Diagnostics& complaints) : table_{table}, own_{own}, complaints_{complaints} {}

    CoverEdits all(const std::vector<Work>& works)
    {
        CoverEdits made;
        for (const Work& work : works) {
            auto& edits = made.emplace_back();
            for (std::size_t n = 0; n < work.type->edits.size(); ++n)
                if (const Edit& edit = work.type->edits[n]; edit.op == EditOp::reclass)
                    edits.push_back({reclass_of(edit, work), n, {}, false});
                else if (edit.on_cover())
                    edits.push_back({retouch_of(edit, work), n, values_of(edit, work), std::ranges::find(own_, edit.layer) != own_.end()});
        }
        return complaints_.failed() ? CoverEdits(works.size()) : made;
    }

private:
    const ClassTable& table_;
    const std::vector<std::string>& own_;
    Diagnostics& complaints_;

    Reclass reclass_of(const Edit& edit, const Work& work)
    {
        Reclass made{table_.group(work.word(edit.from)), table_.index(work.word(edit.to)), edit.over == EditOver::part};
        if (made.to < 0)
            throw Error{Fault::internal, work.what->type + " names a class that has not been checked: " + work.word(edit.to)};
        std::erase(made.from, made.to);
        return made;
    }

    Retouch retouch_of(const Edit& edit, const Work& work)
    {
        return {edit.op, table_.group(work.word(edit.of)), surface_layer(edit.layer), edit.over == EditOver::part};
    }

    std::vector<double> values_of(const Edit& edit, const Work& work)
    {
        const LayerSpec& layer = *find_layer(edit.layer);
        std::vector<double> values;
        for (const Site& site : work.sites) {
            values.push_back(site.amount(edit).value_or(no_value));
            if (values.back() < layer.low || values.back() > layer.high)
                complain(complaints_, work.at, work.what->type + " takes " + edit.layer + " outside " + range_text(layer));
        }
        return values;
    }
};

CoverEdits look_up(const std::vector<Work>& works, const ClassTable& table, const std::vector<std::string>& own, Diagnostics& complaints)
{
    Diagnostics found;
    CoverEdits made = LookUp{table, own, found}.all(works);
    complaints.add(found);
    return made;
}

void replace(Layers& layers, Layer layer)
{
    const std::string name = layer.name;
    layers.insert_or_assign(name, std::move(layer));
}

void make_room(std::vector<Work>& works, const CoverEdits& edits)
{
    for (std::size_t w = 0; w < works.size(); ++w)
        for (Site& site : works[w].sites) {
            if (edits[w].empty())
                continue;
            for (auto* each : {&site.moved, &site.roof_before, &site.roof_after})
                each->assign(site.cells.size(), 0.f);
            for (const CoverEdit& edit : edits[w])
                if (edit.aside)
                    site.taken[edit.number].assign(site.cells.size(), 0.f);
        }
}

/// The cells of all works that edit land cover, by the tile they lie in, in the order of the works.
std::vector<std::vector<CellOfWork>> by_tile(const std::vector<Work>& works, const CoverEdits& edits, const Grid& grid)
{
    constexpr int side = Patches<float>::side;
    const int across = (grid.cols + side - 1) / side, down = (grid.rows + side - 1) / side;
    std::vector<std::vector<CellOfWork>> found(static_cast<std::size_t>(across * down));
    for (std::size_t w = 0; w < works.size(); ++w)
        for (std::size_t p = 0; p < works[w].sites.size() && !edits[w].empty(); ++p)
            for (std::size_t c = 0; c < works[w].sites[p].cells.size(); ++c) {
                const CellShare& cell = works[w].sites[p].cells[c];
                found[static_cast<std::size_t>(cell.row / side * across + cell.col / side)].push_back({w, p, c});
            }
    return found;
}

/// The layers that land cover gives, tile by tile.
struct Rewritten {
    std::vector<std::pair<Raster<float> Surface::*, Patches<float>>> numbers;
    std::vector<std::pair<std::size_t, Patches<float>>> roofs;  // by the layer that they are the roofs' part of
    Patches<std::uint8_t> code;

    Rewritten(const Base& base, const Layers& layers) : code{layers.find("land_cover")->second}
    {
        const auto follows = [&](std::string_view name) { return std::ranges::find(base.own, name) == base.own.end(); };
        for (const auto& [name, member, property] : surface_layers)
            if (follows(name))
                numbers.emplace_back(member, Patches<float>{layers.find(name)->second});
        for (const auto& [name, whole] : roof_layers)
            if (follows(name))
                roofs.emplace_back(surface_layer(whole), Patches<float>{layers.find(name)->second});
    }
    void put(const LandCover& cover, const Shares& shares)
    {
        Surface surface = cover.surface(shares);
        for (auto& [member, patches] : numbers)
            patches.put(std::move(surface.*member));
        for (auto& [layer, patches] : roofs)
            patches.put(roof_mean(shares, cover.table(), layer));
        code.put(std::move(surface.code));
    }
    void into(Layers& layers) const
    {
        for (const auto& [member, patches] : numbers)
            replace(layers, patches.layer());
        for (const auto& [layer, patches] : roofs)
            replace(layers, patches.layer());
        replace(layers, code.layer());
    }
};

/// What one edit does in one cell of a tile: how much of the cell it takes.
void apply(const CoverEdit& edit, CoverTile& tile, int i, int j, std::size_t s, std::size_t c, Site& site)
{
    const double share = site.cells[c].share;
    float& moved = site.moved[c];
    if (std::holds_alternative<Retouch>(edit.what) && std::isnan(edit.values[s]))
        return;  // its key is not given
    if (const auto* move = std::get_if<Reclass>(&edit.what)) {
        moved += reclass(tile, i, j, *move, share);
    } else {
        const auto value = edit.aside ? std::nullopt : std::optional{edit.values[s]};
        const float touched = retouch(tile, i, j, std::get<Retouch>(edit.what), share, value);
        moved = std::max(moved, touched);
        if (edit.aside)
            site.taken.find(edit.number)->second[c] = touched;
    }
    moved = std::min(moved, static_cast<float>(share));
}

Shares edited_tile(const LandCover& cover, const Window& window, const std::vector<CellOfWork>& cells, const CoverEdits& edits,
                   std::vector<Work>& works)
{
    Conflict settled;
    CoverTile tile{cover.shares(window, settled), cover.table(), cover.soil(window)};
    const std::vector<int> roofs = cover.table().group("roof");
    for (const auto& [w, s, c] : cells) {
        Site& site = works[w].sites[s];
        const int i = site.cells[c].row - window.row, j = site.cells[c].col - window.col;
        site.roof_before[c] = tile.shares.sum(roofs, i, j);
        for (const CoverEdit& edit : edits[w])
            apply(edit, tile, i, j, s, c, site);
        site.roof_after[c] = tile.shares.sum(roofs, i, j);
    }
    return std::move(tile.shares);
}

/// Whether an edit builds (1), takes buildings away (-1), or does neither.
int builds(const Reclass& edit, const ClassTable& table)
{
    const auto is_roof = [&](int k) { return table.classes[static_cast<std::size_t>(k)].roof(); };
    return (is_roof(edit.to) ? 1 : 0) - (std::ranges::any_of(edit.from, is_roof) ? 1 : 0);
}

/// Where no land cover is known, edits to and from roofs change the built share of cells.
void edit_roofs(const Grid& grid, const ClassTable& table, std::vector<Work>& works, Layers& layers, Diagnostics& complaints)
{
    const CoverEdits edits = look_up(works, table, {}, complaints);
    make_room(works, edits);
    const auto held = layers.find("building_fraction");
    Patches<float> built{held == layers.end() ? constant_layer<float>("building_fraction", grid, 0.f) : held->second};
    for (std::size_t w = 0; w < works.size(); ++w)
        for (Site& site : works[w].sites)
            for (std::size_t c = 0; c < site.cells.size() && !edits[w].empty(); ++c) {
                float& roof = built.at(site.cells[c].row, site.cells[c].col);
                site.roof_before[c] = roof;
                for (const CoverEdit& edit : edits[w])
                    if (const auto* move = std::get_if<Reclass>(&edit.what))
                        roof = std::clamp(roof + static_cast<float>(builds(*move, table) * site.cells[c].share), 0.f, 1.f);
                site.roof_after[c] = roof;
                site.moved[c] = std::abs(roof - site.roof_before[c]);
            }
    replace(layers, built.layer());
}

/// Layers that would follow land cover, but that a source gives.
void warn_of_own(const Base& base, const std::vector<Work>& works, Diagnostics& complaints)
{
    std::vector<std::string> fixed;
    for (const auto& [name, member, property] : surface_layers)
        if (std::ranges::find(base.own, name) != base.own.end())
            fixed.emplace_back(name);
    for (const Work& work : works)
        if (!fixed.empty() && work.reclasses())
            warn(complaints, work.at, work.what->type + " changes land cover; " + join(fixed) + " stays as `territory.layers` gives it");
}

}  // namespace

void edit_cover(const Base& base, const Grid& grid, const Resolved& scenario, std::vector<Work>& works, Layers& layers,
                Diagnostics& complaints)
{
    if (std::ranges::none_of(works, &Work::edits_cover))
        return;
    if (!base.cover) {
        if (const auto tables = class_tables(scenario, complaints))
            edit_roofs(grid, tables->all(), works, layers, complaints);
        return;
    }
    const CoverEdits edits = look_up(works, base.cover->table(), base.own, complaints);
    make_room(works, edits);
    warn_of_own(base, works, complaints);
    const auto cells = by_tile(works, edits, grid);
    const auto parts = tiles(grid.whole(), Patches<float>::side);
    Rewritten made{base, layers};
    for_each(static_cast<int>(parts.size()), [&](int n) {
        const auto k = static_cast<std::size_t>(n);
        if (!cells[k].empty())
            made.put(*base.cover, edited_tile(*base.cover, parts[k], cells[k], edits, works));
    });
    made.into(layers);
}

}  // namespace arpent
