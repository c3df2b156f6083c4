#include "scenarios/study/land_cover.hpp"

#include "core/executor.hpp"

#include <algorithm>

namespace arpent {

ReadShares shares_of_codes(const Grid& grid, RasterFile file, const ClassTable& own, const ClassTable& table)
{
    const std::vector<int> codes = own.codes();
    std::vector<std::size_t> planes;
    for (const int code : codes)
        planes.push_back(static_cast<std::size_t>(std::ranges::find(table.classes, code, &CoverClass::code) - table.classes.begin()));
    return [=, classes = table.classes.size()](const Window& tile, Conflict&) {
        Shares made{tile, {}};
        for (std::size_t k = 0; k < classes; ++k)
            made.of.emplace_back(tile, 0, 0.f);
        auto read = file.shares(grid, tile, codes);
        for (std::size_t k = 0; k < planes.size(); ++k)
            made.of[planes[k]] = std::move(read[k]);
        return made;
    };
}

LandCover::LandCover(const Grid& grid, ReadShares read, ClassTable table, Layer soil, std::optional<Layer> built)
    : grid_{grid}, read_{std::move(read)}, table_{std::move(table)}, soil_{std::move(soil)}, built_{std::move(built)}, settler_{table_}
{
}

Shares LandCover::shares(const Window& tile, Conflict& conflict) const
{
    Shares made = read_(tile, conflict);
    normalise(made);
    if (built_) {
        const auto built = built_->values<float>(tile);
        for (int i = 0; i < tile.rows; ++i)
            for (int j = 0; j < tile.cols; ++j)
                settler_.settle(made, i, j, built.view()(i, j), conflict);
    }
    return made;
}

Surface LandCover::surface(const Shares& shares) const
{
    Surface made = surface_of(shares, table_, soil(shares.tile));
    if (built_) {
        const auto built = built_->values<float>(shares.tile);
        for (int i = 0; i < shares.tile.rows; ++i)
            for (int j = 0; j < shares.tile.cols; ++j)
                if (made.code.view()(i, j) == 0)
                    made.roof.view()(i, j) = built.view()(i, j);
    }
    return made;
}

Surface LandCover::whole(Conflict& conflict) const
{
    Surface made{grid_.whole()};
    const auto parts = tiles(grid_.whole(), cover_tile);
    std::vector<Conflict> found(parts.size());
    for_each(static_cast<int>(parts.size()), [&](int n) {
        const auto k = static_cast<std::size_t>(n);
        surface(shares(parts[k], found[k])).paste_into(made);
    });
    for (const Conflict& each : found)
        conflict.join(each);
    return made;
}

}  // namespace arpent
