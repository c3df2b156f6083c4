#include "core/error.hpp"
#include "core/file_path.hpp"
#include "io/confine.hpp"
#include "io/file.hpp"
#include "scenarios/study/catalogue_file.hpp"
#include "scenarios/study/checks.hpp"
#include "scenarios/study/keys.hpp"
#include "scenarios/study/load.hpp"
#include "scenarios/study/merge.hpp"
#include "scenarios/study/preset_sources.hpp"
#include "scenarios/study/resolve.hpp"
#include "scenarios/study/study_folder.hpp"
#include "scenarios/study/study.hpp"
#include "scenarios/study/unread.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace arpent {
namespace {

constexpr std::size_t most_scenarios = 1000;

/// Names that files of a run folder have.
const std::map<std::string, std::string, std::less<>> taken_names{{"compare", "compare.nc holds the differences"},
                                                                  {"effective", "effective/ holds the scenarios as they were read"},
                                                                  {"all", "indicators.csv calls the whole territory so"}};

/// Reads a loaded tree into a study and its scenarios.
class StudyReader {
public:
    StudyReader(Reading& reading, const PathRules& paths) : reading_{reading}, complaints_{reading.complaints}, paths_{paths} {}

    void read()
    {
        load_catalogue();
        read_written();
        const Node* scenarios = reading_.tree.find("scenarios");
        if (scenarios && scenarios->kind == Node::Kind::map && check_names(*scenarios))
            resolve_all(*scenarios);
        check_baseline();
        refuse_equal_periods();
        refuse_equal_files();
        if (complaints_.failed())
            return;
        warn_of_twins();
        warn_of_unpaired();
        warn_of_unread(reading_, complaints_);
    }

private:
    void load_catalogue()
    {
        const Node* node = reading_.tree.find("catalogue");
        auto made = std::make_shared<Catalogue>();
        if (!node) {
            *made = read_catalogue("catalogue.yaml", std::string{standard_file("catalogue.yaml")}, complaints_);
        } else if (node->kind == Node::Kind::text) {
            const auto path = paths_.file(*node);
            if (path.wrong.empty())  // else the table of keys complains
                *made = read_catalogue(path.value, text_of(path.value, node->where), complaints_);
        }
        context_ = {made->sections(), paths_, false};
        catalogue_ = std::move(made);
    }

    std::string text_of(const std::string& path, const Where& where)
    {
        try {
            return read_text(path);
        } catch (const Error& error) {
            complaints_.add(where, "catalogue", error.what());
            return "{}";
        }
    }

    void read_written()
    {
        read_section(section<Study>(), settled(reading_.tree, &study_form(), "", complaints_), "", &reading_.written, complaints_, context_);
    }

    bool check_names(const Node& scenarios)
    {
        if (scenarios.children.size() > most_scenarios) {
            complaints_.add(scenarios.where, "scenarios",
                            "are " + std::to_string(scenarios.children.size()) + " (allowed: at most " + std::to_string(most_scenarios) +
                                ')');
            return false;
        }
        if (scenarios.children.empty())
            complaints_.add(scenarios.where, "scenarios", "hold no scenario (as today: {})");
        for (const Node& each : scenarios.children)
            if (const auto taken = taken_names.find(each.key); taken != taken_names.end())
                complaints_.add(each.key_where, "scenarios." + each.key, "this name is taken: " + taken->second);
        return true;
    }

    void resolve_all(const Node& scenarios)
    {
        Resolver resolver{reading_.tree};
        for (const Node& each : scenarios.children)
            if (each.kind == Node::Kind::map && !each.broken && is_name(each.key))
                resolve(each, resolver);
    }

    void resolve(const Node& scenario, Resolver& resolver)
    {
        Diagnostics wrong;
        if (const Node* title = scenario.find("title"); title && title->unset)
            complaints_.add(title->where, "scenarios." + scenario.key + ".title", "is not inherited: there is nothing that !unset could take away");
        for (AxisPoint& point : resolver.points(scenario.key, paths_, wrong))
            add_point(scenario, std::move(point), wrong);
        Diagnostics ignored;
        const auto line = resolver.lineage(scenario.key, ignored);
        for (const Complaint& each : wrong.sorted())
            each.warning ? complaints_.warn(each.where, line ? key_as_written(each, *line) : each.key, each.what)
                         : complaints_.add(each.where, line ? key_as_written(each, *line) : each.key, each.what);
    }

    void add_point(const Node& scenario, AxisPoint point, Diagnostics& complaints)
    {
        Resolved made{point_name(point.at), title_of(scenario), std::move(point.tree), {}, catalogue_, paths_, std::move(point.at)};
        Diagnostics wrong;
        read_section(resolved_section(), made.tree, "", &made.study, wrong, context_);
        add_preset_sources(made, wrong);
        check_scenario(made, wrong);
        complaints.add(wrong);
        made.at.return_period = return_period_of(made.study);
        reading_.scenarios.push_back(std::move(made));
    }

    static std::optional<double> return_period_of(const Study& point)
    {
        if (point.events.empty() || point.events.front().second.return_period)
            return point.events.empty() ? std::nullopt : point.events.front().second.return_period;
        return point.forcing.storm ? point.forcing.storm->return_period : std::nullopt;
    }

    /// The key of a complaint of a resolved scenario as the scenario that wrote it, itself or an ancestor, or the study calls it.
    std::string key_as_written(const Complaint& complaint, const std::vector<const Node*>& line) const
    {
        for (const Node* writer : line)
            if (const auto key = key_within(*writer, complaint))
                return "scenarios." + writer->key + '.' + *key;
        return key_within(reading_.tree, complaint).value_or(complaint.key);
    }

    /// The key within a scenario or study, or within an event or a member of it, whose parts lie elsewhere in a resolved scenario.
    static std::optional<std::string> key_within(const Node& writer, const Complaint& complaint)
    {
        const auto holds = [&](const Node& map, const std::string& key) {
            const Node* node = map.at(key);
            return node && node != &map && (same(node->where, complaint.where) || same(node->key_where, complaint.where));
        };
        if (holds(writer, complaint.key))
            return complaint.key;
        for (const auto& [axis, root] : {std::pair{"events", "forcing."}, std::pair{"members", ""}}) {
            if (!writer.find(axis) || !complaint.key.starts_with(root))
                continue;
            const std::string key = complaint.key.substr(std::string_view{root}.size());
            for (const Node& each : writer.find(axis)->children)
                if (holds(each, key))
                    return std::string{axis} + '.' + each.key + '.' + key;
        }
        return std::nullopt;
    }

    static bool same(const Where& a, const Where& b)
    {
        return a.line == b.line && a.column == b.column && a.file && b.file && *a.file == *b.file;
    }

    static std::string title_of(const Node& scenario)
    {
        const Node* title = scenario.find("title");
        return title && title->kind == Node::Kind::text && !title->unset ? title->text : scenario.key;
    }

    void check_baseline()
    {
        const Node* node = reading_.tree.at("compare.baseline");
        const Node* scenarios = reading_.tree.find("scenarios");
        if (!node || node->kind != Node::Kind::text || node->broken || !scenarios || scenarios->children.empty() ||
            scenarios->find(node->text))
            return;
        std::vector<std::string> names;
        for (const Node& each : scenarios->children)
            names.push_back(each.key);
        complaints_.add(node->where, "compare.baseline", "no scenario " + in_quotes(node->text) + hint(node->text, names));
    }

    /// Two scenarios whose points ask the same.
    void warn_of_twins()
    {
        std::map<std::string, std::string> inputs;  // of all points, by scenario
        for (const Resolved& each : reading_.scenarios)
            inputs[each.at.scenario] += effective_inputs(each);
        std::map<std::string, std::string> first;  // scenario of these inputs
        for (const Node& each : reading_.tree.find("scenarios")->children) {
            const auto [twin, fresh] = first.emplace(inputs[each.key], each.key);
            if (!fresh)
                complaints_.warn(each.key_where, "scenarios." + each.key, "resolves to the same inputs as " + in_quotes(twin->second));
        }
    }

    /// Points that the baseline has no like of.
    void warn_of_unpaired()
    {
        const Node* baseline = reading_.tree.at("compare.baseline");
        if (!baseline)
            return;
        std::vector<std::string> points, alone;
        for (const Resolved& each : reading_.scenarios)
            points.push_back(each.name);
        std::set<std::string> paired;
        for (const auto& [point, like] : like_pairs(baseline->text, points))
            paired.insert(point);
        for (const Resolved& each : reading_.scenarios)
            if (each.at.scenario != baseline->text && !paired.contains(each.name))
                alone.push_back(each.name);
        if (!alone.empty())
            complaints_.warn(baseline->where, "compare.baseline",
                             in_quotes(baseline->text) + " has no point like " + alone.front() +
                                 (alone.size() > 1 ? " and " + std::to_string(alone.size() - 1) + " more" : "") + ": compared with nothing");
    }

    /// Two events of one scenario that are equally rare: expected values would count one of them.
    void refuse_equal_periods()
    {
        std::map<std::pair<std::string, double>, std::string> first;  // event by scenario and period
        for (const Resolved& each : reading_.scenarios) {
            if (!each.at.return_period)
                continue;
            const auto [other, fresh] = first.emplace(std::pair{each.at.scenario, *each.at.return_period}, each.at.event);
            if (!fresh && other->second != each.at.event)
                complaints_.add(each.tree.find("events")->children.front().key_where, "events." + each.at.event,
                                "is as rare as " + in_quotes(other->second) + ": expected values need one event of each return period");
        }
    }

    /// Two points whose results would have one name.
    void refuse_equal_files()
    {
        std::map<std::string, std::string> first;  // point by file
        for (const Resolved& each : reading_.scenarios) {
            const auto [other, fresh] = first.emplace(file_stem(each.name), each.name);
            if (!fresh)
                complaints_.add(reading_.tree.find("scenarios")->find(each.at.scenario)->key_where, "scenarios." + each.at.scenario,
                                "the results of " + in_quotes(each.name) + " would lie in " + other->first + ".nc, where those of " +
                                    in_quotes(other->second) + " lie");
        }
    }

    Reading& reading_;
    Diagnostics& complaints_;
    const PathRules& paths_;
    std::shared_ptr<const Catalogue> catalogue_{};
    ReadContext context_{};
};

}  // namespace

Reading read_study(const std::string& path, const ReadOptions& options)
{
    namespace fs = std::filesystem;
    std::error_code failure;
    const auto kind = fs::status(path, failure);
    if (fs::exists(kind) && !fs::is_directory(kind) && !fs::is_regular_file(kind))  // a pipe or device may never end
        throw Error{Fault::study, path + " is no regular file"};
    const auto size = fs::is_regular_file(kind) ? fs::file_size(path, failure) : 0;
    if (size <= largest_text)
        return read_study(path, read_text(path), options);
    throw Error{Fault::study,
                path + " is " + std::to_string(size >> 20) + " MB: a study holds at most " + std::to_string(largest_text >> 20) + " MB"};
}

Reading read_study(const std::string& path, const std::string& text, const ReadOptions& options)
{
    if (options.confine)
        confine_doors();
    Reading reading;
    reading.folder = study_folder(path, options.base);
    const PathRules paths{path, reading.folder, options.confine};
    reading.tree = load_study(paths, text, options.sets, reading.complaints);
    if (reading.tree.broken)
        return reading;
    if (reading.tree.kind == Node::Kind::map)
        StudyReader{reading, paths}.read();
    else
        reading.complaints.add(reading.tree.where, "",
                               (reading.tree.kind == Node::Kind::nothing ? "is empty" : "holds no keys") +
                                   std::string{" (allowed: a map of keys)"});
    return reading;
}

}  // namespace arpent
