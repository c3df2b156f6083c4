#pragma once

#include "io/table_file.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace arpent {

/// What settles contradictions between layers, the strongest last: in a cell that two layers claim, the stronger kind wins.
enum class CoverKind { ground, tree, road, roof, water };
inline constexpr std::size_t cover_kinds = 5;

/// Words that mean several classes: `paved` and `open` ground, both, roofs, water.
inline constexpr std::array<std::string_view, 5> cover_groups{"paved", "open", "ground", "roof", "water"};

/// One class of land cover: what its ground is like, in SI.
struct CoverClass {
    int code = 0;
    std::string name, name_fr, like;  // `like`: the standard class that it stands for; the standard classes stand for themselves
    std::array<std::uint8_t, 3> color{};
    CoverKind kind = CoverKind::ground;
    float albedo = 0, emissivity = 0;
    float manning = 0;                  // [s m-1/3]
    float impervious = 0;               // sealed share
    float depression = 0;               // [m]
    float vegetation = 0;               // vegetated share
    std::optional<float> conductivity;  // [m/s] of the part that is not sealed; none: the soil group's
    bool compacted = false;             // the soil group's conductivity is then divided by 5

    bool roof() const { return kind == CoverKind::roof; }
    bool water() const { return kind == CoverKind::water; }
    bool paved() const { return !roof() && !water() && impervious >= 0.5f; }
    bool open() const { return !roof() && !water() && impervious < 0.5f; }
};

/// The classes of a land cover, by rising code.
struct ClassTable {
    std::string path;
    std::vector<CoverClass> classes;

    /// The class of that name, else the first that is like the standard class of that name; null where there is none.
    const CoverClass* find(std::string_view name) const;
    /// Its index; -1 where there is none.
    int index(std::string_view name) const;
    std::vector<std::string> names() const;
    std::vector<int> codes() const;
    /// The classes that `group` means: paved, open, ground (both), roof, water, or a class's name. Indices; empty for another word.
    std::vector<int> group(std::string_view group) const;
    /// This table with the classes of `standard` that it has no like of; a code that is taken is replaced by the next free one.
    ClassTable with(const ClassTable& standard) const;
};

/// Reads a class table: code, name, name_fr, color, kind, like, albedo, emissivity, manning_n, impervious_fraction, infiltration_class
/// (sealed, low, medium, high, water), ksat_mm_h, depression_storage_mm, vegetation_fraction; each may end in `_est`. What a row leaves
/// empty comes from the class of `standard` that its `like` names, or that has its name. Every mistake is added to `wrong` as
/// "file:line: what".
ClassTable read_classes(const Table& table, const ClassTable& standard, std::vector<std::string>& wrong);

/// The table that the engine carries.
const ClassTable& standard_classes();

/// What a hydrologic soil group is like (Rawls, Brakensiek and Miller 1983, doi 10.1061/(ASCE)0733-9429(1983)109:1(62)).
struct Soil {
    float conductivity;  // [m/s]
    float suction;       // [m] at the wetting front
    float porosity;      // effective
};

/// Groups 1 to 4 (A sandy loam, B loam, C sandy clay loam, D clay); B for any other number.
Soil soil_of(int group);

}  // namespace arpent
