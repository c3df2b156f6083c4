#include "scenarios/study/keys.hpp"

#include <algorithm>

namespace arpent {
namespace {

const KeyRule part{.partial = true}, overlay{.partial = true, .overlay = true};
const KeyRule numbered_overlay{.partial = true, .numbered = true, .overlay = true}, study_years{.low = 0, .high = 500};

// A study may leave to its scenarios what they all give: `partial` but in a resolved one.

/// A study's name is also that of its folder of results.
std::string wrong_study_name(const std::string& text)
{
    const bool bad = text.empty() || text.size() > 100 || text.front() == '.' || text.front() == ' ' || text.back() == ' ' ||
                     text.find_first_of("/\\:\n\t") != text.npos;
    return bad ? in_quotes(text) + " cannot name a folder (allowed: at most 100 letters, digits, blanks, _, -)" : "";
}

Form whole_form(const Section& (*keys)())
{
    Form form;
    form.shape = Shape::section;
    form.section = keys;
    form.enter = [](void* study) { return study; };
    form.look = [](const void* study) { return study; };
    return form;
}

Key interventions_key(const auto member)
{
    return key("interventions", member, part, "what is built, planted, dug: in order, merged by id");
}

}  // namespace

template <>
std::vector<std::string> words_of<Cover>()
{
    return {"area", "centre", "touched"};
}

template <>
const Section& section<Intervention>()
{
    using I = Intervention;
    Key where = key("where", &I::where, {.required = true}, "the ground it changes");
    where.form.section = place_section;
    Key allowed = key("allowed", &I::allowed, {}, "polygons that it may stand in; standard: the territory's");
    allowed.form.section = allowed_section;
    static const Section keys{
        "intervention",
        "What is built, planted, dug or taken away.",
        fresh<I>,
        {key("id", &I::id, {.required = true}, "its name; scenarios merge by it"),
         key("type", &I::type, {.required = true}, "its kind in the catalogue"), key("title", &I::title, {}, "shown to people"), where, allowed,
         key("cells", &I::cover_rule, {}, "a cell counts by the share of its area, by its centre, or where it is touched"),
         key("cost", &I::cost, {.unit = "EUR | EUR/m2 | EUR/m | EUR/tree", .low = 0}, "cost of building it"),
         key("lifetime", &I::lifetime, {.unit = "y", .low = 0.1, .high = 1000}, "years that its cost is spread over")},
        {},
        {},
        {},
        "",
        "id",
        "type"};
    return keys;
}

template <>
const Section& section<Scenario>()
{
    using S = Scenario;
    static const Section keys{"scenario",
                              "One answer to \"what if?\".",
                              fresh<S>,
                              {key("extends", &S::extends, {}, "the one parent; standard: the study"),
                               key("title", &S::title, {}, "shown to people; not inherited"),
                               key("territory", &S::territory, part, "what is unlike the study's"),
                               key("forcing", &S::forcing, part, "what is unlike the study's"),
                               key("events", &S::events, overlay, "what is unlike the study's"),
                               key("years", &S::years, study_years, "in place of the study's"),
                               key("members", &S::members, numbered_overlay, "what is unlike the study's"),
                               models_key(&S::models, part, "what is unlike the study's"), interventions_key(&S::interventions)}};
    return keys;
}

template <>
const Section& section<Study>()
{
    using S = Study;
    static const Section keys{
        "study",
        "What if?",
        fresh<S>,
        {key("arpent", &S::arpent, {.low = 1, .high = 1, .required = true}, "version of this language"),
         key("study", &S::study, {.required = true, .wrong = wrong_study_name}, "name, also of the folder of results"),
         key("title", &S::title, {}, "shown to people"),
         key("classes", &S::classes, {.file = true}, "class table in place of the standard one"),
         key("catalogue", &S::catalogue, {.file = true}, "types of interventions in place of the standard ones"),
         key("territory", &S::territory, {.required = true, .partial = true}, "the place"),
         key("forcing", &S::forcing, part, "what it must stand"),
         key("events", &S::events, overlay, "several storms or weathers, each a point of every scenario: green@storm_10y"),
         key("years", &S::years, study_years, "how long ago was planted and built, each a point of every scenario: green@year_10"),
         key("members", &S::members, numbered_overlay, "an ensemble of guesses by number, each a point of every scenario: green@member_3"),
         models_key(&S::models, part, "the models to run"),
         key("discount", &S::discount, {.unit = "%/y", .low = 0, .high = 100},
             "what later costs count less, each year: the rate that costs are spread over lifetimes with; standard: 0"),
         key("indicators", &S::indicators, {}, "numbers to compare"), key("scenarios", &S::scenarios, {.required = true, .overlay = true}, "the options"),
         key("compare", &S::compare, {}, "differences to draw")}};
    return keys;
}

const Section& resolved_section()
{
    static const Section keys = [] {
        Section made = section<Study>();
        const auto scenarios = std::ranges::find(made.keys, "scenarios", &Key::name);
        *scenarios = interventions_key(&Study::interventions);
        for (Key& each : made.keys)  // what lacks at the top is said of the study as written
            each.form.rule.partial = each.form.rule.required = false;
        return made;
    }();
    return keys;
}

const Form& study_form()
{
    static const Form form = whole_form(section<Study>);
    return form;
}

const Form& resolved_form()
{
    static const Form form = whole_form(resolved_section);
    return form;
}

}  // namespace arpent
