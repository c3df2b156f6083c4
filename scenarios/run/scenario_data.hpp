#pragma once

#include "scenarios/study/territory.hpp"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace arpent {

/// What a scenario's sources hold.
struct ScenarioData {
    TerritoryLayers territory;
    std::vector<ZoneSet> zones;
    Layer report;  // 1 where indicators count
};

/// Reads the data of scenarios; those on one grid share what they read.
class DataReader {
public:
    /// What is wrong with the data is added to `complaints`.
    ScenarioData read(const Resolved& scenario, const Grid& grid, Diagnostics& complaints);

private:
    std::vector<Grid> grids_;
    std::deque<TerritoryReader> readers_;

    TerritoryReader& reader(const Grid& grid);
};

/// Data that are read when they are first asked for. Used by one thread.
class LazyData {
public:
    explicit LazyData(std::function<ScenarioData()> read, std::optional<ScenarioData> held = {}) : read_{std::move(read)}, held_{std::move(held)} {}

    const ScenarioData& get()
    {
        if (!held_)
            held_ = read_();
        return *held_;
    }
    /// Lets go of them; they are read anew where they are asked for again.
    void release() { held_.reset(); }

private:
    std::function<ScenarioData()> read_;
    std::optional<ScenarioData> held_;
};

}  // namespace arpent
