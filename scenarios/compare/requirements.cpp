#include "core/unit.hpp"
#include "scenarios/study/condition.hpp"
#include "scenarios/compare/joint_rows.hpp"

namespace arpent {
namespace {

std::string shortfall(const std::string& name, const std::string& require, const IndicatorRow& row)
{
    if (parse_condition(require, row.unit).holds(parse_unit(row.unit).to_si(row.value)))
        return {};
    const std::string found = row.value == row.value ? number_text(row.value) : "no value";
    return name + ": " + found + " in " + row.scenario + " is not " + require;
}

}  // namespace

std::vector<std::string> unmet(const Study& study, const std::vector<IndicatorRow>& rows)
{
    std::vector<std::string> made;
    for (const auto& [name, indicator] : study.indicators)
        for (const IndicatorRow& row : rows)
            if (indicator.require && row.zone_set == "all" && row.indicator == name && !is_joint(row))
                if (std::string what = shortfall(name, *indicator.require, row); !what.empty())
                    made.push_back(std::move(what));
    return made;
}

}  // namespace arpent
