#pragma once

#include "scenarios/compare/page_data.hpp"

#include <string>
#include <vector>

namespace arpent {

// The texts that a run leaves in its result files, read back. An empty text gives nothing; Error (data, naming `path`) where a text is
// not what a run writes.

std::vector<Change> changes_of(const std::string& geojson, const std::string& path);
std::vector<ZoneAbout> zones_of(const std::string& geojson, const std::string& path);
std::vector<Ledger> ledgers_of(const std::string& json, const std::string& path);
std::vector<InputRecord> inputs_of(const std::string& json, const std::string& path);
std::vector<Contradiction> contradictions_of(const std::string& json, const std::string& path);
std::vector<ModelAbout> models_of(const std::string& json, const std::string& path);

}  // namespace arpent
