#include "scenarios/commands/verbs.hpp"
#include "scenarios/explain/doctor.hpp"

#include "core/error.hpp"

#include <iostream>

namespace arpent {

void add_doctor(CLI::App& program, int& status)
{
    struct Asked {
        std::string place = ".";
        bool json = false;
    };
    const auto asked = std::make_shared<Asked>();
    CLI::App* verb = program.add_subcommand("doctor", "say what is installed here, and what would fail");
    verb->add_option("DIR", asked->place, "folder that studies are to run in")->capture_default_str();
    add_json(*verb, asked->json);
    verb->callback([asked, &status] {
        const Examination found = examine(asked->place);
        std::cout << told(found.facts, asked->json);
        status = found.well ? 0 : static_cast<int>(Fault::machine);
    });
}

}  // namespace arpent
