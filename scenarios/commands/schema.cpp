#include "scenarios/commands/verbs.hpp"
#include "scenarios/explain/schema.hpp"
#include "scenarios/study/catalogue_file.hpp"
#include "scenarios/study/study.hpp"

#include "core/error.hpp"
#include "io/file.hpp"

#include <iostream>

namespace arpent {
namespace {

/// The schema for the types of a catalogue file.
std::string schema_of(const std::string& file)
{
    Diagnostics complaints;
    const Catalogue types = read_catalogue(file, read_text(file), complaints);
    if (complaints.failed())
        throw Error{Fault::study, complaints.text()};
    return study_schema(types, false);
}

/// The schema for the types that a study names, its own where it has a catalogue.
std::string schema_for(const std::string& study)
{
    const Reading reading = read_study(study);
    return reading.written.catalogue ? schema_of(*reading.written.catalogue) : standard_schema();
}

}  // namespace

void add_schema(CLI::App& program, int& status)
{
    struct Asked {
        std::string study, types;
        bool catalogue = false, classes = false;
    };
    const auto asked = std::make_shared<Asked>();
    CLI::App* verb = program.add_subcommand("schema", "print the JSON Schema of a study, for editors; or a standard file");
    auto* what = verb->add_option_group("what");
    what->add_option("--study", asked->study, "with the types of interventions of this study's catalogue");
    what->add_option("--types", asked->types, "with the types of interventions of this catalogue file");
    what->add_flag("--catalogue", asked->catalogue, "print the standard catalogue of interventions instead");
    what->add_flag("--classes", asked->classes, "print the standard class table instead");
    what->require_option(0, 1);
    verb->callback([asked, &status] {
        std::cout << (asked->catalogue        ? std::string{standard_file("catalogue.yaml")}
                      : asked->classes        ? std::string{standard_file("classes.csv")}
                      : !asked->study.empty() ? schema_for(asked->study)
                      : !asked->types.empty() ? schema_of(asked->types)
                                              : standard_schema());
        status = 0;
    });
}

}  // namespace arpent
