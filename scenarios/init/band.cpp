#include "scenarios/init/band.hpp"

#include "io/coverage.hpp"
#include "scenarios/init/chance.hpp"
#include "scenarios/init/countryside.hpp"

#include <algorithm>
#include <cmath>

namespace arpent::town {
namespace {

/// Calls `body(i, j, p)` for the band's cells whose centres lie in a box.
template <typename Body>
void for_cells(const Scene& scene, const Band& band, const Box& box, const Body& body)
{
    const Window w = scene.grid.touched(box).within(band.window);
    for (int row = w.row; row < w.row + w.rows; ++row)
        for (int col = 0 + w.col; col < w.col + w.cols; ++col)
            body(row - band.window.row, col, Point{scene.grid.x(col), scene.grid.y(row)});
}

bool is_tree(int code) { return code == cover::wood || code == cover::conifer || code == cover::hedge; }

void lay_country(const Scene& scene, Band& band)
{
    for_cells(scene, band, scene.grid.box(band.window), [&](int i, int j, Point p) {
        band.ground.view()(i, j) = static_cast<float>(scene.relief.ground(p));
        band.cover.view()(i, j) = static_cast<std::uint8_t>(country_cover(scene, p));
        band.soil.view()(i, j) = static_cast<std::uint8_t>(soil_group(scene, p));
    });
}

/// Cuts a channel into the ground, with banks, and lets trees stand along it.
void cut(const Scene& scene, const Channel& channel, Band& band)
{
    const Box rows = scene.grid.box(band.window);
    for (std::size_t k = 1; k < channel.line.size(); ++k) {
        const Point a = channel.line[k - 1], b = channel.line[k];
        const double half = std::max(channel.width[k] / 2, 0.5 * scene.grid.cell);
        const double reach = half + (channel.river ? 14 : 9);
        const Box near = box_of({a, b}).grown(reach);
        if (!boxes_meet(near, rows))
            continue;
        for_cells(scene, band, near, [&](int i, int j, Point p) {
            const double at = along_segment(p, a, b), gap = length(p - (a + at * (b - a)));
            if (gap > reach)
                return;
            const double bed = channel.bed[k - 1] + at * (channel.bed[k] - channel.bed[k - 1]);
            float& ground = band.ground.view()(i, j);
            ground = std::min(ground, static_cast<float>(bed + 0.38 * std::max(0.0, gap - half)));
            std::uint8_t& code = band.cover.view()(i, j);
            if (gap - half < 4.5 + 4 * noise(hash(scene.spec.seed, 700), p.x / 30, p.y / 30))
                code = cover::wood;
        });
    }
}

void lay(const Scene& scene, const Ring& ring, int code, Band& band)
{
    const Window w = scene.grid.touched(box_of(ring)).within(band.window);
    if (w.empty())
        return;
    for (const CellShare& cell : centres_inside({{ring}}, scene.grid.cropped(w)))
        band.cover.view()(cell.row + w.row - band.window.row, cell.col + w.col) = static_cast<std::uint8_t>(code);
}

/// The cells whose centres lie within `half` of a line.
template <typename Body>
void along_line(const Scene& scene, const Line& line, double half, Band& band, const Body& body)
{
    for (std::size_t k = 1; k < line.size(); ++k)
        for_cells(scene, band, box_of({line[k - 1], line[k]}).grown(half), [&](int i, int j, Point p) {
            if (distance_to_segment(p, line[k - 1], line[k]) <= half)
                body(i, j);
        });
}

void lay_roads(const Scene& scene, Band& band)
{
    for (const RoadLink& link : scene.network.links) {
        const double half = std::max(width_of(link.kind) / 2, 0.5 * scene.grid.cell);
        if (!boxes_meet(box_of(link.line).grown(half), scene.grid.box(band.window)))
            continue;
        const int code = link.kind == RoadClass::track ? cover::gravel : cover::road;
        along_line(scene, link.line, half, band, [&](int i, int j) { band.cover.view()(i, j) = static_cast<std::uint8_t>(code); });
    }
}

void lay_water(const Scene& scene, const Channel& channel, Band& band)
{
    const Box rows = scene.grid.box(band.window);
    for (std::size_t k = 1; k < channel.line.size(); ++k) {
        const double half = channel.width[k] / 2;
        const Line piece{channel.line[k - 1], channel.line[k]};
        if (half < 0.4 * scene.grid.cell || !boxes_meet(box_of(piece).grown(half), rows))
            continue;
        along_line(scene, piece, half, band, [&](int i, int j) { band.cover.view()(i, j) = cover::water; });
    }
}

void grow_plants(const Scene& scene, Band& band)
{
    for_cells(scene, band, scene.grid.box(band.window), [&](int i, int j, Point p) {
        band.canopy.view()(i, j) = static_cast<float>(plant_height(scene, band.cover.view()(i, j), p));
    });
    for (const Tree& tree : scene.built.trees)
        for_cells(scene, band, Box{tree.at.x, tree.at.y, tree.at.x, tree.at.y}.grown(std::max(tree.radius, 0.5 * scene.grid.cell)), [&](int i, int j, Point p) {
            const Point way = p - tree.at;
            const bool near = length(way) <= tree.radius || std::max(std::abs(way.x), std::abs(way.y)) <= 0.5 * scene.grid.cell;
            if (near && !is_tree(band.cover.view()(i, j)))
                band.cover.view()(i, j) = cover::wood, band.canopy.view()(i, j) = static_cast<float>(tree.height);
        });
}

/// A building's people on its cells by the area that it has in each.
void house_people(const Scene& scene, const Building& building, Band& band)
{
    const Window w = scene.grid.touched(box_of(building.ring));
    if (w.within(band.window).empty() || building.residents + building.jobs == 0)
        return;
    const std::vector<CellShare> cells = area_shares({{building.ring}}, scene.grid.cropped(w));
    double all = 0;
    for (const CellShare& cell : cells)
        all += cell.share;
    for (const CellShare& cell : cells) {
        const int row = cell.row + w.row - band.window.row;
        if (row < 0 || row >= band.window.rows)
            continue;
        band.residents.view()(row, cell.col + w.col) += static_cast<float>(building.residents * cell.share / all);
        band.jobs.view()(row, cell.col + w.col) += static_cast<float>(building.jobs * cell.share / all);
    }
}

}  // namespace

Band::Band(const Window& w)
    : window{w}, ground{w, 0, 0}, canopy{w, 0, 0}, residents{w, 0, 0}, jobs{w, 0, 0}, cover{w, 0, 0}, soil{w, 0, 0}
{
}

void paint(const Scene& scene, Band& band)
{
    const Box rows = scene.grid.box(band.window);
    lay_country(scene, band);
    for (const Channel& stream : scene.streams)
        cut(scene, stream, band);
    cut(scene, scene.river, band);
    for (const Patch& patch : scene.built.patches)
        if (boxes_meet(box_of(patch.ring), rows))
            lay(scene, patch.ring, patch.code, band);
    grow_plants(scene, band);
    lay_roads(scene, band);
    for (const Channel& stream : scene.streams)
        lay_water(scene, stream, band);
    lay_water(scene, scene.river, band);
    for (const Building& building : scene.built.buildings)
        if (boxes_meet(box_of(building.ring), rows)) {
            lay(scene, building.ring, cover::roof, band);
            house_people(scene, building, band);
        }
    for_cells(scene, band, rows, [&](int i, int j, Point) {
        const int code = band.cover.view()(i, j);
        if (!is_tree(code) && code != cover::shrub)
            band.canopy.view()(i, j) = 0;
    });
}

}  // namespace arpent::town
