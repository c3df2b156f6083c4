#include "scenarios/study/layer_edits.hpp"

#include "io/coverage.hpp"
#include "scenarios/study/value_check.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace arpent {
namespace {

/// Layers that are 0 everywhere where a territory has none of them.
constexpr std::array<std::string_view, 8> absent_is_zero{"building_fraction", "building_height", "canopy_height", "canopy_cover",
                                                         "leaf_area_index",   "population",      "jobs",          "drain_capacity"};

/// The part of a cell that a layer's value is the mean of; empty: the cell.
std::string_view part_of(std::string_view layer)
{
    if (layer == "building_height" || layer == "population" || layer == "jobs")
        return "building_fraction";
    if (layer == "canopy_height" || layer == "leaf_area_index")
        return "canopy_cover";
    return layer == "saturated_conductivity" ? "impervious_fraction" : "";
}

/// Rounds what is added to a part of a cell, so that what is added and taken away again leaves the same bits.
double rounded(double value, double precision) { return precision > 0 ? std::round(value / precision) * precision : value; }

float cell_of(Patches<float>& layer, const CellShare& cell) { return layer.at(cell.row, cell.col); }

/// The edits of one scenario on its layers.
class Editor {
public:
    Editor(const Grid& grid, EditedLayers& layers, Diagnostics& complaints) : grid_{grid}, layers_{layers}, complaints_{complaints} {}

    void apply(const Work& work)
    {
        for (const Edit& edit : work.type->edits)
            if (edit.op != EditOp::reclass && work.raster)
                add_raster(work, edit);
        for (const Site& site : work.sites)
            apply(work, site);
    }

private:
    const Grid& grid_;
    EditedLayers& layers_;
    Diagnostics& complaints_;
    std::vector<float> canopy_before_;  // of the site at hand, by cell

    Patches<float>* target(const Work& work, const std::string& name)
    {
        if (layers_.can_write(name))
            return &layers_.write(name);
        warn(complaints_, work.at, work.what->type + " edits " + name + ", which the territory does not give: left out");
        return nullptr;
    }

    void apply(const Work& work, const Site& site)
    {
        canopy_before_.clear();
        if (std::ranges::any_of(work.type->edits, [](const Edit& edit) { return part_of(edit.layer) == "canopy_cover"; }))
            for (const CellShare& cell : site.cells)
                canopy_before_.push_back(cell_of(layers_.read("canopy_cover"), cell));
        for (const Edit& edit : work.type->edits)
            if (edit.op != EditOp::reclass)
                apply(work, site, edit);
    }

    void apply(const Work& work, const Site& site, const Edit& edit)
    {
        const auto value = value_of(site, edit);
        if (!value || (edit.shared && *value == 0) || site.cells.empty())
            return;
        const std::string name = work.word(edit.layer);
        Patches<float>* values = target(work, name);
        if (values == nullptr)
            return;
        const LayerSpec& spec = *find_layer(name);
        const double total = edit.shared ? shared_value(work, site, edit, *value) : *value;
        std::int64_t bad = 0;
        for (std::size_t c = 0; c < site.cells.size(); ++c) {
            float& v = values->at(site.cells[c].row, site.cells[c].col);
            if (std::isnan(v))
                continue;
            const double w = weight(site, c, edit, name);
            const double before = static_cast<double>(v);
            const bool adds_part = edit.op == EditOp::add && !edit.shared && w < 1;
            const double after = adds_part ? before + rounded(w * total, spec.precision) : edited(edit.op, before, total, w);
            bad += after < spec.low || after > spec.high ? 1 : 0;
            v = static_cast<float>(after);
        }
        if (bad > 0)
            refuse_range(work, spec, bad);
    }

    /// The value of an edit on a site in SI; none where its key is not given.
    std::optional<double> value_of(const Site& site, const Edit& edit)
    {
        std::optional<double> value = site.value(edit.value);
        if (!value && !edit.value.empty() && (std::isdigit(static_cast<unsigned char>(edit.value[0])) || edit.value[0] == '-'))
            value = [&] { const Quantity q = parse_quantity(edit.value); return q.unit.to_si(q.value); }();
        if (!value)
            return std::nullopt;
        const auto from = edit.datum == EditDatum::rim ? rim(site) : std::optional{0.0};
        return from ? std::optional{*from + *value * edit.factor} : std::nullopt;
    }

    /// The lowest ground on the outline of a site [m]; none where no ground is known there.
    std::optional<double> rim(const Site& site)
    {
        if (!layers_.has("ground_elevation"))
            return std::nullopt;
        Patches<float>& ground = layers_.read("ground_elevation");
        double lowest = std::numeric_limits<double>::infinity();
        for (const Polygon& polygon : site.outline)
            for (const Ring& ring : polygon) {
                Line closed = ring;
                closed.push_back(ring.front());
                for (const CellShare& cell : line_lengths({closed}, grid_))
                    if (const float z = cell_of(ground, cell); static_cast<double>(z) < lowest)
                        lowest = static_cast<double>(z);
            }
        return std::isinf(lowest) ? std::nullopt : std::optional{lowest};
    }

    /// What a whole cell gets of a total: of the feature's own, or of its share of the intervention's.
    double shared_value(const Work& work, const Site& site, const Edit& edit, double value) const
    {
        const auto given = std::ranges::find(work.what->values, edit.value, &std::pair<std::string, Value>::first);
        const bool own = given != work.what->values.end() && !given->second.field.empty();
        return site.cells_of_whole > 0 ? value * (own ? 1 : site.of_total) / site.cells_of_whole : 0;
    }

    double weight(const Site& site, std::size_t c, const Edit& edit, const std::string& name)
    {
        const double share = site.cells[c].share;
        if (edit.over == EditOver::cell)
            return share;
        const auto [before, after] = of_part(site, c, name);
        switch (edit.over) {
        case EditOver::gained: return after > before ? (after - before) / after : 0;
        case EditOver::lost: return before > after ? (before - after) / before : 0;
        default: return after > 0 ? std::min(1.0, share / after) : 0;
        }
    }

    /// The part of a cell that a layer is the mean of, before the intervention and now.
    std::pair<double, double> of_part(const Site& site, std::size_t c, const std::string& name)
    {
        const std::string_view of = part_of(name);
        if (of == "building_fraction" && !site.roof_after.empty())
            return {site.roof_before[c], site.roof_after[c]};
        if (of.empty() || !layers_.has(std::string{of}))
            return {1, 1};
        const double now = static_cast<double>(cell_of(layers_.read(std::string{of}), site.cells[c]));
        if (of == "impervious_fraction")
            return {1 - now, 1 - now};
        return {of == "canopy_cover" ? static_cast<double>(canopy_before_[c]) : now, now};
    }

    void add_raster(const Work& work, const Edit& edit)
    {
        const std::string name = work.word(edit.layer);
        Patches<float>* values = target(work, name);
        if (values == nullptr)
            return;
        const LayerSpec& spec = *find_layer(name);
        std::int64_t bad = 0;
        for (int i = 0; i < grid_.rows; ++i)
            for (int j = 0; j < grid_.cols; ++j)
                if (const float delta = work.raster->view()(i, j); delta != 0) {
                    float& v = values->at(i, j);
                    v = static_cast<float>(edited(edit.op, static_cast<double>(v), static_cast<double>(delta) * edit.factor, 1));
                    bad += static_cast<double>(v) < spec.low || static_cast<double>(v) > spec.high ? 1 : 0;
                }
        if (bad > 0)
            refuse_range(work, spec, bad);
    }

    void refuse_range(const Work& work, const LayerSpec& spec, std::int64_t bad)
    {
        complain(complaints_, work.at,
                 work.what->type + " takes " + std::string{spec.name} + " outside " + range_text(spec) + " in " + counted(bad, "cell"));
    }
};

}  // namespace

double edited(EditOp op, double v, double e, double w)
{
    switch (op) {
    case EditOp::set: return w == 1 ? e : v + w * (e - v);
    case EditOp::add: return v + w * e;
    case EditOp::scale: return v * (1 + w * (e - 1));
    case EditOp::min: return v + w * (std::min(v, e) - v);
    case EditOp::max: return v + w * (std::max(v, e) - v);
    case EditOp::reclass: break;
    }
    return v;
}

bool EditedLayers::can_write(const std::string& name) const
{
    const auto held = layers_.find(name);
    const bool numbers = held == layers_.end() || held->second.kind == Kind::number;
    return find_layer(name) != nullptr && numbers && (has(name) || std::ranges::find(absent_is_zero, name) != absent_is_zero.end());
}

Patches<float>& EditedLayers::read(const std::string& name)
{
    if (const auto found = at_hand_.find(name); found != at_hand_.end())
        return found->second;
    const auto held = layers_.find(name);
    return at_hand_.emplace(name, Patches<float>{held == layers_.end() ? constant_layer<float>(name, grid_, 0.f) : held->second}).first->second;
}

Patches<float>& EditedLayers::write(const std::string& name)
{
    written_.insert(name);
    return read(name);
}

void EditedLayers::finish()
{
    for (const std::string& name : written_)
        layers_.insert_or_assign(name, read(name).layer());
    at_hand_.clear();
    written_.clear();
}

void edit_layers(const Grid& grid, const std::vector<Work>& works, Layers& layers, Diagnostics& complaints)
{
    EditedLayers edited_layers{layers, grid};
    Editor editor{grid, edited_layers, complaints};
    for (const Work& work : works)
        editor.apply(work);
    edited_layers.finish();
}

}  // namespace arpent
