#include "core/unit.hpp"
#include "scenarios/compare/compare.hpp"
#include "scenarios/compare/map_scale.hpp"
#include "scenarios/compare/outlines.hpp"
#include "scenarios/compare/page_sections.hpp"
#include "scenarios/compare/relief.hpp"

#include <algorithm>
#include <cmath>

namespace arpent {
namespace {

/// One picture of a variable: of a scenario, or of a difference.
struct Shown {
    std::string title;     // plain text
    std::size_t scenario;  // whose buildings and outlines lie on it
    MapImage image;
    std::string id;        // of its picture
};

/// All pictures that share one scale.
struct Panel {
    Scale scale;
    Reduce how;
    std::vector<Shown> shown;
};

/// What lies over every map.
struct Overlay {
    PictureFrame frame;
    std::string relief;
    std::vector<std::string> buildings, outlines;  // ids of pictures; SVG groups; by scenario
};

std::string use(const std::string& id, std::string_view classes = {})
{
    if (id.empty())
        return {};
    return "<use href=\"#" + id + "\"" + (classes.empty() ? "" : " class=\"" + std::string{classes} + "\"") + "/>";
}

std::string frame_box(const PictureFrame& frame)
{
    return "viewBox=\"0 0 " + std::to_string(std::lround(frame.width())) + " " + std::to_string(std::lround(frame.height())) + "\"";
}

/// The longest of 1, 2, 5 x 10^n m that fits in a third of the map, as a bar below it.
std::string scale_bar(const PictureFrame& frame, const Words& words)
{
    const double width = frame.width() * frame.grid.cell * frame.cells;
    const double power = std::pow(10, std::floor(std::log10(width / 3)));
    const double length = power * (width / 3 >= 5 * power ? 5 : width / 3 >= 2 * power ? 2 : 1);
    const std::string text = length >= 1000 ? number_of(length / 1000, 0, words) + "\u00a0km" : number_of(length, length < 1 ? 1 : 0, words) + "\u00a0m";
    const std::string percent = number_text(std::round(1000 * length / width) / 10);
    return element("div", "class=\"scale\"", "<i style=\"width:" + percent + "%\"></i>" + element("span", "", text + " · " + words("north_up")));
}

double cell_area(const PictureFrame& frame) { return frame.grid.cell * frame.grid.cell; }

/// What a map shows, for those who do not see it: the area of each of its classes.
std::string description(const Panel& panel, const Shown& shown, const PictureFrame& frame, const std::string& label, const Words& words)
{
    std::string areas;
    for (std::size_t n = panel.scale.classes.size(); n-- > 0;)
        if (shown.image.counts[n + 1] > 0)
            areas += (areas.empty() ? "" : "; ") + panel.scale.classes[n].label + " "
                     + area_of(static_cast<double>(shown.image.counts[n + 1]) * cell_area(frame), words);
    return words("map_description", {label, shown.title, areas.empty() ? words.plain("no_values") : areas});
}

std::string figure(const Panel& panel, const Shown& shown, const Overlay& overlay, const std::string& label, const Words& words)
{
    const std::string text = description(panel, shown, overlay.frame, label, words);
    const std::string map = use(shown.id) + use(overlay.relief, "over") + use(overlay.buildings[shown.scenario]) + overlay.outlines[shown.scenario];
    return element("figure", "",
                   element("figcaption", "", escaped(shown.title))
                       + element("svg", "class=\"map\" " + frame_box(overlay.frame) + " role=\"img\" aria-label=\"" + text + "\"", map)
                       + scale_bar(overlay.frame, words));
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

/// The legend, which is a table of the area of each class; classes that occur nowhere are left out.
std::string legend(const PageParts& page, const Panel& panel, const PictureFrame& frame, const std::string& label)
{
    std::string head = element("th", "scope=\"col\"", escaped(label));
    for (const Shown& each : panel.shown)
        head += element("th", "scope=\"col\"", escaped(each.title));
    std::string rows;
    for (std::size_t n = panel.scale.classes.size(); n-- > 0;) {
        if (!occurs(panel, n))
            continue;
        std::string row = element("th", "scope=\"row\"", swatch(panel.scale.classes[n].color) + escaped(panel.scale.classes[n].label));
        for (const Shown& each : panel.shown)
            row += element("td", "", area_of(static_cast<double>(each.image.counts[n + 1]) * cell_area(frame), page.words));
        rows += element("tr", "", row);
    }
    return wide_table(page, page.words("legend_caption"), head, rows);
}

std::string pixel_note(const Panel& panel, const Words& words)
{
    const int cells = panel.shown.front().image.cells;
    if (cells == 1)
        return {};
    const std::string how = panel.how == Reduce::mean ? "pixel_mean" : panel.how == Reduce::highest ? "pixel_highest" : panel.how == Reduce::lowest ? "pixel_lowest" : "pixel_strongest";
    return element("p", "class=\"note\"", words("pixel_note", {std::to_string(cells) + " × " + std::to_string(cells), words(how)}));
}

std::string panel_html(const PageParts& page, const Panel& panel, const Overlay& overlay, const std::string& label)
{
    std::string figures;
    for (const Shown& each : panel.shown)
        figures += figure(panel, each, overlay, label, page.words);
    return element("div", "class=\"figures\"", figures) + legend(page, panel, overlay.frame, label) + pixel_note(panel, page.words);
}

double strongest(const Layer& layer)
{
    const auto [low, high] = range_of(layer);
    return static_cast<double>(std::max(std::abs(low), std::abs(high)));
}

Panel value_panel(const PageParts& page, const std::string& variable, Pictures& pictures)
{
    float low = 0, high = 0;
    for (const RunScenario& scenario : page.run.scenarios) {
        const auto [least, most] = range_of(scenario.file->layer(variable));
        low = &scenario == page.run.scenarios.data() ? least : std::min(low, least);
        high = &scenario == page.run.scenarios.data() ? most : std::max(high, most);
    }
    const VariableSpec spec = page.run.scenarios.front().file->spec(variable);
    Panel made{map_scale(spec, static_cast<double>(low), static_cast<double>(high), page.words), reduce_of(variable), {}};
    for (std::size_t n = 0; n < page.run.scenarios.size(); ++n) {
        made.shown.push_back({page.run.scenarios[n].title, n, map_image(page.run.scenarios[n].file->layer(variable), made.scale, made.how), {}});
        made.shown.back().id = pictures.add(made.shown.back().image.picture);
    }
    return made;
}

Panel difference_panel(const PageParts& page, const std::string& variable, Pictures& pictures)
{
    const auto layer_of = [&](std::size_t n) { return page.run.scenarios[n].file->layer(variable); };
    const Layer before = layer_of(page.run.baseline);
    std::vector<std::pair<std::size_t, Layer>> layers;
    double most = 0;
    for (std::size_t n = 0; n < page.run.scenarios.size(); ++n)
        if (n != page.run.baseline) {
            layers.emplace_back(n, difference_layer(layer_of(n), before, variable));
            most = std::max(most, strongest(layers.back().second));
        }
    const VariableSpec spec = page.run.scenarios.front().file->spec(variable);
    Panel made{difference_scale(spec, most, before.kind == Kind::byte, page.words), Reduce::strongest, {}};
    for (const auto& [n, layer] : layers) {
        const std::string title = page.run.scenarios[n].title + " − " + page.run.scenarios[page.run.baseline].title;
        made.shown.push_back({title, n, map_image(layer, made.scale, made.how), {}});
        made.shown.back().id = pictures.add(made.shown.back().image.picture);
    }
    return made;
}

/// Two pictures under one slider: made visible by the page's script, which fills in the choices.
std::string swipe(const PageParts& page, const Panel& panel, const Overlay& overlay)
{
    std::string choices;
    for (const Shown& each : panel.shown)
        choices += element("option", "value=\"" + each.id + "\"", escaped(each.title));
    const std::string left = page.words("left"), right = page.words("right");
    const std::string map = "<use class=\"under\" href=\"#" + panel.shown[page.run.baseline].id + "\"/><g class=\"cut\">" + use(panel.shown.back().id, "upper") + "</g>"
                            + use(overlay.relief, "over") + "<line class=\"divider\"/>";
    return element("div", "class=\"swipe\" hidden",
                   element("p", "", element("label", "", left + " " + element("select", "class=\"left\"", choices)) + " "
                                        + element("label", "", right + " " + element("select", "class=\"right\"", choices)))
                       + element("svg", "class=\"map\" " + frame_box(overlay.frame) + " role=\"img\" aria-label=\"" + page.words("swipe_description") + "\"", map)
                       + "<input type=\"range\" min=\"0\" max=\"100\" value=\"50\" aria-label=\"" + page.words("divider") + "\">");
}

std::string variable_html(const PageParts& page, const std::string& variable, const Overlay& overlay, Pictures& pictures)
{
    const VariableSpec spec = page.run.scenarios.front().file->spec(variable);
    const std::string label = page.words.of(spec.label_en, spec.label_fr);
    const Panel values = value_panel(page, variable, pictures);
    std::string made = element("h3", "", escaped(label)) + (page.run.compares() ? swipe(page, values, overlay) : "") + panel_html(page, values, overlay, label);
    if (page.run.compares())
        made += element("h4", "", page.words("difference_of", {label, page.run.scenarios[page.run.baseline].title}))
                + panel_html(page, difference_panel(page, variable, pictures), overlay, page.words.plain("difference"));
    return element("article", "", made);
}

/// The variables that maps are shown of: the study's choice, else all but the context.
std::vector<std::string> mapped(const RunData& run)
{
    const auto held = run.scenarios[run.baseline].file->variables();
    std::vector<std::string> made;
    for (const std::string& variable : run.study.maps.empty() ? held : run.study.maps)
        if (std::ranges::all_of(run.scenarios, [&](const RunScenario& each) {
                const auto its = each.file->variables();
                return std::ranges::find(its, variable) != its.end();
            }) && !(run.study.maps.empty() && is_context(variable)))
            made.push_back(variable);
    return made;
}

Overlay overlay_of(const PageParts& page, Pictures& pictures, const std::string& relief)
{
    const Grid& grid = page.run.scenarios.front().file->grid();
    Overlay made{frame_of(grid), relief, {}, {}};
    for (const RunScenario& scenario : page.run.scenarios) {
        const auto held = scenario.file->variables();
        const bool built = std::ranges::find(held, "building_fraction") != held.end();
        made.buildings.push_back(built ? pictures.add(buildings(scenario.file->layer("building_fraction"))) : "");
        made.outlines.push_back(element("g", "class=\"outline\"", outlines(scenario.changes, made.frame)));
    }
    return made;
}

}  // namespace

std::string maps_section(const PageParts& page, Pictures& pictures, const std::string& relief)
{
    const Overlay overlay = overlay_of(page, pictures, relief);
    std::string content = element("p", "class=\"note\"", page.words("maps_note"));
    for (const std::string& variable : mapped(page.run))
        content += variable_html(page, variable, overlay, pictures);
    return section(page, "maps", content);
}

}  // namespace arpent
