#include "io/table_file.hpp"
#include "scenarios/compare/csv.hpp"
#include "scenarios/compare/indicators.hpp"
#include "scenarios/study/axes.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace arpent {

std::vector<IndicatorRow> cost_rows(const std::string& scenario, const std::vector<Change>& changes)
{
    std::vector<IndicatorRow> rows;
    for (const auto& [name, cost, unit] : {std::tuple{"total_cost", &Change::cost, "EUR"}, {"yearly_cost", &Change::yearly, "EUR/y"}}) {
        double sum = 0;
        bool known = changes.empty();
        for (const Change& change : changes)
            if (const auto& part = change.*cost) {
                sum += *part;
                known = true;
            }
        if (known)
            rows.push_back({scenario, "all", "all", name, sum, unit});
    }
    return rows;
}

std::string indicators_csv(const std::vector<IndicatorRow>& rows)
{
    const bool axes = std::ranges::any_of(rows, [](const IndicatorRow& row) { return row.scenario.find('@') != row.scenario.npos; });
    std::string made = axes ? "scenario,event,year,member," : "scenario,";
    made += "zone_set,zone,indicator,value,unit\n";
    for (const IndicatorRow& row : rows) {
        const PointWords at = words_of_point(row.scenario);
        std::vector<std::string> cells{at.scenario};
        if (axes)
            cells.insert(cells.end(), {at.event, at.year, at.member});
        cells.insert(cells.end(), {row.zone_set, row.zone, row.indicator, csv_number(row.value), row.unit});
        made += csv_line(cells);
    }
    return made;
}

std::vector<IndicatorRow> read_indicators(const std::string& path)
{
    const Table table = Table::read(path);
    const auto column = [&](std::string_view name) {
        const int at = table.column(name);
        if (at < 0)
            throw Error{Fault::data, path + ": has no column " + std::string{name} + " (allowed: scenario, zone_set, zone, indicator, value, unit)"};
        return at;
    };
    const int scenario = column("scenario"), set = column("zone_set"), zone = column("zone"), indicator = column("indicator"),
              value = column("value"), unit = column("unit");
    const auto coordinate = [&](int n, std::string_view name) { return table.column(name) < 0 ? "" : table.text(n, table.column(name)); };
    std::vector<IndicatorRow> rows;
    for (int n = 0; n < table.rows(); ++n)
        rows.push_back({PointWords{table.text(n, scenario), coordinate(n, "event"), coordinate(n, "year"), coordinate(n, "member")}.name(),
                        table.text(n, set), table.text(n, zone), table.text(n, indicator),
                        table.number(n, value).value_or(std::numeric_limits<double>::quiet_NaN()), table.text(n, unit)});
    return rows;
}

}  // namespace arpent
