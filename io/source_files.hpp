#pragma once

#include <string>
#include <vector>

namespace arpent {

/// The data sets that a source stands for (a name as `data_path` makes it, or several, one a line), in the order that counts: a list as it
/// is written, a pattern's files sorted by name. Throws Error (study) where a pattern fits nothing.
std::vector<std::string> source_members(const std::string& source);

/// Every file on this machine that what is read from a source depends on, sorted: its members, what lies beside them (.dbf .shx .prj .cpg
/// .tfw .aux.xml and their like), what a .vrt names, all of a .gdb, the archive of a file in one. What lies on a server names no file
/// (`is_remote`). No data set is opened. Throws Error (study) as above, or where a member is missing.
std::vector<std::string> source_files(const std::string& source);

}  // namespace arpent
