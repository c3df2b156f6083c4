#include "scenarios/study/surface.hpp"

#include "scenarios/study/sources.hpp"

#include <cmath>

namespace arpent {
namespace {

constexpr float compaction = 5;
constexpr std::size_t sealed = surface_layer("impervious_fraction"), conductivity = surface_layer("saturated_conductivity");

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

/// The same where edits gave some cells a value of their own.
void add_class(const Raster<float>& share, float value, const Raster<float>* own, Raster<float>& to)
{
    if (own == nullptr)
        return add_class(share, value, to);
    for (int i = 0; i < share.rows(); ++i)
        for (int j = 0; j < share.cols(); ++j) {
            const float here = own->view()(i, j);
            to.view()(i, j) += share.view()(i, j) * (std::isnan(here) ? value : here);
        }
}

/// Unsealed shares, and conductivity x unsealed share of all classes, apart for classes that have their own and those that have the soil's.
struct Unsealed {
    explicit Unsealed(const Window& window) : own{window, 0, 0.f}, of_soil{window, 0, 0.f}, share{window, 0, 0.f} {}
    Raster<float> own, of_soil, share;

    void add(const Raster<float>& cover, const CoverClass& each)
    {
        const float open = 1 - each.impervious;
        add_class(cover, open, share);
        if (each.conductivity)
            add_class(cover, open * *each.conductivity, own);
        else
            add_class(cover, each.compacted ? open / compaction : open, of_soil);
    }

    /// Of a class that edits gave other values in some cells.
    void add(const Raster<float>& cover, const CoverClass& each, const Raster<float>* sealed_here, const Raster<float>* conducts_here)
    {
        const auto here = [](const Raster<float>* values, int i, int j) { return values == nullptr ? no_value : values->view()(i, j); };
        for (int i = 0; i < cover.rows(); ++i)
            for (int j = 0; j < cover.cols(); ++j) {
                const float c = cover.view()(i, j), s = here(sealed_here, i, j), k = here(conducts_here, i, j);
                const float open = 1 - (std::isnan(s) ? each.impervious : s);
                share.view()(i, j) += c * open;
                if (each.conductivity || !std::isnan(k))
                    own.view()(i, j) += c * (open * (std::isnan(k) ? *each.conductivity : k));
                else
                    of_soil.view()(i, j) += c * (each.compacted ? open / compaction : open);
            }
    }
};

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

/// The mean conductivity over the unsealed part of each cell.
void unsealed_mean(const Shares& shares, const ClassTable& table, const Raster<std::uint8_t>& soil, Raster<float>& mean)
{
    Unsealed all{shares.tile};
    for (std::size_t k = 0; k < table.classes.size(); ++k) {
        const Raster<float>*sealed_here = shares.own_of(k, sealed), *conducts_here = shares.own_of(k, conductivity);
        if (sealed_here == nullptr && conducts_here == nullptr)
            all.add(shares.of[k], table.classes[k]);
        else
            all.add(shares.of[k], table.classes[k], sealed_here, conducts_here);
    }
    const Raster<float> ground = soil_conductivity(soil);
    for (int i = 0; i < shares.tile.rows; ++i)
        for (int j = 0; j < shares.tile.cols; ++j)
            if (const float part = all.share.view()(i, j); part > 0)
                mean.view()(i, j) = (all.own.view()(i, j) + all.of_soil.view()(i, j) * ground.view()(i, j)) / part;
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
                for (const auto& [name, member, property] : surface_layers)
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
    for (const auto& [name, member, property] : surface_layers)
        paste(this->*member, whole.*member);
    paste(code, whole.code);
}

float class_value(const Shares& shares, const ClassTable& table, const Raster<std::uint8_t>& soil, std::size_t k, std::size_t layer, int i, int j)
{
    const Raster<float>* own = shares.own_of(k, layer);
    const float here = own == nullptr ? no_value : own->view()(i, j);
    const CoverClass& each = table.classes[k];
    if (!std::isnan(here))
        return here;
    if (layer != conductivity)
        return each.*surface_layers[layer].property;
    return each.conductivity.value_or(soil_of(soil.view()(i, j)).conductivity / (each.compacted ? compaction : 1));
}

Surface surface_of(const Shares& shares, const ClassTable& table, const Raster<std::uint8_t>& soil)
{
    Surface made{shares.tile};
    for (std::size_t k = 0; k < table.classes.size(); ++k) {
        const CoverClass& each = table.classes[k];
        for (std::size_t n = 0; n < surface_layers.size(); ++n)
            if (const auto& [name, member, property] = surface_layers[n]; property != nullptr)
                add_class(shares.of[k], each.*property, shares.own_of(k, n), made.*member);
        add_class(shares.of[k], each.roof() ? 1.f : 0.f, made.roof);
    }
    unsealed_mean(shares, table, soil, made.conductivity);
    finish_cells(shares, table, made);
    return made;
}

Raster<float> roof_mean(const Shares& shares, const ClassTable& table, std::size_t layer)
{
    Raster<float> made{shares.tile, 0, 0.f}, roof{shares.tile, 0, 0.f};
    for (std::size_t k = 0; k < table.classes.size(); ++k)
        if (const CoverClass& each = table.classes[k]; each.roof()) {
            add_class(shares.of[k], each.*surface_layers[layer].property, shares.own_of(k, layer), made);
            add_class(shares.of[k], 1, roof);
        }
    for (int i = 0; i < made.rows(); ++i)
        for (int j = 0; j < made.cols(); ++j)
            if (const float part = roof.view()(i, j); part > 0)
                made.view()(i, j) /= part;
    return made;
}

}  // namespace arpent
