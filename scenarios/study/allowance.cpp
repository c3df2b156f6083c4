#include "scenarios/study/allowance.hpp"

#include "io/coverage.hpp"
#include "scenarios/study/pieces.hpp"
#include "scenarios/study/value_check.hpp"

#include <cmath>

namespace arpent {
namespace {

constexpr double least = 1e-9;  // of the whole: rounding of areas

Polygon rectangle(const Box& box) { return {Ring{{box.west, box.south}, {box.east, box.south}, {box.east, box.north}, {box.west, box.north}}}; }

}  // namespace

std::optional<Allowance> Allowance::of(const Intervention& what, const Grid& grid, const Resolved& scenario, Diagnostics& complaints)
{
    const auto& source = what.allowed ? what.allowed : scenario.study.territory.allowed;
    if (!source || !source->vector)
        return std::nullopt;
    const Spot at = spot(scenario, what.allowed ? "interventions." + what.id + ".allowed" : "territory.allowed");
    std::optional<Allowance> made;
    guarded(at, complaints, [&] {
        const Features file = features_of(*source, grid.crs);
        for (const std::string& warning : file.warnings)
            warn(complaints, at, warning);
        std::vector<Polygon> polygons;
        for (const Feature& each : file.features)
            polygons.insert(polygons.end(), each.geometry.polygons.begin(), each.geometry.polygons.end());
        const std::string shown = shown_path(scenario, file.path);
        if (polygons.empty())
            throw Error{Fault::data, shown + " holds no polygons"};
        made = Allowance{polygons, shown};
    });
    return made;
}

Geometry Allowance::cut(const Geometry& geometry)
{
    Geometry kept = area_->within(geometry);
    if (!geometry.polygons.empty())
        count(geometry.area(), kept.area(), "m2");
    else if (!geometry.lines.empty())
        count(geometry.length(), kept.length(), "m");
    else
        count(static_cast<double>(geometry.points.size()), static_cast<double>(kept.points.size()), geometry.points.size() == 1 ? "point" : "points");
    return kept;
}

void Allowance::cut(Raster<float>& values, const Grid& grid)
{
    const double cell_area = grid.cell * grid.cell;
    Raster<float> shares{values.window(), 0, 0.f};
    for (const CellShare& cell : area_shares(area_->within({{}, {}, {rectangle(grid.box())}}).polygons, grid))
        shares.view()(cell.row, cell.col) = static_cast<float>(cell.share > 1 - least ? 1 : cell.share);
    for (int i = 0; i < values.rows(); ++i)
        for (int j = 0; j < values.cols(); ++j)
            if (float& v = values.view()(i, j); v != 0) {
                count(cell_area, static_cast<double>(shares.view()(i, j)) * cell_area, "m2");
                v *= shares.view()(i, j);
            }
}

void Allowance::count(double whole, double kept, const char* unit)
{
    whole_ += whole;
    kept_ += kept;
    unit_ = unit;
}

void Allowance::report(const Spot& at, Diagnostics& complaints) const
{
    const double lost = whole_ - kept_;
    if (whole_ <= 0 || lost <= least * whole_)
        return;
    if (kept_ <= least * whole_)
        return complain(complaints, at, "all of it lies outside " + file_ + ", where it may stand", Fault::study);
    const std::string amount = number_text(lost < 10 ? std::round(lost * 10) / 10 : std::round(lost));
    warn(complaints, at, amount + " " + unit_ + " of it (" + percent_text(lost / whole_) + ") lie outside " + file_ + ", where it may stand: cut away");
}

}  // namespace arpent
