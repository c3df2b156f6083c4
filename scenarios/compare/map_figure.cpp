#include "scenarios/compare/map_figure.hpp"

#include "core/unit.hpp"
#include "scenarios/compare/relief.hpp"

#include <algorithm>
#include <cmath>

namespace arpent {
namespace {

std::string area_text(const Shown& shown, std::size_t n, const Words& words)
{
    return area_of(static_cast<double>(shown.image.counts[n + 1]) * shown.layer.grid.cell * shown.layer.grid.cell, words);
}

/// What a map shows, for those who do not see it: the area of each of its classes.
std::string description(const Panel& panel, const Shown& shown, const Words& words)
{
    std::string areas;
    for (std::size_t n = panel.scale.classes.size(); n-- > 0;)
        if (shown.image.counts[n + 1] > 0)
            areas += (areas.empty() ? "" : "; ") + panel.scale.classes[n].label + " " + area_text(shown, n, words);
    return words("map_description", {panel.label, shown.title, areas.empty() ? words.plain("no_values") : areas});
}

std::string swatch(const std::array<std::uint8_t, 3>& color)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex = "#";
    for (const std::uint8_t part : color) {
        hex += digits[part >> 4];
        hex += digits[part & 15];
    }
    return "<span class=\"swatch\" style=\"background:" + hex + "\"></span>";
}

bool occurs(const Panel& panel, std::size_t n)
{
    return std::ranges::any_of(panel.shown, [n](const Shown& each) { return each.image.counts[n + 1] > 0; });
}

}  // namespace

std::string use(const std::string& id, std::string_view classes)
{
    if (id.empty())
        return {};
    return "<use href=\"#" + id + "\"" + (classes.empty() ? "" : " class=\"" + std::string{classes} + "\"") + "/>";
}

std::string frame_box(const PictureFrame& frame)
{
    return "viewBox=\"0 0 " + std::to_string(std::lround(frame.width())) + " " + std::to_string(std::lround(frame.height())) + "\"";
}

std::string scale_bar(const PictureFrame& frame, const Words& words)
{
    const double width = frame.width() * frame.grid.cell * frame.cells;
    const double power = std::pow(10, std::floor(std::log10(width / 3)));
    const double length = power * (width / 3 >= 5 * power ? 5 : width / 3 >= 2 * power ? 2 : 1);
    const std::string text = length >= 1000 ? number_of(length / 1000, 0, words) + "\u00a0km" : number_of(length, length < 1 ? 1 : 0, words) + "\u00a0m";
    const std::string percent = number_text(std::round(1000 * length / width) / 10);
    return element("div", "class=\"scale\"", "<i style=\"width:" + percent + "%\"></i>" + element("span", "", text + " · " + words("north_up")));
}

Overlay overlay_of(const PageParts& page, const Window& window, Pictures& pictures)
{
    const RunScenario& baseline = page.run.scenarios[page.run.baseline];
    Overlay made{frame_of(baseline.file->grid().cropped(window)), {}, {}, {}};
    if (baseline.holds("ground_elevation"))
        made.relief = pictures.add(relief(cropped(baseline.file->layer("ground_elevation"), window)), made.frame);
    for (const RunScenario& scenario : page.run.scenarios) {
        const bool built = scenario.holds("building_fraction");
        made.buildings.push_back(built ? pictures.add(buildings(cropped(scenario.file->layer("building_fraction"), window)), made.frame) : "");
        made.outlines.push_back(element("g", "class=\"outline\"", outlines(scenario.changes, made.frame)));
    }
    return made;
}

std::string map_figure(const PageParts& page, const Panel& panel, const Shown& shown, const Overlay& overlay, const std::string& marks)
{
    const std::string map = use(shown.id) + use(overlay.relief, "over") + use(overlay.buildings[shown.scenario]) + overlay.outlines[shown.scenario] + marks;
    return element("figure", "",
                   element("figcaption", "", escaped(shown.title))
                       + element("svg", "class=\"map\" " + frame_box(overlay.frame) + " role=\"img\" aria-label=\"" + description(panel, shown, page.words) + "\"", map)
                       + scale_bar(overlay.frame, page.words));
}

std::string map_legend(const PageParts& page, const Panel& panel)
{
    std::string head = element("th", "scope=\"col\"", escaped(panel.label));
    for (const Shown& each : panel.shown)
        head += element("th", "scope=\"col\"", escaped(each.title));
    std::string rows;
    for (std::size_t n = panel.scale.classes.size(); n-- > 0;) {
        if (!occurs(panel, n))
            continue;
        std::string row = element("th", "scope=\"row\"", swatch(panel.scale.classes[n].color) + escaped(panel.scale.classes[n].label));
        for (const Shown& each : panel.shown)
            row += element("td", "", area_text(each, n, page.words));
        rows += element("tr", "", row);
    }
    return wide_table(page.words("legend_caption", {panel.label}), head, rows);
}

std::string map_swipe(const PageParts& page, const Panel& panel, const Overlay& overlay)
{
    std::string choices;
    for (const Shown& each : panel.shown)
        choices += element("option", "value=\"" + each.id + "\"", escaped(each.title));
    const std::size_t left = page.run.baseline, right = left == 0 ? 1 : 0;
    const std::string map = use(panel.shown[left].id, "under") + element("g", "class=\"cut\"", use(panel.shown[right].id, "upper")) + use(overlay.relief, "over")
                            + use(overlay.buildings[left]) + "<line class=\"divider\"/>";
    return element("div", "class=\"swipe\" hidden",
                   element("p", "", element("label", "", page.words("left") + " " + element("select", "class=\"left\"", choices)) + " "
                                        + element("label", "", page.words("right") + " " + element("select", "class=\"right\"", choices)))
                       + element("svg", "class=\"map\" " + frame_box(overlay.frame) + " role=\"img\" aria-label=\"" + page.words("swipe_description") + "\"", map)
                       + "<input type=\"range\" min=\"0\" max=\"100\" value=\"50\" aria-label=\"" + page.words("divider") + "\">");
}

}  // namespace arpent
