#include "scenarios/study/pieces.hpp"

#include "core/executor.hpp"
#include "scenarios/study/tables.hpp"

#include <algorithm>
#include <limits>

namespace arpent {
namespace {

constexpr int chunk = 64;  // features per task

void add_pieces(const Feature& feature, int number, const Grid& grid, std::vector<Piece>& to)
{
    const auto add = [&](const std::vector<CellShare>& cells) {
        for (const CellShare& each : cells)
            to.push_back({std::int64_t{each.row} * grid.cols + each.col, number, each.share});
    };
    if (!feature.geometry.polygons.empty())
        add(area_shares(feature.geometry.polygons, grid));
    if (!feature.geometry.points.empty())
        add(point_cells(feature.geometry.points, grid));
}

}  // namespace

Features features_of(const Source& source, const std::string& crs, std::optional<Box> within)
{
    std::string layer = source.layer.value_or("");
    if (layer.find('|') != layer.npos)
        layer = held_name(vector_layers(*source.vector), layer);
    return read_features(*source.vector, layer, crs, within, source.crs.value_or(""));
}

Box box_of(const std::vector<Feature>& features)
{
    constexpr double far = std::numeric_limits<double>::infinity();
    Box all{far, far, -far, -far};
    for (const Feature& each : features) {
        const Box box = each.geometry.box();
        all = {std::min(all.west, box.west), std::min(all.south, box.south), std::max(all.east, box.east), std::max(all.north, box.north)};
    }
    return all;
}

std::vector<CellShare> covered(const std::vector<Polygon>& polygons, const Grid& grid, Cover rule)
{
    if (rule == Cover::centre)
        return centres_inside(polygons, grid);
    auto cells = area_shares(polygons, grid);
    if (rule == Cover::touched)
        for (CellShare& each : cells)
            each.share = 1;
    return cells;
}

std::vector<Piece> pieces_of(const std::vector<Feature>& features, const Grid& grid)
{
    const int count = static_cast<int>(features.size());
    const int chunks = (count + chunk - 1) / chunk;
    std::vector<std::vector<Piece>> parts(static_cast<std::size_t>(chunks));
    for_each(chunks, [&](int n) {
        for (int k = n * chunk; k < std::min(count, (n + 1) * chunk); ++k)
            add_pieces(features[static_cast<std::size_t>(k)], k, grid, parts[static_cast<std::size_t>(n)]);
    });
    std::vector<Piece> all;
    for (const auto& part : parts)
        all.insert(all.end(), part.begin(), part.end());
    std::ranges::stable_sort(all, {}, &Piece::cell);
    return all;
}

void for_each_cell(const std::vector<Piece>& pieces, const std::function<void(std::int64_t cell, std::span<const Piece>)>& body)
{
    for (std::size_t begin = 0; begin < pieces.size();) {
        std::size_t end = begin;
        while (end < pieces.size() && pieces[end].cell == pieces[begin].cell)
            ++end;
        body(pieces[begin].cell, std::span{pieces}.subspan(begin, end - begin));
        begin = end;
    }
}

}  // namespace arpent
