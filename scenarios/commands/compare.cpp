#include "scenarios/commands/verbs.hpp"
#include "scenarios/compare/compare.hpp"
#include "scenarios/explain/outcome.hpp"
#include "scenarios/run/run_folder.hpp"

#include "core/executor.hpp"
#include "io/file.hpp"

#include <filesystem>
#include <iostream>

namespace arpent {

void add_compare(CLI::App& program, int& status)
{
    struct Asked {
        std::vector<std::string> runs, variables;
        std::string baseline, out;
        int threads = 1;
        bool json = false;
    };
    const auto asked = std::make_shared<Asked>();
    CLI::App* verb = program.add_subcommand("compare", "differences of run folders or result files: maps, table, CSV");
    verb->add_option("RUN", asked->runs, "a run folder, or .nc files; the first is the baseline of files")->required();
    verb->add_option("--baseline", asked->baseline, "scenario that the others are compared with");
    verb->add_option("--variable", asked->variables, "variable to compare, as depth_max (may be given again)");
    verb->add_option("--out", asked->out, "folder to write; standard: the first run folder");
    add_threads(*verb, asked->threads);
    add_json(*verb, asked->json);
    verb->callback([asked, &status] {
        Compared what = find_results(asked->runs);
        if (!asked->baseline.empty())
            what.baseline = asked->baseline;
        if (!asked->variables.empty())
            what.variables = asked->variables;
        const std::filesystem::path first{asked->runs.front()};
        const std::string folder = !asked->out.empty() ? asked->out : (is_directory(first) ? first : first.parent_path()).string();
        const RunFolder lock{folder.empty() ? "." : folder};
        with_threads(asked->threads, [&] {
            const auto differences = compare_results(what, lock.path(), asked->threads);
            write_text(lock.file("compare.csv"), difference_csv(differences));
            std::cout << (asked->json ? difference_facts(differences).json() : difference_table(differences));
        });
        status = 0;
    });
}

}  // namespace arpent
