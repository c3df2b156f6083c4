#include "scenarios/compare/page_sections.hpp"

#include <algorithm>
#include <cmath>

namespace arpent {
namespace {

constexpr std::size_t most_tables = 24;  // shown

std::string arrow_of(double change) { return change > 0 ? "↑" : "↓"; }

/// "−120 people (−18 %)", or what is said where there is no change.
std::string change_text(const ScoreLine& line, const Score& score, double baseline, const Words& words)
{
    const std::string number = signed_number_of(score.change * line.notation.factor, line.notation.decimals, words);
    const std::string unit = line.notation.unit.empty() ? "" : "\u00a0" + line.notation.unit;
    const std::string percent = percent_of(score.change, baseline, words);
    return escaped(number + unit + (percent.empty() ? "" : " (" + percent + ")"));
}

std::string verdict_element(const ScoreLine& line, const Score& score, double baseline, const Words& words)
{
    switch (score.verdict) {
    case Verdict::baseline: return element("span", "class=\"verdict base\"", words("verdict_baseline"));
    case Verdict::unknown: return element("span", "class=\"verdict same\"", words("verdict_unknown"));
    case Verdict::same: return element("span", "class=\"verdict same\"", "= " + words("verdict_same"));
    default: break;
    }
    const std::string name = score.verdict == Verdict::better ? "better" : score.verdict == Verdict::worse ? "worse" : "changed";
    const std::string word = words(score.verdict == Verdict::changed ? (score.change > 0 ? "verdict_more" : "verdict_less") : "verdict_" + name);
    return element("span", "class=\"verdict " + name + "\"", arrow_of(score.change) + " " + word)
           + element("span", "class=\"change\"", change_text(line, score, baseline, words));
}

/// A bar as long as the value's share of the largest of its row.
std::string bar(double value, double largest)
{
    if (!std::isfinite(value) || !(largest > 0))
        return {};
    const auto percent = std::lround(100 * std::abs(value) / largest);
    return "<span class=\"bar\" aria-hidden=\"true\"><i style=\"width:" + std::to_string(percent) + "%\"></i></span>";
}

std::string score_cell(const RunData& run, const ScoreLine& line, std::size_t n, double largest, const Words& words)
{
    const Score& score = line.scores[n];
    const std::string value = element("b", "", data_element(score.value, quantity_of(score.value, line.notation, words)));
    return element("td", "data-label=\"" + escaped(run.scenarios[n].title) + "\"",
                   value + bar(score.value, largest)
                       + (run.compares() ? verdict_element(line, score, line.scores[run.baseline].value, words) : ""));
}

std::string score_row(const RunData& run, const ScoreLine& line, const Words& words)
{
    double largest = 0;
    for (const Score& score : line.scores)
        if (std::isfinite(score.value))
            largest = std::max(largest, std::abs(score.value));
    std::string head = element("span", "class=\"label\"", escaped(line.label)) + element("small", "", escaped(line.about.name));
    if (!line.about.better.empty() && line.about.better != "none")
        head += element("small", "", words("wanted_" + line.about.better));
    if (line.not_assessed > 0)
        head += element("small", "", words("not_assessed", {number_of(std::ceil(line.not_assessed), 0, words)}));
    std::string row = element("th", "scope=\"row\"", head);
    for (std::size_t n = 0; n < line.scores.size(); ++n)
        row += score_cell(run, line, n, largest, words);
    return element("tr", "", row);
}

std::string score_table(const ScoreTable& table, const Words& words)
{
    std::string head = element("th", "scope=\"col\"", words("indicator"));
    for (const RunScenario& scenario : table.run.scenarios)
        head += element("th", "scope=\"col\"", escaped(scenario.title));
    std::string rows;
    for (const ScoreLine& line : table.lines)
        rows += score_row(table.run, line, words);
    const std::string caption = words("scorecard_caption") + (table.caption.empty() ? "" : ": " + element("b", "", escaped(table.caption)));
    return element("table", "class=\"score\"", element("caption", "", caption) + element("thead", "", element("tr", "", head)) + element("tbody", "", rows));
}

/// What a reader of several tables must know; nothing of a run without axes.
std::string axes_notes(const PageParts& page)
{
    std::string notes;
    if (!page.caption.empty())
        notes += element("p", "class=\"note\"", page.words("points_note", {page.caption}));
    if (std::ranges::any_of(page.tables, &ScoreTable::expected))
        notes += element("p", "class=\"note\"", page.words("expected_note"));
    if (page.tables.size() > most_tables)
        notes += element("p", "class=\"note\"", page.words("points_cut", {std::to_string(most_tables), std::to_string(page.tables.size())}));
    return notes;
}

}  // namespace

std::string scorecard_section(const PageParts& page)
{
    if (page.lines.empty())
        return section(page, "scorecard", element("p", "", page.words("no_indicators")));
    const std::string note = page.run.compares() ? page.words("scorecard_note", {page.run.scenarios[page.run.baseline].title}) : page.words("one_scenario_note");
    std::string tables;
    for (std::size_t n = 0; n < std::min(page.tables.size(), most_tables); ++n)
        tables += score_table(page.tables[n], page.words);
    return section(page, "scorecard", element("p", "class=\"note\"", note) + axes_notes(page) + tables);
}

}  // namespace arpent
