#include "scenarios/study/work.hpp"

#include "scenarios/study/allowance.hpp"
#include "scenarios/study/growth.hpp"
#include "scenarios/study/pieces.hpp"
#include "scenarios/study/sources.hpp"
#include "scenarios/study/value_check.hpp"

#include <algorithm>
#include <numbers>

namespace arpent {
namespace {

bool takes(const CatalogueType& type, std::string_view shape) { return std::ranges::find(type.takes, shape) != type.takes.end(); }

/// The value of a key for one feature; complains of a field that the file has not, or that is empty.
std::optional<double> value_for(const std::string& key, const Value& value, const Feature& feature, const Features& file, const Resolved& scenario,
                                const std::string& path, Diagnostics& complaints)
{
    if (value.field.empty())
        return value.constant;
    const Spot at = spot(scenario, path + "." + key);
    const std::string shown = shown_path(scenario, file.path);
    if (std::ranges::find(file.fields, value.field) == file.fields.end()) {
        complain(complaints, at, shown + " has no field " + in_quotes(value.field) + hint(value.field, file.fields), Fault::study);
        return std::nullopt;
    }
    const auto number = feature.number(value.field);
    if (!number)
        complain(complaints, at, shown + ": feature " + std::to_string(feature.fid) + " has no number in " + in_quotes(value.field));
    return number ? std::optional{value.unit.to_si(*number)} : std::nullopt;
}

/// Shares of cells from lengths or counts in them, each worth `area` [m2]; no more than the cell.
std::vector<CellShare> widened(std::vector<CellShare> cells, double area, const Grid& grid)
{
    for (CellShare& each : cells)
        each.share = std::min(1.0, each.share * area / (grid.cell * grid.cell));
    return cells;
}

double sum_of(const std::vector<CellShare>& cells)
{
    double sum = 0;
    for (const CellShare& each : cells)
        sum += each.share;
    return sum;
}

/// The part of a whole that is kept; all but rounding is all.
double part_of(double kept, double whole) { return whole <= 0 ? 0 : kept > whole * (1 - 1e-9) ? 1 : kept / whole; }

/// `whole`: the feature as it is in its file; `standing`: what of it may stand.
void lay_polygons(const Geometry& whole, const Geometry& standing, Cover rule, const Grid& grid, Site& site)
{
    site.outline = standing.polygons;
    site.cells = covered(site.outline, grid, rule);
    const double cell_area = grid.cell * grid.cell;
    site.area = sum_of(rule == Cover::area ? site.cells : area_shares(site.outline, grid)) * cell_area;
    site.kept = part_of(site.area, whole.area());
    site.cells_of_whole = rule == Cover::area || site.kept < 1 ? whole.area() / cell_area : sum_of(site.cells);
}

void lay_lines(const Geometry& whole, const Geometry& standing, const Grid& grid, Site& site)
{
    const auto lengths = line_lengths(standing.lines, grid);
    const double width = site.value("width").value_or(1);
    site.length = sum_of(lengths);
    site.cells = widened(lengths, width, grid);
    site.area = site.length * width;
    site.kept = part_of(site.length, whole.length());
    site.cells_of_whole = site.kept > 0 ? sum_of(site.cells) / site.kept : 0;
}

void lay_points(const Geometry& whole, const Geometry& standing, const Grid& grid, Site& site)
{
    const auto points = point_cells(standing.points, grid);
    const double crown = site.value("crown").value_or(1);
    const double each = std::numbers::pi / 4 * crown * crown;
    site.points = sum_of(points);
    site.cells = widened(points, each, grid);
    site.area = site.points * each;
    site.kept = part_of(site.points, static_cast<double>(whole.points.size()));
    site.cells_of_whole = site.kept > 0 ? sum_of(site.cells) / site.kept : 0;
}

void add(const Geometry& part, Geometry& to)
{
    to.points.insert(to.points.end(), part.points.begin(), part.points.end());
    to.lines.insert(to.lines.end(), part.lines.begin(), part.lines.end());
    to.polygons.insert(to.polygons.end(), part.polygons.begin(), part.polygons.end());
}

std::string shapes_in(const Geometry& geometry)
{
    return !geometry.polygons.empty() ? "polygons" : !geometry.lines.empty() ? "lines" : "points";
}

class Layout {
public:
    Layout(const Intervention& what, const Grid& grid, const Resolved& scenario, Diagnostics& complaints)
        : what_{what}, grid_{grid}, scenario_{scenario}, complaints_{complaints}, path_{"interventions." + what.id}
    {
    }

    std::optional<Work> run()
    {
        Work work{&what_, scenario_.catalogue ? scenario_.catalogue->find(what_.type) : nullptr, spot(scenario_, path_ + ".where"), {}, {}, {}};
        if (work.type == nullptr || !what_.where)
            return std::nullopt;  // the reader has complained
        guarded(work.at, complaints_, [&] {
            if (what_.where->raster)
                lay_raster(work);
            else if (what_.where->vector)
                lay_features(work);
        });
        return work;
    }

private:
    const Intervention& what_;
    const Grid& grid_;
    const Resolved& scenario_;
    Diagnostics& complaints_;
    std::string path_;

    void lay_features(Work& work)
    {
        const Features file = features_of(*what_.where, grid_.crs);
        for (const std::string& warning : file.warnings)
            warn(complaints_, work.at, warning);
        auto allowed = Allowance::of(what_, grid_, scenario_, complaints_);
        for (const Feature& feature : file.features) {
            const std::string shapes = shapes_in(feature.geometry);
            if (!takes(*work.type, shapes))
                return complain(complaints_, work.at, shown_path(scenario_, file.path) + " holds " + shapes + ", which " + what_.type +
                                                                       " does not take (allowed: " + join(work.type->takes) + ")");
            const Geometry standing = allowed ? allowed->cut(feature.geometry) : feature.geometry;
            work.sites.push_back(site_of(*work.type, feature, standing, file));
            add(standing, work.where);
        }
        if (allowed)
            allowed->report(work.at, complaints_);
        finish(work, file);
    }

    Site site_of(const CatalogueType& type, const Feature& feature, const Geometry& standing, const Features& file)
    {
        Site site;
        site.fid = feature.fid;
        for (const auto& [key, value] : what_.values)
            if (const auto number = value_for(key, value, feature, file, scenario_, path_, complaints_))
                site.values.emplace_back(key, *number);
        if (what_.cost)
            site.cost = value_for("cost", *what_.cost, feature, file, scenario_, path_, complaints_).value_or(0);
        grow(type, scenario_.at.year.value_or(0) * parse_unit("y").factor, site.values);
        if (!feature.geometry.polygons.empty())
            lay_polygons(feature.geometry, standing, what_.cover_rule, grid_, site);
        else if (!feature.geometry.lines.empty())
            lay_lines(feature.geometry, standing, grid_, site);
        else
            lay_points(feature.geometry, standing, grid_, site);
        return site;
    }

    void finish(Work& work, const Features& file)
    {
        double whole = 0;
        for (const Site& site : work.sites)
            whole += site.cells_of_whole;
        bool hits = false;
        for (Site& site : work.sites) {
            site.of_total = whole > 0 ? site.cells_of_whole / whole : 0;
            hits = hits || !site.cells.empty();
        }
        if (hits || (!work.sites.empty() && work.where.empty()))  // nothing of it may stand: that has been said
            return;
        const std::string shown = shown_path(scenario_, file.path);
        warn(complaints_, work.at, work.sites.empty() ? shown + " holds no feature: the intervention changes nothing"
                                            : shown + " lies at " + box_text(work.where.box()) + ", the territory at " + box_text(grid_.box()) +
                                                  ": the intervention changes nothing");
    }

    void lay_raster(Work& work)
    {
        const Source& source = *what_.where;
        const LayerSpec* layer = find_layer(work.word("layer"));
        const auto file = open_raster(source, grid_, scenario_, work.at, complaints_);
        if (layer == nullptr || !file)
            return;
        const Unit unit = source.unit ? parse_unit(*source.unit) : parse_unit(layer->unit);
        if (!unit.same_dimension(parse_unit(layer->unit)))
            return complain(complaints_, work.at, in_quotes(*source.unit) + " is no unit of " + std::string{layer->name} +
                                                                   " (allowed: " + join(usual_units(parse_unit(layer->unit))) + ")");
        work.raster = on_grid(*file, grid_, source.resample.value_or(layer->rule), [factor = unit.factor](float v) {
            return static_cast<float>(factor * static_cast<double>(v));
        });
        zero_for_none(*work.raster);
        if (auto allowed = Allowance::of(what_, grid_, scenario_, complaints_)) {
            allowed->cut(*work.raster, grid_);
            allowed->report(work.at, complaints_);
        }
    }
};

}  // namespace

std::optional<double> Site::value(std::string_view key) const
{
    const auto found = std::ranges::find(values, key, &std::pair<std::string, double>::first);
    return found == values.end() ? std::nullopt : std::optional{found->second};
}

std::optional<double> Site::amount(const Edit& edit) const
{
    const auto given = edit.constant ? edit.constant : value(edit.value);
    return given ? std::optional{*given * edit.factor} : std::nullopt;
}

double Site::changed(double cell_area) const
{
    double sum = 0;
    for (const float share : moved)
        sum += static_cast<double>(share);
    return sum * cell_area;
}

bool Work::reclasses() const
{
    return std::ranges::any_of(type->edits, [](const Edit& edit) { return edit.op == EditOp::reclass; });
}

bool Work::edits_cover() const { return std::ranges::any_of(type->edits, &Edit::on_cover); }

std::string Work::word(const std::string& text) const
{
    const auto found = std::ranges::find(what->words, text, &std::pair<std::string, std::string>::first);
    return found == what->words.end() ? text : found->second;
}

std::optional<Work> lay_out(const Intervention& what, const Grid& grid, const Resolved& scenario, Diagnostics& complaints)
{
    return Layout{what, grid, scenario, complaints}.run();
}

}  // namespace arpent
