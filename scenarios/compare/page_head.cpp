#include "scenarios/compare/page_sections.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

namespace arpent {
namespace {

constexpr std::size_t most_gains = 3, most_losses = 2;

std::string written(const ScoreLine& line, std::size_t n, const Words& words) { return quantity_of(line.scores[n].value, line.notation, words); }

/// The scenario with the best value of those with this verdict, or the scenarios' count where there is none.
std::size_t best_of(const ScoreLine& line, Verdict verdict)
{
    std::size_t best = line.scores.size();
    for (std::size_t n = 0; n < line.scores.size(); ++n)
        if (line.scores[n].verdict == verdict && (best == line.scores.size() || std::abs(line.scores[n].change) > std::abs(line.scores[best].change)))
            best = n;
    return best;
}

/// "<b>Green</b> does best on ...", or the same of what gets worse.
std::string change_sentence(const PageParts& page, const ScoreLine& line, std::size_t n, const std::string& key)
{
    const std::string percent = percent_of(line.scores[n].change, line.scores[page.run.baseline].value, page.words);
    return page.words(key, {page.run.scenarios[n].title, line.label, written(line, n, page.words), written(line, page.run.baseline, page.words),
                            page.run.scenarios[page.run.baseline].title, percent.empty() ? "" : " (" + percent + ")"});
}

std::vector<std::string> gains(const PageParts& page)
{
    std::vector<const ScoreLine*> lines;
    for (const ScoreLine& line : page.lines)
        if (best_of(line, Verdict::better) < line.scores.size())
            lines.push_back(&line);
    std::ranges::stable_sort(lines, std::greater{}, &ScoreLine::best_change);
    lines.resize(std::min(lines.size(), most_gains));
    std::vector<std::string> made;
    for (const ScoreLine* line : lines)
        made.push_back(change_sentence(page, *line, best_of(*line, Verdict::better), "sentence_best"));
    return made;
}

std::vector<std::string> losses(const PageParts& page)
{
    std::vector<std::string> made;
    for (const ScoreLine& line : page.lines)
        if (const std::size_t n = best_of(line, Verdict::worse); n < line.scores.size() && made.size() < most_losses)
            made.push_back(change_sentence(page, line, n, "sentence_worse"));
    return made;
}

bool differs_nowhere(const ScoreLine& line)
{
    return std::ranges::all_of(line.scores, [](const Score& score) { return score.verdict == Verdict::baseline || score.verdict == Verdict::same; });
}

std::vector<std::string> ties(const PageParts& page)
{
    std::vector<std::string> made;
    for (const ScoreLine& line : page.lines)
        if (differs_nowhere(line) && made.empty())
            made.push_back(page.words("sentence_same", {line.label, quantity_of(line.floor, line.notation, page.words)}));
    return made;
}

/// A zone that loses in a scenario that gains on the whole.
struct ZoneLoss {
    std::size_t zone = 0, line = 0, scenario = 0;
    double change = 0;
};

/// The greatest of them, in persons; none where nobody loses.
std::optional<ZoneLoss> worst_zone_loss(const PageParts& page)
{
    std::optional<ZoneLoss> worst;
    for (std::size_t zone = 0; zone < page.zone_lines.size(); ++zone)
        for (std::size_t k = 0; k < page.lines.size(); ++k)
            for (std::size_t n = 0; n < page.run.scenarios.size(); ++n) {
                const Score& there = page.zone_lines[zone][k].scores[n];
                const bool counts = !page.lines[k].about.expose.empty() && there.verdict == Verdict::worse && page.lines[k].scores[n].verdict == Verdict::better;
                if (counts && (!worst || std::abs(there.change) > worst->change))
                    worst = ZoneLoss{zone, k, n, std::abs(there.change)};
            }
    return worst;
}

std::vector<std::string> zone_losses(const PageParts& page)
{
    const auto worst = worst_zone_loss(page);
    if (!worst)
        return {};
    const ScoreLine& line = page.zone_lines[worst->zone][worst->line];
    const ZoneAbout& zone = page.run.zones[worst->zone];
    return {page.words("sentence_zone", {zone.name.empty() ? zone.id : zone.name, page.run.scenarios[worst->scenario].title, line.label,
                                         written(line, worst->scenario, page.words), written(line, page.run.baseline, page.words)})};
}

std::vector<std::string> costs(const PageParts& page)
{
    std::vector<std::string> made;
    for (const RunScenario& scenario : page.run.scenarios) {
        double sum = 0;
        std::size_t without = 0;
        for (const Change& change : scenario.changes) {
            sum += change.cost.value_or(0);
            without += change.cost ? 0 : 1;
        }
        if (sum > 0)
            made.push_back(page.words(without > 0 ? "sentence_cost_partly" : "sentence_cost",
                                      {scenario.title, euros_of(sum, page.words), std::to_string(without), std::to_string(scenario.changes.size())}));
    }
    return made;
}

std::string summary(const PageParts& page)
{
    std::vector<std::string> all;
    if (!page.run.compares())
        all.push_back(page.words("sentence_one_scenario", {page.run.scenarios.front().title}));
    else
        for (const auto& some : {gains(page), losses(page), zone_losses(page), ties(page), costs(page)})
            all.insert(all.end(), some.begin(), some.end());
    all.push_back(page.words("sentence_one_run"));
    std::string items;
    for (const std::string& sentence : all)
        items += element("li", "", sentence);
    return element("ul", "class=\"minute\"", items);
}

std::string place_line(const PageParts& page, const RunFacts& facts)
{
    const Grid& grid = page.run.scenarios.front().file->grid();
    const std::string size = number_of(grid.cols * grid.cell / 1000, 1, page.words) + " × " + number_of(grid.rows * grid.cell / 1000, 1, page.words) + " km";
    return page.words("place_line", {size, number_of(grid.cell, grid.cell < 1 ? 1 : 0, page.words), std::to_string(page.run.scenarios.size()), facts.started.substr(0, 10), facts.engine});
}

}  // namespace

std::string head_section(const PageParts& page, const RunFacts& facts)
{
    const StudyAbout& study = page.run.study;
    return element("header", "id=\"head\"",
                   element("h1", "", escaped(study.title.empty() ? study.name : study.title)) + element("p", "class=\"note\"", place_line(page, facts))
                       + element("h2", "", page.words("minute")) + summary(page));
}

}  // namespace arpent
