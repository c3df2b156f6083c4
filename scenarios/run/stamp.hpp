#pragma once

#include "scenarios/run/prepare.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace arpent {

/// What the files of a run folder were made from, and what the run came to: a run that would make them again has nothing to do.
struct Stamp {
    std::string made_from;  // digest
    std::string table;      // of the differences, for a terminal
    std::vector<std::string> unmet;
    std::map<std::string, std::string> files;  // what the file system says of each, by name in the folder
};

/// Digest of all that the files of a run show: the study's words, its data, what was asked for, the engine. Empty where data lie on a server.
std::string made_from(const Reading& reading, const ReadyStudy& study, const Selection& selection);

/// The stamp of a run folder; nothing where there is none.
std::optional<Stamp> read_stamp(const std::string& folder);
/// Writes the stamp with the folder's files as they are. Errors: machine.
void write_stamp(const std::string& folder, Stamp stamp);
/// From here on the folder's files may be anything.
void remove_stamp(const std::string& folder);

/// Whether every file is as the stamp says.
bool stands(const Stamp& stamp, const std::string& folder);

/// Removes the maps in `within` (as "green/") that the run before left and this one did not make again.
void remove_stale(const Stamp& before, const std::string& folder, const std::string& within);

}  // namespace arpent
