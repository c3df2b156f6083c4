#include "scenarios/study/keys.hpp"

namespace arpent {
namespace {

const KeyRule part{.partial = true};

}  // namespace

template <>
const Section& section<Event>()
{
    static const Section keys = [] {
        Section made{"event",
                     "One of several storms or weathers. Its parts of the forcing lie over the scenario's. It is named by its key: scenario "
                     "green has the point green@storm_10y, whose results are green_storm_10y.nc.",
                     fresh<Event>,
                     {key("title", &Event::title, {}, "shown to people"),
                      key("return_period", &Event::return_period, {.unit = "y", .low = 1, .high = 1e5},
                          "mean time between such events, for expected values; standard: that of its design storm")}};
        for (Key& each : keys_of(&Event::forcing))
            made.keys.push_back(std::move(each));
        return made;
    }();
    return keys;
}

template <>
const Section& section<Member>()
{
    using M = Member;
    static const Section keys{"member",
                              "One guess of an ensemble. Its parts lie over the scenario's and its event's. It is named by its number: scenario "
                              "green has the point green@member_3; with events and years green@storm_10y@year_10@member_3.",
                              fresh<M>,
                              {key("title", &M::title, {}, "shown to people"),
                               key("territory", &M::territory, part, "what is unlike the scenario's"),
                               key("forcing", &M::forcing, part, "what is unlike the scenario's"),
                               models_key(&M::models, part, "what is unlike the scenario's"),
                               key("interventions", &M::interventions, part, "what is unlike the scenario's, merged by id")}};
    return keys;
}

}  // namespace arpent
