#pragma once

#include "scenarios/study/claims.hpp"
#include "scenarios/study/spot.hpp"
#include "scenarios/study/territory.hpp"

#include <memory>
#include <vector>

namespace arpent {

/// Land cover as tables of products claim it, and where each came from.
struct CoverTables {
    std::shared_ptr<const ClaimedCover> cover;
    std::vector<InputRecord> records;  // whose `known` is for the caller to fill
    std::string rest;                  // "garden (bdtopo3)": what is taken where no product says anything; empty: nothing is
};

/// Reads the tables that presets give as `territory.layers.land_cover`, their classes being those of `classes`. Complaints: a table or field
/// that the file has not, values without a row (with their count), a class that there is not. Null after an error.
std::shared_ptr<const CoverTables> read_cover_tables(const std::vector<PresetTable>& tables, const ClassTable& classes, const Grid& grid,
                                                     const Resolved& scenario, Diagnostics& complaints);

}  // namespace arpent
