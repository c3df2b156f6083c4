#include "scenarios/study/classes.hpp"

#include "core/error.hpp"
#include "core/tree.hpp"
#include "scenarios/study/study.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace arpent {
namespace {

/// A property of a class as a column of the table.
struct Property {
    std::string_view column;
    float CoverClass::*member;
    double low, high;  // in SI
};

constexpr std::array properties{
    Property{"albedo", &CoverClass::albedo, 0, 1},
    Property{"emissivity", &CoverClass::emissivity, 0, 1},
    Property{"manning_n", &CoverClass::manning, 0.001, 10},
    Property{"impervious_fraction", &CoverClass::impervious, 0, 1},
    Property{"depression_storage", &CoverClass::depression, 0, 1},
    Property{"vegetation_fraction", &CoverClass::vegetation, 0, 1},
};

const std::vector<std::string> kinds{"ground", "tree", "road", "roof", "water"};
const std::vector<std::string> infiltrations{"sealed", "low", "medium", "high", "water"};

/// One row as it is read: its cells by column name, and where it complains.
class Row {
public:
    Row(const Table& table, int row, std::vector<std::string>& wrong) : table_{table}, row_{row}, wrong_{wrong} {}

    std::string text(std::string_view column) const
    {
        const int at = table_.column(column);
        return at < 0 ? "" : table_.text(row_, at);
    }
    std::optional<double> number(std::string_view column) const
    {
        const int at = table_.column(column);
        return at < 0 ? std::nullopt : table_.number(row_, at);
    }
    void complain(const std::string& what) const
    {
        wrong_.push_back(table_.path() + ":" + std::to_string(table_.line(row_)) + ": " + what);
    }

private:
    const Table& table_;
    int row_;
    std::vector<std::string>& wrong_;
};

std::array<std::uint8_t, 3> color_from(const std::string& text)
{
    std::uint32_t rgb = 0x808080;
    if (text.size() == 7 && text[0] == '#')
        std::from_chars(text.data() + 1, text.data() + 7, rgb, 16);
    return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8), static_cast<std::uint8_t>(rgb)};
}

void read_code(const Row& row, CoverClass& into)
{
    const auto code = row.number("code");
    if (!code || *code != std::floor(*code) || *code < 1 || *code > 255)
        row.complain("code: a class needs a whole number from 1 to 255");
    else
        into.code = static_cast<int>(*code);
}

/// Numbers that the row gives; those that neither it nor a standard class gives are complaints.
void read_properties(const Row& row, bool inherits, CoverClass& into)
{
    for (const auto& [column, member, low, high] : properties) {
        const auto number = row.number(column);
        if (number && (*number < low || *number > high))
            row.complain(std::string{column} + ": " + number_text(*number) + " is not in " + number_text(low) + " to " + number_text(high));
        else if (number)
            into.*member = static_cast<float>(*number);
        else if (!inherits)
            row.complain(std::string{column} + ": class " + into.name + " gives none, and is like no standard class");
    }
}

void read_infiltration(const Row& row, bool inherits, CoverClass& into)
{
    const std::string word = row.text("infiltration_class");
    const auto given = row.number("ksat");
    if (word.empty() && !inherits && !given)
        row.complain("infiltration_class: class " + into.name + " gives none, and is like no standard class");
    if (!word.empty() && std::ranges::find(infiltrations, word) == infiltrations.end())
        row.complain("infiltration_class: \"" + word + "\" is no such class" + hint(word, infiltrations));
    if (!word.empty()) {
        into.compacted = word == "low";
        into.conductivity = word == "sealed" || word == "water" ? std::optional{0.f} : std::nullopt;
    }
    if (given && (*given < 0 || *given > 0.1))
        row.complain("ksat: not in 0 to 360000 mm/h");
    else if (given)
        into.conductivity = static_cast<float>(*given);
}

void read_kind(const Row& row, CoverClass& into)
{
    const std::string word = row.text("kind");
    const auto found = std::ranges::find(kinds, word);
    if (found != kinds.end())
        into.kind = static_cast<CoverKind>(found - kinds.begin());
    else if (!word.empty())
        row.complain("kind: \"" + word + "\" is no such kind" + hint(word, kinds));
}

CoverClass read_class(const Row& row, const ClassTable& standard)
{
    const std::string name = row.text("name"), like = row.text("like");
    const CoverClass* model = standard.find(like.empty() ? name : like);
    if (!like.empty() && model == nullptr)
        row.complain("like: \"" + like + "\" is no standard class" + hint(like, standard.names()));
    if (name.empty())
        row.complain("name: a class needs one");
    CoverClass made = model != nullptr ? *model : CoverClass{};
    const bool inherits = model != nullptr || !like.empty();
    made.like = model != nullptr ? model->name : "";
    made.name = name;
    if (const std::string french = row.text("name_fr"); !french.empty() || model == nullptr)
        made.name_fr = french;
    if (const std::string color = row.text("color"); !color.empty())
        made.color = color_from(color);
    read_code(row, made);
    read_kind(row, made);
    read_properties(row, inherits, made);
    read_infiltration(row, inherits, made);
    return made;
}

void refuse_twins(const ClassTable& table, std::vector<std::string>& wrong)
{
    for (std::size_t k = 1; k < table.classes.size(); ++k)
        if (table.classes[k].code == table.classes[k - 1].code && table.classes[k].code != 0)
            wrong.push_back(table.path + ": code " + std::to_string(table.classes[k].code) + " stands for both " + table.classes[k - 1].name +
                            " and " + table.classes[k].name);
}

}  // namespace

const CoverClass* ClassTable::find(std::string_view name) const
{
    const auto named = std::ranges::find(classes, name, &CoverClass::name);
    if (named != classes.end())
        return &*named;
    const auto alike = std::ranges::find(classes, name, &CoverClass::like);
    return alike == classes.end() || name.empty() ? nullptr : &*alike;
}

int ClassTable::index(std::string_view name) const
{
    const CoverClass* found = find(name);
    return found == nullptr ? -1 : static_cast<int>(found - classes.data());
}

std::vector<std::string> ClassTable::names() const
{
    std::vector<std::string> all;
    for (const CoverClass& each : classes)
        all.push_back(each.name);
    return all;
}

std::vector<int> ClassTable::codes() const
{
    std::vector<int> all;
    for (const CoverClass& each : classes)
        all.push_back(each.code);
    return all;
}

std::vector<int> ClassTable::group(std::string_view group) const
{
    std::vector<int> found;
    for (std::size_t k = 0; k < classes.size(); ++k) {
        const CoverClass& each = classes[k];
        const bool in = group == "paved" ? each.paved() : group == "open" ? each.open() : group == "ground" ? each.paved() || each.open()
                      : group == "roof" ? each.roof() : group == "water" ? each.water() : false;
        if (in)
            found.push_back(static_cast<int>(k));
    }
    if (const int named = index(group); found.empty() && named >= 0)
        found.push_back(named);
    return found;
}

ClassTable ClassTable::with(const ClassTable& standard) const
{
    ClassTable made = *this;
    const auto taken = [&](int code) { return std::ranges::find(made.classes, code, &CoverClass::code) != made.classes.end(); };
    for (CoverClass each : standard.classes) {
        if (find(each.name) != nullptr)
            continue;
        while (taken(each.code))
            each.code = each.code % 255 + 1;
        made.classes.push_back(std::move(each));
    }
    std::ranges::sort(made.classes, {}, &CoverClass::code);
    return made;
}

ClassTable read_classes(const Table& table, const ClassTable& standard, std::vector<std::string>& wrong)
{
    ClassTable made{table.path(), {}};
    for (const std::string_view needed : {"code", "name"})
        if (table.column(needed) < 0)
            wrong.push_back(table.path() + ": a class table needs a column " + std::string{needed});
    if (!wrong.empty())
        return made;
    for (int k = 0; k < table.rows(); ++k)
        made.classes.push_back(read_class(Row{table, k, wrong}, standard));
    std::ranges::stable_sort(made.classes, {}, &CoverClass::code);
    refuse_twins(made, wrong);
    return made;
}

const ClassTable& standard_classes()
{
    static const ClassTable table = [] {
        std::vector<std::string> wrong;
        auto made = read_classes(Table::parse(standard_file("classes.csv"), "classes.csv"), {}, wrong);
        if (!wrong.empty())
            throw Error{Fault::internal, wrong.front()};
        for (CoverClass& each : made.classes)
            each.like = each.name;
        return made;
    }();
    return table;
}

Soil soil_of(int group)
{
    constexpr float mm_h = 1e-3f / 3600;  // [m/s]
    switch (group) {
    case 1: return {10.9f * mm_h, 0.1101f, 0.412f};
    case 3: return {1.5f * mm_h, 0.2185f, 0.330f};
    case 4: return {0.3f * mm_h, 0.3163f, 0.385f};
    default: return {3.4f * mm_h, 0.0889f, 0.434f};
    }
}

}  // namespace arpent
