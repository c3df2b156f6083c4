#include "scenarios/study/catalogue_type.hpp"
#include "scenarios/study/study.hpp"
#include "scenarios/study/surface.hpp"
#include "scenarios/study/value_check.hpp"

#include <algorithm>
#include <array>

namespace arpent {
namespace {

/// Turns one written edit into an edit.
class EditMaker {
public:
    EditMaker(const CatalogueType& type, const WrittenEdit& written, const Node& node, std::string path, Diagnostics& complaints)
        : type_{type}, written_{written}, node_{node}, path_{std::move(path)}, complaints_{complaints}
    {
    }

    Edit make()
    {
        made_.value = written_.value.value_or("");
        made_.factor = written_.factor;
        made_.over = written_.over;
        made_.shared = written_.shared;
        made_.to = written_.to.value_or("");
        made_.of = written_.of.value_or("");
        made_.where = node_.where;
        const std::array ops{&written_.set, &written_.add, &written_.scale, &written_.min, &written_.max, &written_.reclass};
        for (std::size_t n = 0; n < ops.size(); ++n)
            if (*ops[n]) {
                made_.op = static_cast<EditOp>(n);
                made_.layer = **ops[n];
            }
        made_.op == EditOp::reclass ? check_reclass() : check_property();
        return made_;
    }

private:
    const CatalogueType& type_;
    const WrittenEdit& written_;
    const Node& node_;
    std::string path_;
    Diagnostics& complaints_;
    Edit made_{};

    /// Complains at a key of the edit, or at the edit where the key is not written.
    void complain(const std::string& key, const std::string& what)
    {
        const Node* at = key.empty() ? nullptr : node_.find(key);
        complaints_.add(at ? at->where : node_.where, path_ + (at ? '.' + key : ""), what);
    }

    const Key* key(const std::string& name) const { return type_.section.find(name); }

    void check_reclass()
    {
        made_.from = written_.from.value_or("");
        if (made_.layer != "land_cover")
            complain("reclass", in_quotes(made_.layer) + " has no classes (allowed: land_cover)");
        if (made_.from.empty() || made_.to.empty())
            complain("", "reclass needs from and to");
        for (const char* other : {"value", "of"})
            if (node_.find(other))
                complain(other, "reclass takes no " + std::string{other} + " (allowed: from, to, over)");
    }

    void check_property()
    {
        const LayerSpec* layer = find_layer(made_.layer);
        if (!layer && !key(made_.layer))
            complain("", "no layer " + in_quotes(made_.layer) + hint(made_.layer, input_layers()));
        if (made_.layer == "land_cover")
            complain("", "land_cover holds classes: reclass edits it");
        if (written_.to)
            complain("to", "only reclass has it");
        if (written_.from && *written_.from != "rim")
            complain("from", "unknown word " + in_quotes(*written_.from) + hint(*written_.from, {"rim"}));
        made_.datum = written_.from ? EditDatum::rim : EditDatum::zero;
        if (written_.of)
            check_of();
        check_value(layer);
    }

    /// A property of some covers is one that classes have, and stays within its range.
    void check_of()
    {
        std::vector<std::string> properties;
        for (const auto& [name, member, property] : surface_layers)
            if (name != "building_fraction")
                properties.emplace_back(name);
        if (std::ranges::find(properties, made_.layer) == properties.end())
            complain("of", in_quotes(made_.layer) + " is no property of land cover" + hint(made_.layer, properties));
        if (made_.op == EditOp::add || made_.op == EditOp::scale || made_.shared || written_.from)
            complain("of", "a property of covers takes a value as it is (allowed: set, min, max)");
    }

    void check_value(const LayerSpec* layer)
    {
        const Key* given = key(made_.value);
        if (made_.value.empty())
            complain("", "\"value\" is missing: a key of the type, a quantity, or raster");
        else if (given)
            check_unit(*given, layer);
        else if (made_.value != "raster")
            take_constant(layer);
    }

    /// What the edit takes is in a unit of the layer; a scale has none.
    std::string unit(const LayerSpec* layer) const { return made_.op == EditOp::scale ? "1" : layer ? std::string{layer->unit} : ""; }

    void check_unit(const Key& given, const LayerSpec* layer)
    {
        const std::string wanted = unit(layer), &held = given.form.rule.unit;
        if (given.form.shape != Shape::value)
            complain("value", in_quotes(given.name) + " is a word (allowed: a key with a unit)");
        else if (layer && !held.empty())
            if (const auto wrong = wrong_unit(held, wanted, false); !wrong.empty())
                complain("value", given.name + ": " + wrong);
    }

    void take_constant(const LayerSpec* layer)
    {
        std::vector<std::string> names{"raster"};
        for (const Key& each : type_.section.keys)
            names.push_back(each.name);
        const auto read = parse_quantity(made_.value, unit(layer), false);
        if (is_name(made_.value))
            complain("value", "no key " + in_quotes(made_.value) + hint(made_.value, names));
        else if (!read.wrong.empty())
            complain("value", read.wrong);
        else
            made_.constant = read.value.constant;
    }
};

}  // namespace

std::vector<Edit> made_edits(const CatalogueType& type, const WrittenType& written, const Node& tree, Diagnostics& complaints)
{
    std::vector<Edit> made;
    const Node* list = tree.find("edits");
    for (std::size_t n = 0; n < written.edits.size(); ++n) {
        const std::string path = type.name + ".edits." + std::to_string(n + 1);
        made.push_back(EditMaker{type, written.edits[n], list->children[n], path, complaints}.make());
    }
    return made;
}

}  // namespace arpent
