#include "scenarios/study/cover_cell.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

// Indices of the standard classes.
constexpr int roof = 0, road = 1, paved = 2, garden = 5;

/// One cell with these shares on soil of group B.
CoverTile cell(const std::vector<std::pair<int, float>>& of)
{
    const Window one{0, 0, 1, 1};
    CoverTile made{{one, {}}, standard_classes(), {one, 0, 2}};
    for (std::size_t k = 0; k < standard_classes().classes.size(); ++k)
        made.shares.of.emplace_back(one, 0, 0.f);
    for (const auto& [index, share] : of)
        made.shares.of[static_cast<std::size_t>(index)].view()(0, 0) = share;
    return made;
}

float share(const CoverTile& tile, int index) { return tile.shares.of[static_cast<std::size_t>(index)].view()(0, 0); }

float layer(const CoverTile& tile, std::string_view name)
{
    return (surface_of(tile.shares, tile.table, tile.soil).*surface_layers[surface_layer(name)].member).view()(0, 0);
}

Retouch set(std::string_view name, std::vector<int> of, bool whole_part = false) { return {EditOp::set, std::move(of), surface_layer(name), whole_part}; }

TEST(Reclass, TakesItsShareOfAllThatItIsTakenFrom)
{
    CoverTile tile = cell({{roof, 0.25f}, {road, 0.25f}, {paved, 0.5f}});
    EXPECT_EQ(reclass(tile, 0, 0, {{road, paved}, garden, false}, 0.5), 0.375f);
    EXPECT_EQ(share(tile, roof), 0.25f);
    EXPECT_EQ(share(tile, road), 0.125f);
    EXPECT_EQ(share(tile, paved), 0.25f);
    EXPECT_EQ(share(tile, garden), 0.375f);
}

TEST(Reclass, MayLieOnThePartThatItIsTakenFromAsFarAsThereIsRoom)
{
    CoverTile tile = cell({{roof, 0.25f}, {garden, 0.75f}});
    EXPECT_EQ(reclass(tile, 0, 0, {{garden}, roof, true}, 0.5), 0.5f);
    EXPECT_EQ(share(tile, roof), 0.75f);
    EXPECT_EQ(reclass(tile, 0, 0, {{garden}, roof, true}, 0.5), 0.25f);
    EXPECT_EQ(share(tile, roof), 1.f);
}

TEST(Reclass, OfNothingKeepsEveryBit)
{
    CoverTile tile = cell({{roof, 0.1f}, {garden, 0.9f}});
    EXPECT_EQ(reclass(tile, 0, 0, {{road, paved}, garden, false}, 0.3), 0);
    EXPECT_EQ(share(tile, roof), 0.1f);
    EXPECT_EQ(share(tile, garden), 0.9f);
}

TEST(Retouch, ChangesWhatItsCoversHaveAndNoOthers)
{
    CoverTile tile = cell({{roof, 0.5f}, {road, 0.25f}, {garden, 0.25f}});
    EXPECT_EQ(retouch(tile, 0, 0, set("albedo", {roof}), 1, 0.65), 0.5f);
    EXPECT_FLOAT_EQ(layer(tile, "albedo"), 0.5f * 0.65f + 0.25f * 0.18f + 0.25f * 0.16f);
    EXPECT_FLOAT_EQ(layer(tile, "emissivity"), 0.75f * 0.95f + 0.25f * 0.94f);
    EXPECT_FLOAT_EQ(roof_mean(tile.shares, tile.table, surface_layer("albedo")).view()(0, 0), 0.65f);
    EXPECT_EQ(share(tile, roof), 0.5f);
}

TEST(Retouch, OfAPartOfTheCoverGivesTheMean)
{
    CoverTile tile = cell({{roof, 0.5f}, {road, 0.5f}});
    EXPECT_EQ(retouch(tile, 0, 0, set("albedo", {roof}, true), 0.25, 0.58), 0.25f);  // half of the roof
    EXPECT_FLOAT_EQ(roof_mean(tile.shares, tile.table, surface_layer("albedo")).view()(0, 0), 0.38f);
    EXPECT_EQ(retouch(tile, 0, 0, set("albedo", {roof}), 0.5, 0.58), 0.25f);  // half of it again
    EXPECT_FLOAT_EQ(roof_mean(tile.shares, tile.table, surface_layer("albedo")).view()(0, 0), 0.48f);
}

TEST(Retouch, OfWhatIsSoAlreadyKeepsEveryBit)
{
    CoverTile tile = cell({{roof, 0.1f}, {garden, 0.9f}});
    const float albedo = layer(tile, "albedo");
    EXPECT_EQ(retouch(tile, 0, 0, set("albedo", {roof}), 0.7, static_cast<double>(0.18f)), 0.7f * 0.1f);
    EXPECT_EQ(retouch(tile, 0, 0, set("albedo", {road}), 0.7, 0.9), 0);
    EXPECT_EQ(retouch(tile, 0, 0, set("albedo", {garden}), 0.5, {}), 0.5f * 0.9f);
    EXPECT_TRUE(tile.shares.own.empty());
    EXPECT_EQ(layer(tile, "albedo"), albedo);
}

TEST(Retouch, OfTheSoilReachesTheUnsealedPartOfItsCovers)
{
    constexpr float mm_h = 1e-3f / 3600;
    CoverTile tile = cell({{garden, 0.5f}, {road, 0.5f}});
    EXPECT_FLOAT_EQ(layer(tile, "saturated_conductivity"), 3.4f * mm_h);
    retouch(tile, 0, 0, set("saturated_conductivity", {garden}, true), 0.25, static_cast<double>(10.6f * mm_h));
    EXPECT_FLOAT_EQ(layer(tile, "saturated_conductivity"), 7 * mm_h);
}

TEST(Retouch, OfTheSealReachesTheSoilBelow)
{
    CoverTile tile = cell({{road, 0.5f}, {garden, 0.5f}});
    retouch(tile, 0, 0, set("impervious_fraction", {road}), 1, 0.5);
    EXPECT_FLOAT_EQ(layer(tile, "impervious_fraction"), 0.375f);
    // asphalt conducts nothing by its table, gardens as their soil: weighted by what is open of each
    EXPECT_FLOAT_EQ(layer(tile, "saturated_conductivity"), 3.4e-3f / 3600 * 0.375f / 0.625f);
}

TEST(Retouch, GivesWayWhereTheCoverIsTakenAndMixesWithWhatComes)
{
    CoverTile tile = cell({{road, 0.5f}, {garden, 0.5f}});
    retouch(tile, 0, 0, set("albedo", {road}), 1, 0.38);
    reclass(tile, 0, 0, {{garden}, road, false}, 1);  // asphalt of 0.18 comes to asphalt of 0.38
    EXPECT_FLOAT_EQ(layer(tile, "albedo"), 0.28f);
    reclass(tile, 0, 0, {{road}, garden, false}, 1);
    EXPECT_FLOAT_EQ(layer(tile, "albedo"), 0.16f);
    reclass(tile, 0, 0, {{garden}, road, false}, 1);  // all of it new
    EXPECT_FLOAT_EQ(layer(tile, "albedo"), 0.18f);
}

}  // namespace
}  // namespace arpent
