#include "scenarios/compare/report.hpp"

#include "scenarios/compare/outlines.hpp"
#include "scenarios/compare/page_sections.hpp"
#include "scenarios/compare/relief.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace arpent {
namespace {

constexpr std::string_view policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:";
constexpr auto sections = std::to_array<std::string_view>({"scorecard", "changes", "maps", "who", "sure", "ledgers", "data", "how"});

std::string page_head(const PageParts& page)
{
    const StudyAbout& study = page.run.study;
    return element("head", "",
                   "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta http-equiv=\"Content-Security-Policy\" content=\""
                       + std::string{policy} + "\">" + element("title", "", escaped(study.title.empty() ? study.name : study.title))
                       + element("style", "", page_file("page.css")));
}

std::string contents(const PageParts& page)
{
    std::string links;
    for (const std::string_view id : sections)
        links += element("a", "href=\"#" + std::string{id} + "\"", page.words("title_" + std::string{id}));
    return element("nav", "aria-label=\"" + page.words("contents") + "\"", links);
}

/// The id of the terrain's picture; empty where the run has none.
std::string add_relief(const RunData& run, Pictures& pictures)
{
    const ResultFile& file = *run.scenarios[run.baseline].file;
    const auto held = file.variables();
    return std::ranges::find(held, "ground_elevation") == held.end() ? "" : pictures.add(relief(file.layer("ground_elevation")));
}

PageParts parts_of(const RunData& run, const Words& words)
{
    PageParts page{run, words, score_lines(run, words), {}};
    for (const ZoneAbout& zone : run.zones)
        page.zone_lines.push_back(score_lines(run, words, zone.set, zone.id));
    return page;
}

}  // namespace

std::string Pictures::add(const Picture& picture)
{
    const std::string id = "p" + std::to_string(count_++);
    held_ += "<image id=\"" + id + "\" width=\"" + std::to_string(std::lround(width_)) + "\" height=\"" + std::to_string(std::lround(height_))
             + "\" preserveAspectRatio=\"none\" href=\"data:image/png;base64," + base64(png(picture)) + "\"/>\n";
    return id;
}

std::string Pictures::definitions() const
{
    return element("svg", "class=\"held\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"", element("defs", "", held_));
}

std::string section(const PageParts& page, const std::string& id, const std::string& content)
{
    return element("section", "id=\"" + id + "\" aria-labelledby=\"h-" + id + "\"",
                   element("h2", "id=\"h-" + id + "\"", page.words("title_" + id)) + content)
           + "\n";
}

std::string wide_table(const PageParts&, const std::string& caption, const std::string& head, const std::string& rows)
{
    return element("div", "class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" + caption + "\"",
                   element("table", "", element("caption", "", caption) + element("thead", "", element("tr", "", head)) + element("tbody", "", rows)));
}

std::string report_page(const std::string& folder, const RunFacts& facts, const std::string& language)
{
    const RunData run = read_run(folder);
    const Words words{language};
    const PageParts page = parts_of(run, words);
    const PictureFrame frame = frame_of(run.scenarios.front().file->grid());
    Pictures pictures{frame.width(), frame.height()};
    const std::string relief = add_relief(run, pictures);
    const std::string main = scorecard_section(page) + changes_section(page, relief) + maps_section(page, pictures, relief) + zones_section(page)
                             + sure_section(page) + ledgers_section(page) + data_section(page) + how_section(page, facts);
    const std::string body = element("a", "class=\"skip\" href=\"#scorecard\"", words("skip")) + head_section(page, facts) + contents(page)
                             + element("main", "", "\n" + main) + element("footer", "", words("footer")) + pictures.definitions()
                             + element("script", "", page_file("page.js"));
    return "<!doctype html>\n" + element("html", "lang=\"" + language + "\"", page_head(page) + "\n" + element("body", "", body)) + "\n";
}

}  // namespace arpent
