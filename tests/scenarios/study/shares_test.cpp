#include "scenarios/study/shares.hpp"
#include "scenarios/study/surface.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace arpent {
namespace {

// Indices of the standard classes.
constexpr int roof = 0, road = 1, paved = 2, garden = 5, trees = 7, water = 11;

/// One cell with these shares.
Shares cell(const std::vector<std::pair<int, float>>& of)
{
    Shares made{{0, 0, 1, 1}, {}};
    for (std::size_t k = 0; k < standard_classes().classes.size(); ++k)
        made.of.emplace_back(made.tile, 0, 0.f);
    for (const auto& [index, share] : of)
        made.of[static_cast<std::size_t>(index)].view()(0, 0) = share;
    return made;
}

float share(const Shares& shares, int index) { return shares.of[static_cast<std::size_t>(index)].view()(0, 0); }

Conflict settle(Shares& shares, float built)
{
    Conflict found;
    Settler{standard_classes()}.settle(shares, 0, 0, built, found);
    return found;
}

TEST(Settling, LeavesWhatAgrees)
{
    Shares shares = cell({{roof, 0.3f}, {garden, 0.7f}});
    EXPECT_EQ(settle(shares, 0.3f).total(), 0);
    EXPECT_EQ(share(shares, roof), 0.3f);
    EXPECT_EQ(share(shares, garden), 0.7f);
}

TEST(Settling, LetsGroundGiveWayToBuildingsBeforeTreesAndTreesBeforeRoads)
{
    Shares shares = cell({{roof, 0.125f}, {garden, 0.25f}, {trees, 0.25f}, {road, 0.375f}});
    Conflict found = settle(shares, 0.25f);
    EXPECT_EQ(share(shares, garden), 0.125f);
    EXPECT_EQ(share(shares, trees), 0.25f);
    EXPECT_EQ(found.of(CoverKind::roof, CoverKind::ground), 0.125);
    found = settle(shares, 0.75f);
    EXPECT_EQ(share(shares, roof), 0.75f);
    EXPECT_EQ(share(shares, garden), 0);
    EXPECT_EQ(share(shares, trees), 0);
    EXPECT_EQ(share(shares, road), 0.25f);
    EXPECT_EQ(found.of(CoverKind::roof, CoverKind::tree), 0.25);
    EXPECT_EQ(found.of(CoverKind::roof, CoverKind::road), 0.125);
}

TEST(Settling, KeepsWaterUnderABuilding)
{
    Shares shares = cell({{water, 0.75f}, {garden, 0.25f}});
    const Conflict found = settle(shares, 0.5f);
    EXPECT_EQ(share(shares, water), 0.75f);
    EXPECT_EQ(share(shares, roof), 0.25f);
    EXPECT_EQ(found.of(CoverKind::water, CoverKind::roof), 0.25);
}

TEST(Settling, MakesRoofsWithoutABuildingTheRestOfTheCell)
{
    Shares shares = cell({{roof, 0.5f}, {garden, 0.125f}, {road, 0.375f}});
    const Conflict found = settle(shares, 0);
    EXPECT_EQ(share(shares, roof), 0);
    EXPECT_EQ(share(shares, garden), 0.25f);
    EXPECT_EQ(share(shares, road), 0.75f);
    EXPECT_EQ(found.of(CoverKind::ground, CoverKind::roof), 0.5);

    Shares full = cell({{roof, 1.f}});
    settle(full, 0.25f);
    EXPECT_EQ(share(full, roof), 0.25f);
    EXPECT_EQ(share(full, paved), 0.75f);
}

TEST(Settling, LeavesACellWithoutKnownCover)
{
    Shares shares = cell({});
    EXPECT_EQ(settle(shares, 0.5f).total(), 0);
    EXPECT_EQ(shares.sum(0, 0), 0);
}

TEST(Shares, AreMadeToSumToOneWhereAnythingIsKnown)
{
    Shares shares = cell({{garden, 0.25f}, {road, 0.25f}});
    normalise(shares);
    EXPECT_EQ(share(shares, garden), 0.5f);
    EXPECT_EQ(share(shares, road), 0.5f);
}

Raster<std::uint8_t> soil(int group) { return {{0, 0, 1, 1}, 0, static_cast<std::uint8_t>(group)}; }

TEST(Surface, IsTheSumOfSharesTimesProperties)
{
    const Surface made = surface_of(cell({{roof, 0.5f}, {garden, 0.5f}}), standard_classes(), soil(2));
    EXPECT_FLOAT_EQ(made.impervious.view()(0, 0), 0.625f);
    EXPECT_FLOAT_EQ(made.manning.view()(0, 0), 0.025f);
    EXPECT_FLOAT_EQ(made.depression.view()(0, 0), 0.0025f);
    EXPECT_FLOAT_EQ(made.albedo.view()(0, 0), 0.17f);
    EXPECT_FLOAT_EQ(made.vegetation.view()(0, 0), 0.35f);
    EXPECT_FLOAT_EQ(made.roof.view()(0, 0), 0.5f);
    EXPECT_EQ(made.code.view()(0, 0), 1);  // of equal shares the lowest code
}

TEST(Surface, ConductsLikeItsOpenPartOnly)
{
    // Roofs conduct nothing but have no open part; garden has 0.75 of it on loam, a sports ground 0.7 of a fifth of loam.
    const float loam = 3.4e-3f / 3600;
    EXPECT_FLOAT_EQ(surface_of(cell({{roof, 0.5f}, {garden, 0.5f}}), standard_classes(), soil(2)).conductivity.view()(0, 0), loam);
    const Surface both = surface_of(cell({{12, 0.5f}, {garden, 0.5f}}), standard_classes(), soil(2));
    EXPECT_FLOAT_EQ(both.conductivity.view()(0, 0), (0.7f * loam / 5 + 0.75f * loam) / 1.45f);
    EXPECT_FLOAT_EQ(surface_of(cell({{3, 1.f}}), standard_classes(), soil(4)).conductivity.view()(0, 0), 50e-3f / 3600);  // ballast says its own
    EXPECT_EQ(surface_of(cell({{roof, 1.f}}), standard_classes(), soil(1)).conductivity.view()(0, 0), 0);
}

TEST(Surface, IsUnknownWhereNoCoverIs)
{
    const Surface made = surface_of(cell({}), standard_classes(), soil(1));
    EXPECT_TRUE(std::isnan(made.impervious.view()(0, 0)));
    EXPECT_TRUE(std::isnan(made.conductivity.view()(0, 0)));
    EXPECT_EQ(made.code.view()(0, 0), 0);
}

}  // namespace
}  // namespace arpent
