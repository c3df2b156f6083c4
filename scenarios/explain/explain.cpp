#include "scenarios/explain/explain.hpp"

#include "scenarios/explain/find_key.hpp"
#include "scenarios/explain/sentence.hpp"

namespace arpent {
namespace {

bool is_single(const Form& form) { return form.shape != Shape::section && form.shape != Shape::list && form.shape != Shape::named; }

/// A value as it was written, on one line.
std::string written(const Node& node)
{
    if (node.kind == Node::Kind::text)
        return node.text;
    std::string parts;
    for (const Node& child : node.children)
        parts += (parts.empty() ? "" : ", ") + (node.kind == Node::Kind::map ? child.key + ": " : "") + written(child);
    return node.kind == Node::Kind::map ? '{' + parts + '}' : '[' + parts + ']';
}

/// A quantity in SI with its unit, an instant in UTC; nothing for texts.
Facts in_si(const Form& form, const void* value)
{
    const Scalar scalar = form.fetch(value);
    const std::string unit = form.rule.unit.substr(0, form.rule.unit.find(" | "));
    const auto with_unit = [](double si, const Unit& of) {
        const std::string name = unit_text(Unit{of.sixths});
        return number_text(si) + (name == "1" ? "" : ' ' + name);
    };
    if (form.shape == Shape::quantity)
        return with_unit(std::get<double>(scalar), parse_unit(unit));
    if (const Instant* instant = std::get_if<Instant>(&scalar))
        return instant_text({instant->utc, 0});
    const Value* held = std::get_if<Value>(&scalar);
    return held && held->field.empty() ? Facts{with_unit(held->constant, held->unit)} : Facts{};
}

void add_origin(Facts& origins, const Node& node, const char* how)
{
    if (node.kind == Node::Kind::nothing)
        return;
    Facts row;
    row["place"] = node.where.text();
    row["value"] = written(node);
    row["is"] = how;
    origins.add(std::move(row));
}

void add_replaced(Facts& origins, const Node& node)
{
    for (const Node& each : node.overridden) {
        add_origin(origins, each, "replaced");
        add_replaced(origins, each);
    }
}

/// Who says what a key holds, the nearest first.
Facts origins_of(const FoundKey& found)
{
    Facts origins = Facts::list();
    if (found.node) {
        add_origin(origins, *found.node, "in force");
        add_replaced(origins, *found.node);
    }
    if (!found.standard.empty()) {
        Facts row;
        row["place"] = found.form.rule.source.empty() ? "arpent" : found.form.rule.source;
        row["value"] = found.standard;
        row["is"] = found.node ? "standard value" : "standard value, in force";
        origins.add(std::move(row));
    }
    return origins;
}

std::string value_of(const FoundKey& found)
{
    return found.node ? written(*found.node) : found.value ? found.standard : "";
}

Facts part_table(const Resolved& scenario, const FoundKey& found)
{
    Facts rows = Facts::list();
    for (const FoundKey& each : parts_of(scenario, found)) {
        Facts row;
        row["key"] = each.path.substr(each.path.rfind('.') + 1);
        row["value"] = is_single(each.form) || each.form.shape == Shape::list ? value_of(each) : each.node ? "..." : "";
        row["from"] = each.node ? each.node->where.text() : value_of(each).empty() ? "" : "standard";
        row["doc"] = each.doc;
        rows.add(std::move(row));
    }
    return rows;
}

}  // namespace

Facts explain_key(const Resolved& scenario, const std::string& path)
{
    const FoundKey found = find_key(scenario, path);
    Facts made;
    made["key"] = found.path;
    made["scenario"] = scenario.name;
    made["doc"] = found.doc;
    made["takes"] = takes_text(found.form);
    const bool single = is_single(found.form);
    const std::string value = value_of(found);
    if (single || found.form.shape == Shape::list)
        made["value"] = value.empty() ? Facts{} : Facts{value};
    if (single && found.value)
        if (Facts si = in_si(found.form, found.value); !si.empty())
            made["in_si"] = std::move(si);
    made["read_by"] = readers_of(scenario, found.path);
    made["origins"] = origins_of(found);
    if (!single)
        made["holds"] = part_table(scenario, found);
    return made;
}

}  // namespace arpent
