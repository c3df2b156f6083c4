#include "scenarios/commands/verbs.hpp"
#include "scenarios/run/cache.hpp"
#include "scenarios/run/cache_list.hpp"

#include "core/error.hpp"
#include "core/file_path.hpp"
#include "core/tree.hpp"
#include "core/unit.hpp"

#include <cmath>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

namespace arpent {
namespace {

constexpr double day = 86400;  // [s]

std::string rounded(double value) { return number_text(std::round(value * 10) / 10); }

void print_table(const std::string& folder, const std::vector<CacheFile>& files)
{
    double bytes = 0;
    for (const CacheFile& file : files) {
        bytes += file.bytes;
        const std::string of = file.step.empty() ? "checkpoint" : file.study + ": " + file.scenario + ": " + file.step;
        std::printf("%9s MB %7s d  %s  %s  (%s)\n", rounded(file.bytes / 1e6).c_str(), rounded(file.age / day).c_str(), file.path.c_str(), of.c_str(),
                    join(file.outputs).c_str());
    }
    std::printf("%s: %zu entries, %s MB\n", folder.c_str(), files.size(), rounded(bytes / 1e6).c_str());
}

void print_json(const std::string& folder, const std::vector<CacheFile>& files)
{
    nlohmann::ordered_json all{{"folder", folder}, {"entries", nlohmann::ordered_json::array()}};
    for (const CacheFile& file : files)
        all["entries"].push_back({{"path", file.path}, {"study", file.study}, {"scenario", file.scenario}, {"step", file.step}, {"outputs", file.outputs},
                                  {"bytes", file.bytes}, {"age_s", std::floor(file.age)}});
    std::printf("%s\n", all.dump(2).c_str());
}

int print_damaged(const std::string& folder)
{
    const auto damaged = damaged_files(folder);
    for (const std::string& path : damaged)
        std::printf("%s/%s: is cut short or damaged: the step that made it will run again\n", folder.c_str(), path.c_str());
    if (damaged.empty())
        std::printf("%s: all entries are whole\n", folder.c_str());
    return damaged.empty() ? 0 : static_cast<int>(Fault::data);
}

struct Asked {
    std::string study = "study.yaml", older = "0s";
    bool json = false;

    std::string folder() const { return cache_folder(folder_of(study)); }
};

CLI::App* add_deed(CLI::App& verb, const std::string& name, const std::string& what, const std::shared_ptr<Asked>& asked)
{
    CLI::App* deed = verb.add_subcommand(name, what);
    deed->add_option("STUDY", asked->study, "whose cache; standard: the one in this folder, or $ARPENT_CACHE");
    return deed;
}

}  // namespace

void add_cache(CLI::App& program, int& status)
{
    const auto asked = std::make_shared<Asked>();
    CLI::App* verb = program.add_subcommand("cache", "list, check or clear what runs have kept");
    verb->require_subcommand(1);
    CLI::App* list = add_deed(*verb, "list", "the results and checkpoints that are kept", asked);
    list->add_flag("--json", asked->json, "as JSON");
    list->callback([asked, &status] {
        (asked->json ? print_json : print_table)(asked->folder(), cache_files(asked->folder()));
        status = 0;
    });
    add_deed(*verb, "check", "find what is cut short or damaged", asked)->callback([asked, &status] { status = print_damaged(asked->folder()); });
    CLI::App* clear = add_deed(*verb, "clear", "remove what is kept", asked);
    clear->add_option("--older", asked->older, "only what is older, as 30d");
    clear->callback([asked, &status] {
        const double gained = clear_cache(asked->folder(), interval_of("--older", asked->older));
        std::printf("%s: %s MB removed\n", asked->folder().c_str(), rounded(gained / 1e6).c_str());
        status = 0;
    });
}

}  // namespace arpent
