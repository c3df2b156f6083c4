#include "scenarios/study/change.hpp"

#include "core/executor.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace arpent {
namespace {

/// Trees of a site: the points, else what the feature or its share of the intervention says.
double trees_of(const Work& work, const Site& site)
{
    const auto given = std::ranges::find(work.what->values, "trees", &std::pair<std::string, Value>::first);
    if (site.points > 0 || given == work.what->values.end())
        return site.points;
    const double value = site.value("trees").value_or(0) * site.kept;
    return given->second.field.empty() ? value * site.of_total : value;
}

/// What a cost in this unit is counted by.
enum class Counted { whole, area, length, trees };

Counted counted_by(const Unit& unit)
{
    for (const auto& [text, by] : {std::pair{"EUR/m2", Counted::area}, {"EUR/m", Counted::length}, {"EUR/tree", Counted::trees}})
        if (unit.same_dimension(parse_unit(text)))
            return by;
    return Counted::whole;
}

double measure(const Work& work, const Site& site, double cell_area, Counted by)
{
    switch (by) {
    case Counted::area: return work.type->pays_for_change && !site.moved.empty() ? site.changed(cell_area) : site.area;
    case Counted::length: return site.length;
    case Counted::trees: return trees_of(work, site);
    case Counted::whole: break;
    }
    const bool own = !work.what->cost->field.empty();
    return own ? 1 : site.of_total;
}

std::optional<double> cost_of(const Work& work, double cell_area, const Resolved& scenario, Diagnostics& complaints)
{
    if (!work.what->cost)
        return std::nullopt;
    const Counted by = counted_by(work.what->cost->unit);
    double cost = 0, counted = 0;
    for (const Site& site : work.sites) {
        const double amount = measure(work, site, cell_area, by);
        counted += amount;
        cost += site.cost * amount;
    }
    if (work.sites.empty() && by == Counted::whole)
        return work.what->cost->constant;
    const bool lacking = counted == 0 && std::ranges::any_of(work.sites, [](const Site& site) { return !site.cells.empty(); });
    if (lacking && (by == Counted::length || by == Counted::trees)) {
        const Spot at = spot(scenario, "interventions." + work.what->id + ".cost");
        complain(complaints, at, by == Counted::trees ? "a cost per tree needs points, or `trees:`" : "a cost per metre needs lines", Fault::study);
    }
    return cost;
}

/// A cost spread evenly over `lifetime` at a rate of interest: the capital recovery factor times the cost [EUR/y] (ISO 15686-5:2017).
double yearly(double cost, double lifetime, double rate)
{
    constexpr double year = 365.25 * 86400;  // [s]
    const double years = lifetime / year, i = rate * year;
    return i == 0 ? cost / years : cost * i / -std::expm1(-years * std::log1p(i));
}

/// To the cent: sums of areas know no more.
double cents(double euros) { return std::round(euros * 100) / 100; }

std::vector<std::string> layers_of(const Work& work)
{
    std::vector<std::string> names;
    for (const Edit& edit : work.type->edits) {
        const std::string name = edit.op == EditOp::reclass ? "land_cover" : work.word(edit.layer);
        if (std::ranges::find(names, name) == names.end())
            names.push_back(name);
    }
    return names;
}

}  // namespace

Change change_of(const Work& work, const Grid& grid, const Resolved& scenario, Diagnostics& complaints)
{
    Change change;
    change.id = work.what->id;
    change.type = work.what->type;
    change.title = work.what->title.value_or(work.what->id);
    change.where = work.where;
    const double cell_area = grid.cell * grid.cell;
    for (const Site& site : work.sites) {
        change.area += site.area;
        change.changed_area += site.changed(cell_area);
        change.length += site.length;
        change.trees += trees_of(work, site);
    }
    if (work.raster)
        change.area = cell_area * sum_over(grid.whole(), [&](int i, int j) { return work.raster->view().row(i)[j] != 0 ? 1 : 0; });
    if (work.type->pays_for_change && !work.sites.empty() && !work.sites.front().moved.empty() && change.area > 0 && change.changed_area == 0)
        warn(complaints, work.at, change.type + " finds no cover there that it takes: it changes nothing");
    if (const auto cost = cost_of(work, cell_area, scenario, complaints))
        change.cost = cents(*cost);
    if (change.cost && work.what->lifetime)
        change.yearly = cents(yearly(*change.cost, *work.what->lifetime, scenario.study.discount.value_or(0)));
    change.layers = layers_of(work);
    return change;
}

}  // namespace arpent
