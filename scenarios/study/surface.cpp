#include "scenarios/study/surface.hpp"

#include "scenarios/study/sources.hpp"

namespace arpent {
namespace {

/// to += share x value, cell by cell.
void add_class(const Raster<float>& share, float value, Raster<float>& to)
{
    for (int i = 0; i < share.rows(); ++i) {
        const float* from = share.view().row(i);
        float* into = to.view().row(i);
#pragma omp simd
        for (int j = 0; j < share.cols(); ++j)
            into[j] += from[j] * value;
    }
}

/// The conductivity of the soil in each cell.
Raster<float> soil_conductivity(const Raster<std::uint8_t>& soil)
{
    Raster<float> made{soil.window(), 0, 0.f};
    const std::array<float, 5> of{soil_of(0).conductivity, soil_of(1).conductivity, soil_of(2).conductivity, soil_of(3).conductivity,
                                  soil_of(4).conductivity};
    for (int i = 0; i < soil.rows(); ++i)
        for (int j = 0; j < soil.cols(); ++j)
            made.view()(i, j) = of[soil.view()(i, j) <= 4 ? soil.view()(i, j) : 0];
    return made;
}

/// Conductivity x unsealed share of all classes, and the unsealed share: the mean over the unsealed part is their quotient.
void unsealed_mean(const Shares& shares, const ClassTable& table, const Raster<std::uint8_t>& soil, Raster<float>& conductivity)
{
    constexpr float compaction = 5;
    Raster<float> own{shares.tile, 0, 0.f}, of_soil{shares.tile, 0, 0.f}, unsealed{shares.tile, 0, 0.f};
    for (std::size_t k = 0; k < table.classes.size(); ++k) {
        const CoverClass& each = table.classes[k];
        const float open = 1 - each.impervious;
        add_class(shares.of[k], open, unsealed);
        if (each.conductivity)
            add_class(shares.of[k], open * *each.conductivity, own);
        else
            add_class(shares.of[k], each.compacted ? open / compaction : open, of_soil);
    }
    const Raster<float> ground = soil_conductivity(soil);
    for (int i = 0; i < shares.tile.rows; ++i)
        for (int j = 0; j < shares.tile.cols; ++j)
            if (const float part = unsealed.view()(i, j); part > 0)
                conductivity.view()(i, j) = (own.view()(i, j) + of_soil.view()(i, j) * ground.view()(i, j)) / part;
}

/// The code of the largest share; what is unknown is marked in all layers.
void finish_cells(const Shares& shares, const ClassTable& table, Surface& made)
{
    for (int i = 0; i < shares.tile.rows; ++i)
        for (int j = 0; j < shares.tile.cols; ++j) {
            float largest = 0;
            for (std::size_t k = 0; k < table.classes.size(); ++k)
                if (const float share = shares.of[k].view()(i, j); share > largest) {
                    largest = share;
                    made.code.view()(i, j) = static_cast<std::uint8_t>(table.classes[k].code);
                }
            if (largest == 0)
                for (const auto& [name, member] : surface_layers)
                    (made.*member).view()(i, j) = no_value;
        }
}

}  // namespace

Surface::Surface(const Window& window)
    : albedo{window, 0, 0.f}, emissivity{window, 0, 0.f}, manning{window, 0, 0.f}, impervious{window, 0, 0.f}, depression{window, 0, 0.f},
      vegetation{window, 0, 0.f}, conductivity{window, 0, 0.f}, roof{window, 0, 0.f}, code{window, 0, 0}
{
}

void Surface::paste_into(Surface& whole) const
{
    for (const auto& [name, member] : surface_layers)
        paste(this->*member, whole.*member);
    paste(code, whole.code);
}

Surface surface_of(const Shares& shares, const ClassTable& table, const Raster<std::uint8_t>& soil)
{
    Surface made{shares.tile};
    for (std::size_t k = 0; k < table.classes.size(); ++k) {
        const CoverClass& each = table.classes[k];
        add_class(shares.of[k], each.albedo, made.albedo);
        add_class(shares.of[k], each.emissivity, made.emissivity);
        add_class(shares.of[k], each.manning, made.manning);
        add_class(shares.of[k], each.impervious, made.impervious);
        add_class(shares.of[k], each.depression, made.depression);
        add_class(shares.of[k], each.vegetation, made.vegetation);
        add_class(shares.of[k], each.roof() ? 1.f : 0.f, made.roof);
    }
    unsealed_mean(shares, table, soil, made.conductivity);
    finish_cells(shares, table, made);
    return made;
}

}  // namespace arpent
