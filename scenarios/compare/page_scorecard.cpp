#include "scenarios/compare/page_sections.hpp"

#include <algorithm>
#include <cmath>

namespace arpent {
namespace {

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

std::string score_cell(const PageParts& page, const ScoreLine& line, std::size_t n, double largest)
{
    const Score& score = line.scores[n];
    const std::string value = element("b", "", data_element(score.value, quantity_of(score.value, line.notation, page.words)));
    return element("td", "data-label=\"" + escaped(page.run.scenarios[n].title) + "\"",
                   value + bar(score.value, largest)
                       + (page.run.compares() ? verdict_element(line, score, line.scores[page.run.baseline].value, page.words) : ""));
}

std::string score_row(const PageParts& page, const ScoreLine& line)
{
    double largest = 0;
    for (const Score& score : line.scores)
        if (std::isfinite(score.value))
            largest = std::max(largest, std::abs(score.value));
    std::string head = element("span", "class=\"label\"", escaped(line.label)) + element("small", "", escaped(line.about.name));
    if (!line.about.better.empty() && line.about.better != "none")
        head += element("small", "", page.words("wanted_" + line.about.better));
    if (line.not_assessed > 0)
        head += element("small", "", page.words("not_assessed", {number_of(std::ceil(line.not_assessed), 0, page.words)}));
    std::string row = element("th", "scope=\"row\"", head);
    for (std::size_t n = 0; n < line.scores.size(); ++n)
        row += score_cell(page, line, n, largest);
    return element("tr", "", row);
}

}  // namespace

std::string scorecard_section(const PageParts& page)
{
    if (page.lines.empty())
        return section(page, "scorecard", element("p", "", page.words("no_indicators")));
    std::string head = element("th", "scope=\"col\"", page.words("indicator"));
    for (const RunScenario& scenario : page.run.scenarios)
        head += element("th", "scope=\"col\"", escaped(scenario.title));
    std::string rows;
    for (const ScoreLine& line : page.lines)
        rows += score_row(page, line);
    const std::string note = page.run.compares() ? page.words("scorecard_note", {page.run.scenarios[page.run.baseline].title}) : page.words("one_scenario_note");
    return section(page, "scorecard",
                   element("p", "class=\"note\"", note)
                       + element("table", "class=\"score\"", element("caption", "", page.words("scorecard_caption")) + element("thead", "", element("tr", "", head)) + element("tbody", "", rows)));
}

}  // namespace arpent
