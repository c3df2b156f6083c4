#include "scenarios/study/checks.hpp"

#include "scenarios/study/checker.hpp"

#include <algorithm>

namespace arpent {

Checker::Checker(const Resolved& scenario, Diagnostics& complaints) : scenario_{scenario}, complaints_{complaints}
{
    for (const Complaint& each : complaints.sorted())
        wrong_.insert(each.key);
}

std::string Checker::text(const std::string& key) const
{
    const Node* node = scenario_.tree.at(key);
    return node ? node->text : "";
}

bool Checker::clean(const std::string& key) const
{
    const auto next = wrong_.lower_bound(key);
    return next == wrong_.end() || !next->starts_with(key) || (next->size() > key.size() && (*next)[key.size()] != '.');
}

void Checker::complain(const std::string& key, const std::string& what) { complaints_.add(spot(scenario_, key).where, key, what); }

namespace {

void check_box(Checker& checker)
{
    const auto& box = checker.study().territory.extent.box;
    const bool long_form = checker.has("territory.extent.box");
    const std::string key = long_form ? "territory.extent.box" : "territory.extent";
    if (box.empty() || !checker.clean("territory.extent"))
        return;
    if (box.size() != 4)
        checker.complain(key, "is " + std::to_string(box.size()) + " numbers (allowed: west, south, east, north)");
    else if (box[0] >= box[2] || box[1] >= box[3])
        checker.complain(key, "is an empty rectangle (allowed: west, south, east, north)");
}

/// The unit of a layer's values, and of a constant or field that gives them.
void check_layer_units(Checker& checker, const std::string& name, const Source& source)
{
    const std::string key = "territory.layers." + name;
    const LayerSpec* layer = find_layer(name);
    if (!layer || !checker.clean(key))
        return;
    const std::string shown{layer->shown};
    if (source.unit)
        if (const auto wrong = wrong_unit(*source.unit, shown, false); !wrong.empty())
            checker.complain(key + ".unit", wrong);
    if (!source.value || source.value->unit.same_dimension(parse_unit(layer->unit)))
        return;
    const bool bare = source.value->unit == Unit{};
    if (!bare || !may_be_bare(shown))
        checker.complain(key + ".value", (bare ? "has no unit" : in_quotes(unit_text(source.value->unit)) + " is a unit of another kind") +
                                             std::string{" (allowed: "} + units_text(shown, false) + ')');
}

}  // namespace

void check_territory(Checker& checker)
{
    check_box(checker);
    for (const auto& [name, source] : checker.study().territory.layers)
        check_layer_units(checker, name, source);
}

void check_scenario(const Resolved& scenario, Diagnostics& complaints)
{
    Checker checker{scenario, complaints};
    check_territory(checker);
    check_forcing(checker);
    check_outputs(checker);
    check_indicators(checker);
    check_interventions(checker);
}

}  // namespace arpent
