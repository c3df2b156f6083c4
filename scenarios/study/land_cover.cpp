#include "scenarios/study/land_cover.hpp"

#include "core/executor.hpp"

#include <algorithm>

namespace arpent {

LandCover::LandCover(const Grid& grid, RasterFile file, ClassTable table, const ClassTable& standard, Layer soil,
                     std::optional<Layer> built)
    : grid_{grid}, file_{std::move(file)}, codes_{table.codes()}, table_{table.with(standard)}, soil_{std::move(soil)}, built_{std::move(built)},
      settler_{table_}
{
    for (const int code : codes_)
        planes_.push_back(static_cast<int>(std::ranges::find(table_.classes, code, &CoverClass::code) - table_.classes.begin()));
}

Shares LandCover::shares(const Window& tile, Conflict& conflict) const
{
    Shares made{tile, {}};
    auto read = file_.shares(grid_, tile, codes_);
    for (std::size_t k = 0; k < table_.classes.size(); ++k) {
        const auto plane = std::ranges::find(planes_, static_cast<int>(k));
        if (plane != planes_.end())
            made.of.push_back(std::move(read[static_cast<std::size_t>(plane - planes_.begin())]));
        else
            made.of.emplace_back(tile, 0, 0.f);
    }
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
