#include "scenarios/explain/sentence.hpp"

#include "scenarios/study/value_text.hpp"

namespace arpent {

std::string takes_text(const Form& form)
{
    const KeyRule& rule = form.rule;
    const std::string range = allowed_range(rule), units = rule.unit.empty() || rule.unit == "1" ? "" : " (" + units_text(rule.unit, rule.difference) + ')';
    return accepted(form) + units + (range.empty() ? "" : ", " + range);
}

std::string key_sentence(const Key& key)
{
    const bool words = key.form.shape == Shape::flag || !key.form.rule.words.empty();
    return key.doc + (words ? "" : ".\nTakes " + takes_text(key.form)) +
           (key.form.rule.source.empty() ? "" : ".\nSource of the standard value: " + key.form.rule.source);
}

std::string standard_text(const Key& key, const void* owner)
{
    const void* value = key.form.fetch && !key.form.rule.required ? key.look(owner) : nullptr;
    return value && key.form.shape != Shape::instant ? value_text(key.form, value) : "";
}

}  // namespace arpent
