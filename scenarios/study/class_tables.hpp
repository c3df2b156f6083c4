#pragma once

#include "scenarios/study/classes.hpp"
#include "scenarios/study/spot.hpp"

#include <optional>

namespace arpent {

/// The class tables of a scenario: that of the key `classes`, or the engine's own; and the one that explains its land cover.
struct ClassTables {
    ClassTable standard, of_cover;

    /// All classes that edits may name.
    ClassTable all() const { return of_cover.with(standard); }
};

/// Reads them. Complaints stand at the keys that name the files; nothing where a table has mistakes.
std::optional<ClassTables> class_tables(const Resolved& scenario, Diagnostics& complaints);

}  // namespace arpent
