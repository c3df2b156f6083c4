#include "scenarios/compare/compare.hpp"

#include "core/executor.hpp"
#include "core/tree.hpp"
#include "core/unit.hpp"
#include "io/raster_writer.hpp"
#include "io/style_file.hpp"
#include "scenarios/compare/tally.hpp"
#include "scenarios/study/axes.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
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

std::vector<std::string> points_of(const Compared& what)
{
    std::vector<std::string> names;
    for (const auto& file : what.files)
        names.push_back(file.first);
    return names;
}

/// What is compared with what, opened.
class OpenFiles {
public:
    explicit OpenFiles(const Compared& what)
    {
        const auto names = points_of(what);
        if (std::ranges::none_of(names, [&](const std::string& each) { return selects(what.baseline, each); }))
            throw Error{Fault::usage, "there are no results of " + what.baseline + hint(what.baseline, names)};
        if (names.size() < 2)
            throw Error{Fault::usage, "nothing to compare: there is only " + names.front()};
        const std::map<std::string, std::string> paths{what.files.begin(), what.files.end()};
        for (const auto& [b, a] : like_pairs(what.baseline, names)) {
            const Opened against = open(a, paths);
            pairs_.emplace_back(open(b, paths), against);
        }
        if (pairs_.empty())
            throw Error{Fault::usage, "nothing to compare: no other scenario has a point as one of " + what.baseline + " is"};
    }

    const std::vector<std::pair<Opened, Opened>>& pairs() const { return pairs_; }
    /// Those that pairs hold.
    const std::vector<Opened>& all() const { return files_; }

private:
    Opened open(const std::string& point, const std::map<std::string, std::string>& paths)
    {
        const auto found = std::ranges::find(files_, point, &Opened::scenario);
        return found != files_.end() ? *found : files_.emplace_back(Opened{point, std::make_shared<const ResultFile>(paths.at(point))});
    }

    std::vector<Opened> files_{};
    std::vector<std::pair<Opened, Opened>> pairs_{};  // b, a
};

bool has(const ResultFile& file, const std::string& variable)
{
    const auto all = file.variables();
    return std::ranges::find(all, variable) != all.end();
}

/// The variables asked for, each in every file; else all common ones.
std::vector<std::string> variables_of(const Compared& what, const OpenFiles& files)
{
    for (const std::string& variable : what.variables)
        for (const Opened& each : files.all())
            if (!has(*each.file, variable))
                throw Error{Fault::usage, each.file->path() + ": holds no " + variable + hint(variable, each.file->variables())};
    if (!what.variables.empty())
        return what.variables;
    std::vector<std::string> common = files.pairs().front().second.file->variables();
    std::erase_if(common, [&](const std::string& variable) {
        return is_context(variable) || std::ranges::any_of(files.all(), [&](const Opened& each) { return !has(*each.file, variable); });
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
    const OpenFiles files{what};
    const auto variables = variables_of(what, files);
    for (const std::string& variable : variables)
        for (const auto& [b, a] : files.pairs())
            check_alike(b, a, variable);
    make_folder(folder + "/compare");
    ResultWriter writer{folder + "/compare.nc", files.pairs().front().second.file->grid(), {{"title", "differences from " + what.baseline}}};
    std::vector<Difference> made;
    for (const std::string& variable : variables)
        for (const auto& [b, a] : files.pairs()) {
            Pair pair = pair_of(b, a, variable);
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
