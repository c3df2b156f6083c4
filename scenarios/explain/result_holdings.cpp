#include "scenarios/explain/result_holdings.hpp"

#include "core/file_path.hpp"
#include "io/crs.hpp"
#include "io/result_file.hpp"
#include "scenarios/compare/run_file.hpp"
#include "scenarios/compare/run_texts.hpp"

#include <filesystem>
#include <map>

namespace arpent {
namespace {

namespace fs = std::filesystem;

Facts grid_facts(const Grid& grid)
{
    Facts made;
    made["rows"] = grid.rows;
    made["columns"] = grid.cols;
    made["cell"] = grid.cell;
    made["west"] = grid.west;
    made["north"] = grid.north;
    made["crs"] = crs_name(grid.crs);
    return made;
}

Facts variable_table(const ResultFile& file)
{
    Facts rows = Facts::list();
    for (const std::string& name : file.variables()) {
        const VariableSpec spec = file.spec(name);
        Facts& row = rows.add(Facts::map());
        row["variable"] = name;
        row["unit"] = spec.unit;
        row["holds"] = spec.label_en;
    }
    return rows;
}

Facts input_table(const ResultFile& file)
{
    Facts rows = Facts::list();
    for (const InputRecord& input : inputs_of(file.text("inputs"), file.path())) {
        Facts& row = rows.add(Facts::map());
        row["layer"] = input.layer;
        row["path"] = input.path;
        row["crs"] = input.crs;
        row["rule"] = input.rule;
    }
    return rows;
}

/// The files that the inputs were read from, each once.
Facts file_table(const ResultFile& file)
{
    std::map<std::string, std::string> digests;
    for (const InputRecord& input : inputs_of(file.text("inputs"), file.path()))
        for (const InputFile& each : input.files)
            digests.emplace(each.path, each.digest);
    Facts rows = Facts::list();
    for (const auto& [path, digest] : digests) {
        Facts& row = rows.add(Facts::map());
        row["path"] = path;
        row["xxh3_128"] = digest;
    }
    return rows;
}

Facts ledger_table(const ResultFile& file)
{
    Facts rows = Facts::list();
    for (const Ledger& ledger : ledgers_of(file.text("ledgers"), file.path())) {
        Facts& row = rows.add(Facts::map());
        row["quantity"] = ledger.quantity;
        row["unit"] = ledger.unit;
        row["throughput"] = static_cast<double>(ledger.throughput()) * ledger.quantum;
        row["gap"] = static_cast<double>(ledger.gap()) * ledger.quantum;
    }
    return rows;
}

Facts text_table(const ResultFile& file)
{
    Facts rows = Facts::list();
    for (const std::string& name : file.texts()) {
        Facts& row = rows.add(Facts::map());
        row["text"] = "/arpent/" + name;
        row["bytes"] = file.text(name).size();
    }
    return rows;
}

}  // namespace

Facts result_holdings(const std::string& path)
{
    const ResultFile file{path};
    const StudyAbout study = study_about(file.text("study"), path);
    Facts made;
    made["kind"] = "results of arpent";
    made["study"] = study.name;
    Facts& scenarios = made["scenarios"] = Facts::list();
    for (const ScenarioAbout& each : study.scenarios)
        scenarios.add(each.name);
    made["conventions"] = file.attribute("Conventions");
    made["grid"] = grid_facts(file.grid());
    made["variables"] = variable_table(file);
    made["inputs"] = input_table(file);
    made["files"] = file_table(file);
    made["ledgers"] = ledger_table(file);
    made["texts"] = text_table(file);
    return made;
}

Facts run_holdings(const std::string& folder)
{
    Facts made;
    made["kind"] = "run folder";
    Facts rows = Facts::list(), beside = Facts::list();
    for (const std::string& path : result_paths(folder)) {
        const ResultFile file{path};
        const StudyAbout study = study_about(file.text("study"), path);
        made["study"] = study.name;
        Facts& row = rows.add(Facts::map());
        row["scenario"] = study.scenarios.empty() ? fs::path{path}.stem().string() : study.scenarios.front().name;
        row["title"] = study.scenarios.empty() ? "" : study.scenarios.front().title;
        row["file"] = fs::path{path}.filename().string();
        row["variables"] = file.variables().size();
        row["bytes"] = fs::file_size(path);
    }
    for (const char* name : {"compare.nc", "indicators.csv", "report.html", "study.qgs", "log.jsonl", "ro-crate-metadata.json"})
        if (fs::exists(fs::path{folder} / name))
            beside.add(name);
    made["scenarios"] = std::move(rows);
    made["beside"] = std::move(beside);
    return made;
}

}  // namespace arpent
