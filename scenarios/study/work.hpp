#pragma once

#include "io/coverage.hpp"
#include "io/vector_file.hpp"
#include "scenarios/study/catalogue_file.hpp"
#include "scenarios/study/spot.hpp"
#include "scenarios/study/territory.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace arpent {

/// What one feature of an intervention holds of the grid.
struct Site {
    std::int64_t fid = 0;
    std::vector<CellShare> cells;   // row by row; shares of the cells' areas, above 0
    std::vector<Polygon> outline;   // none for lines and points
    double area = 0;                // [m2] on the grid
    double length = 0;              // [m] on the grid
    double points = 0;              // on the grid
    double of_total = 1;            // share of the intervention's area that the whole feature has
    double kept = 1;                // share of the feature that lies on the grid and where it may stand
    double cells_of_whole = 0;      // area of the whole feature, in cells
    Named<double> values;           // by the type's keys, in SI; keys that are not given are missing
    double cost = 0;                // [EUR] per unit of what is measured

    // Filled as land cover is edited; by cell.
    std::vector<float> moved;                         // share of the cell whose cover changes
    std::vector<float> roof_before, roof_after;       // share of the cell under roofs
    std::map<std::size_t, std::vector<float>> taken;  // by edit: share of the cell whose property it edits, where no land cover gives it

    std::optional<double> value(std::string_view key) const;
    /// What an edit takes to a layer here [SI]; none where its key is not given.
    std::optional<double> amount(const Edit& edit) const;
    double changed(double cell_area) const;  // [m2] whose cover changes
};

/// One intervention on the ground.
struct Work {
    const Intervention* what = nullptr;
    const CatalogueType* type = nullptr;
    Spot at;  // of its `where`
    std::vector<Site> sites;
    std::optional<Raster<float>> raster;  // of a type that takes one: what it adds, 0 where nothing
    Geometry where;

    bool reclasses() const;
    bool edits_cover() const;
    /// The word of a key, else the text itself: an edit's layer or class.
    std::string word(const std::string& text) const;
};

/// Brings an intervention to the grid. Complaints at its `where`: a file without such features as its type takes, a field that is missing or
/// empty; a warning where nothing of it lies in the territory, or where `allowed` cuts it; an error where that leaves nothing. What grows is
/// as old as the scenario's year. Nothing where it cannot be.
std::optional<Work> lay_out(const Intervention& what, const Grid& grid, const Resolved& scenario, Diagnostics& complaints);

}  // namespace arpent
