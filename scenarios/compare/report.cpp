#include "scenarios/compare/report.hpp"

#include "scenarios/compare/map_figure.hpp"
#include "scenarios/compare/slices.hpp"

#include <array>
#include <cmath>

namespace arpent {
namespace {

constexpr std::string_view policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:";
constexpr int crisp = 400;  // [pixels] pictures below it are enlarged: their cells keep their edges
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

PageParts parts_of(const std::vector<Slice>& slices, const Words& words)
{
    const Slice& mapped = slices[mapped_slice(slices)];
    PageParts page{mapped.run, words, score_lines(mapped.run, words), {}, caption_of(mapped, words), {}};
    for (const ZoneAbout& zone : page.run.zones)
        page.zone_lines.push_back(score_lines(page.run, words, zone.set, zone.id));
    for (const Slice& each : slices)
        page.tables.push_back({caption_of(each, words), each.run, score_lines(each.run, words), each.at.event == "expected"});
    return page;
}

}  // namespace

std::string Pictures::add(const Picture& picture, const PictureFrame& frame)
{
    const std::string id = "p" + std::to_string(count_++);
    held_ += "<image id=\"" + id + "\" width=\"" + std::to_string(std::lround(frame.width())) + "\" height=\"" + std::to_string(std::lround(frame.height()))
             + "\"" + (picture.width < crisp ? " style=\"image-rendering:pixelated\"" : "") + " preserveAspectRatio=\"none\" href=\"data:image/png;base64," + base64(png(picture)) + "\"/>\n";
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

std::string wide_table(const std::string& caption, const std::string& head, const std::string& rows)
{
    return element("div", "class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" + caption + "\"",
                   element("table", "", element("caption", "", caption) + element("thead", "", element("tr", "", head)) + element("tbody", "", rows)));
}

std::string report_page(const std::string& folder, const RunFacts& facts, const std::string& language)
{
    const std::vector<Slice> slices = slices_of(read_run(folder));
    const Words words{language};
    const PageParts page = parts_of(slices, words);
    Pictures pictures;
    const Overlay overlay = overlay_of(page, page.run.scenarios.front().file->grid().whole(), pictures);
    const std::string main = scorecard_section(page) + changes_section(page, overlay) + maps_section(page, overlay, pictures) + zones_section(page)
                             + sure_section(page) + ledgers_section(page) + data_section(page) + how_section(page, facts);
    const std::string body = element("a", "class=\"skip\" href=\"#scorecard\"", words("skip")) + head_section(page, facts) + contents(page)
                             + element("main", "", "\n" + main) + element("footer", "", attributions(page) + element("p", "", words("footer"))) + pictures.definitions()
                             + element("script", "", page_file("page.js"));
    return "<!doctype html>\n" + element("html", "lang=\"" + language + "\"", page_head(page) + "\n" + element("body", "", body)) + "\n";
}

}  // namespace arpent
