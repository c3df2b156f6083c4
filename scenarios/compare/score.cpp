#include "scenarios/compare/score.hpp"

#include "core/error.hpp"
#include "core/unit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace arpent {
namespace {

constexpr double unsaid = std::numeric_limits<double>::quiet_NaN();
constexpr double least_share = 0.005;  // of the baseline, that areas and counts must change by

std::optional<VariableSpec> spec_of(const IndicatorAbout& about)
{
    try {
        return variable_spec(parse_variable(about.of).name());
    } catch (const Error&) {
        return {};
    }
}

/// "> 10 cm" in words: "above 10 cm".
std::string condition_words(const std::string& then, const Words& words)
{
    static constexpr auto signs = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"<=", "at_most"}, {">=", "at_least"}, {"<", "below"}, {">", "above"}, {"=", "equal"}});
    for (const auto& [sign, key] : signs)
        if (then.starts_with(sign)) {
            const auto from = then.find_first_not_of(' ', sign.size());
            return words.plain(key, {from == then.npos ? "" : then.substr(from)});
        }
    return then;
}

std::string label_of(const IndicatorAbout& about, const std::string& unit, const Words& words)
{
    const auto spec = spec_of(about);
    const std::string variable = spec ? words.of(spec->label_en, spec->label_fr) : about.of;
    const std::string where = condition_words(about.then, words);
    if (!about.expose.empty())
        return words.plain(unit == "person" ? "people_where" : "jobs_where", {variable, where});
    if (unit == "m2")
        return words.plain("area_where", {variable, where});
    const std::string statistic = words.plain("statistic_" + (about.statistic.empty() ? "mean" : about.statistic), {variable});
    return about.then.empty() ? statistic : words.plain("where_it_is", {statistic, where});
}

double floor_of(const IndicatorAbout& about, const std::string& unit, double baseline, double cell_area)
{
    if (about.floor > 0)
        return about.floor;
    if (unit == "m2" || !about.expose.empty())
        return std::max(unit == "m2" ? cell_area : 1.0, std::isfinite(baseline) ? least_share * std::abs(baseline) : 0);
    const auto spec = spec_of(about);
    return spec ? spec->floor / parse_unit(spec->shown).factor : 0;
}

Verdict verdict_of(double change, double floor, const std::string& better)
{
    if (!std::isfinite(change))
        return Verdict::unknown;
    if (std::abs(change) <= floor)
        return Verdict::same;
    if (better != "lower" && better != "higher")
        return Verdict::changed;
    return (change < 0) == (better == "lower") ? Verdict::better : Verdict::worse;
}

double value_of(const RunData& run, std::size_t scenario, const std::string& indicator, const std::string& set, const std::string& zone)
{
    const IndicatorRow* row = run.row(run.scenarios[scenario].name, indicator, set, zone);
    return row == nullptr ? unsaid : row->value;
}

void judge(ScoreLine& line, std::size_t baseline)
{
    for (std::size_t n = 0; n < line.scores.size(); ++n) {
        Score& score = line.scores[n];
        score.change = score.value - line.scores[baseline].value;
        score.verdict = n == baseline ? Verdict::baseline : verdict_of(score.change, line.floor, line.about.better);
    }
}

ScoreLine line_of(const RunData& run, const IndicatorAbout& about, const std::string& unit, const Words& words, const std::string& set,
                  const std::string& zone)
{
    ScoreLine line{.about = about, .label = {}, .unit = unit, .notation = {}, .scores = {}};
    double largest = 0;
    for (std::size_t n = 0; n < run.scenarios.size(); ++n) {
        line.scores.push_back({value_of(run, n, about.name, set, zone), 0, Verdict::unknown});
        if (std::isfinite(line.scores.back().value))
            largest = std::max(largest, std::abs(line.scores.back().value));
        if (const IndicatorRow* row = run.row(run.scenarios[n].name, about.name + "_not_assessed", set, zone))
            line.not_assessed = std::max(line.not_assessed, row->value);
    }
    const Grid& grid = run.scenarios.front().file->grid();
    line.label = label_of(about, unit, words);
    line.floor = floor_of(about, unit, line.scores[run.baseline].value, grid.cell * grid.cell);
    line.notation = notation_of(unit, largest, line.floor, words);
    judge(line, run.baseline);
    return line;
}

}  // namespace

double ScoreLine::best_change() const
{
    double most = 0;
    for (const Score& score : scores)
        if (score.verdict == Verdict::better)
            most = std::max(most, std::abs(score.change / (score.value - score.change)));
    return std::isfinite(most) ? most : 1;
}

std::vector<ScoreLine> score_lines(const RunData& run, const Words& words, const std::string& set, const std::string& zone)
{
    std::vector<ScoreLine> lines;
    for (const IndicatorAbout& about : run.study.indicators) {
        const auto row = std::ranges::find(run.indicators, about.name, &IndicatorRow::indicator);
        if (row != run.indicators.end())
            lines.push_back(line_of(run, about, row->unit, words, set, zone));
    }
    return lines;
}

}  // namespace arpent
