#include "io/warp.hpp"

#include "io/resample.hpp"
#include "support/drawn.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <random>

namespace arpent {
namespace {

Raster<float> noise(int rows, int cols)
{
    std::mt19937 random{11};
    Raster<float> made{{0, 0, rows, cols}, 0, 0.0f};
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < cols; ++j)
            made.view()(i, j) = static_cast<float>(random() % 1000) / 8;
    return made;
}

ReadSource reader(const Raster<float>& from)
{
    return [&from](const Window& window, View<float> to) {
        for (int i = 0; i < window.rows; ++i)
            std::copy_n(from.view().row(window.row + i) + window.col, window.cols, to.row(i));
    };
}

double total(const Raster<float>& values)
{
    double sum = 0;
    for (int i = 0; i < values.rows(); ++i)
        for (int j = 0; j < values.cols(); ++j)
            sum += values.view()(i, j) == values.view()(i, j) ? static_cast<double>(values.view()(i, j)) : 0;
    return sum;
}

const SourceGrid source{60, 80, 1000, 5000, 10, 10};

/// Points turned by some degrees about the source's middle.
Bring turned(double degrees)
{
    return [degrees](std::vector<double>& x, std::vector<double>& y) {
        const double angle = degrees * std::acos(-1.0) / 180, c = std::cos(angle), s = std::sin(angle);
        for (std::size_t n = 0; n < x.size(); ++n) {
            const double dx = x[n] - 1400, dy = y[n] - 4700;
            x[n] = 1400 + c * dx - s * dy;
            y[n] = 4700 + s * dx + c * dy;
        }
    };
}

TEST(Warp, WithoutATurnItIsResampling)
{
    const auto values = noise(60, 80);
    const Grid grid{45, 66, 13, 987, 5011, ""};
    for (const Rule rule : {Rule::average, Rule::sum, Rule::min, Rule::max, Rule::mode, Rule::nearest, Rule::bilinear}) {
        Raster<float> warped{grid.whole(), 0, -1.0f}, plain{grid.whole(), 0, -2.0f};
        resample_warped(source, reader(values), turned(0), grid, grid.whole(), rule, warped.view());
        resample(source, reader(values), grid, grid.whole(), rule, plain.view());
        for (int i = 0; i < grid.rows; ++i)
            for (int j = 0; j < grid.cols; ++j) {
                const float a = warped.view()(i, j), b = plain.view()(i, j);
                ASSERT_TRUE((a != a && b != b) || std::abs(a - b) <= 1e-4f * std::abs(b)) << rule_name(rule) << " " << i << " " << j << ": " << a << " " << b;
            }
    }
}

TEST(Warp, SumKeepsTheTotalAtAnyTurn)
{
    const auto values = noise(60, 80);
    const Grid grid{100, 100, 12.3, 790, 5310, ""};
    for (const double degrees : {0.5, 3.0, 30.0, 45.0, 90.0, 137.0}) {
        Raster<float> sum{grid.whole(), 0, 0.0f};
        resample_warped(source, reader(values), turned(degrees), grid, grid.whole(), Rule::sum, sum.view());
        EXPECT_NEAR(total(sum), total(values), 1e-6 * total(values)) << degrees;
    }
}

TEST(Warp, APlaneStaysAPlane)
{
    Raster<float> plane{{0, 0, 60, 80}, 0, 0.0f};
    for (int i = 0; i < 60; ++i)
        for (int j = 0; j < 80; ++j)
            plane.view()(i, j) = static_cast<float>(2 * j - 3 * i);
    const Grid grid{16, 20, 6, 1340, 4750, ""};
    for (const Rule rule : {Rule::bilinear, Rule::average}) {
        Raster<float> made{grid.whole(), 0, 0.0f};
        resample_warped(source, reader(plane), turned(20), grid, grid.whole(), rule, made.view());
        for (int i = 0; i < grid.rows; ++i)
            for (int j = 0; j < grid.cols; ++j) {
                std::vector<double> x{grid.x(j)}, y{grid.y(i)};
                turned(20)(x, y);
                const double exact = 2 * ((x[0] - 1000) / 10 - 0.5) - 3 * ((5000 - y[0]) / 10 - 0.5);
                ASSERT_NEAR(made.view()(i, j), exact, rule == Rule::bilinear ? 1e-3 : 1.3);  // average: flat within a source cell
            }
    }
}

TEST(Warp, SharesOfACellWithinTheSourceSumToOne)
{
    Raster<float> codes{{0, 0, 60, 80}, 0, 0.0f};
    for (int i = 0; i < 60; ++i)
        for (int j = 0; j < 80; ++j)
            codes.view()(i, j) = static_cast<float>(1 + (i + j) % 3);
    const Grid grid{10, 10, 17, 1310, 4790, ""};
    std::vector<Raster<float>> shares;
    std::vector<View<float>> views;
    for (int k = 0; k < 3; ++k)
        shares.emplace_back(grid.whole(), 0, 0.0f);
    for (auto& share : shares)
        views.push_back(share.view());
    warped_shares(source, reader(codes), turned(33), grid, grid.whole(), {1, 2, 3}, views);
    for (int i = 0; i < 10; ++i)
        for (int j = 0; j < 10; ++j)
            ASSERT_NEAR(views[0](i, j) + views[1](i, j) + views[2](i, j), 1, 1e-6);
}

TEST(Warp, PlacesThatCannotBeBroughtAreUnknown)
{
    const auto values = noise(60, 80);
    const Grid grid{4, 4, 10, 1100, 4900, ""};
    Raster<float> made{grid.whole(), 0, 0.0f};
    const Bring nowhere = [](std::vector<double>& x, std::vector<double>& y) {
        for (std::size_t n = 0; n < x.size(); ++n)
            x[n] = y[n] = std::nan("");
    };
    for (const Rule rule : {Rule::average, Rule::nearest, Rule::bilinear, Rule::sum}) {
        resample_warped(source, reader(values), nowhere, grid, grid.whole(), rule, made.view());
        EXPECT_EQ(text_of(made), ". . . . / . . . . / . . . . / . . . .");
    }
}

TEST(Warp, FineSourcesAreReadInParts)
{
    const SourceGrid fine{5000, 5000, 0, 5000, 1, 1};
    int largest = 0;
    const ReadSource read = [&](const Window& window, View<float> to) {
        largest = std::max(largest, static_cast<int>(window.cells()));
        for (int i = 0; i < window.rows; ++i)
            std::fill_n(to.row(i), window.cols, 3.0f);
    };
    const Grid grid{50, 50, 100, 0, 5000, ""};
    Raster<float> made{grid.whole(), 0, 0.0f};
    resample_warped(fine, read, [](auto&, auto&) {}, grid, grid.whole(), Rule::average, made.view());
    EXPECT_EQ(made.view()(0, 0), 3);
    EXPECT_EQ(made.view()(49, 49), 3);
    EXPECT_LE(largest, 1 << 23);
}

}  // namespace
}  // namespace arpent
