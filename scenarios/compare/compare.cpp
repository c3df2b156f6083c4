#include "scenarios/compare/compare.hpp"

#include "core/executor.hpp"
#include "core/tree.hpp"
#include "core/unit.hpp"
#include "io/raster_writer.hpp"
#include "io/style_file.hpp"
#include "scenarios/compare/tally.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

namespace arpent {
namespace {

struct Opened {
    std::string scenario;
    std::shared_ptr<const ResultFile> file;
};

/// One variable of two scenarios, and what is said of their difference.
struct Pair {
    Layer layer;         // b - a
    VariableSpec spec;   // of the difference
    Difference about;
};

std::string file_name(const std::string& path) { return std::filesystem::path{path}.filename().string(); }

Opened opened(const Compared& what, const std::string& scenario)
{
    for (const auto& [name, path] : what.files)
        if (name == scenario)
            return {name, std::make_shared<const ResultFile>(path)};
    std::vector<std::string> names;
    for (const auto& file : what.files)
        names.push_back(file.first);
    throw Error{Fault::usage, "there are no results of " + scenario + hint(scenario, names)};
}

bool has(const ResultFile& file, const std::string& variable)
{
    const auto all = file.variables();
    return std::ranges::find(all, variable) != all.end();
}

/// The variables asked for, each in every file; else all common ones.
std::vector<std::string> variables_of(const Compared& what, const std::vector<Opened>& files)
{
    for (const std::string& variable : what.variables)
        for (const Opened& each : files)
            if (!has(*each.file, variable))
                throw Error{Fault::usage, each.file->path() + ": holds no " + variable + hint(variable, each.file->variables())};
    if (!what.variables.empty())
        return what.variables;
    std::vector<std::string> common = files.front().file->variables();
    std::erase_if(common, [&](const std::string& variable) {
        return is_context(variable) || std::ranges::any_of(files, [&](const Opened& each) { return !has(*each.file, variable); });
    });
    return common;
}

/// A degree more is a kelvin more.
std::string difference_unit(const std::string& unit)
{
    Unit made = parse_unit(unit);
    if (made.shift == 0)
        return unit;
    made.shift = 0;
    return unit_text(made);
}

/// Throws where the two cannot be compared.
void check_alike(const Opened& b, const Opened& a, const std::string& variable)
{
    const std::string where = b.file->path() + ": " + variable + " cannot be compared: ";
    const std::string reason = unlike(b.file->layer(variable).grid, a.file->layer(variable).grid, file_name(a.file->path()));
    if (!reason.empty())
        throw Error{Fault::data, where + reason};
    const std::string unit_b = b.file->spec(variable).unit, unit_a = a.file->spec(variable).unit;
    if (unit_b != unit_a)
        throw Error{Fault::data, where + "it is in " + unit_b + ", in " + file_name(a.file->path()) + " in " + unit_a};
    if (b.file->layer(variable).kind != a.file->layer(variable).kind)
        throw Error{Fault::data, where + "it holds classes in one file and numbers in the other"};
}

Pair pair_of(const Opened& b, const Opened& a, const std::string& variable)
{
    check_alike(b, a, variable);
    const bool classes = b.file->layer(variable).kind == Kind::byte;
    Pair made{{}, b.file->spec(variable), {.variable = variable, .a = a.scenario, .b = b.scenario, .unit = {}}};
    VariableSpec& spec = made.spec;
    made.layer = difference_layer(b.file->layer(variable), a.file->layer(variable), made.about.name());
    spec.name = made.about.name();
    spec.standard_name.clear();
    spec.label_en += ": " + b.scenario + " minus " + a.scenario;
    spec.label_fr += " : " + b.scenario + " moins " + a.scenario;
    spec.unit = difference_unit(spec.unit);
    spec.shown = difference_unit(spec.shown);
    made.about.unit = classes ? "class" : spec.shown;
    return made;
}

/// The cells that the study reports; all where a file does not say.
Layer report_of(const ResultFile& file, const Grid& grid)
{
    if (has(file, "report_within"))
        if (Layer layer = file.layer("report_within"); layer.grid == grid)
            return layer;
    return constant_layer<std::uint8_t>("report_within", grid, 1);
}

/// The summary over the reported cells, in the unit for people.
void summarise(Pair& pair, const Layer& report)
{
    const Regions whole{pair.layer.grid, {}};
    const auto tally = [&](std::optional<Condition> condition) { return tallies({pair.layer, {}, condition}, report, whole).front(); };
    const double floor = static_cast<double>(static_cast<float>(pair.spec.floor));
    const double cell_area = pair.layer.grid.cell * pair.layer.grid.cell, factor = parse_unit(pair.spec.shown).factor;
    const Tally all = tally({});
    const double known = all.known > 0 ? 1 : std::nan("");
    pair.about.floor = pair.spec.floor / factor;
    pair.about.rose_m2 = tally(Condition{Condition::Op::more, floor}).meeting * cell_area;
    pair.about.fell_m2 = tally(Condition{Condition::Op::less, -floor}).meeting * cell_area;
    pair.about.largest = known * static_cast<double>(all.high) / factor;
    pair.about.smallest = known * static_cast<double>(all.low) / factor;
    pair.about.mean = known * (all.known > 0 ? all.weighted / all.known : 0) / factor;
}

void write_map(const Pair& pair, const std::string& folder, int threads)
{
    const VariableSpec& spec = pair.spec;
    RasterMeta meta{.description = spec.label_en, .unit = spec.unit, .nodata = {}, .colors = {}};
    if (spec.precision > 0)
        meta.decimals_bits = static_cast<int>(std::lround(-std::log2(spec.precision)));
    write_cog(folder + "/" + spec.name + ".tif", pair.layer, meta, threads);
    const double factor = parse_unit(spec.shown).factor;
    const double most = std::max({std::abs(pair.about.largest), std::abs(pair.about.smallest), pair.about.floor}) * factor;
    write_style(folder + "/" + spec.name + ".qml", palette_of(spec.name, -most, most), spec);
}

/// What a reader of the folder must know beyond the scenarios' own files.
std::string study_text(const Compared& what)
{
    nlohmann::ordered_json made{{"baseline", what.baseline}, {"maps", what.variables}, {"scenarios", nlohmann::ordered_json::array()}};
    for (const auto& file : what.files)
        made["scenarios"].push_back({{"name", file.first}});
    return made.dump();
}

void make_folder(const std::string& path)
{
    std::error_code wrong;
    std::filesystem::create_directories(path, wrong);
    if (wrong)
        throw Error{Fault::machine, path + ": cannot be made: " + wrong.message()};
}

}  // namespace

std::vector<Difference> compare_results(const Compared& what, const std::string& folder, int threads)
{
    const Opened a = opened(what, what.baseline);
    std::vector<Opened> files{a};
    for (const auto& [scenario, path] : what.files)
        if (scenario != what.baseline)
            files.push_back(opened(what, scenario));
    if (files.size() < 2)
        throw Error{Fault::usage, "nothing to compare: there is only " + a.scenario};
    std::vector<Pair> pairs;
    for (const std::string& variable : variables_of(what, files))
        for (std::size_t n = 1; n < files.size(); ++n)
            pairs.push_back(pair_of(files[n], a, variable));
    make_folder(folder + "/compare");
    ResultWriter writer{folder + "/compare.nc", a.file->grid(), {{"title", "differences from " + a.scenario}}};
    std::vector<Difference> made;
    for (Pair& pair : pairs) {
        with_threads(threads, [&] {
            summarise(pair, report_of(*a.file, pair.layer.grid));
            writer.put(pair.layer, pair.spec);
        });
        write_map(pair, folder + "/compare", threads);
        made.push_back(pair.about);
    }
    writer.text("study", study_text(what));
    writer.close();
    return made;
}

}  // namespace arpent
