#include "scenarios/compare/page_sections.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace arpent {
namespace {

constexpr std::size_t most_zones = 40;  // shown of each indicator

double strongest(const ScoreLine& line)
{
    double most = 0;
    for (const Score& score : line.scores)
        if (std::isfinite(score.change))
            most = std::max(most, std::abs(score.change));
    return most;
}

/// Zones in the order of their greatest change, at most as many as are shown.
std::vector<std::size_t> ranked(const PageParts& page, std::size_t k)
{
    std::vector<std::size_t> order(page.zone_lines.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t zone) { return strongest(page.zone_lines[zone][k]); });
    order.resize(std::min(order.size(), most_zones));
    return order;
}

/// A value, and under it its change against the baseline where it is one.
std::string zone_cell(const ScoreLine& line, const Notation& notation, std::size_t n, const Words& words)
{
    const Score& score = line.scores[n];
    std::string content = data_element(score.value, number_of(score.value * notation.factor, notation.decimals, words));
    if (score.verdict == Verdict::better || score.verdict == Verdict::worse || score.verdict == Verdict::changed) {
        const std::string name = score.verdict == Verdict::better ? "better" : score.verdict == Verdict::worse ? "worse" : "changed";
        const std::string word = score.verdict == Verdict::changed ? "" : " " + words("verdict_" + name);
        content += element("span", "class=\"verdict " + name + "\"",
                           signed_number_of(score.change * notation.factor, notation.decimals, words) + word);
    }
    return element("td", "", content);
}

/// A floor of the whole is not a floor of a zone: zones are judged by their own line.
std::string zone_table(const PageParts& page, std::size_t k)
{
    double largest = 0;
    for (const auto& lines : page.zone_lines)
        for (const Score& score : lines[k].scores)
            largest = std::isfinite(score.value) ? std::max(largest, std::abs(score.value)) : largest;
    const ScoreLine& whole = page.lines[k];
    const Notation notation = notation_of(whole.unit, largest, whole.floor, page.words);
    std::string head = element("th", "scope=\"col\"", page.words("zone"));
    for (const RunScenario& scenario : page.run.scenarios)
        head += element("th", "scope=\"col\"", escaped(scenario.title));
    std::string rows;
    for (const std::size_t zone : ranked(page, k)) {
        const ZoneAbout& about = page.run.zones[zone];
        std::string row = element("th", "scope=\"row\"", escaped(about.name.empty() ? about.id : about.name) + element("small", "", escaped(about.set)));
        for (std::size_t n = 0; n < page.run.scenarios.size(); ++n)
            row += zone_cell(page.zone_lines[zone][k], notation, n, page.words);
        rows += element("tr", "", row);
    }
    const std::string unit = notation.unit.empty() ? "" : " [" + notation.unit + "]";
    const std::string note = page.zone_lines.size() > most_zones
                                 ? element("p", "class=\"note\"", page.words("zones_cut", {std::to_string(most_zones), std::to_string(page.zone_lines.size())}))
                                 : "";
    return element("details", k == 0 ? "open" : "", element("summary", "", page.words("by_zone", {whole.label + unit})) + note
                                      + wide_table(page.words("zone_caption", {whole.label + unit}), head, rows));
}

}  // namespace

std::string zones_section(const PageParts& page)
{
    if (page.zone_lines.empty() || page.lines.empty())
        return section(page, "who", element("p", "", page.words("no_zones")));
    std::string content = element("p", "class=\"note\"", page.words("zones_note"));
    for (std::size_t k = 0; k < page.lines.size(); ++k)
        content += zone_table(page, k);
    return section(page, "who", content);
}

}  // namespace arpent
