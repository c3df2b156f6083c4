#include "scenarios/explain/outcome.hpp"

#include "scenarios/run/forecast.hpp"

namespace arpent {
namespace {

Facts forecast_facts(const Forecast& need)
{
    Facts made;
    made["seconds_low"] = need.seconds.low;
    made["seconds_high"] = need.seconds.high;
    made["memory_bytes"] = need.bytes;
    made["results_bytes"] = need.results;
    made["cache_bytes"] = need.entries;
    return made;
}

Facts indicator_facts(const std::vector<IndicatorRow>& indicators)
{
    Facts rows = Facts::list();
    for (const IndicatorRow& each : indicators) {
        Facts& row = rows.add(Facts::map());
        row["scenario"] = each.scenario;
        row["zone_set"] = each.zone_set;
        row["zone"] = each.zone;
        row["indicator"] = each.indicator;
        row["value"] = each.value;
        row["unit"] = each.unit;
    }
    return rows;
}

}  // namespace

Facts plan_facts(const ReadyStudy& study, int threads)
{
    Facts made;
    Facts& rows = made["steps"] = Facts::list();
    for (const ReadyScenario& scenario : study.scenarios)
        for (int n = scenario.first_step; n < scenario.first_step + scenario.steps; ++n) {
            const PlannedStep& step = study.plan.steps[static_cast<std::size_t>(n)];
            Facts& row = rows.add(Facts::map());
            row["scenario"] = step.scenario;
            row["step"] = step.card.name;
            row["reason"] = step.same_as < 0 ? step.reason : "as in " + study.plan.steps[static_cast<std::size_t>(step.same_as)].scenario;
            row["cells"] = scenario.inputs.grid.cells();
            row.take(forecast_facts(step_forecast(scenario, step, threads)));
        }
    made["threads"] = threads;
    made["together"] = forecast_facts(forecast(study, threads));
    return made;
}

Facts difference_facts(const std::vector<Difference>& differences)
{
    Facts rows = Facts::list();
    for (const Difference& each : differences) {
        Facts& row = rows.add(Facts::map());
        row["variable"] = each.variable;
        row["scenario"] = each.b;
        row["baseline"] = each.a;
        row["unit"] = each.unit;
        row["floor"] = each.floor;
        row["rose_m2"] = each.rose_m2;
        row["fell_m2"] = each.fell_m2;
        row["smallest"] = each.smallest;
        row["largest"] = each.largest;
        row["mean"] = each.mean;
    }
    return rows;
}

Facts outcome_facts(const RunOutcome& outcome)
{
    Facts made;
    made["folder"] = outcome.folder;
    made["interrupted"] = outcome.interrupted;
    made["unchanged"] = outcome.unchanged;
    made["not_met"] = outcome.unmet;
    made["indicators"] = indicator_facts(outcome.unchanged ? read_indicators(outcome.folder + "/indicators.csv") : outcome.indicators);
    made["differences"] = outcome.unchanged ? Facts{} : difference_facts(outcome.differences);
    return made;
}

}  // namespace arpent
