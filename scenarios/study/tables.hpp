#pragma once

#include "io/vector_file.hpp"
#include "scenarios/study/preset.hpp"

#include <string>
#include <vector>

namespace arpent {

// Tables of products as their presets name them: "hauteur|HAUTEUR" is whichever a file has.

/// The name among `there` that `wanted` means; the first of its alternatives where none is there.
std::string held_name(const std::vector<std::string>& there, const std::string& wanted);

/// The sources that a layer's stands for, without their values being read: of land cover from presets one for each table; alternatives of
/// names are those that the file has. Throws as vector_info does.
std::vector<Source> plain_sources(const std::string& layer, const Source& source);

/// The name of the field that `wanted` means, which may also be a tag of OpenStreetMap that no feature has. Throws Error (study) that names
/// the fields there are.
std::string field_in(const Features& table, const std::string& shown, const std::string& wanted);

/// The number in a field, which may be written "12 m".
std::optional<double> number_in(const Feature& feature, const std::string& field);

/// Rows that say by values what a feature is; fields as the table has them.
class Crosswalk {
public:
    /// Throws as field_in does.
    Crosswalk(std::vector<const PresetRow*> rows, const Features& table, const std::string& shown);

    /// The first row whose values the feature holds; null where there is none.
    const PresetRow* row_of(const Feature& feature) const;
    /// What the feature holds in the fields that rows ask for, for messages: "Mangrove"; "(empty)" where it holds nothing.
    std::string told(const Feature& feature) const;
    bool empty() const { return rows_.empty(); }

private:
    struct Line {
        const PresetRow* row;
        std::vector<std::string> fields;
    };
    std::vector<Line> rows_;
};

}  // namespace arpent
