#include "models/registry.hpp"
#include "scenarios/study/keys.hpp"

#include <algorithm>
#include <deque>

namespace arpent {
namespace {

using Choices = std::vector<ModelChoice>;

/// The keys of `models.<name>`: those that every model has, then the model's own settings, filled through ModelChoice::settings.
Section keys_of_model(const Model& model)
{
    Section keys{model.name,
                 model.doc,
                 [settings = model.settings] {
                     auto choice = std::make_shared<ModelChoice>();
                     choice->settings = settings().make();
                     return std::shared_ptr<void>{choice};
                 },
                 {key("cell", &ModelChoice::cell, {.unit = "m", .low = 0.1, .high = 10000},
                      "side of the model's own cells, a multiple of the territory's"),
                  key("outputs", &ModelChoice::outputs, {.wrong = wrong_variable}, "what it gives; standard: all standard variables")}};
    for (Key each : model.settings().keys) {
        each.member = [inner = each.member](void* owner) { return inner(static_cast<ModelChoice*>(owner)->settings.get()); };
        keys.keys.push_back(std::move(each));
    }
    return keys;
}

/// The key `models.<name>` of a list of choices: the choice comes into being when it is entered.
Key model_key(const Section& keys)
{
    Form form;
    form.shape = Shape::section;
    form.section = [&keys]() -> const Section& { return keys; };
    form.enter = [&keys](void* member) -> void* {
        auto& choices = *static_cast<Choices*>(member);
        auto& made = choices.emplace_back(*std::static_pointer_cast<ModelChoice>(keys.make()));
        made.name = keys.name;
        return &made;
    };
    form.look = [&keys](const void* member) -> const void* {
        const auto& choices = *static_cast<const Choices*>(member);
        const auto found = std::ranges::find(choices, keys.name, &ModelChoice::name);
        return found == choices.end() ? nullptr : &*found;
    };
    return {keys.name, form, keys.doc, [](void* owner) { return owner; }};
}

}  // namespace

const Section& models_section()
{
    static const std::deque<Section> tables = [] {
        std::deque<Section> made;
        for (const Model& model : models())
            made.push_back(keys_of_model(model));
        return made;
    }();
    static const Section all = [] {
        Section keys{"models", "The models to run and what they are told.", fresh<Choices>, {}};
        for (const Section& each : tables)
            keys.keys.push_back(model_key(each));
        return keys;
    }();
    return all;
}

}  // namespace arpent
