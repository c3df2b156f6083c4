#include "scenarios/compare/report.hpp"

#include "scenarios/compare/csv.hpp"
#include "scenarios/compare/figures.hpp"
#include "support/failure.hpp"
#include "support/made_up_run.hpp"
#include "support/temporary_folder.hpp"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <regex>
#include <set>

using namespace arpent;
using testing::HasSubstr;
using testing::Not;

namespace {

const RunFacts facts{"arpent 0.1.0", "arpent run <study>.yaml", "2026-11-24T13:00:00Z", 12.5, 2};

/// The page of a run.
std::string page_of(const MadeUpRun& run, const std::string& language = "en")
{
    const TemporaryFolder folder;
    run.write(folder / "lise");
    return report_page(folder / "lise", facts, language);
}

std::multiset<std::string> found(const std::string& text, const std::string& pattern)
{
    std::multiset<std::string> all;
    const std::regex what{pattern};
    for (std::sregex_iterator at{text.begin(), text.end(), what}, end; at != end; ++at)
        all.insert((*at)[1].str());
    return all;
}

/// The page without its pictures, styles and script.
std::string words_of(std::string page)
{
    page = std::regex_replace(page, std::regex{"data:image/png;base64,[A-Za-z0-9+/=]*"}, "");
    for (const char* tag : {"style", "script"})
        if (const auto from = page.find(std::string{"<"} + tag); from != page.npos)
            page.erase(from, page.find(std::string{"</"} + tag, from) - from);
    return page;
}

}  // namespace

TEST(Report, SaysEveryNumberAsInTheTable)
{
    const MadeUpRun run;
    const TemporaryFolder folder;
    const auto rows = run.write(folder / "lise");
    std::multiset<std::string> wanted;
    for (const IndicatorRow& row : rows)
        if (!row.indicator.ends_with("_not_assessed"))
            wanted.insert(csv_number(row.value));
    for (const char* language : {"en", "fr"})
        EXPECT_EQ(found(report_page(folder / "lise", facts, language), "<data value=\"([^\"]*)\">"), wanted);
}

TEST(Report, NeedsNoNetworkAndNoScript)
{
    const std::string page = page_of({});
    EXPECT_THAT(page, HasSubstr("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src "
                                "'unsafe-inline'; img-src data: blob:\">"));
    EXPECT_TRUE(found(page, "(?:src|srcset)=\"([^\"]*)\"").empty());
    for (const std::string& link : found(page, "href=\"([^\"]*)\""))
        EXPECT_TRUE(link.starts_with("#") || link.starts_with("data:image/png;base64,") || link.starts_with("https://doi.org/") || link.ends_with(".nc")
                    || link == "indicators.csv" || link == "https://survey.example/houses")
            << link;
    EXPECT_THAT(page, HasSubstr("<figure>"));  // not made by the script
}

TEST(Report, ShowsMapsWithALegendInWordsAndADescription)
{
    const std::string page = page_of({});
    EXPECT_THAT(page, HasSubstr("10 to 30 cm"));
    EXPECT_THAT(page, HasSubstr("no difference (under 1 cm)"));
    EXPECT_THAT(page, HasSubstr("role=\"img\" aria-label=\"Map of greatest water depth, Green streets. Area of each class: 1 to 2 m "));
    for (const std::string& id : found(page, "<use[^>]*href=\"#(p[0-9]+)\""))
        EXPECT_THAT(page, HasSubstr("<image id=\"" + id + "\""));
}

TEST(Report, TellsWhatGetsBetterAndWhatGetsWorse)
{
    const std::string page = words_of(page_of({}));
    EXPECT_THAT(page, HasSubstr("<b>Green streets</b> does best on “mean of the greatest water depth”: 0.16\u00a0m instead of 0.17\u00a0m in <i>Today</i> (\u22126.5\u00a0%)."));
    EXPECT_THAT(page, HasSubstr("<b>New block</b> makes “people where the greatest water depth is above 10 cm” worse: 364\u00a0people instead of 332\u00a0people"));
    EXPECT_THAT(page, HasSubstr("↓ better"));
    EXPECT_THAT(page, HasSubstr("no significant change"));
    EXPECT_THAT(page, HasSubstr("<b>Green streets</b> costs 240\u202f000\u00a0€; 1 of its 2 interventions have no cost given."));
    EXPECT_THAT(page, HasSubstr("0 (closes exactly)"));
    EXPECT_THAT(page, HasSubstr("https://doi.org/10.1029/2011WR011570"));
}

TEST(Report, NamesWhoMadeTheDataAndOnWhatTerms)
{
    const std::string page = words_of(page_of({}));
    EXPECT_THAT(page, HasSubstr("<th scope=\"row\">buildings</th><td>data/houses.gpkg</td><td><a href=\"https://survey.example/houses\" rel=\"noreferrer\">"
                                "Survey &lt;of&gt; land</a></td><td>2024</td><td>Licence Ouverte 2.0</td><td>EPSG:2154</td><td>area</td><td>vector</td>"));
    EXPECT_THAT(page, HasSubstr("<th scope=\"row\">ground_elevation</th><td>data/dem.tif</td><td>unknown</td><td>unknown</td><td>unknown</td>"));
    EXPECT_THAT(page, HasSubstr("<td>data/jobs.tif</td><td>The town</td>"));
    EXPECT_THAT(page, HasSubstr("<footer><p>Data:</p><ul><li>Survey of land, houses 2024</li><li>The town, unknown</li></ul>"));
    const std::string french = words_of(page_of({}, "fr"));
    EXPECT_THAT(french, HasSubstr("<td>data/dem.tif</td><td>inconnu</td>"));
    EXPECT_THAT(french, HasSubstr("<footer><p>Données :</p><ul><li>Arpentage, maisons 2024</li><li>The town, inconnu</li></ul>"));
}

TEST(Report, CountsWhereTheDataContradictEachOther)
{
    const std::string page = words_of(page_of({})), french = words_of(page_of({}, "fr"));
    EXPECT_THAT(page, HasSubstr("<th scope=\"row\">road</th><td>building</td><td>" + area_of(5200, Words{"en"}) + "</td><td>1.30 %</td>"));
    EXPECT_THAT(page, HasSubstr("<th scope=\"row\">roof without an outline</th><td>other ground</td>"));
    EXPECT_THAT(french, HasSubstr("<th scope=\"row\">voirie</th><td>bâti</td>"));
}

TEST(Report, EscapesWhatAUserWrote)
{
    MadeUpRun run;
    run.title = "<script>alert(1)</script> & 'more' \u202eabc";
    const std::string page = page_of(run);
    EXPECT_THAT(page, HasSubstr("<h1>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#39;more&#39; \u202eabc</h1>"));
    EXPECT_THAT(page, HasSubstr("Saint-Cyr &amp; Sons"));
    EXPECT_THAT(page, HasSubstr("arpent run &lt;study&gt;.yaml"));
    EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
}

TEST(Report, HoldsNoNumberThatIsNone)
{
    MadeUpRun run;
    run.rows = 30;
    run.cols = 40;
    for (const char* language : {"en", "fr"}) {
        const std::string words = words_of(page_of(run, language));
        for (const char* never : {"NaN", "nan", "undefined", "Infinity", ">inf<", " inf<", ">-inf", "-0<", "\u22120<", "\u22120.00", "{0}", "{1}"})
            EXPECT_THAT(words, Not(HasSubstr(never)));
    }
}

TEST(Report, OfOneScenarioSaysThatThereIsNothingToCompare)
{
    MadeUpRun run;
    run.scenarios = {"today"};
    const std::string page = words_of(page_of(run));
    EXPECT_THAT(page, HasSubstr("This run holds one scenario, <b>Today</b>: there is nothing to compare it with."));
    EXPECT_THAT(page, HasSubstr("One scenario: no comparison."));
    EXPECT_THAT(page, Not(HasSubstr("Difference from")));
}

TEST(Report, WithoutZonesSaysSo)
{
    MadeUpRun run;
    run.zones = false;
    EXPECT_THAT(words_of(page_of(run)), HasSubstr("The study has no zones."));
}

TEST(Report, IsTheSameBytesForAnyThreads)
{
    const MadeUpRun run;
    const TemporaryFolder folder;
    run.write(folder / "lise");
    std::string one, eight;
    with_threads(1, [&] { one = report_page(folder / "lise", facts); });
    with_threads(8, [&] { eight = report_page(folder / "lise", facts); });
    EXPECT_EQ(one, eight);
    EXPECT_LT(one.size(), 5u << 20);
}

TEST(Report, SaysHowManyCellsAPixelHolds)
{
    MadeUpRun run;
    run.rows = 40;
    run.cols = 1500;
    run.scenarios = {"today", "green"};
    const std::string page = words_of(page_of(run));
    EXPECT_THAT(page, HasSubstr("1 pixel = 2 × 2 cells (the highest of them)."));
    EXPECT_THAT(page, HasSubstr("1 pixel = 2 × 2 cells (the greatest change among them)."));
}

TEST(Report, ShowsReportedCellsOnly)
{
    MadeUpRun run;
    run.scenarios = {"today"};
    run.reported_cols = 20;
    std::size_t dry = 0;
    for (int i = 0; i < run.rows; ++i)
        for (int j = 0; j < 20; ++j) {
            const bool known = std::hypot(i - run.rows / 2, j - run.cols / 2) <= 0.62 * run.cols;
            dry += known && (run.built(i, j, "today") || run.depth(i, j, "today") < 0.05 - 1.0 / 8192);
        }
    EXPECT_THAT(words_of(page_of(run)), HasSubstr("under 5 cm</th><td>" + area_of(25.0 * static_cast<double>(dry), Words{"en"}) + "</td>"));
}

TEST(Report, IsRefusedWhereThereIsNoRun)
{
    const TemporaryFolder folder;
    EXPECT_EQ(failure([&] { report_page(folder / "nowhere", facts); }), "2 " + (folder / "nowhere") + ": is not a run folder");
    MadeUpRun run;
    run.write(folder / "lise");
    EXPECT_EQ(failure([&] { report_page(folder / "lise", facts, "de"); }), "2 there is no page in \"de\" (allowed: en, fr)");
}
