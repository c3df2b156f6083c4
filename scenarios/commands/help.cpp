#include "scenarios/commands/verbs.hpp"

#include <array>

namespace arpent {
namespace {

/// What `--help` says of a verb beyond its options.
struct Help {
    const char *verb, *group, *examples, *codes;
};

constexpr const char *begin = "First steps", *study = "Studies", *results = "Results", *machine = "Machine and editors";

constexpr auto helps = std::to_array<Help>({
    {"init", begin, "arpent init town\narpent init big --size 4096 --cell 2", "0 2 3 7"},
    {"validate", study, "arpent validate town/study.yaml\narpent validate town/study.yaml --json", "0 2 3 4"},
    {"explain", study, "arpent explain study.yaml models.runoff.edges\narpent explain study.yaml trees --scenario green\narpent explain runoff", "0 2 3"},
    {"plan", study, "arpent plan town/study.yaml", "0 2 3 4 7"},
    {"run", study, "arpent run town/study.yaml\narpent run study.yaml --scenario green --set models.runoff.edges=closed --out /scratch/run", "0 2 3 4 5 6 7 75"},
    {"compare", results, "arpent compare runs/town\narpent compare a/today.nc b/green.nc --variable depth_max", "0 2 4 7"},
    {"report", results, "arpent report runs/town --lang fr", "0 2 4 7"},
    {"info", results, "arpent info runs/town/today.nc\narpent info dem.tif --json", "0 2 3 4"},
    {"cache", machine, "arpent cache list town/study.yaml\narpent cache clear --older 30d", "0 2 4 7"},
    {"schema", machine, "arpent schema > arpent-study-1.json\narpent schema --catalogue > types.yaml", "0 2 3"},
    {"doctor", machine, "arpent doctor\narpent doctor /scratch --json", "0 2 7"},
    {"completion", machine, "source <(arpent completion bash)\narpent completion fish > ~/.config/fish/completions/arpent.fish", "0 2"},
});

constexpr auto meanings = std::to_array<std::pair<const char*, const char*>>({
    {"0", "ok"},
    {"2", "usage"},
    {"3", "invalid study"},
    {"4", "bad data"},
    {"5", "a model failed"},
    {"6", "a requirement is not met"},
    {"7", "the machine cannot (disk, memory, permission, folder in use)"},
    {"70", "internal"},
    {"75", "interrupted: the same command goes on"},
});

/// "0 ok, 2 usage" of "0 2".
std::string codes_text(const std::string& codes)
{
    std::string text;
    for (const auto& [code, meaning] : meanings)
        if ((' ' + codes + ' ').find(std::string{" "} + code + ' ') != std::string::npos)
            text += (text.empty() ? "" : ", ") + std::string{code} + ' ' + meaning;
    return text;
}

std::string indented(std::string lines)
{
    for (std::size_t at = 0; (at = lines.find('\n', at)) != std::string::npos; at += 3)
        lines.insert(at + 1, "  ");
    return "  " + lines;
}

}  // namespace

void add_help(CLI::App& program)
{
    for (const Help& help : helps)
        for (CLI::App* verb : program.get_subcommands([&](const CLI::App* each) { return each->get_name() == help.verb; })) {
            verb->group(help.group);
            verb->footer("Examples:\n" + indented(help.examples) + "\n\nExit codes: " + codes_text(help.codes));
        }
    program.footer("Examples:\n  arpent init town\n  arpent run town/study.yaml\n  arpent run --help\n\nExit codes: " + codes_text("0 2 3 4 5 6 7 70 75"));
}

}  // namespace arpent
