#include "io/table_file.hpp"
#include "scenarios/compare/csv.hpp"
#include "scenarios/compare/indicators.hpp"

#include <limits>

namespace arpent {
std::string indicators_csv(const std::vector<IndicatorRow>& rows)
{
    std::string made = "scenario,zone_set,zone,indicator,value,unit\n";
    for (const IndicatorRow& row : rows)
        made += csv_line({row.scenario, row.zone_set, row.zone, row.indicator, csv_number(row.value), row.unit});
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
    std::vector<IndicatorRow> rows;
    for (int n = 0; n < table.rows(); ++n)
        rows.push_back({table.text(n, scenario), table.text(n, set), table.text(n, zone), table.text(n, indicator),
                        table.number(n, value).value_or(std::numeric_limits<double>::quiet_NaN()), table.text(n, unit)});
    return rows;
}

}  // namespace arpent
