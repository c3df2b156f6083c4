#include "scenarios/run/study_files.hpp"

#include <algorithm>

namespace arpent {
namespace {

void add_named(const Form& form, const void* value, std::vector<std::string>& names)
{
    if (form.shape == Shape::section) {
        const auto within = named_data(form.section(), value);
        names.insert(names.end(), within.begin(), within.end());
    } else if (form.shape == Shape::list || form.shape == Shape::named)
        form.visit(value, [&](const std::string&, const void* element) { add_named(*form.of, element, names); });
    else if (form.rule.file || form.rule.data) {
        const std::string name = std::get<std::string>(form.fetch(value));
        if (std::ranges::find(form.rule.words, name) == form.rule.words.end())  // a word in a file's place
            names.push_back(name);
    }
}

}  // namespace

std::vector<std::string> named_data(const Section& section, const void* owner, const std::vector<std::string>& but)
{
    std::vector<std::string> names;
    for (const Key& key : section.keys)
        if (const void* value = key.look(owner); value != nullptr && std::ranges::find(but, key.name) == but.end())
            add_named(key.form, value, names);
    return names;
}

}  // namespace arpent
