#include "models/heat/views.hpp"

#include "support/dice.hpp"
#include "support/split_rows.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace arpent::heat {
namespace {

constexpr int D = 32;

/// Views of some cells on a plane and on sides.
struct Views {
    std::vector<std::vector<float>> rows;

    explicit Views(std::size_t cols) : rows(20, std::vector<float>(cols)) {}
    ViewRows plane(int j = 0) { return from(0, j); }
    ViewRows sides(int j = 0) { return from(10, j); }

private:
    ViewRows from(std::size_t k, int j)
    {
        ViewRows made{rows[k].data() + j, rows[k + 1].data() + j, {}};
        for (std::size_t n = 0; n < sectors; ++n)
            made.walls[n] = rows[k + 2 + n].data() + j;
        return made;
    }
};

double sum(const ViewRows& v, std::size_t j)
{
    double made = static_cast<double>(v.open[j]) + static_cast<double>(v.crown[j]);
    for (const float* wall : v.walls)
        made += static_cast<double>(wall[j]);
    return made;
}

TEST(Views, SectorsAreFourDirectionsRoundTheirMiddle)
{
    EXPECT_EQ(sector_of(0, 32), 0u);
    EXPECT_EQ(sector_of(1, 32), 0u);
    EXPECT_EQ(sector_of(2, 32), 1u);
    EXPECT_EQ(sector_of(29, 32), 7u);
    EXPECT_EQ(sector_of(30, 32), 0u);
    EXPECT_EQ(sector_of(31, 32), 0u);
    EXPECT_EQ(sector_of(4, 8), 5u) << "the middle of direction 4 of 8 is 202.5 degrees, an edge: the next";
}

TEST(Views, OfTheOpenAreSkyAndOfAPitAreWalls)
{
    std::vector<std::uint8_t> sky(2 * D);
    for (std::size_t d = 0; d < D; ++d)
        sky[2 * d] = 255;
    Views v{2};
    views_row(2, uniform_fit(D), {sky.data(), nullptr, 2}, 0.03f, v.plane(), v.sides());
    EXPECT_NEAR(v.plane().open[0], 1, 1e-6);
    EXPECT_NEAR(v.sides().open[0], 0.5, 1e-6);
    EXPECT_EQ(v.plane().open[1], 0);
    for (std::size_t k = 0; k < sectors; ++k) {
        EXPECT_NEAR(v.plane().walls[k][0], 0, 1e-6);
        EXPECT_NEAR(v.plane().walls[k][1], 0.125, 1e-6);
        EXPECT_NEAR(v.sides().walls[k][1], 0.0625, 1e-6);
    }
    EXPECT_EQ(v.plane().crown[0], 0);
    EXPECT_EQ(v.plane().crown[1], 0);
}

TEST(Views, AWallIsSeenTowardsItsSector)
{
    std::vector<std::uint8_t> sky(D, 255);
    for (const int d : {6, 7, 8, 9})  // east: 73 to 107 degrees
        sky[static_cast<std::size_t>(d)] = 128;
    Views v{1};
    views_row(1, uniform_fit(D), {sky.data(), nullptr, 1}, 0.03f, v.plane(), v.sides());
    EXPECT_NEAR(v.plane().walls[2][0], 0.125 * 127 / 255, 1e-5);
    EXPECT_NEAR(v.plane().walls[6][0], 0, 1e-6);
    const double h = std::acos(std::sqrt(128 / 255.0));
    EXPECT_NEAR(v.sides().walls[2][0], 0.125 * (0.5 - (1.5707963 - h - std::sin(h) * std::cos(h)) / 3.14159265), 2e-3);
}

/// 700 cells at random.
struct Scene {
    std::vector<std::uint8_t> sky, crown;

    Scene()
    {
        testing::Dice dice;
        for (int k = 0; k < 700 * D; ++k) {
            sky.push_back(static_cast<std::uint8_t>(256 * dice()));
            crown.push_back(static_cast<std::uint8_t>(sky.back() * dice()));
        }
    }
    SkyBytes from(int j) const { return {sky.data() + j, crown.data() + j, 700}; }
};

TEST(Views, AreOneOnAPlaneAndHalfOnSides)
{
    const Scene s;
    Views v{700};
    views_row(700, uniform_fit(D), s.from(0), 0.1f, v.plane(), v.sides());
    for (std::size_t j = 0; j < 700; ++j) {
        ASSERT_NEAR(sum(v.plane(), j), 1, 1e-6);
        ASSERT_NEAR(sum(v.sides(), j), 0.5, 1e-6);
        double crowns = 0;
        for (std::size_t d = 0; d < D; ++d)
            crowns += 0.9 * s.crown[d * 700 + j] / 255.0 / D;
        ASSERT_NEAR(v.plane().crown[j], crowns, 1e-5);
    }
}

TEST(Views, WithoutCrownsHaveNone)
{
    const Scene s;
    Views v{700};
    SkyBytes bytes = s.from(0);
    bytes.crown = nullptr;
    views_row(700, uniform_fit(D), bytes, 0.1f, v.plane(), v.sides());
    EXPECT_EQ(v.rows[1], std::vector<float>(700));
    EXPECT_EQ(v.rows[11], std::vector<float>(700));
}

TEST(Views, SurroundingsOfOneRadianceAreAnEnclosure)
{
    const Scene s;
    Views v{700};
    views_row(700, uniform_fit(D), s.from(0), 0.1f, v.plane(), v.sides());
    Surroundings around;
    around.walls.fill(400), around.crown = 400, around.sky = 400;
    std::vector<float> plane(700), sides(700);
    add_views_row(700, v.plane(), around, plane.data());
    add_views_row(700, v.sides(), around, sides.data());
    for (std::size_t j = 0; j < 700; ++j) {
        ASSERT_NEAR(plane[j], 400, 1e-3);
        ASSERT_NEAR(sides[j], 200, 1e-3);
    }
}

TEST(Views, RowsMayBeSplitAnywhere)
{
    const Scene s;
    const auto uniform = uniform_fit(D);
    const std::vector<float> none(700);
    for (std::size_t k = 0; k < 20; ++k) {
        Views v{700};
        testing::splits_anywhere<float>(700, none, [&](int j, int count, float* made) {
            views_row(count, uniform, s.from(j), 0.1f, v.plane(j), v.sides(j));
            std::copy_n(v.rows[k].data() + j, count, made + j);
        });
    }
    Views v{700};
    views_row(700, uniform, s.from(0), 0.1f, v.plane(), v.sides());
    const Surroundings around{{1, 2, 3, 4, 5, 6, 7, 8}, 9, 10};
    testing::splits_anywhere<float>(700, none, [&](int j, int count, float* made) { add_views_row(count, v.plane(j), around, made + j); });
}

}  // namespace
}  // namespace arpent::heat
