#pragma once

#include "core/layer.hpp"
#include "io/coverage.hpp"
#include "io/vector_file.hpp"
#include "scenarios/study/study.hpp"

#include <memory>
#include <string>
#include <vector>

namespace arpent {

/// One zone that indicators are given for.
struct Zone {
    std::string id, name;
    std::vector<Polygon> outline;
    std::vector<CellShare> cells;  // area shares, row by row
};

struct ZoneSet {
    std::string name;  // "quarter"
    std::vector<Zone> zones;
};

/// What one intervention came to on the ground.
struct Change {
    std::string id, type, title;
    Geometry where;
    double area = 0;          // [m2] that it covers on the grid
    double changed_area = 0;  // [m2] whose land cover changes: of a yard what is paved, never its roofs
    double length = 0;        // [m] of lines
    double trees = 0;
    std::optional<double> cost;       // [EUR]; none where the study gives none
    std::optional<double> yearly;     // [EUR/y] the cost spread over its lifetime; none where the study gives no lifetime
    std::vector<std::string> layers;  // that it edits
};

/// A file that was read, by its path relative to the study's folder, and the digest of its bytes (XXH3, 128 bits).
struct InputFile {
    std::string path, digest;
    bool operator==(const InputFile&) const = default;
};

/// Where one layer's values came from, for the page and the results.
struct InputRecord {
    std::string layer, path, crs, rule;  // path relative to the study's folder; zones, options and tables stand for layers, too: "zones.quarter"
    double cell = 0;                     // [m] of the source; 0 for vectors
    double known = 1;                    // share of the grid's cells that the source covers; NaN where that says nothing
    Credit credit{};
    std::string source{};            // what was read, as `data_path` names it; results do not keep it
    std::vector<InputFile> files{};  // of the source, on this machine; whoever runs the study fills them in
};

/// What was settled where two layers claim the same ground: by water > building > road > tree > ground.
struct Contradiction {
    std::string winner, loser;  // "building", "road"
    double area = 0;            // [m2]
    double share = 0;           // of the territory
};

/// A scenario's territory on the study's grid: every layer that its sources and interventions give. Land cover gives land_cover (bytes: the
/// code of the largest share), building_fraction and the properties of its class table; soil groups (B where none is given) give
/// suction_head, effective_porosity, initial_saturation and soil_depth; canopy_height gives canopy_cover and leaf_area_index. A layer that
/// `layers:` names itself wins over one that another gives. Interventions act in order: first all that they do to land cover, then what
/// they do to other layers. Layers, and tiles of layers, that no intervention touches are shared with the other scenarios.
struct TerritoryLayers {
    Layers layers;
    std::vector<Change> changes;
    std::vector<InputRecord> inputs;
    std::vector<Contradiction> contradictions;  // of the sources, the largest first
};

/// The grid of a study: extent and buffer, origin snapped to the cell. Errors are added to `complaints` with their place.
Grid study_grid(const Resolved& scenario, Diagnostics& complaints);

/// Brings sources to the grid once and serves all scenarios of a study.
class TerritoryReader {
public:
    TerritoryReader(const Grid& grid);
    ~TerritoryReader();

    /// Bad data (no CRS, no overlap, all NaN, out of range, classes without a row, an intervention that hits nothing: a warning) are
    /// complaints located at the study's key that names the source.
    TerritoryLayers read(const Resolved& scenario, Diagnostics& complaints);
    std::vector<ZoneSet> zones(const Resolved& scenario, Diagnostics& complaints);
    /// Cells that indicators and maps are limited to, 1 inside: `report_within`, standard the extent's polygon without its buffer.
    Layer report_mask(const Resolved& scenario, Diagnostics& complaints);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace arpent
