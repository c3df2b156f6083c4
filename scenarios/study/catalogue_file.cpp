#include "scenarios/study/catalogue_file.hpp"

#include "scenarios/study/catalogue_type.hpp"
#include "scenarios/study/yaml_tree.hpp"

#include <algorithm>

namespace arpent {
namespace {

/// What a whole catalogue file is read into.
struct File {
    Named<WrittenType> types;
};

const Section& file_section()
{
    static const Section keys{"catalogue", "Types of interventions.", fresh<File>, {key("types", &File::types, {}, "the types")}};
    return keys;
}

}  // namespace

const CatalogueType* Catalogue::find(std::string_view type) const
{
    const auto found = std::ranges::find(types, type, &CatalogueType::name);
    return found == types.end() ? nullptr : &*found;
}

std::vector<Section> Catalogue::sections() const
{
    std::vector<Section> tables;
    for (const CatalogueType& type : types)
        tables.push_back(type.section);
    return tables;
}

Catalogue read_catalogue(const std::string& file, const std::string& text, Diagnostics& complaints)
{
    Catalogue made;
    const Node tree = read_tree(file, text, complaints);
    if (tree.broken)
        return made;
    Node whole;
    whole.kind = Node::Kind::map;
    whole.where = tree.where;
    whole.children.push_back(tree);
    whole.children.front().key = "types";
    File read;
    Diagnostics wrong;
    read_section(file_section(), whole, "", &read, wrong);
    if (!wrong.failed())
        for (const auto& [name, type] : read.types)
            made.types.push_back(made_type(name, type, *tree.find(name), wrong));
    for (const Complaint& each : wrong.sorted())  // the file itself has no key `types`
        complaints.add(each.where, each.key.starts_with("types.") ? each.key.substr(6) : each.key, each.what);
    return made;
}

}  // namespace arpent
