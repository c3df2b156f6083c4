#include "scenarios/study/claims.hpp"

#include "io/coverage.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace arpent {
namespace {

constexpr int points_across = 8;  // of a cell

/// What makes a claim the stronger one, the strongest last.
auto strength(const Claim& claim)
{
    return std::tuple{!claim.rest, claim.kind, -claim.resolution, claim.product, claim.table, -claim.line};
}

Box box_of(const ClaimedGround& ground)
{
    const Box box = Geometry{{}, ground.lines, ground.polygons}.box();
    const double w = ground.half_width;
    return {box.west - w, box.south - w, box.east + w, box.north + w};
}

/// The columns whose middles may lie within `reach` of the part of a segment between two heights.
std::pair<int, int> columns_near(const Point& a, const Point& b, double y, double reach, const Grid& grid)
{
    double from = 0, to = 1;  // along the segment
    if (const double rise = b.y - a.y; rise != 0) {
        from = std::clamp((y - reach - a.y) / rise, 0.0, 1.0);
        to = std::clamp((y + reach - a.y) / rise, 0.0, 1.0);
    }
    const double at_from = a.x + from * (b.x - a.x), at_to = a.x + to * (b.x - a.x);
    const auto col = [&](double x) { return std::clamp((x - grid.west) / grid.cell - 0.5, -1.0, static_cast<double>(grid.cols)); };
    return {std::max(0, static_cast<int>(std::ceil(col(std::min(at_from, at_to) - reach)))), std::min(grid.cols - 1, static_cast<int>(std::floor(col(std::max(at_from, at_to) + reach))))};
}

double distance_squared(double x, double y, const Point& a, const Point& b)
{
    const double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
    const double along = length > 0 ? std::clamp(((x - a.x) * dx + (y - a.y) * dy) / length, 0.0, 1.0) : 0;
    const double u = x - a.x - along * dx, v = y - a.y - along * dy;
    return u * u + v * v;
}

/// Calls `body(row, col)` for cells whose middle is within `reach` of a segment.
template <class Body>
void for_each_near(const Point& a, const Point& b, double reach, const Grid& grid, const Body& body)
{
    const auto row = [&](double y) { return std::clamp((grid.north - y) / grid.cell - 0.5, -1.0, static_cast<double>(grid.rows)); };
    const int top = std::max(0, static_cast<int>(std::ceil(row(std::max(a.y, b.y) + reach))));
    const int bottom = std::min(grid.rows - 1, static_cast<int>(std::floor(row(std::min(a.y, b.y) - reach))));
    for (int i = top; i <= bottom; ++i) {
        const auto [west, east] = columns_near(a, b, grid.y(i), reach, grid);
        for (int j = west; j <= east; ++j)
            if (distance_squared(grid.x(j), grid.y(i), a, b) <= reach * reach)
                body(i, j);
    }
}

}  // namespace

/// The points of a tile: the strongest claim at each, and the kinds that are claimed there.
struct ClaimedCover::Points {
    Points(const Grid& grid, const Window& tile)
        : fine{tile.rows * points_across, tile.cols * points_across, grid.cell / points_across, grid.west + tile.col * grid.cell,
               grid.north - tile.row * grid.cell, grid.crs},
          claim(static_cast<std::size_t>(fine.cells())), kinds(static_cast<std::size_t>(fine.cells()))
    {
    }

    Grid fine;
    std::vector<std::uint16_t> claim;  // rank + 1; 0: none
    std::vector<std::uint8_t> kinds;   // a bit for each

    void mark(int row, int col, std::size_t rank, const Claim& what)
    {
        const auto at = static_cast<std::size_t>(row) * static_cast<std::size_t>(fine.cols) + static_cast<std::size_t>(col);
        claim[at] = std::max(claim[at], static_cast<std::uint16_t>(rank + 1));
        if (!what.rest)
            kinds[at] = static_cast<std::uint8_t>(kinds[at] | (1u << static_cast<unsigned>(what.kind)));
    }
};

ClaimedCover::ClaimedCover(const Grid& grid, std::size_t classes, std::vector<Claim> claims, std::vector<ClaimedGround> grounds,
                           std::vector<ClaimedRaster> rasters)
    : grid_{grid}, classes_{classes}, rank_(claims.size()), grounds_{std::move(grounds)}, rasters_{std::move(rasters)}
{
    std::vector<std::size_t> order(claims.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t n) { return strength(claims[n]); });
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        rank_[order[rank]] = rank;
        claims_.push_back(std::move(claims[order[rank]]));
    }
    for (const ClaimedGround& ground : grounds_)
        boxes_.push_back(box_of(ground));
}

void ClaimedCover::mark(const ClaimedGround& ground, Points& points) const
{
    const std::size_t rank = rank_[ground.claim];
    const auto set = [&](int row, int col) { points.mark(row, col, rank, claims_[rank]); };
    for (const CellShare& point : centres_inside(ground.polygons, points.fine))
        set(point.row, point.col);
    for (const Line& line : ground.lines)
        for (std::size_t n = 1; n < line.size(); ++n)
            for_each_near(line[n - 1], line[n], ground.half_width, points.fine, set);
}

void ClaimedCover::mark(const ClaimedRaster& raster, Points& points) const
{
    const Raster<float> codes = raster.file.values(points.fine, points.fine.whole(), Rule::nearest);
    for (int i = 0; i < codes.rows(); ++i)
        for (int j = 0; j < codes.cols(); ++j)
            if (const float code = codes.view()(i, j); !std::isnan(code))
                if (const auto found = raster.claims.find(static_cast<int>(std::lround(code))); found != raster.claims.end())
                    points.mark(i, j, rank_[found->second], claims_[rank_[found->second]]);
}

void ClaimedCover::count(const Points& points, Shares& shares, Conflict& conflict) const
{
    constexpr double part = 1.0 / (points_across * points_across);
    for (int i = 0; i < points.fine.rows; ++i)
        for (int j = 0; j < points.fine.cols; ++j) {
            const auto at = static_cast<std::size_t>(i) * static_cast<std::size_t>(points.fine.cols) + static_cast<std::size_t>(j);
            if (points.claim[at] == 0)
                continue;
            const Claim& holds = claims_[points.claim[at] - 1u];
            for (const auto& [index, share] : holds.mix)
                shares.of[index].view()(i / points_across, j / points_across) += static_cast<float>(part) * share;
            conflict.rest += holds.rest ? part : 0;
            for (std::size_t kind = 0; kind < cover_kinds && !holds.rest; ++kind)
                if ((points.kinds[at] >> kind & 1u) != 0 && kind != static_cast<std::size_t>(holds.kind))
                    conflict.of(holds.kind, static_cast<CoverKind>(kind)) += part;
        }
}

Shares ClaimedCover::shares(const Window& tile, Conflict& conflict) const
{
    Shares made{tile, {}};
    for (std::size_t k = 0; k < classes_; ++k)
        made.of.emplace_back(tile, 0, 0.f);
    Points points{grid_, tile};
    for (std::size_t claim = 0; claim < rank_.size(); ++claim)
        if (claims_[rank_[claim]].rest)
            for (int i = 0; i < points.fine.rows; ++i)
                for (int j = 0; j < points.fine.cols; ++j)
                    points.mark(i, j, rank_[claim], claims_[rank_[claim]]);
    const Box box = grid_.box(tile);
    for (std::size_t n = 0; n < grounds_.size(); ++n)
        if (!boxes_[n].within(box).empty())
            mark(grounds_[n], points);
    for (const ClaimedRaster& raster : rasters_)
        mark(raster, points);
    count(points, made, conflict);
    return made;
}

}  // namespace arpent
