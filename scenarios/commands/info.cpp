#include "scenarios/commands/verbs.hpp"
#include "scenarios/explain/holdings.hpp"

#include <iostream>

namespace arpent {

void add_info(CLI::App& program, int& status)
{
    struct Asked {
        std::string path;
        bool json = false;
    };
    const auto asked = std::make_shared<Asked>();
    CLI::App* verb = program.add_subcommand("info", "say what a result, run folder, study, raster, vector file or table holds");
    verb->add_option("FILE", asked->path, "the file or folder")->required();
    add_json(*verb, asked->json);
    verb->callback([asked, &status] {
        std::cout << told(holdings(asked->path), asked->json);
        status = 0;
    });
}

}  // namespace arpent
