#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace arpent {

/// Reads a whole text file. Errors: study where it is missing or a directory, data where it cannot be read.
std::string read_text(const std::string& path);

/// Writes a file under a temporary name beside it, then fsync and rename: the final name is whole or absent. Errors: machine, with the
/// system's words (no space left, permission denied).
void write_text(const std::string& path, std::string_view text);

/// A temporary name beside `path`, unlike any other process's: ".<name>.<pid>.part"
std::string part_name(const std::string& path);

/// fsync of the file and its folder, then the final name. Errors: machine.
void give_final_name(const std::string& part, const std::string& path);

}  // namespace arpent
