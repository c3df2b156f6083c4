#include "scenarios/study/keys.hpp"

namespace arpent {

template <>
std::vector<std::string> words_of<StormShape>()
{
    return {"double_triangle", "chicago", "uniform"};
}

template <>
const Section& section<Days>()
{
    static const Section keys{
        "calendar",
        "The days simulated.",
        fresh<Days>,
        {key("start", &Days::start, {.required = true}, "first moment"), key("end", &Days::end, {.required = true}, "first moment after")}};
    return keys;
}

template <>
const Section& section<Storm>()
{
    using S = Storm;
    static const Section keys{
        "storm",
        "The rain to stand.",
        fresh<S>,
        {key("design", &S::design, {}, "shape of a design storm"),
         key("hyetograph", &S::hyetograph, {.file = true}, "CSV table of measured or given rain"),
         key("event", &S::event, {}, "which storm of that table, where its column `storm` names several"),
         key("idf", &S::idf, {.file = true}, "CSV table of Montana coefficients by region, duration and return period"),
         key("region", &S::region, {}, "row of that table"),
         key("return_period", &S::return_period, {.unit = "y", .low = 0.1, .high = 1e4}, "mean time between such storms"),
         key("a_mm_min", &S::a_mm_min, {.low = 0.01, .high = 1000}, "Montana a, in place of a table: i = a t^-b mm/min, t in min"),
         key("b", &S::b, {.low = 0, .high = 0.99}, "Montana b, in place of a table"),
         key("depth", &S::depth, {.unit = "mm", .low = 0, .high = 2000}, "rain in all, of a uniform storm"),
         key("duration", &S::duration, {.unit = "h", .low = 0.05, .high = 240}, "length of the rain"),
         key("intense", &S::intense, {.unit = "min", .low = 1, .high = 1440}, "length of the intense part of a double triangle"),
         key("peak", &S::peak, {.unit = "1", .low = 0, .high = 1}, "share of the duration before the peak"),
         key("interval", &S::interval, {.unit = "min", .low = 0.1, .high = 60}, "the models are given means over this time"),
         key("start", &S::start, {.required = true}, "first drop"),
         key("source", &S::credit, {}, "who made the table of rain, and on what terms")},
        {"design", "hyetograph"}};
    return keys;
}

template <>
const Section& section<Forcing>()
{
    static const Section keys{"forcing",
                              "What the territory must stand.",
                              fresh<Forcing>,
                              {key("calendar", &Forcing::calendar, {}, "the days"), key("storm", &Forcing::storm, {}, "the rain")}};
    return keys;
}

}  // namespace arpent
