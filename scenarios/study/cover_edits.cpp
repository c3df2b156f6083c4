#include "scenarios/study/cover_edits.hpp"

#include "core/executor.hpp"

#include <algorithm>

namespace arpent {
namespace {

/// One cell of one site of one work.
struct CellOfWork {
    std::size_t work, site, cell;
};

using Reclasses = std::vector<std::vector<Reclass>>;  // by work

Reclass looked_up(const Edit& edit, const Work& work, const ClassTable& table, const Resolved& scenario, Diagnostics& complaints)
{
    const std::string to = work.word(edit.to), from = work.word(edit.from);
    Reclass made{table.group(from), table.index(to), edit.over == EditOver::part};
    const auto refuse = [&](const std::string& key, const std::string& word) {
        const Spot at = spot(scenario, "interventions." + work.what->id + "." + key);
        complain(complaints, at, in_quotes(word) + " is no class of the land cover" + hint(word, table.names()), Fault::study);
    };
    if (made.to < 0)
        refuse(edit.to, to);
    static const std::vector<std::string> groups{"paved", "open", "ground", "roof", "water"};
    if (made.from.empty() && std::ranges::find(groups, from) == groups.end())
        refuse(edit.from, from);
    std::erase(made.from, made.to);
    return made;
}

Reclasses look_up(const std::vector<Work>& works, const ClassTable& table, const Resolved& scenario, Diagnostics& complaints)
{
    Reclasses made;
    Diagnostics found;
    for (const Work& work : works) {
        auto& edits = made.emplace_back();
        for (const Edit& edit : work.type->edits)
            if (edit.op == EditOp::reclass)
                edits.push_back(looked_up(edit, work, table, scenario, found));
    }
    complaints.add(found);
    return found.failed() ? Reclasses(works.size()) : made;
}

void make_room(std::vector<Work>& works, const Reclasses& edits)
{
    for (std::size_t w = 0; w < works.size(); ++w)
        for (Site& site : works[w].sites)
            if (!edits[w].empty())
                for (auto* each : {&site.moved, &site.roof_before, &site.roof_after})
                    each->assign(site.cells.size(), 0.f);
}

/// The cells of all works that reclass, by the tile they lie in, in the order of the works.
std::vector<std::vector<CellOfWork>> by_tile(const std::vector<Work>& works, const Reclasses& edits, const Grid& grid)
{
    const int across = (grid.cols + cover_tile - 1) / cover_tile, down = (grid.rows + cover_tile - 1) / cover_tile;
    std::vector<std::vector<CellOfWork>> found(static_cast<std::size_t>(across * down));
    for (std::size_t w = 0; w < works.size(); ++w)
        for (std::size_t p = 0; p < works[w].sites.size() && !edits[w].empty(); ++p)
            for (std::size_t c = 0; c < works[w].sites[p].cells.size(); ++c) {
                const CellShare& cell = works[w].sites[p].cells[c];
                found[static_cast<std::size_t>(cell.row / cover_tile * across + cell.col / cover_tile)].push_back({w, p, c});
            }
    return found;
}

/// The whole-grid rasters that land cover gives, to be written by tiles.
Surface copy_of(const Layers& layers, const Grid& grid)
{
    Surface made{grid.whole()};
    for (const auto& [name, member] : surface_layers)
        if (const auto held = layers.find(name); held != layers.end())
            made.*member = held->second.values<float>(grid.whole());
    made.code = layers.find("land_cover")->second.values<std::uint8_t>(grid.whole());
    return made;
}

void edit_tile(const LandCover& cover, const Window& tile, const std::vector<CellOfWork>& cells, const Reclasses& edits, std::vector<Work>& works,
               Surface& whole)
{
    Conflict settled;
    Shares shares = cover.shares(tile, settled);
    const std::vector<int> roofs = cover.table().group("roof");
    for (const auto& [w, p, c] : cells) {
        Site& site = works[w].sites[p];
        const CellShare& cell = site.cells[c];
        const int i = cell.row - tile.row, j = cell.col - tile.col;
        site.roof_before[c] = shares.sum(roofs, i, j);
        for (const Reclass& edit : edits[w])
            site.moved[c] += reclass(shares, i, j, edit, cell.share);
        site.roof_after[c] = shares.sum(roofs, i, j);
    }
    cover.surface(shares).paste_into(whole);
}

void replace(const Base& base, const Grid& grid, Surface& surface, Layers& layers)
{
    for (const auto& [name, member] : surface_layers)
        if (std::ranges::find(base.own, name) == base.own.end())
            layers.insert_or_assign(std::string{name}, memory_layer<float>(std::string{name}, grid, std::move(surface.*member)));
    layers.insert_or_assign("land_cover", memory_layer<std::uint8_t>("land_cover", grid, std::move(surface.code)));
}

/// Roofs where no land cover is known: the built share of cells.
void edit_roofs(const Grid& grid, const Resolved& scenario, std::vector<Work>& works, Layers& layers, Diagnostics& complaints)
{
    const ClassTable& table = standard_classes();
    const Reclasses edits = look_up(works, table, scenario, complaints);
    make_room(works, edits);
    const auto held = layers.find("building_fraction");
    Raster<float> built = held == layers.end() ? Raster<float>{grid.whole(), 0, 0.f} : held->second.values<float>(grid.whole());
    bool changed = false;
    for (std::size_t w = 0; w < works.size(); ++w)
        for (Site& site : works[w].sites)
            for (std::size_t c = 0; c < site.cells.size() && !edits[w].empty(); ++c) {
                float& roof = built.view()(site.cells[c].row, site.cells[c].col);
                const auto share = static_cast<float>(site.cells[c].share);
                site.roof_before[c] = roof;
                for (const Reclass& edit : edits[w]) {
                    const bool from = std::ranges::any_of(edit.from, [&](int k) { return table.classes[static_cast<std::size_t>(k)].roof(); });
                    const bool to = table.classes[static_cast<std::size_t>(edit.to)].roof();
                    if (from != to)
                        roof = to ? std::min(1.f, roof + share) : std::max(0.f, roof - share);
                }
                site.roof_after[c] = roof;
                site.moved[c] = std::abs(roof - site.roof_before[c]);
                changed = changed || site.moved[c] > 0;
            }
    if (changed)
        layers.insert_or_assign("building_fraction", memory_layer<float>("building_fraction", grid, std::move(built)));
}

}  // namespace

float reclass(Shares& shares, int i, int j, const Reclass& edit, double share)
{
    const float room = shares.sum(edit.from, i, j);
    if (room <= 0)
        return 0;
    const auto weight = static_cast<float>(edit.whole_part ? std::min(1.0, share / static_cast<double>(room)) : share);
    float moved = 0;
    for (const int k : edit.from) {
        float& held = shares.of[static_cast<std::size_t>(k)].view()(i, j);
        const float taken = weight * held;
        held -= taken;
        moved += taken;
    }
    shares.of[static_cast<std::size_t>(edit.to)].view()(i, j) += moved;
    return moved;
}

void edit_cover(const Base& base, const Grid& grid, const Resolved& scenario, std::vector<Work>& works, Layers& layers,
                Diagnostics& complaints)
{
    if (std::ranges::none_of(works, &Work::reclasses))
        return;
    if (!base.cover)
        return edit_roofs(grid, scenario, works, layers, complaints);
    const Reclasses edits = look_up(works, base.cover->table(), scenario, complaints);
    make_room(works, edits);
    const auto cells = by_tile(works, edits, grid);
    const auto parts = tiles(grid.whole(), cover_tile);
    Surface whole = copy_of(layers, grid);
    for_each(static_cast<int>(parts.size()), [&](int n) {
        const auto k = static_cast<std::size_t>(n);
        if (!cells[k].empty())
            edit_tile(*base.cover, parts[k], cells[k], edits, works, whole);
    });
    replace(base, grid, whole, layers);
}

}  // namespace arpent
