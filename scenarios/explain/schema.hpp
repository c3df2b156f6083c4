#pragma once

#include <string>

namespace arpent {

struct Catalogue;

/// The JSON Schema of a study (draft 7: the newest that YAML language servers follow), made from the tables of keys. It refuses nothing
/// that the reader accepts; units, references and ranges of quantities are the reader's alone. `!unset x` comes to an editor as a text:
/// where a scenario may take a value away, a word is let through. With `any_catalogue` a study that names a catalogue of its own is not
/// held to the types of `types`.
std::string study_schema(const Catalogue& types, bool any_catalogue);

/// The schema of the standard catalogue: the bytes of `study_schema_file`.
std::string standard_schema();

/// The file that `arpent init` writes beside a study, for the line `# yaml-language-server: $schema=...` at its head.
inline constexpr const char* study_schema_file = "arpent-study-1.json";

}  // namespace arpent
