#include "scenarios/commands/verbs.hpp"
#include "scenarios/explain/schema.hpp"
#include "scenarios/init/town.hpp"

#include "io/file.hpp"

#include <iostream>

namespace arpent {

void add_init(CLI::App& program, int& status)
{
    struct Asked {
        TownSpec town;
        std::string folder;
    };
    const auto asked = std::make_shared<Asked>();
    CLI::App* verb = program.add_subcommand("init", "write a generated town and a study of three options");
    verb->add_option("DIR", asked->folder, "folder to write; it must be new or empty")->required();
    verb->add_option("--size", asked->town.size, "cells on a side")->check(CLI::Range(1, 31623))->capture_default_str();
    verb->add_option("--cell", asked->town.cell, "side of a cell [m]")->check(CLI::Range(0.1, 1000.0))->capture_default_str();
    verb->add_option("--seed", asked->town.seed, "the same seed gives the same town")->capture_default_str();
    verb->callback([asked, &status] {
        write_town(asked->town, asked->folder);
        write_text(asked->folder + '/' + study_schema_file, standard_schema());
        std::cout << "wrote " << asked->folder << ": open its files in QGIS, or run\n  arpent run " << asked->folder << "/study.yaml\n";
        status = 0;
    });
}

}  // namespace arpent
