#include "scenarios/study/layer_edits.hpp"

#include "io/coverage.hpp"
#include "models/registry.hpp"
#include "scenarios/study/value_check.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace arpent {
namespace {

/// Layers that are 0 everywhere where a territory has none of them.
constexpr std::array<std::string_view, 10> absent_is_zero{"building_fraction", "building_height", "canopy_height", "canopy_cover", "leaf_area_index",
                                                          "population",        "jobs",            "drain_capacity", "irrigation",  "roof_storage"};

/// The part of a cell that a layer's value is the mean of.
enum class Part { cell, roof, canopy, open, paved };

Part part_of(std::string_view layer)
{
    const auto among = [&](std::initializer_list<std::string_view> names) { return std::ranges::find(names, layer) != names.end(); };
    return among({"building_height", "population", "jobs", "roof_storage"})                                             ? Part::roof
           : among({"canopy_height", "trunk_height", "leaf_area_index"})                                                ? Part::canopy
           : among({"saturated_conductivity", "suction_head", "effective_porosity", "initial_saturation", "soil_depth", "irrigation"}) ? Part::open
           : layer == "drain_capacity"                                                                                  ? Part::paved
                                                                                                                        : Part::cell;
}

/// Rounds what is added to a part of a cell, so that what is added and taken away again leaves the same bits.
double rounded(double value, double precision) { return precision > 0 ? std::round(value / precision) * precision : value; }

float cell_of(Patches<float>& layer, const CellShare& cell) { return layer.at(cell.row, cell.col); }

/// The edits of one scenario on its layers.
class Editor {
public:
    Editor(const Grid& grid, bool covered, EditedLayers& layers, Diagnostics& complaints) : grid_{grid}, covered_{covered}, layers_{layers}, complaints_{complaints} {}

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
    bool covered_;  // land cover is known, and has been edited
    EditedLayers& layers_;
    Diagnostics& complaints_;
    std::vector<float> canopy_before_;  // of the site at hand, by cell

    Patches<float>* target(const Work& work, const std::string& name)
    {
        if (layers_.can_write(name))
            return &layers_.at(name);
        warn(complaints_, work.at, work.what->type + " edits " + name + ", which the territory does not give: left out");
        return nullptr;
    }

    void apply(const Work& work, const Site& site)
    {
        canopy_before_.clear();
        if (std::ranges::any_of(work.type->edits, [](const Edit& edit) { return part_of(edit.layer) == Part::canopy; }))
            for (const CellShare& cell : site.cells)
                canopy_before_.push_back(cell_of(layers_.at("canopy_cover"), cell));
        for (std::size_t n = 0; n < work.type->edits.size(); ++n)
            if (const Edit& edit = work.type->edits[n]; edit.op != EditOp::reclass && (edit.of.empty() || !covered_ || site.taken.contains(n)))
                apply(work, site, edit, site.taken.contains(n) ? &site.taken.find(n)->second : nullptr);
    }

    /// `taken`: the weights of an edit of land cover, by cell, where it is known.
    void apply(const Work& work, const Site& site, const Edit& edit, const std::vector<float>* taken)
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
        bool changed = false;
        for (std::size_t c = 0; c < site.cells.size(); ++c) {
            float& v = values->at(site.cells[c].row, site.cells[c].col);
            if (std::isnan(v))
                continue;
            const double w = taken != nullptr ? static_cast<double>((*taken)[c]) : weight(site, c, edit, name);
            const double before = static_cast<double>(v);
            const bool adds_part = edit.op == EditOp::add && !edit.shared && w < 1;
            const double after = adds_part ? before + rounded(w * total, spec.precision) : edited(edit.op, before, total, w);
            bad += after < spec.low || after > spec.high ? 1 : 0;
            changed = changed || static_cast<float>(after) != v;
            v = static_cast<float>(after);
        }
        if (changed)
            layers_.keep(name);
        if (bad > 0)
            refuse_range(work, spec, bad);
    }

    /// The value of an edit on a site in SI; none where its key is not given.
    std::optional<double> value_of(const Site& site, const Edit& edit)
    {
        const std::optional<double> value = site.amount(edit);
        if (!value)
            return std::nullopt;
        const auto from = edit.datum == EditDatum::rim ? rim(site) : std::optional{0.0};
        return from ? std::optional{*from + *value} : std::nullopt;
    }

    /// The lowest ground on the outline of a site [m]; none where no ground is known there.
    std::optional<double> rim(const Site& site)
    {
        if (!layers_.has("ground_elevation"))
            return std::nullopt;
        Patches<float>& ground = layers_.at("ground_elevation");
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
        if (!edit.of.empty())
            return share * of_cover(site, c, edit.of);
        if (edit.over == EditOver::cell)
            return share;
        const auto [before, after] = of_part(site, c, name);
        switch (edit.over) {
        case EditOver::gained: return after > before ? (after - before) / after : 0;
        case EditOver::lost: return before > after ? (before - after) / before : 0;
        case EditOver::gone: return before > 0 && after == 0 ? 1 : 0;
        default: return after > 0 ? std::min(1.0, share / after) : 0;
        }
    }

    /// The part of a cell that a layer is the mean of, before the intervention and now.
    std::pair<double, double> of_part(const Site& site, std::size_t c, const std::string& name)
    {
        const Part part = part_of(name);
        if (part == Part::roof && !site.roof_after.empty())
            return {site.roof_before[c], site.roof_after[c]};
        if (part == Part::canopy && layers_.has("canopy_cover"))
            return {canopy_before_[c], share_now("canopy_cover", site, c, 1)};
        const double now = part_now(part, site, c);
        return {now, now};
    }

    double part_now(Part part, const Site& site, std::size_t c)
    {
        switch (part) {
        case Part::roof: return share_now("building_fraction", site, c, 1);
        case Part::open: return 1 - share_now("impervious_fraction", site, c, 0);
        case Part::paved: return std::max(0.0, share_now("impervious_fraction", site, c, 1) - share_now("building_fraction", site, c, 0));
        default: return 1;
        }
    }

    /// The share that a layer tells of a cell; `unknown` where the territory has none.
    double share_now(const std::string& layer, const Site& site, std::size_t c, double unknown)
    {
        return layers_.has(layer) ? static_cast<double>(cell_of(layers_.at(layer), site.cells[c])) : unknown;
    }

    /// What a group of covers has of a cell as far as that is known without land cover.
    double of_cover(const Site& site, std::size_t c, const std::string& group)
    {
        const double roof = share_now("building_fraction", site, c, 0);
        return group == "roof" ? roof : 1 - roof;
    }

    void add_raster(const Work& work, const Edit& edit)
    {
        const std::string name = work.word(edit.layer);
        Patches<float>* values = target(work, name);
        if (values == nullptr)
            return;
        const LayerSpec& spec = *find_layer(name);
        std::int64_t bad = 0;
        bool changed = false;
        for (int i = 0; i < grid_.rows; ++i)
            for (int j = 0; j < grid_.cols; ++j)
                if (const float delta = work.raster->view()(i, j); delta != 0) {
                    float& v = values->at(i, j);
                    changed = true;
                    v = static_cast<float>(edited(edit.op, static_cast<double>(v), static_cast<double>(delta) * edit.factor, 1));
                    bad += static_cast<double>(v) < spec.low || static_cast<double>(v) > spec.high ? 1 : 0;
                }
        if (changed)
            layers_.keep(name);
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

std::map<std::string, float, std::less<>> absent_values(const Resolved& scenario)
{
    std::map<std::string, float, std::less<>> values;
    for (const std::string_view name : absent_is_zero)
        values.emplace(name, 0.f);
    for (const ModelChoice& choice : scenario.study.models)
        for (const auto& step : find_model(choice.name)->steps(choice.settings.get(), {}))
            for (const Port& port : step->card().reads)
                if (port.optional)
                    values.insert_or_assign(port.layer, port.absent);
    return values;
}

bool EditedLayers::can_write(const std::string& name) const
{
    const auto held = layers_.find(name);
    const bool numbers = held == layers_.end() || held->second.kind == Kind::number;
    return find_layer(name) != nullptr && numbers && (has(name) || absent_.contains(name));
}

Patches<float>& EditedLayers::at(const std::string& name)
{
    if (const auto found = at_hand_.find(name); found != at_hand_.end())
        return found->second;
    const auto held = layers_.find(name);
    return at_hand_.emplace(name, Patches<float>{held == layers_.end() ? constant_layer<float>(name, grid_, absent_.contains(name) ? absent_.find(name)->second : 0.f) : held->second}).first->second;
}

void EditedLayers::finish()
{
    for (const std::string& name : changed_)
        layers_.insert_or_assign(name, at(name).layer());
    at_hand_.clear();
    changed_.clear();
}

void edit_layers(const Base& base, const Grid& grid, const Resolved& scenario, const std::vector<Work>& works, Layers& layers, Diagnostics& complaints)
{
    EditedLayers edited_layers{layers, grid, absent_values(scenario)};
    Editor editor{grid, base.cover != nullptr, edited_layers, complaints};
    for (const Work& work : works)
        editor.apply(work);
    edited_layers.finish();
}

}  // namespace arpent
