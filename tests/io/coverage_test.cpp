#include "io/coverage.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <map>
#include <random>

namespace arpent {
namespace {

using Cells = std::map<std::pair<int, int>, double>;

Cells by_cell(const std::vector<CellShare>& shares)
{
    Cells cells;
    for (const CellShare& share : shares) {
        EXPECT_TRUE(std::isfinite(share.share));
        EXPECT_GT(share.share, 0);
        EXPECT_TRUE(cells.emplace(std::pair{share.row, share.col}, share.share).second) << "a cell comes twice";
    }
    return cells;
}

double total(const std::vector<CellShare>& shares)
{
    double sum = 0;
    for (const CellShare& share : shares)
        sum += share.share;
    return sum;
}

double area(const std::vector<Polygon>& polygons) { return Geometry{{}, {}, polygons}.area(); }

Polygon rectangle(double west, double south, double east, double north) { return {{{west, south}, {east, south}, {east, north}, {west, north}}}; }

/// A grid of 10 x 10 cells of 1 m with its south-west corner at 0.
const Grid ten{10, 10, 1, 0, 10, ""};

TEST(AreaShares, OfARectangleAreProductsOfSides)
{
    const auto cells = by_cell(area_shares({rectangle(1.25, 7.5, 3.5, 9)}, ten));
    const Cells expected{{{1, 1}, 0.75}, {{1, 2}, 1}, {{1, 3}, 0.5}, {{2, 1}, 0.375}, {{2, 2}, 0.5}, {{2, 3}, 0.25}};
    EXPECT_EQ(cells, expected);
}

TEST(AreaShares, OfATriangleAreHalves)
{
    const auto cells = by_cell(area_shares({{{{0, 10}, {2, 10}, {0, 8}}}}, ten));
    const Cells expected{{{0, 0}, 1}, {{0, 1}, 0.5}, {{1, 0}, 0.5}};
    EXPECT_EQ(cells, expected);
}

TEST(AreaShares, EdgesOnCellEdgesReachNoFurther)
{
    const auto shares = area_shares({rectangle(2, 3, 5, 7)}, ten);
    EXPECT_EQ(shares.size(), 12u);
    for (const CellShare& share : shares) {
        EXPECT_EQ(share.share, 1);
        EXPECT_TRUE(share.row >= 3 && share.row < 7 && share.col >= 2 && share.col < 5);
    }
}

TEST(AreaShares, APolygonWithinOneCellIsItsArea)
{
    const auto shares = area_shares({rectangle(4.3, 4.4, 4.3001, 4.4001)}, ten);
    ASSERT_EQ(shares.size(), 1u);
    EXPECT_EQ(shares[0].row, 5);
    EXPECT_EQ(shares[0].col, 4);
    EXPECT_NEAR(shares[0].share, 1e-8, 1e-17);
}

TEST(AreaShares, APolygonRoundTheGridFillsIt)
{
    EXPECT_EQ(total(area_shares({rectangle(-1e6, -1e6, 1e6, 1e6)}, ten)), 100);
    EXPECT_EQ(total(area_shares({{{{-40, 5}, {5, -40}, {50, 5}, {5, 50}}}}, ten)), 100);
    EXPECT_TRUE(area_shares({rectangle(11, 0, 20, 10)}, ten).empty());
    EXPECT_TRUE(area_shares({rectangle(10, 0, 20, 10)}, ten).empty());
    EXPECT_TRUE(area_shares({rectangle(0, 10, 10, 20)}, ten).empty());
}

TEST(AreaShares, OfWhatReachesOverTheEdgeOnlyTheGridsPartCounts)
{
    EXPECT_NEAR(total(area_shares({rectangle(-5, -5, 1.5, 2.25)}, ten)), 1.5 * 2.25, 1e-12);
    EXPECT_NEAR(total(area_shares({rectangle(8.5, 7.75, 55, 55)}, ten)), 1.5 * 2.25, 1e-12);
    EXPECT_NEAR(total(area_shares({rectangle(-3, 4.25, 13, 4.75)}, ten)), 5, 1e-12);
    EXPECT_NEAR(total(area_shares({rectangle(4.25, -3, 4.75, 13)}, ten)), 5, 1e-12);
    EXPECT_NEAR(total(area_shares({{{{-10, 0}, {10, 20}, {10, 0}}}}, ten)), 100, 1e-12);
    EXPECT_NEAR(total(area_shares({{{{0, -10}, {20, 10}, {0, 10}}}}, ten)), 100, 1e-12);
    EXPECT_NEAR(total(area_shares({{{{-5, 5}, {5, 15}, {15, 5}, {5, -5}}}}, ten)), 100, 1e-12);
}

TEST(AreaShares, HolesAndTheTurnOfRingsDoNotMatter)
{
    Polygon polygon = rectangle(1, 1, 9, 9);
    polygon.push_back(rectangle(2.5, 2.5, 7.25, 7.25)[0]);
    const auto cells = by_cell(area_shares({polygon}, ten));
    double sum = 0;
    for (const auto& [cell, share] : cells)
        sum += share;
    EXPECT_NEAR(sum, 64 - 4.75 * 4.75, 1e-12);
    EXPECT_FALSE(cells.contains({5, 5}));
    for (const unsigned turned : {1u, 2u, 3u}) {
        Polygon other = polygon;
        for (std::size_t n = 0; n < 2; ++n)
            if (turned & (1u << n))
                std::reverse(other[n].begin(), other[n].end());
        EXPECT_EQ(by_cell(area_shares({other}, ten)), cells);
    }
}

double uniform(std::mt19937& random, double low, double high) { return std::uniform_real_distribution<double>{low, high}(random); }

/// A star of `count` corners round a middle, without crossings.
Ring star(std::mt19937& random, int count, double x, double y, double smallest, double largest)
{
    Ring ring;
    for (int n = 0; n < count; ++n) {
        const double angle = 2 * std::acos(-1.0) * n / count, r = uniform(random, smallest, largest);
        ring.push_back({x + r * std::cos(angle), y + r * std::sin(angle)});
    }
    return ring;
}

/// A star with a star as a hole.
Polygon random_polygon(std::mt19937& random, double x, double y, double size)
{
    const int count = 3 + static_cast<int>(random() % 60);
    return {star(random, std::max(count, 8), x, y, 0.5 * size, size), star(random, std::max(count / 2, 3), x, y, 0.05 * size, 0.3 * size)};
}

bool inside(const Polygon& polygon, double x, double y)
{
    bool in = false;
    for (const Ring& ring : polygon)
        for (std::size_t n = 0; n < ring.size(); ++n) {
            const Point &a = ring[n], &b = ring[(n + 1) % ring.size()];
            if ((a.y > y) != (b.y > y) && x < a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y))
                in = !in;
        }
    return in;
}

TEST(AreaShares, OfRandomPolygonsSumToTheirArea)
{
    std::mt19937 random{1};
    for (int n = 0; n < 800; ++n) {
        const double cell = std::exp2(static_cast<int>(random() % 9) - 4), size = uniform(random, 0.3, 30);
        const Grid grid{static_cast<int>(400 / cell) + 1, static_cast<int>(400 / cell) + 1, cell, 660900, 6363600, ""};
        const Polygon polygon = random_polygon(random, 661100 + uniform(random, 0, cell), 6363400 - uniform(random, 0, cell), size);
        const double exact = area({polygon});
        ASSERT_NEAR(total(area_shares({polygon}, grid)) * cell * cell, exact, 1e-9 * exact) << n;
    }
}

TEST(AreaShares, AgreeWithSupersampling)
{
    std::mt19937 random{2};
    constexpr int fine = 40;
    for (int n = 0; n < 30; ++n) {
        const Polygon polygon = random_polygon(random, uniform(random, 4, 6), uniform(random, 4, 6), uniform(random, 1, 7));
        auto cells = by_cell(area_shares({polygon}, ten));
        for (int i = 0; i < 10; ++i)
            for (int j = 0; j < 10; ++j) {
                int count = 0;
                for (int s = 0; s < fine * fine; ++s)
                    count += inside(polygon, j + (s % fine + 0.5) / fine, 10 - i - (s / fine + 0.5) / fine);
                ASSERT_NEAR((cells[{i, j}]), static_cast<double>(count) / (fine * fine), 0.05) << n << ": " << i << " " << j;
            }
    }
}

TEST(AreaShares, OfAMirroredPolygonAreMirrored)
{
    std::mt19937 random{3};
    for (int n = 0; n < 200; ++n) {
        const Polygon polygon = random_polygon(random, 5.3, 4.1, 4);
        Polygon west_east = polygon, turned = polygon;
        for (auto& ring : west_east)
            for (Point& at : ring)
                at.x = 10 - at.x;
        for (auto& ring : turned)
            for (Point& at : ring)
                at = {at.y, at.x};
        auto cells = by_cell(area_shares({polygon}, ten)), mirrored = by_cell(area_shares({west_east}, ten)), across = by_cell(area_shares({turned}, ten));
        EXPECT_EQ(cells.size(), mirrored.size());
        for (const auto& [cell, share] : cells) {
            ASSERT_NEAR((mirrored[{cell.first, 9 - cell.second}]), share, 1e-12);
            ASSERT_NEAR((across[{9 - cell.second, 9 - cell.first}]), share, 1e-12);
        }
    }
}

TEST(AreaShares, OfGridsThatShareAnEdgeAddUp)
{
    std::mt19937 random{4};
    const Grid fine{40, 40, 0.25, 0, 10, ""};
    for (int n = 0; n < 200; ++n) {
        const Polygon polygon = random_polygon(random, 5, 5, 6);  // over the grid's edge
        Cells sums;
        for (const CellShare& share : area_shares({polygon}, fine))
            sums[{share.row / 4, share.col / 4}] += share.share / 16;
        auto cells = by_cell(area_shares({polygon}, ten));
        for (const auto& [cell, share] : sums)
            ASSERT_NEAR(cells[cell], share, 1e-12);
        double parts = 0;
        for (const Window& window : {Window{0, 0, 3, 10}, Window{3, 0, 7, 4}, Window{3, 4, 7, 6}})
            parts += total(area_shares({polygon}, ten.cropped(window)));
        ASSERT_NEAR(parts, total(area_shares({polygon}, ten)), 1e-11);
    }
}

/// Two polygons that part the grid along a ragged line.
std::vector<Polygon> halves(std::mt19937& random)
{
    Ring west{{0, 0}}, east{{10, 0}};
    for (int n = 0; n <= 40; ++n) {
        const Point at{random() % 3 == 0 ? 5.0 : uniform(random, 3, 7), n / 4.0};
        west.push_back(at);
        east.push_back(at);
    }
    west.push_back({0, 10});
    east.push_back({10, 10});
    return {{west}, {east}};
}

TEST(AreaShares, OfPolygonsThatPartTheGridFillIt)
{
    std::mt19937 random{5};
    for (int n = 0; n < 200; ++n) {
        const auto shares = area_shares(halves(random), ten);
        ASSERT_EQ(shares.size(), 100u);
        for (const CellShare& share : shares)
            ASSERT_NEAR(share.share, 1, 1e-12);
    }
}

TEST(AreaShares, OverlapsCountOnce)
{
    const auto shares = area_shares({rectangle(1, 1, 4, 4), rectangle(2, 2, 5, 5)}, ten);
    EXPECT_EQ(total(shares), 14);
}

TEST(AreaShares, AMillionCornersAreExact)
{
    std::mt19937 random{6};
    const Polygon polygon{star(random, 1000000, 500, 500, 200, 201)};
    const Grid grid{1000, 1000, 1, 0, 1000, ""};
    const double exact = area({polygon});
    EXPECT_NEAR(total(area_shares({polygon}, grid)), exact, 1e-9 * exact);
}

TEST(AreaShares, NothingGivesNanOrNegativeShares)
{
    const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
    EXPECT_TRUE(area_shares({}, ten).empty());
    EXPECT_TRUE(area_shares({{}}, ten).empty());
    EXPECT_TRUE(area_shares({{{}}}, ten).empty());
    EXPECT_TRUE(area_shares({{{{1, 1}, {2, 2}, {3, 3}}}}, ten).empty());
    EXPECT_TRUE(area_shares({{{{1, 1}, {1, 1}, {1, 1}}}}, ten).empty());
    EXPECT_TRUE(area_shares({{{{1, 1}, {nan, 2}, {3, 1}}}}, ten).empty());
    EXPECT_TRUE(area_shares({{{{1, 1}, {inf, 2}, {3, 1}}}}, ten).empty());
    EXPECT_TRUE(area_shares({{{{-1e308, -1e308}, {1e308, -1e308}, {0, 1e308}}}}, ten).empty());
    EXPECT_TRUE(line_lengths({{{1, 1}, {nan, 2}}, {{-1e308, 1}, {1e308, 2}}}, ten).empty());
    EXPECT_TRUE(centres_inside({{{{1, 1}, {nan, 2}, {9, 9}}}}, ten).empty());
    EXPECT_TRUE(point_cells({{nan, 1}, {1, inf}}, ten).empty());
    by_cell(area_shares({{{{0, 0}, {10, 10}, {10, 0}, {0, 10}}}}, ten));  // a bow
}

TEST(CentresInside, AreThoseOfTheMiddles)
{
    std::mt19937 random{7};
    for (int n = 0; n < 200; ++n) {
        const Polygon polygon = random_polygon(random, 5, 5, 7);
        const auto cells = by_cell(centres_inside({polygon}, ten));
        for (int i = 0; i < 10; ++i)
            for (int j = 0; j < 10; ++j)
                ASSERT_EQ((cells.contains({i, j})), inside(polygon, j + 0.5, 9.5 - i)) << n << ": " << i << " " << j;
    }
}

TEST(CentresInside, OnASharedEdgeBelongToOne)
{
    const std::vector<Polygon> parts{rectangle(0, 0, 4.5, 5.5), rectangle(4.5, 0, 10, 5.5), rectangle(0, 5.5, 4.5, 10), rectangle(4.5, 5.5, 10, 10)};
    std::size_t count = 0;
    for (const Polygon& part : parts)
        count += centres_inside({part}, ten).size();
    EXPECT_EQ(count, 100u);
    std::mt19937 random{8};
    for (int n = 0; n < 200; ++n) {
        const auto two = halves(random);
        EXPECT_EQ(centres_inside({two[0]}, ten).size() + centres_inside({two[1]}, ten).size(), 100u);
    }
}

TEST(LineLengths, SumToTheLengthWithinTheGrid)
{
    std::mt19937 random{9};
    for (int n = 0; n < 500; ++n) {
        Line line;
        for (int k = 0; k < 20; ++k)
            line.push_back({uniform(random, 0, 11), uniform(random, 0, 10)});
        for (Point& at : line)
            at.x = std::min(at.x, 10.0);
        ASSERT_NEAR(total(line_lengths({line}, ten)), (Geometry{{}, {line}, {}}.length()), 1e-10);
    }
}

TEST(LineLengths, AreThoseOfEachCell)
{
    const auto cells = by_cell(line_lengths({{{0.5, 9.5}, {2.5, 9.5}}, {{-5, -5}, {20, 20}}}, ten));
    EXPECT_NEAR((cells.at({0, 0})), 0.5, 1e-12);
    EXPECT_NEAR((cells.at({0, 1})), 1, 1e-12);
    EXPECT_NEAR((cells.at({0, 2})), 0.5, 1e-12);
    EXPECT_NEAR((cells.at({9, 0})), std::sqrt(2.0), 1e-12);
    EXPECT_NEAR((cells.at({0, 9})), std::sqrt(2.0), 1e-12);
}

TEST(LineLengths, AlongEdgesCountOnce)
{
    EXPECT_EQ(by_cell(line_lengths({{{3, 0}, {3, 1}}}, ten)), (Cells{{{9, 3}, 1}}));
    EXPECT_EQ(by_cell(line_lengths({{{3, 4}, {4, 4}}}, ten)), (Cells{{{6, 3}, 1}}));
    EXPECT_EQ(by_cell(line_lengths({{{10, 0}, {10, 1}}}, ten)), (Cells{{{9, 9}, 1}}));
    EXPECT_EQ(by_cell(line_lengths({{{3, 0}, {4, 0}}}, ten)), (Cells{{{9, 3}, 1}}));
    EXPECT_EQ(by_cell(line_lengths({{{0, 9}, {0, 10}}}, ten)), (Cells{{{0, 0}, 1}}));
    EXPECT_TRUE(line_lengths({{{11, 0}, {11, 10}}, {{-1, 3}, {-0.5, 3}}}, ten).empty());
}

TEST(PointCells, AddUp)
{
    const auto cells = by_cell(point_cells({{0.5, 0.5}, {0.7, 0.2}, {10, 10}, {11, 3}, {3, 7}}, ten));
    EXPECT_EQ(cells, (Cells{{{9, 0}, 2}, {{0, 9}, 1}, {{3, 3}, 1}}));
}

}  // namespace
}  // namespace arpent
