#pragma once

#include "scenarios/study/study.hpp"

namespace arpent {

// The language of studies: every key, its unit, range and sentence, once. A table stands beside its topic: keys_territory.cpp, ...

template <>
const Section& section<Credit>();  // `source` of whatever data a study names
template <>
const Section& section<Source>();  // of `territory.layers`; zones, outlines and places of interventions take some of its keys
template <>
const Section& section<PresetUse>();
template <>
const Section& section<Extent>();
template <>
const Section& section<Territory>();
template <>
const Section& section<Days>();
template <>
const Section& section<Storm>();
template <>
const Section& section<WeatherShift>();
template <>
const Section& section<WeatherScale>();
template <>
const Section& section<Weather>();
template <>
const Section& section<Forcing>();
template <>
const Section& section<Indicator>();
template <>
const Section& section<Comparison>();
template <>
const Section& section<Intervention>();
template <>
const Section& section<Event>();
template <>
const Section& section<Member>();
template <>
const Section& section<Scenario>();
template <>
const Section& section<Study>();

template <>
std::vector<std::string> words_of<Rule>();
template <>
std::vector<std::string> words_of<StormShape>();
template <>
std::vector<std::string> words_of<TimeLabel>();
template <>
std::vector<std::string> words_of<Statistic>();
template <>
std::vector<std::string> words_of<Better>();
template <>
std::vector<std::string> words_of<Cover>();

/// `territory.report_within`, and the `where` of an intervention.
const Section& outline_section();
const Section& place_section();
/// `allowed`, of a territory and of an intervention.
const Section& allowed_section();

/// The keys of `models`: one for each model of the registry, filled into a std::vector<ModelChoice>.
const Section& models_section();

/// The key `models` of a struct that holds choices of models.
template <class Owner>
Key models_key(std::vector<ModelChoice> Owner::*member, KeyRule rule, std::string doc)
{
    Form form;
    form.shape = Shape::section;
    form.rule = std::move(rule);
    form.section = models_section;
    form.enter = [](void* choices) { return choices; };
    form.look = [](const void* choices) { return choices; };
    return {"models", form, std::move(doc), [member](void* owner) -> void* { return &(static_cast<Owner*>(owner)->*member); }};
}

/// What is wrong with `depth.hours_above(0.1 m)`, or with `> 10 cm`; nothing where all is well.
std::string wrong_variable(const std::string& text);
std::string wrong_condition(const std::string& text);

/// A resolved scenario: the keys of a study with `interventions` in place of `scenarios`.
const Section& resolved_section();

/// The form of a whole study, and of a resolved scenario.
const Form& study_form();
const Form& resolved_form();

}  // namespace arpent
