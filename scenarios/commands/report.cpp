#include "scenarios/commands/verbs.hpp"
#include "scenarios/compare/report.hpp"

#include "core/executor.hpp"
#include "io/file.hpp"
#include "scenarios/run/log.hpp"

#include <iostream>

namespace arpent {

void add_report(CLI::App& program, int& status)
{
    struct Asked {
        std::string run, out, language = "en";
    };
    const auto asked = std::make_shared<Asked>();
    CLI::App* verb = program.add_subcommand("report", "write the page of a run: one HTML file, no network");
    verb->add_option("RUN", asked->run, "a run folder")->required();
    verb->add_option("--out", asked->out, "file to write; standard: report.html in the run folder");
    verb->add_option("--lang", asked->language, "language of the page: en or fr");
    verb->callback([asked, &status] {
        const int threads = threads_available();
        const std::string path = asked->out.empty() ? asked->run + "/report.html" : asked->out;
        with_threads(threads, [&] { write_text(path, report_page(asked->run, {engine_text(), command_text(), now_text(), 0, threads}, asked->language)); });
        std::cout << path << "\n";
        status = 0;
    });
}

}  // namespace arpent
