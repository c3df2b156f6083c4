#include "core/data_path.hpp"
#include "core/file_path.hpp"
#include "scenarios/study/catalogue_file.hpp"
#include "scenarios/study/keys.hpp"
#include "scenarios/study/merge.hpp"
#include "scenarios/study/value_text.hpp"
#include "scenarios/study/yaml_text.hpp"

#include <algorithm>

namespace arpent {
namespace {

bool is_scalar(const Form& form) { return form.shape != Shape::section && form.shape != Shape::list && form.shape != Shape::named; }

/// Writes a resolved scenario's tree in the order of its tables.
class EffectiveWriter {
public:
    explicit EffectiveWriter(const Resolved& scenario) : scenario_{scenario}
    {
        if (scenario.catalogue)
            choices_ = scenario.catalogue->sections();
    }

    std::string write(bool named)
    {
        for (const Key& key : section<Study>().keys)
            if (key.name == "scenarios")
                named ? write_scenario() : write_key(*resolved_section().find("interventions"), scenario_.tree, &scenario_.study, 0);
            else if (key.name != "compare")
                write_key(key, scenario_.tree, &scenario_.study, 0);
        return std::move(text_);
    }

private:
    void line(std::size_t indent, const std::string& words) { text_.append(2 * indent, ' ').append(words).append("\n"); }

    void write_scenario()
    {
        const Key& interventions = *resolved_section().find("interventions");
        const bool titled = scenario_.title != scenario_.at.scenario,
                   changed = scenario_.tree.find("interventions") && !scenario_.study.interventions.empty();
        line(0, "scenarios:");
        line(1, scenario_.at.scenario + (titled || changed ? ":" : ": {}"));
        if (titled)
            line(2, "title: " + yaml_text(scenario_.title));
        if (changed)
            write_key(interventions, scenario_.tree, &scenario_.study, 2);
    }

    /// The key's line, and what stands below it; nothing where it is not given and has no standard.
    void write_key(const Key& key, const Node& map, const void* owner, std::size_t indent)
    {
        const Node* node = map.find(key.name);
        const void* value = key.look(owner);
        if (!value || (!node && !is_scalar(key.form)))
            return;
        if (!node)
            return line(indent, key.name + ": " + yaml_text(value_text(key.form, value)));
        write_value(key.form, *node, value, key.name + ':', indent);
    }

    /// `head` is the key, or the dash of a list.
    void write_value(const Form& form, const Node& node, const void* value, const std::string& head, std::size_t indent)
    {
        if (is_scalar(form))
            return line(indent, head + ' ' + scalar_text(form, node));
        if (form.shape == Shape::list && is_scalar(*form.of))
            return line(indent, head + ' ' + list_text(form, node));
        if (form.shape == Shape::section && node.kind != Node::Kind::map)  // a short form
            return line(indent, head + ' ' + list_text(form.section().find(form.section().short_form)->form, node));
        const std::size_t before = text_.size();
        line(indent, head);
        const std::size_t begun = text_.size();
        if (form.shape == Shape::section)
            write_section(form.section(), node, value, indent + 1);
        else
            write_elements(form, node, value, indent + 1);
        if (text_.size() == begun) {
            text_.resize(before);
            line(indent, head + (form.shape == Shape::list ? " []" : " {}"));
        }
    }

    void write_section(const Section& section, const Node& map, const void* owner, std::size_t indent)
    {
        for (const Key& key : section.keys)
            write_key(key, map, owner, indent);
        const Node* word = section.chooser.empty() ? nullptr : map.find(section.chooser);
        const auto chosen = std::ranges::find(choices_, word ? word->text : "", &Section::name);
        if (chosen != choices_.end())
            for (const Key& key : chosen->keys)
                write_key(key, map, owner, indent);
    }

    /// Named things, or maps of a list.
    void write_elements(const Form& form, const Node& node, const void* value, std::size_t indent)
    {
        auto child = node.children.begin();
        form.visit(value, [&](const std::string& name, const void* element) {
            if (form.shape == Shape::named)
                write_value(*form.of, *child, element, name + ':', indent);
            else
                write_item(*form.of, *child, element, indent);
            ++child;
        });
    }

    /// A map in a list: its first key stands behind the dash.
    void write_item(const Form& form, const Node& map, const void* value, std::size_t indent)
    {
        const std::size_t begun = text_.size();
        write_section(form.section(), map, value, indent + 1);
        text_[begun + 2 * indent] = '-';
    }

    std::string scalar_text(const Form& form, const Node& node) const
    {
        if (node.kind == Node::Kind::list)
            return list_text(form, node);
        if (node.kind != Node::Kind::map)
        {
            const bool word = std::ranges::find(form.rule.words, node.text) != form.rule.words.end();
            return yaml_text((form.rule.file || form.rule.data) && !word ? file_text(node) : node.text);
        }
        std::string field;
        for (const char* key : {"field", "unit"})
            if (const Node* part = node.find(key))
                field += (field.empty() ? "" : ", ") + std::string{key} + ": " + yaml_text(part->text);
        return '{' + field + '}';
    }

    std::string list_text(const Form& form, const Node& list) const
    {
        std::string items;
        for (const Node& each : list.children)
            items += (items.empty() ? "" : ", ") + scalar_text(form.of ? *form.of : form, each);
        return '[' + items + ']';
    }

    /// A path as the study's own file would write it.
    std::string file_text(const Node& node) const
    {
        const std::string &home = scenario_.paths.folder, by = scenario_.paths.begin(node.where);
        return by == home ? node.text : said_from(node.text, by, home);
    }

    const Resolved& scenario_;
    std::vector<Section> choices_{};
    std::string text_{};
};

}  // namespace

std::string effective(const Resolved& scenario) { return EffectiveWriter{scenario}.write(true); }

std::string effective_inputs(const Resolved& scenario) { return EffectiveWriter{scenario}.write(false); }

}  // namespace arpent
