#include "scenarios/study/cover_edits.hpp"

#include "core/executor.hpp"
#include "scenarios/study/patches.hpp"

#include <algorithm>
#include <cmath>

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

void replace(Layers& layers, Layer layer)
{
    const std::string name = layer.name;
    layers.insert_or_assign(name, std::move(layer));
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
    Patches<std::uint8_t> code;

    Rewritten(const Base& base, const Layers& layers) : code{layers.find("land_cover")->second}
    {
        for (const auto& [name, member] : surface_layers)
            if (std::ranges::find(base.own, name) == base.own.end())
                numbers.emplace_back(member, Patches<float>{layers.find(name)->second});
    }
    void put(Surface surface)
    {
        for (auto& [member, patches] : numbers)
            patches.put(std::move(surface.*member));
        code.put(std::move(surface.code));
    }
    void into(Layers& layers) const
    {
        for (const auto& [member, patches] : numbers)
            replace(layers, patches.layer());
        replace(layers, code.layer());
    }
};

Surface edited_tile(const LandCover& cover, const Window& tile, const std::vector<CellOfWork>& cells, const Reclasses& edits, std::vector<Work>& works)
{
    Conflict settled;
    Shares shares = cover.shares(tile, settled);
    const std::vector<int> roofs = cover.table().group("roof");
    for (const auto& [w, s, c] : cells) {
        Site& site = works[w].sites[s];
        const CellShare& cell = site.cells[c];
        const int i = cell.row - tile.row, j = cell.col - tile.col;
        site.roof_before[c] = shares.sum(roofs, i, j);
        for (const Reclass& edit : edits[w])
            site.moved[c] += reclass(shares, i, j, edit, cell.share);
        site.roof_after[c] = shares.sum(roofs, i, j);
    }
    return cover.surface(shares);
}

/// Whether an edit builds (1), takes buildings away (-1), or does neither.
int builds(const Reclass& edit, const ClassTable& table)
{
    const auto is_roof = [&](int k) { return table.classes[static_cast<std::size_t>(k)].roof(); };
    return (is_roof(edit.to) ? 1 : 0) - (std::ranges::any_of(edit.from, is_roof) ? 1 : 0);
}

/// Where no land cover is known, edits to and from roofs change the built share of cells.
void edit_roofs(const Grid& grid, const Resolved& scenario, std::vector<Work>& works, Layers& layers, Diagnostics& complaints)
{
    const ClassTable& table = standard_classes();
    const Reclasses edits = look_up(works, table, scenario, complaints);
    make_room(works, edits);
    const auto held = layers.find("building_fraction");
    Patches<float> built{held == layers.end() ? constant_layer<float>("building_fraction", grid, 0.f) : held->second};
    for (std::size_t w = 0; w < works.size(); ++w)
        for (Site& site : works[w].sites)
            for (std::size_t c = 0; c < site.cells.size() && !edits[w].empty(); ++c) {
                float& roof = built.at(site.cells[c].row, site.cells[c].col);
                site.roof_before[c] = roof;
                for (const Reclass& edit : edits[w])
                    roof = std::clamp(roof + static_cast<float>(builds(edit, table) * site.cells[c].share), 0.f, 1.f);
                site.roof_after[c] = roof;
                site.moved[c] = std::abs(roof - site.roof_before[c]);
            }
    replace(layers, built.layer());
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
    const auto parts = tiles(grid.whole(), Patches<float>::side);
    Rewritten made{base, layers};
    for_each(static_cast<int>(parts.size()), [&](int n) {
        const auto k = static_cast<std::size_t>(n);
        if (!cells[k].empty())
            made.put(edited_tile(*base.cover, parts[k], cells[k], edits, works));
    });
    made.into(layers);
}

}  // namespace arpent
