#include "scenarios/compare/map_figure.hpp"

#include "core/tree.hpp"
#include "core/unit.hpp"

#include <algorithm>
#include <cmath>

namespace arpent {
namespace {

std::string size_of(const Change& change, const Words& words)
{
    std::vector<std::string> parts;
    if (change.area > 0)
        parts.push_back(area_of(change.area, words));
    if (change.length > 0)
        parts.push_back(number_of(change.length, 0, words) + "\u00a0m");
    if (change.trees > 0)
        parts.push_back(words("trees", {number_of(change.trees, 0, words)}));
    return join(parts);
}

std::string cells_of(const std::vector<std::string>& contents)
{
    std::string made;
    for (const std::string& content : contents)
        made += element("td", "", content);
    return made;
}

std::string change_row(const Change& change, std::size_t number, const Words& words)
{
    const std::string name = escaped(change.title.empty() ? change.id : change.title);
    const std::string id = change.title.empty() || change.title == change.id ? "" : element("small", "", escaped(change.id));
    return element("tr", "",
                   element("td", "", std::to_string(number)) + element("th", "scope=\"row\"", name + id)
                       + cells_of({escaped(change.type), size_of(change, words), change.cost ? euros_of(*change.cost, words) : words("no_cost"),
                                   change.yearly ? euros_of(*change.yearly, words) : "", escaped(join(change.layers))}));
}

std::string change_table(const PageParts& page, const RunScenario& scenario)
{
    std::string head;
    for (const char* key : {"number", "intervention", "type", "size", "cost", "yearly_cost", "layers"})
        head += element("th", "scope=\"col\"", page.words(key));
    std::string rows;
    double sum = 0, yearly = 0;
    for (std::size_t n = 0; n < scenario.changes.size(); ++n) {
        rows += change_row(scenario.changes[n], n + 1, page.words);
        sum += scenario.changes[n].cost.value_or(0);
        yearly += scenario.changes[n].yearly.value_or(0);
    }
    if (sum > 0)
        rows += element("tr", "class=\"total\"", element("td", "", "") + element("th", "scope=\"row\"", page.words("total"))
                                                     + cells_of({"", "", euros_of(sum, page.words), yearly > 0 ? euros_of(yearly, page.words) : "", ""}));
    return wide_table(page.words("changes_caption", {scenario.title}), head, rows);
}

std::string change_map(const PageParts& page, std::size_t n, const Overlay& overlay)
{
    const RunScenario& scenario = page.run.scenarios[n];
    const PictureFrame& frame = overlay.frame;
    const double size = std::round(std::max(12.0, std::max(frame.width(), frame.height()) / 32));
    const std::string map = "<rect width=\"100%\" height=\"100%\" class=\"paper\"/>" + use(overlay.relief, "over") + use(overlay.buildings[page.run.baseline])
                            + element("g", "class=\"outline strong\"", outlines(scenario.changes, frame))
                            + element("g", "class=\"numbers\" style=\"font-size:" + number_text(size) + "px\"", outline_numbers(scenario.changes, frame, size));
    const std::string text = page.words("changes_description", {scenario.title, std::to_string(scenario.changes.size())});
    return element("figure", "class=\"large\"",
                   element("svg", "class=\"map\" " + frame_box(frame) + " role=\"img\" aria-label=\"" + text + "\"", map) + scale_bar(frame, page.words));
}

}  // namespace

std::string changes_section(const PageParts& page, const Overlay& overlay)
{
    std::string content;
    for (std::size_t n = 0; n < page.run.scenarios.size(); ++n) {
        const RunScenario& scenario = page.run.scenarios[n];
        content += element("h3", "", escaped(scenario.title));
        content += scenario.changes.empty() ? element("p", "", page.words("no_changes"))
                                            : change_map(page, n, overlay) + change_table(page, scenario);
    }
    return section(page, "changes", content);
}

}  // namespace arpent
