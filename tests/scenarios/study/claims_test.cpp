#include "scenarios/study/claims.hpp"


#include <gtest/gtest.h>

#include <numbers>
#include <random>

namespace arpent {
namespace {

const Grid grid{6, 6, 10, 0, 60, "EPSG:2154"};

Polygon box(double west, double south, double east, double north) { return {Ring{{west, south}, {east, south}, {east, north}, {west, north}}}; }

Claim claim(CoverKind kind, std::size_t index, double resolution = 1, const std::string& product = "a")
{
    return {kind, {{index, 1.f}}, false, resolution, product, "table", static_cast<int>(index)};
}

double area(const Shares& shares, std::size_t index)
{
    double sum = 0;
    for (int i = 0; i < shares.tile.rows; ++i)
        for (int j = 0; j < shares.tile.cols; ++j)
            sum += static_cast<double>(shares.of[index].view()(i, j));
    return sum * grid.cell * grid.cell;
}

TEST(Claims, AreSettledByTheStatedOrderAndCounted)
{
    // ground everywhere, a tree, road, roof and water each over a part of the last
    std::vector<Claim> claims{claim(CoverKind::ground, 0), claim(CoverKind::tree, 1), claim(CoverKind::road, 2), claim(CoverKind::roof, 3), claim(CoverKind::water, 4)};
    std::vector<ClaimedGround> grounds;
    for (std::size_t n = 0; n < 5; ++n)
        grounds.push_back({n, {box(10 * static_cast<double>(n), 0, 60, 60)}, {}, 0});
    Conflict conflict;
    const Shares made = ClaimedCover{grid, 5, claims, grounds, {}}.shares(grid.whole(), conflict);
    for (std::size_t n = 0; n < 4; ++n)
        EXPECT_EQ(area(made, n), 600);
    EXPECT_EQ(area(made, 4), 1200);
    EXPECT_EQ(conflict.of(CoverKind::water, CoverKind::ground), 12);
    EXPECT_EQ(conflict.of(CoverKind::road, CoverKind::tree), 6);
    EXPECT_EQ(conflict.of(CoverKind::tree, CoverKind::road), 0);
}

TEST(Claims, OfOneKindGoToTheFinerProduct)
{
    Conflict conflict;
    const Shares made = ClaimedCover{grid, 2, {claim(CoverKind::tree, 0, 1, "fine"), claim(CoverKind::tree, 1, 100, "coarse")},
                                     {{0, {box(0, 0, 30, 60)}, {}, 0}, {1, {box(0, 0, 60, 60)}, {}, 0}}, {}}.shares(grid.whole(), conflict);
    EXPECT_EQ(area(made, 0), 1800);
    EXPECT_EQ(area(made, 1), 1800);
    EXPECT_EQ(conflict.total(), 0);
}

TEST(Claims, ComeToTheSameInAnyOrderAndInAnyTilesAndSumToTheLand)
{
    std::mt19937 random{3};
    std::uniform_real_distribution<double> at{-10, 70};
    std::vector<Claim> claims;
    std::vector<ClaimedGround> grounds{{0, {box(-1, -1, 61, 61)}, {}, 0}};
    for (std::size_t n = 0; n < 12; ++n) {
        claims.push_back(claim(static_cast<CoverKind>(n % 5), n, 1 + static_cast<double>(n % 3), n % 2 == 0 ? "a" : "b"));
        const double x = at(random), y = at(random);
        n % 3 == 2 ? grounds.push_back({n, {}, {{{x, y}, {at(random), at(random)}, {at(random), at(random)}}}, 3.5})
                   : grounds.push_back({n, {box(x, y, x + 25, y + 15)}, {}, 0});
    }
    Conflict conflict;
    const ClaimedCover cover{grid, 12, claims, grounds, {}};
    const Shares made = cover.shares(grid.whole(), conflict);
    double all = 0;
    for (std::size_t n = 0; n < 12; ++n)
        all += area(made, n);
    EXPECT_EQ(all, 3600);
    EXPECT_GT(conflict.total(), 0);

    std::vector<Claim> turned{claims.rbegin(), claims.rend()};
    std::vector<ClaimedGround> others{grounds.rbegin(), grounds.rend()};
    for (ClaimedGround& each : others)
        each.claim = 11 - each.claim;
    Conflict again;
    const Shares same = ClaimedCover{grid, 12, turned, others, {}}.shares(grid.whole(), again);
    EXPECT_EQ(conflict.areas, again.areas);
    Conflict part;
    const Shares tile = cover.shares({2, 1, 3, 4}, part);
    for (std::size_t n = 0; n < 12; ++n)
        for (int i = 0; i < 6; ++i)
            for (int j = 0; j < 6; ++j)
                EXPECT_EQ(made.of[n].view()(i, j), same.of[n].view()(i, j));
    for (std::size_t n = 0; n < 12; ++n)
        for (int i = 0; i < 3; ++i)
            for (int j = 0; j < 4; ++j)
                EXPECT_EQ(made.of[n].view()(i + 2, j + 1), tile.of[n].view()(i, j));
}

TEST(Claims, OfLinesAreAsWideAsTheySay)
{
    const Grid fine{128, 128, 1, 0, 128, "EPSG:2154"};
    Conflict conflict;
    const Shares made = ClaimedCover{fine, 1, {claim(CoverKind::road, 0)}, {{0, {}, {{{20, 20}, {80, 100}}}, 4}}, {}}.shares(fine.whole(), conflict);
    double sum = 0;
    for (int i = 0; i < 128; ++i)
        for (int j = 0; j < 128; ++j)
            sum += static_cast<double>(made.of[0].view()(i, j));
    EXPECT_NEAR(sum, 100 * 8 + std::numbers::pi * 16, 1);
}

TEST(Claims, ToTheRestHoldWhereNothingElseDoes)
{
    Claim rest = claim(CoverKind::water, 0);  // whatever its kind
    rest.rest = true;
    Conflict conflict;
    const Shares made = ClaimedCover{grid, 2, {rest, claim(CoverKind::ground, 1)}, {{1, {box(0, 0, 60, 20)}, {}, 0}}, {}}.shares(grid.whole(), conflict);
    EXPECT_EQ(area(made, 0), 2400);
    EXPECT_EQ(area(made, 1), 1200);
    EXPECT_EQ(conflict.rest, 24);
    EXPECT_EQ(conflict.total(), 0);
}

}  // namespace
}  // namespace arpent
