#include "scenarios/compare/page_sections.hpp"
#include "scenarios/study/axes.hpp"

#include "core/tree.hpp"
#include "core/unit.hpp"

#include <algorithm>
#include <cmath>

namespace arpent {
namespace {

/// An amount of quanta in the ledger's unit.
std::string amount(const Ledger& ledger, std::int64_t quanta, const Words& words)
{
    const double value = static_cast<double>(quanta) * ledger.quantum;
    const double whole = std::abs(static_cast<double>(ledger.throughput()) * ledger.quantum);
    return number_of(value, whole >= 1000 ? 0 : 2, words);
}

std::string ledger_row(const Ledger& ledger, const std::string& name, std::int64_t quanta, const Words& words)
{
    return element("tr", "", element("th", "scope=\"row\"", name) + element("td", "", amount(ledger, quanta, words)));
}

std::string entry_name(const std::string& key, const std::string& name, const Words& words)
{
    return words(key, {words.has("ledger_" + name) ? words("ledger_" + name) : name});
}

std::string ledger_table(const PageParts& page, const RunScenario& scenario, const Ledger& ledger)
{
    const Words& words = page.words;
    std::string rows;
    for (const Ledger::Entry& entry : ledger.in)
        rows += ledger_row(ledger, entry_name("ledger_in", entry.name, words), entry.amount, words);
    for (const Ledger::Entry& entry : ledger.out)
        rows += ledger_row(ledger, entry_name("ledger_out", entry.name, words), entry.amount, words);
    rows += ledger_row(ledger, words("ledger_stored"), ledger.after - ledger.before, words);
    const std::string gap = ledger.gap() == 0 ? words("ledger_closes") : amount(ledger, ledger.gap(), words) + " " + escaped(ledger.unit);
    rows += element("tr", "class=\"total\"", element("th", "scope=\"row\"", words("ledger_gap")) + element("td", "", gap));
    const std::string unit = ledger.unit == "m3" ? "m³" : ledger.unit;
    const std::string quantity = words.has("ledger_" + ledger.quantity) ? words("ledger_" + ledger.quantity) : escaped(ledger.quantity);
    return wide_table(words("ledger_caption", {scenario.title}), element("th", "scope=\"col\"", quantity) + element("th", "scope=\"col\"", escaped(unit)), rows);
}

std::string heads(const Words& words, const std::vector<std::string>& keys)
{
    std::string made;
    for (const std::string& key : keys)
        made += element("th", "scope=\"col\"", words(key));
    return made;
}

/// A word of a credit, said to be unknown where it is.
std::string known_or(const std::string& text, const Words& words) { return text.empty() ? words.plain("unknown") : text; }

/// Text as a link where there is an address for it that a browser may follow.
std::string linked(const std::string& text, const std::string& url)
{
    const bool web = url.starts_with("https://") || url.starts_with("http://");
    return web ? element("a", "href=\"" + escaped(url) + "\" rel=\"noreferrer\"", escaped(text)) : escaped(text);
}

std::string input_row(const InputRecord& input, const Words& words)
{
    const double percent = 100 * input.known;
    const bool laid = !std::isnan(input.known);
    const std::string resolution = !laid ? "" : input.cell > 0 ? number_of(input.cell, input.cell < 10 ? 1 : 0, words) + "\u00a0m" : words.plain("vector");
    std::string cells = element("th", "scope=\"row\"", escaped(input.layer)) + element("td", "", escaped(input.path)) +
                        element("td", "", linked(known_or(input.credit.producer, words), input.credit.url));
    for (const std::string& text : {known_or(input.credit.date, words), known_or(input.credit.licence, words), input.crs, input.rule, resolution,
                                    laid ? number_of(percent, percent < 99.95 && percent > 0 ? 1 : 0, words) + "\u00a0%" : ""})
        cells += element("td", "", escaped(text));
    return element("tr", "", cells);
}

/// What an input's licence asks to be said; empty where nothing is known of it.
std::string attribution(const Credit& credit, const Words& words)
{
    const std::string& given = words.of(credit.attribution_en, credit.attribution_fr);
    if (!given.empty() || credit.producer.empty())
        return given;
    return join(credit.date.empty() ? std::vector{credit.producer, known_or(credit.licence, words)}
                                    : std::vector{credit.producer, credit.date, known_or(credit.licence, words)});
}

/// A source as a link where it is a DOI.
std::string source_link(const std::string& source)
{
    const auto at = source.find("10.");
    if (at == source.npos || (at > 0 && source.find("doi") == source.npos))
        return escaped(source);
    const std::string doi = source.substr(at);
    return element("a", "href=\"https://doi.org/" + escaped(doi) + "\" rel=\"noreferrer\"", "doi:" + escaped(doi));
}

std::string models_table(const PageParts& page)
{
    std::string rows;
    for (const ModelAbout& model : page.run.models) {
        std::string sources;
        for (const std::string& source : model.sources)
            sources += (sources.empty() ? "" : "<br>") + source_link(source);
        rows += element("tr", "", element("th", "scope=\"row\"", escaped(model.name)) + element("td", "", std::to_string(model.version)) + element("td", "", sources));
    }
    return rows.empty() ? "" : wide_table(page.words("models_caption"), heads(page.words, {"model", "version", "sources"}), rows);
}

/// What was settled where two inputs claim the same ground.
std::string contradictions_table(const PageParts& page)
{
    const Words& words = page.words;
    std::string rows;
    for (const Contradiction& each : page.run.contradictions) {
        const bool no_outline = each.winner == "ground" && each.loser == "building";
        rows += element("tr", "", element("th", "scope=\"row\"", no_outline ? words("roof_without_outline") : words("kind_" + each.loser)) +
                                      element("td", "", words("kind_" + each.winner)) + element("td", "", area_of(each.area, words)) +
                                      element("td", "", number_of(100 * each.share, each.share < 0.1 ? 2 : 1, words) + "\u00a0%"));
    }
    const std::string head = element("p", "class=\"note\"", words("contradictions_note"));
    return rows.empty() ? "" : head + wide_table(words("contradictions_caption"), heads(words, {"gives_way", "holds", "area", "share"}), rows);
}

}  // namespace

std::string ledgers_section(const PageParts& page)
{
    std::string tables;
    for (const RunScenario& scenario : page.run.scenarios)
        for (const Ledger& ledger : scenario.ledgers)
            tables += ledger_table(page, scenario, ledger);
    return section(page, "ledgers", tables.empty() ? element("p", "", page.words("no_ledgers"))
                                                   : element("p", "class=\"note\"", page.words("ledgers_note")) + element("div", "class=\"tables\"", tables));
}

std::string data_section(const PageParts& page)
{
    std::string rows;
    for (const InputRecord& input : page.run.inputs)
        rows += input_row(input, page.words);
    const std::vector<std::string> columns{"layer", "file", "producer", "date", "licence", "crs", "rule", "resolution", "known"};
    const std::string inputs = rows.empty() ? element("p", "", page.words("no_inputs")) : wide_table(page.words("inputs_caption"), heads(page.words, columns), rows);
    return section(page, "data", inputs + contradictions_table(page));
}

std::string attributions(const PageParts& page)
{
    std::vector<std::string> said;
    std::string items;
    for (const InputRecord& input : page.run.inputs)
        if (const std::string text = attribution(input.credit, page.words); !text.empty() && std::ranges::find(said, text) == said.end()) {
            said.push_back(text);
            items += element("li", "", escaped(text));
        }
    return items.empty() ? "" : element("p", "", page.words("attributions")) + element("ul", "", items);
}

std::string sure_section(const PageParts& page)
{
    std::string items = element("li", "", page.words("one_run_per_option"));
    for (const ScoreLine& line : page.lines)
        items += element("li", "", page.words("floor_of", {line.label, quantity_of(line.floor, notation_of(line.unit, line.floor, line.floor, page.words), page.words)}));
    return section(page, "sure", element("ul", "", items));
}

std::string how_section(const PageParts& page, const RunFacts& facts)
{
    std::string rows;
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty())
            rows += element("tr", "", element("th", "scope=\"row\"", page.words(key)) + element("td", "", value));
    };
    add("engine", escaped(facts.engine));
    add("command", element("code", "", escaped(facts.command)));
    add("started", escaped(facts.started));
    add("took", facts.seconds > 0 ? number_of(facts.seconds, facts.seconds < 100 ? 1 : 0, page.words) + "\u00a0s" : "");
    add("threads", facts.threads > 0 ? std::to_string(facts.threads) : "");
    std::string files;
    for (const RunScenario& scenario : page.run.scenarios)
        files += element("a", "href=\"" + escaped(file_stem(scenario.name)) + ".nc\"", escaped(file_stem(scenario.name)) + ".nc") + " ";
    add("files", files + "<a href=\"indicators.csv\">indicators.csv</a>");
    return section(page, "how", models_table(page) + wide_table(page.words("run_caption"), heads(page.words, {"fact", "value"}), rows));
}

}  // namespace arpent
