#include "scenarios/commands/verbs.hpp"
#include "scenarios/explain/schema.hpp"
#include "scenarios/study/catalogue_file.hpp"
#include "scenarios/study/catalogue_page.hpp"
#include "scenarios/study/preset.hpp"
#include "scenarios/study/study.hpp"

#include "core/error.hpp"
#include "io/file.hpp"

#include <iostream>
#include <optional>

namespace arpent {
namespace {

struct Asked {
    std::string study, types;
    std::optional<std::string> preset;
    bool catalogue = false, classes = false, page = false;
};

/// The types of a study's own catalogue, of a catalogue file, or the standard ones.
Catalogue types_of(const Asked& asked)
{
    const std::string file = asked.study.empty() ? asked.types : read_study(asked.study).written.catalogue.value_or("");
    Diagnostics complaints;
    const Catalogue types = file.empty() ? read_catalogue("catalogue.yaml", std::string{standard_file("catalogue.yaml")}, complaints)
                                         : read_catalogue(file, read_text(file), complaints);
    if (complaints.failed())
        throw Error{Fault::study, complaints.text()};
    return types;
}

std::string schema_of(const Asked& asked)
{
    const bool own = !asked.types.empty() || (!asked.study.empty() && read_study(asked.study).written.catalogue);
    return own ? study_schema(types_of(asked), false) : standard_schema();
}

}  // namespace

void add_schema(CLI::App& program, int& status)
{
    const auto asked = std::make_shared<Asked>();
    CLI::App* verb = program.add_subcommand("schema", "print the JSON Schema of a study, for editors; or a standard file");
    auto* types = verb->add_option_group("types of interventions");
    types->add_option("--study", asked->study, "those of this study's catalogue");
    types->add_option("--types", asked->types, "those of this catalogue file");
    types->require_option(0, 1);
    auto* what = verb->add_option_group("in place of the schema");
    what->add_flag("--page", asked->page, "the reference page of the types of interventions, in Markdown");
    what->add_flag("--catalogue", asked->catalogue, "the standard catalogue of interventions");
    what->add_flag("--classes", asked->classes, "the standard class table");
    what->add_option("--presets", asked->preset, "the list of presets of products, or the file of one")->expected(0, 1)->type_name("[NAME]");
    what->require_option(0, 1);
    verb->callback([asked, &status] {
        std::cout << (asked->catalogue ? std::string{standard_file("catalogue.yaml")}
                      : asked->classes ? std::string{standard_file("classes.csv")}
                      : asked->preset  ? preset_text(*asked->preset)
                      : asked->page    ? catalogue_page(types_of(*asked))
                                       : schema_of(*asked));
        status = 0;
    });
}

}  // namespace arpent
