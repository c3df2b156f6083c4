#pragma once

#include "core/series.hpp"
#include "scenarios/run/file_digests.hpp"
#include "scenarios/run/key.hpp"
#include "scenarios/study/territory.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace arpent {

/// What reading a scenario's territory comes to: all that a plan needs of it.
struct TerritoryFacts {
    Grid grid;
    Place place;
    std::map<std::string, std::string> layers;                  // their digests on the grid, by name
    std::vector<std::pair<std::string, std::string>> warnings;  // of reading it: key and words
};

/// Remembers in the cache what territories came to, by all that they are made from: their settings in SI, the content of every file that
/// they name and of what lies beside it, the engine. What lies on a server is not remembered.
class TerritoryMemory {
public:
    /// `cache` outlives it.
    explicit TerritoryMemory(Cache& cache) : cache_{cache}, files_{cache} {}

    std::optional<TerritoryFacts> recall(const Resolved& scenario);
    /// Not where a file has changed since it was first looked at.
    void remember(const Resolved& scenario, const TerritoryFacts& facts);
    /// Fills in the files of inputs that have been read. False where one no longer holds what it held when it was first looked at.
    bool note_files(const Resolved& scenario, std::vector<InputRecord>& inputs);
    /// For where a territory comes to something else than was remembered.
    void forget(const Resolved& scenario);
    /// Digests of the files and interventions that the scenario's territory is made from, by the names that people know.
    const KeyParts& sources(const Resolved& scenario) { return source_of(scenario).parts; }
    /// The digest of these and of all other files that the scenario names; empty where some of it lies on a server.
    const std::string& all_data(const Resolved& scenario) { return source_of(scenario).all; }

private:
    Cache& cache_;
    FileDigests files_;
    struct Source {
        std::string digest;  // of all that a territory is made from; empty where part of it lies on a server
        KeyParts parts;
        std::string all;  // with the other files that the scenario names
    };
    std::map<std::string, Source> sources_;                       // by scenario
    std::map<std::string, std::vector<std::string>> listed_{};    // files by the source that they belong to

    const Source& source_of(const Resolved& scenario);
    Source find_source(const Resolved& scenario);
    const std::vector<std::string>& files_of(const std::string& source);
    std::string data_digest(const std::string& source);
};

}  // namespace arpent
