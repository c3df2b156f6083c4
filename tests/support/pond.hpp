#pragma once

#include "models/runoff/losses.hpp"
#include "support/drawn_inputs.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <utility>

namespace arpent::runoff {

using testing::DrawnInputs;
using testing::fresh_state;

inline constexpr double hour = 3600, mm = 1e-3, quantum = 1.0 / (1 << 24);
inline constexpr float nothing = std::numeric_limits<float>::quiet_NaN();

/// A steady rain [m/s] over [0, until).
inline Series steady(double rate, double until) { return {"rain", "m/s", {0, until}, {rate}}; }

/// Water that stands on a window while losses go on: no flow.
class Pond {
public:
    Pond(const DrawnInputs& in, const Window& window, const LossSettings& settings = {})
        : window_{window}, state_{fresh_state(loss_state(), window, 2)}, losses_{in, state_, settings, window}, h{window, 1, 0},
          change_{window, 0, 0}
    {
    }

    /// Ticks over [from, until); `h` takes all changes. Returns by how many quanta the books are out.
    std::int64_t run(const Series& rain, double from, double until)
    {
        const std::int64_t before = held();
        const std::int64_t entered = losses_.totals().rain;
        for (double t = from; t < until;) {
            const double end = std::min(until, losses_.tick_end(t, rain));
            losses_.tick(t, end, rain, h.view(), change_.view());
            take_changes();
            t = end;
        }
        return before + losses_.totals().rain - entered - held();
    }

    const Losses& losses() const { return losses_; }
    State& state() { return state_; }
    double depth(int i, int j) const { return h.view()(i, j) * quantum; }
    double mean(std::int64_t quanta) const { return static_cast<double>(quanta) * quantum / static_cast<double>(window_.cells()); }
    std::int64_t surface() const
    {
        std::int64_t sum = 0;
        for (int i = 0; i < window_.rows; ++i)
            for (int j = 0; j < window_.cols; ++j)
                sum += h.view()(i, j);
        return sum;
    }
    std::int64_t held() const
    {
        const auto totals = losses_.totals();
        return surface() + totals.infiltrated + totals.intercepted + totals.drained + totals.stored;
    }

private:
    void take_changes()
    {
        for (int i = 0; i < window_.rows; ++i)
            for (int j = 0; j < window_.cols; ++j) {
                h.view()(i, j) += change_.view()(i, j);
                ASSERT_GE(h.view()(i, j), 0) << i << " " << j;
            }
    }

    Window window_;
    State state_;
    Losses losses_;

public:
    Raster<Quanta> h;

private:
    Raster<Quanta> change_;
};

inline constexpr Window one{0, 0, 1, 1};

/// One cell of bare loam: K 3.4 mm/h, psi 88.9 mm, deficit 0.347.
inline DrawnInputs loam(const Window& window = one)
{
    DrawnInputs in{window};
    in.with("ground_elevation", 500).with("building_fraction", 0).with("impervious_fraction", 0).with("depression_storage", 0);
    in.with("saturated_conductivity", static_cast<float>(3.4 * mm / hour)).with("suction_head", 0.0889f);
    in.with("effective_porosity", 0.434f).with("initial_saturation", 0.2f).with("soil_depth", 10);
    return in;
}

/// A soil that takes K and no more, however much stands on it: hardly a pore to fill, and no end of them.
inline DrawnInputs no_suction()
{
    return std::move(loam().with("effective_porosity", 1e-4f).with("soil_depth", 100));
}

/// A scene of everything: buildings, half-sealed ground, leaves, drains, shallow soil, holes in the ground.
inline DrawnInputs motley(const Window& window, unsigned seed)
{
    DrawnInputs in = loam(window);
    std::mt19937 random{seed};
    const auto draw = [&](double low, double high) { return static_cast<float>(std::uniform_real_distribution{low, high}(random)); };
    for (const char* name : {"leaf_area_index", "canopy_cover", "roof_storage", "drain_capacity"})
        in.with(name, 0);
    for (int i = 0; i < window.rows; ++i)
        for (int j = 0; j < window.cols; ++j) {
            in.at("ground_elevation", i, j) = draw(0, 1) < 0.05f ? nothing : draw(400, 500);
            in.at("building_fraction", i, j) = draw(0, 1) < 0.3f ? draw(0, 1) : 0;
            in.at("impervious_fraction", i, j) = std::round(draw(0, 4)) / 4;
            in.at("depression_storage", i, j) = draw(0, 0.008);
            in.at("saturated_conductivity", i, j) = draw(0, 1) < 0.2f ? 0 : draw(0, 1e-5);
            in.at("suction_head", i, j) = draw(0, 0.3);
            in.at("initial_saturation", i, j) = draw(0, 1);
            in.at("soil_depth", i, j) = draw(0, 1) < 0.2f ? 0 : draw(0, 0.5);
            in.at("leaf_area_index", i, j) = draw(0, 6);
            in.at("canopy_cover", i, j) = draw(0, 1);
            in.at("drain_capacity", i, j) = draw(0, 4e-6);
            in.at("roof_storage", i, j) = draw(0, 1) < 0.3f ? nothing : draw(0, 0.05);
        }
    return in;
}

/// A storm of random intensities [m/s] on intervals that are no multiple of a tick.
inline Series gusty(unsigned seed)
{
    std::mt19937 random{seed};
    Series rain{"rain", "m/s", {0}, {}};
    for (int k = 0; k < 20; ++k) {
        rain.times.push_back(rain.times.back() + std::uniform_real_distribution{10.0, 400.0}(random));
        rain.values.push_back(std::uniform_real_distribution{0.0, 6e-5}(random) * (k % 3 != 0));
    }
    return rain;
}

}  // namespace arpent::runoff
