#include "core/unit.hpp"
#include "scenarios/compare/compare.hpp"
#include "scenarios/compare/map_figure.hpp"

#include <algorithm>
#include <cmath>

namespace arpent {
namespace {

constexpr int closeups_a_scenario = 2;
constexpr int smallest_closeup = 64, largest_closeup = 240;  // [cells] a side

/// A part of the map worth a picture of its own.
struct CloseUp {
    std::string letter;  // that marks it on the map
    Window window;
    std::size_t scenario = 0;
};

std::string pixel_note(const Panel& panel, const Words& words)
{
    const int cells = panel.shown.front().image.cells;
    if (cells == 1)
        return {};
    static constexpr const char* hows[] = {"pixel_mean", "pixel_highest", "pixel_lowest", "pixel_strongest"};
    const std::string square = std::to_string(cells) + " × " + std::to_string(cells);
    return element("p", "class=\"note\"", words("pixel_note", {square, words.plain(hows[static_cast<int>(panel.how)])}));
}

/// The places where a scenario differs most; none where the map is hardly larger than one.
std::vector<CloseUp> closeups_of(const Panel& differences, double floor)
{
    std::vector<CloseUp> made;
    for (const Shown& shown : differences.shown) {
        const int longest = std::max(shown.layer.grid.rows, shown.layer.grid.cols);
        const int side = std::clamp(longest / 6, smallest_closeup, largest_closeup);
        if (longest < 3 * side)
            continue;
        for (const Window& window : busiest(shown.layer, floor, side, closeups_a_scenario))
            made.push_back({std::string(1, static_cast<char>('A' + made.size() % 26)), window, shown.scenario});
    }
    return made;
}

/// Boxes with letters on a scenario's map.
std::string marks_of(const std::vector<CloseUp>& closeups, std::size_t scenario, const PictureFrame& frame)
{
    std::string made;
    for (const CloseUp& each : closeups) {
        if (each.scenario != scenario)
            continue;
        const auto pixel = [&](int cells) { return number_text(std::round(10.0 * cells / frame.cells) / 10); };
        made += "<rect x=\"" + pixel(each.window.col) + "\" y=\"" + pixel(each.window.row) + "\" width=\"" + pixel(each.window.cols) + "\" height=\""
                + pixel(each.window.rows) + "\"/>"
                + element("text", "x=\"" + pixel(each.window.col + each.window.cols / 20) + "\" y=\"" + pixel(each.window.row + each.window.rows / 3) + "\"", each.letter);
    }
    const std::string size = number_text(std::round(std::max(frame.width(), frame.height()) / 18));
    return made.empty() ? made : element("g", "class=\"marks\" style=\"font-size:" + size + "px\"", made);
}

std::string figures(const PageParts& page, const Panel& panel, const Overlay& overlay, const std::vector<CloseUp>& closeups = {})
{
    std::string made;
    for (const Shown& each : panel.shown)
        made += map_figure(page, panel, each, overlay, marks_of(closeups, each.scenario, overlay.frame));
    return made;
}

/// Before, after and difference of one place, cell by cell.
std::string closeup_html(const PageParts& page, const CloseUp& closeup, const Panel& values, const Panel& differences, Pictures& pictures)
{
    const Overlay overlay = overlay_of(page, closeup.window, pictures);
    const Panel both = cut(values, closeup.window, {page.run.baseline, closeup.scenario}, pictures);
    const Panel change = cut(differences, closeup.window, {closeup.scenario}, pictures);
    return element("h5", "", page.words("closeup", {closeup.letter, page.run.scenarios[closeup.scenario].title}))
           + element("div", "class=\"figures\"", figures(page, both, overlay) + figures(page, change, overlay));
}

std::string difference_html(const PageParts& page, const std::string& variable, const Panel& values, const Overlay& overlay, Pictures& pictures)
{
    const Panel differences = difference_panel(page, variable, pictures);
    const VariableSpec spec = page.run.scenarios.front().file->spec(variable);
    const auto closeups = closeups_of(differences, spec.floor);
    std::string made = element("h4", "", page.words("difference_of", {page.run.scenarios[page.run.baseline].title}))
                       + element("div", "class=\"figures\"", figures(page, differences, overlay, closeups)) + pixel_note(differences, page.words)
                       + map_legend(page, differences);
    if (!closeups.empty())
        made += element("h4", "", page.words("closeups")) + element("p", "class=\"note\"", page.words("closeups_note"));
    for (const CloseUp& each : closeups)
        made += closeup_html(page, each, values, differences, pictures);
    return made;
}

std::string variable_html(const PageParts& page, const std::string& variable, const Overlay& overlay, Pictures& pictures)
{
    const Panel values = value_panel(page, variable, pictures);
    const std::string maps = element("div", "class=\"figures\"", figures(page, values, overlay)) + pixel_note(values, page.words) + map_legend(page, values);
    return element("article", "",
                   element("h3", "", escaped(values.label)) + (page.run.compares() ? map_swipe(page, values, overlay) : "") + maps
                       + (page.run.compares() ? difference_html(page, variable, values, overlay, pictures) : ""));
}

/// The variables that maps are shown of: the study's choice, else all but the context.
std::vector<std::string> mapped(const RunData& run)
{
    std::vector<std::string> made = run.study.maps;
    if (made.empty()) {
        made = run.scenarios[run.baseline].file->variables();
        std::erase_if(made, [](const std::string& variable) { return is_context(variable); });
    }
    std::erase_if(made, [&](const std::string& variable) { 
        return !std::ranges::all_of(run.scenarios, [&](const RunScenario& each) { return each.holds(variable); });
    });
    return made;
}

}  // namespace

std::string maps_section(const PageParts& page, const Overlay& overlay, Pictures& pictures)
{
    std::string content = element("p", "class=\"note\"", page.words("maps_note"));
    for (const std::string& variable : mapped(page.run))
        content += variable_html(page, variable, overlay, pictures);
    return section(page, "maps", content);
}

}  // namespace arpent
