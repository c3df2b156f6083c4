#include "io/resample.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <map>
#include <random>

namespace arpent {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();

TEST(Axis, WeighsWhatEachCellCovers)
{
    const Axis axis{-0.5, 1.5, 0, 4, 4};  // [-0.5, 1], [1, 2.5], [2.5, 4], [4, 5.5]
    EXPECT_EQ(axis.begin(1), 1);
    EXPECT_EQ(axis.begin(2), 2);
    const auto weights = [&](int n) { return std::vector<double>{axis.weights(n).begin(), axis.weights(n).end()}; };
    EXPECT_EQ(weights(0), (std::vector<double>{1}));
    EXPECT_EQ(weights(1), (std::vector<double>{1, 0.5}));
    EXPECT_EQ(weights(2), (std::vector<double>{0.5, 1}));
    EXPECT_TRUE(weights(3).empty());
    EXPECT_EQ(axis.range(0, 4), (std::pair{0, 4}));
    EXPECT_EQ(axis.range(1, 2), (std::pair{1, 3}));
    EXPECT_EQ(axis.range(3, 4), (std::pair{0, 0}));
}

TEST(SameCells, AreToldWithTheirOffset)
{
    const SourceGrid source{100, 100, 660900.3, 6363600.7, 0.1, 0.1};
    int south = 0, east = 0;
    EXPECT_TRUE(same_cells(source, {10, 10, 0.1, 660900.8, 6363600.4, ""}, south, east));
    EXPECT_EQ(south, 3);
    EXPECT_EQ(east, 5);
    EXPECT_FALSE(same_cells(source, {10, 10, 0.1, 660900.85, 6363600.4, ""}, south, east));
    EXPECT_FALSE(same_cells(source, {10, 10, 0.2, 660900.8, 6363600.4, ""}, south, east));
    EXPECT_FALSE(same_cells(source, {100000, 10, 0.1000001, 660900.8, 6363600.4, ""}, south, east));  // 0.1 cells off at its end
}

/// A random source with holes, its values few so that modes are common.
struct Case {
    SourceGrid source;
    Raster<float> values;
    Grid grid;

    explicit Case(std::mt19937& random)
        : source{between(random, 3, 20), between(random, 3, 20), uniform(random, -5, 5), uniform(random, -5, 5), uniform(random, 0.5, 3), uniform(random, 0.5, 3)},
          values{{0, 0, source.rows, source.cols}, 0, 0.0f},
          grid{between(random, 3, 20), between(random, 3, 20), uniform(random, 0.3, 8), uniform(random, -9, 9), uniform(random, -9, 9), ""}
    {
        for (int i = 0; i < source.rows; ++i)
            for (int j = 0; j < source.cols; ++j)
                values.view()(i, j) = between(random, 0, 5) == 0 ? nan : static_cast<float>(between(random, -3, 3));
    }

    static int between(std::mt19937& random, int low, int high) { return std::uniform_int_distribution<int>{low, high}(random); }
    static double uniform(std::mt19937& random, double low, double high) { return std::uniform_real_distribution<double>{low, high}(random); }

    ReadSource reader() const
    {
        return [this](const Window& window, View<float> to) {
            for (int i = 0; i < window.rows; ++i)
                std::copy_n(values.view().row(window.row + i) + window.col, window.cols, to.row(i));
        };
    }

    /// The area [m2] of each value in a cell, by looking at every source cell.
    std::map<float, double> areas(int i, int j, double& sum) const
    {
        std::map<float, double> areas;
        const Box cell = grid.box(Window{i, j, 1, 1});
        sum = 0;
        for (int r = 0; r < source.rows; ++r)
            for (int c = 0; c < source.cols; ++c) {
                const double north = source.north - r * source.cell_y, west = source.west + c * source.cell_x;
                const Box part = cell.within({west, north - source.cell_y, west + source.cell_x, north});
                const float value = values.view()(r, c);
                if (part.empty() || value != value)
                    continue;
                const double area = (part.east - part.west) * (part.north - part.south);
                areas[value] += area;
                sum += static_cast<double>(value) * area / (source.cell_x * source.cell_y);
            }
        return areas;
    }

    float exact(int i, int j, Rule rule) const
    {
        double sum = 0, weighted = 0, all = 0;
        const auto found = areas(i, j, sum);
        if (found.empty())
            return nan;
        for (const auto& [value, area] : found) {
            weighted += static_cast<double>(value) * area;
            all += area;
        }
        const auto most = std::max_element(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.second < b.second - 1e-9; });
        switch (rule) {
        case Rule::min: return found.begin()->first;
        case Rule::max: return found.rbegin()->first;
        case Rule::mode: return most->first;
        case Rule::sum: return static_cast<float>(sum);
        default: return static_cast<float>(weighted / all);
        }
    }
};

TEST(Resample, AgreesWithLookingAtEverySourceCell)
{
    std::mt19937 random{1};
    for (int n = 0; n < 300; ++n) {
        const Case made{random};
        for (const Rule rule : {Rule::average, Rule::sum, Rule::min, Rule::max, Rule::mode}) {
            Raster<float> got{made.grid.whole(), 0, -99.0f};
            resample(made.source, made.reader(), made.grid, made.grid.whole(), rule, got.view());
            for (int i = 0; i < made.grid.rows; ++i)
                for (int j = 0; j < made.grid.cols; ++j) {
                    const float a = got.view()(i, j), b = made.exact(i, j, rule);
                    ASSERT_TRUE((a != a && b != b) || std::abs(a - b) < 1e-4f) << rule_name(rule) << " " << n << ": " << i << " " << j << ": " << a << " " << b;
                }
        }
    }
}

TEST(Resample, SharesAreTheAreasOfTheirCodes)
{
    std::mt19937 random{2};
    const std::vector<int> codes{-2, 0, 1, 3, 9};
    for (int n = 0; n < 200; ++n) {
        const Case made{random};
        std::vector<Raster<float>> shares;
        std::vector<View<float>> views;
        for (std::size_t k = 0; k < codes.size(); ++k)
            shares.emplace_back(made.grid.whole(), 0, -99.0f);
        for (auto& share : shares)
            views.push_back(share.view());
        resample_shares(made.source, made.reader(), made.grid, made.grid.whole(), codes, views);
        for (int i = 0; i < made.grid.rows; ++i)
            for (int j = 0; j < made.grid.cols; ++j) {
                double sum = 0;
                auto areas = made.areas(i, j, sum);
                for (std::size_t k = 0; k < codes.size(); ++k)
                    ASSERT_NEAR(views[k](i, j), areas[static_cast<float>(codes[k])] / (made.grid.cell * made.grid.cell), 1e-6) << n << ": " << codes[k];
            }
    }
}

TEST(Resample, WideRowsComeInStrips)
{
    const SourceGrid wide{3000, 30000, 0, 3000, 1, 1};
    std::int64_t largest = 0;
    const ReadSource read = [&](const Window& window, View<float> to) {
        largest = std::max(largest, window.cells());
        for (int i = 0; i < window.rows; ++i)
            std::fill_n(to.row(i), window.cols, static_cast<float>(window.row + i));
    };
    const Grid grid{1500, 15000, 2, 0, 3000, ""};
    Raster<float> got{grid.whole(), 0, 0.0f};
    resample(wide, read, grid, grid.whole(), Rule::average, got.view());
    for (int i = 0; i < grid.rows; ++i)
        ASSERT_EQ(got.view()(i, i), static_cast<float>(2 * i) + 0.5f);
    EXPECT_LE(largest, std::int64_t{1} << 22);
}

}  // namespace
}  // namespace arpent
