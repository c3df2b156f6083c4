#pragma once

#include "core/raster.hpp"
#include "io/clip.hpp"
#include "scenarios/study/spot.hpp"

#include <optional>
#include <string>

namespace arpent {

/// Where an intervention may stand, and what of it lies elsewhere.
class Allowance {
public:
    /// The intervention's `allowed`, else the territory's; nothing where neither is given. Complaints: a file that cannot be read, or
    /// holds no polygons.
    static std::optional<Allowance> of(const Intervention& what, const Grid& grid, const Resolved& scenario, Diagnostics& complaints);

    /// What of a geometry may stand.
    Geometry cut(const Geometry& geometry);
    /// What of a raster on the grid may stand: values by the share of their cell.
    void cut(Raster<float>& values, const Grid& grid);
    /// Warns of what was cut away; an error where nothing is left.
    void report(const Spot& at, Diagnostics& complaints) const;

private:
    Allowance(const std::vector<Polygon>& polygons, std::string file) : area_{std::make_shared<ClipArea>(polygons)}, file_{std::move(file)} {}
    void count(double whole, double kept, const char* unit);

    std::shared_ptr<const ClipArea> area_;
    std::string file_;
    double whole_ = 0, kept_ = 0;
    const char* unit_ = "m2";
};

}  // namespace arpent
