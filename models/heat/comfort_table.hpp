#pragma once

#include "models/heat/comfort.hpp"

#include <functional>
#include <vector>

namespace arpent::heat {

/// What people meet in a study, or in an hour of it: the ranges of a table, each high above its low.
struct ComfortRanges {
    float air_low, air_high;                     // [K]
    float vapour_low, vapour_high;               // [Pa]
    float excess_low = -20, excess_high = 60;    // radiant less air temperature [K]
    float wind_low = 0.13f, wind_high = 8;      // at the body [m/s]
};

/// An index of comfort that takes microseconds to solve, tabulated and interpolated linearly between its knots: 1 K and 75 Pa of the air,
/// 1 K of radiant excess and 0.14 of ln wind, which hold PET to 0.1 K and the thermometers of WBGT to 0.01 K where air is below saturation. An
/// hour's air, 4 K and 300 Pa wide, takes 6e4 knots and some 0.1 s; a table of all hours would take a hundred times that.
class ComfortTable {
public:
    /// The index [K] of air [K], radiant temperature [K], wind [m/s] and vapour pressure [Pa].
    using Index = std::function<double(double, double, double, double)>;

    ComfortTable(const Index& index, const ComfortRanges& ranges);

    /// The index of each cell of a row, the arguments as above. Wind below the range is taken as its low; beyond the ranges else as `beyond`
    /// says; NaN where an argument is NaN.
    void row(int cols, const float* air, const float* radiant, const float* wind, const float* vapour, OutOfRange beyond, float* index) const;

    std::size_t knots() const { return values_.size(); }

private:
    struct Axis {
        float low, high, inverse;  // steps per unit
        int count;

        float at(int k) const { return low + static_cast<float>(k) / inverse; }
    };

    static Axis axis(float low, float high, float step);

    Axis air_, vapour_, excess_, log_wind_;
    float wind_low_;
    std::vector<float> values_;  // wind runs fastest, then excess, vapour, air
};

}  // namespace arpent::heat
