#include "scenarios/study/catalogue_file.hpp"
#include "scenarios/study/checker.hpp"
#include "scenarios/study/class_tables.hpp"

#include <algorithm>

namespace arpent {
namespace {

std::string key_of(const Intervention& what, const std::string& key) { return "interventions." + what.id + "." + key; }

void check_takes(Checker& checker, const Intervention& what, const CatalogueType& type)
{
    if (!what.where)
        return;
    const bool raster = std::ranges::find(type.takes, "raster") != type.takes.end();
    if (what.where->raster && !raster)
        checker.complain(key_of(what, "where.raster"), what.type + " takes no raster (allowed: vector with " + join(type.takes, " or ") + ')');
    if (what.where->vector && raster && type.takes.size() == 1)
        checker.complain(key_of(what, "where.vector"), what.type + " takes no vector (allowed: raster)");
}

const Value* value_of(const Intervention& what, const std::string& key)
{
    const auto found = std::ranges::find(what.values, key, &std::pair<std::string, Value>::first);
    return found == what.values.end() ? nullptr : &found->second;
}

/// What grows has a rate and an end, which is no smaller than what it is at first.
void check_growth(Checker& checker, const Intervention& what, const CatalogueType& type)
{
    for (const Growth& each : type.growths) {
        const Value *first = value_of(what, each.key), *rate = value_of(what, each.rate), *limit = value_of(what, each.limit);
        for (const auto& [given, other, has, needs] : {std::tuple{rate, limit, &each.rate, &each.limit}, {limit, rate, &each.limit, &each.rate}})
            if (given != nullptr && other == nullptr)
                checker.complain(key_of(what, *has), *has + " needs " + *needs);
        if (first != nullptr && limit != nullptr && first->field.empty() && limit->field.empty() && limit->constant < first->constant)
            checker.complain(key_of(what, each.limit), "is below " + each.key);
    }
}

/// The words of a type's edits against the classes of the land cover: complaints stand where the word is written, in the study or in the
/// catalogue.
class ClassWords {
public:
    ClassWords(Checker& checker, const Intervention& what, const ClassTable& table) : checker_{checker}, what_{what}, table_{table} {}

    void check(const Edit& edit)
    {
        if (!edit.to.empty())
            check(edit, edit.to, table_.names());
        for (const std::string& group : {edit.from, edit.of})
            if (!group.empty()) {
                std::vector<std::string> allowed{cover_groups.begin(), cover_groups.end()};
                for (const std::string& name : table_.names())
                    if (std::ranges::find(allowed, name) == allowed.end())
                        allowed.push_back(name);
                check(edit, group, allowed);
            }
    }

private:
    Checker& checker_;
    const Intervention& what_;
    const ClassTable& table_;

    void check(const Edit& edit, const std::string& text, const std::vector<std::string>& allowed)
    {
        const auto given = std::ranges::find(what_.words, text, &std::pair<std::string, std::string>::first);
        const std::string& word = given == what_.words.end() ? text : given->second;
        if (table_.index(word) >= 0 || std::ranges::find(allowed, word) != allowed.end())
            return;
        const std::string wrong = in_quotes(word) + " is no class of the land cover" + hint(word, allowed);
        if (given != what_.words.end())
            checker_.complain(key_of(what_, text), wrong);
        else
            checker_.complain(edit.where, what_.type + ".edits", wrong);
    }
};

}  // namespace

void check_interventions(Checker& checker)
{
    Diagnostics of_tables;  // are said of the land cover
    std::optional<ClassTable> table;
    for (const Intervention& what : checker.study().interventions) {
        const CatalogueType* type = checker.scenario().catalogue ? checker.scenario().catalogue->find(what.type) : nullptr;
        if (!type || !checker.clean("interventions." + what.id))
            continue;
        check_takes(checker, what, *type);
        check_growth(checker, what, *type);
        const bool covers = std::ranges::any_of(type->edits, &Edit::on_cover);
        if (covers && !table && of_tables.empty())
            if (const auto read = class_tables(checker.scenario(), of_tables))
                table = read->all();
        if (covers && table)
            for (const Edit& edit : type->edits)
                ClassWords{checker, what, *table}.check(edit);
    }
}

}  // namespace arpent
