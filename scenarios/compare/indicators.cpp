#include "scenarios/compare/indicators.hpp"

#include "core/unit.hpp"
#include "scenarios/compare/exposure.hpp"
#include "scenarios/compare/tally.hpp"

#include <cmath>
#include <limits>
#include <optional>

namespace arpent {
namespace {

constexpr double unsaid = std::numeric_limits<double>::quiet_NaN();

/// One indicator, measured: its tally by region, and how a tally becomes a number.
struct Measured {
    std::string name;
    const Indicator* indicator;
    std::string unit;            // of its values
    std::vector<Tally> regions;
};

const Layer& layer_of(std::string_view name, const std::string& indicator, const Layers& results, const Layers& territory)
{
    for (const Layers* layers : {&results, &territory})
        if (const auto found = layers->find(name); found != layers->end())
            return found->second;
    std::vector<std::string> known;
    for (const Layers* layers : {&results, &territory})
        for (const auto& [each, layer] : *layers)
            known.push_back(each);
    throw Error{Fault::study, "indicators." + indicator + ": there is no " + std::string{name} + " in the results" + hint(name, known)};
}

/// The cells that count: above the threshold of `area_above`, or as `then` says; compared as the field holds them, in float32.
std::optional<Condition> condition_of(const Indicator& indicator, const VariableSpec& spec)
{
    std::optional<Condition> made;
    if (indicator.then)
        made = parse_condition(*indicator.then, spec.unit);
    if (indicator.statistic == Statistic::area_above && indicator.threshold)
        made = Condition{Condition::Op::more, indicator.threshold->constant};
    if (made)
        made->threshold = static_cast<double>(static_cast<float>(made->threshold));
    return made;
}

bool is_area(const Indicator& indicator)
{
    return indicator.statistic == Statistic::area_above || (indicator.then && !indicator.statistic);
}

std::string unit_of(const Indicator& indicator, const VariableSpec& spec)
{
    if (indicator.expose)
        return variable_spec(*indicator.expose).shown;
    return is_area(indicator) ? "m2" : spec.shown;
}

Measured measure(const std::string& name, const Indicator& indicator, const Layers& results, const Layers& territory, const Layer& report,
                 const Regions& regions)
{
    const Variable variable = parse_variable(indicator.of);
    const VariableSpec spec = variable_spec(variable.name());
    Counted what{layer_of(spec.name, name, results, territory), {}, condition_of(indicator, spec)};
    if (const auto& by = indicator.expose ? indicator.expose : indicator.weight) {
        what.weight = layer_of(*by, name, results, territory);
        const auto built = territory.find("building_fraction");
        if (built != territory.end() && variable_spec(*by).unit == "person")
            what.value = exposed_layer(what.value, *what.weight, built->second, meeting_of(variable.output));
    }
    return {name, &indicator, unit_of(indicator, spec), tallies(what, report, regions)};
}

double statistic_of(Statistic statistic, const Tally& tally)
{
    switch (statistic) {
    case Statistic::min: return static_cast<double>(tally.low);
    case Statistic::max: return static_cast<double>(tally.high);
    case Statistic::sum: return tally.weighted;
    default: return tally.weight > 0 ? tally.weighted / tally.weight : unsaid;
    }
}

/// The number of one region, in the indicator's unit.
double value_of(const Measured& measured, const Tally& tally, double cell_area)
{
    const Indicator& indicator = *measured.indicator;
    if (tally.known == 0)
        return unsaid;
    if (indicator.expose)
        return tally.weight;
    if (is_area(indicator))
        return tally.meeting * cell_area;
    const double si = tally.meeting > 0 ? statistic_of(indicator.statistic.value_or(Statistic::mean), tally) : unsaid;
    return parse_unit(measured.unit).from_si(si);
}

/// The rows of one region.
void add_rows(const std::vector<Measured>& all, std::size_t region, double cell_area, IndicatorRow row, std::vector<IndicatorRow>& rows)
{
    for (const Measured& each : all) {
        const Tally& tally = each.regions[region];
        row.indicator = each.name;
        row.unit = each.unit;
        row.value = value_of(each, tally, cell_area);
        rows.push_back(row);
        if (!each.indicator->expose || tally.missed <= 0)
            continue;
        row.indicator += "_not_assessed";
        row.value = tally.missed;
        rows.push_back(row);
    }
}

}  // namespace

std::vector<IndicatorRow> indicators(const Resolved& scenario, const Layers& results, const Layers& territory, const Layer& report,
                                     const std::vector<ZoneSet>& zones)
{
    const Regions regions{report.grid, zones};
    std::vector<Measured> all;
    for (const auto& [name, indicator] : scenario.study.indicators)
        all.push_back(measure(name, indicator, results, territory, report, regions));
    const double cell_area = report.grid.cell * report.grid.cell;
    std::vector<IndicatorRow> rows;
    std::size_t region = 0;
    add_rows(all, region++, cell_area, {scenario.name, "all", "all", "", 0, ""}, rows);
    for (const ZoneSet& set : zones)
        for (const Zone& zone : set.zones)
            add_rows(all, region++, cell_area, {scenario.name, set.name, zone.id, "", 0, ""}, rows);
    return rows;
}

}  // namespace arpent
