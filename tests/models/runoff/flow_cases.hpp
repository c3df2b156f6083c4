#pragma once

#include "models/runoff/flow.hpp"

#include <cmath>

// What the tests of the flow share: their own literals, no constant of the kernel.
namespace arpent::runoff::testing {

inline constexpr double gravity = 9.80665;     // [m s-2]
inline constexpr double quantum = 1.0 / 16777216;  // [m]

inline double depth(Flow& flow, int i, int j) { return flow.fields().h.view()(i, j) * quantum; }

/// Quanta of rain that have fallen by t at a rate [m s-1], so that steps of any length add up.
inline std::int64_t fallen(double rate, double t) { return static_cast<std::int64_t>(std::floor(rate * t / quantum)); }

/// Adds quanta to the first `cols` cells of every row.
inline void add(Flow& flow, int cols, std::int64_t more)
{
    Fields& fields = flow.fields();
    for (int i = 0; i < fields.h.rows(); ++i)
        for (int j = 0; j < cols; ++j)
            fields.h.view()(i, j) += static_cast<Quanta>(more);
}

/// A bed z(x) [m] at the cell centres of one row, roughness n.
template <typename Bed>
Fields channel(int cols, double dx, double n, const Bed& bed)
{
    Fields fields{1, cols, static_cast<float>(n)};
    for (int j = 0; j < cols; ++j)
        fields.z.view()(0, j) = static_cast<float>(bed((j + 0.5) * dx));
    return fields;
}

}  // namespace arpent::runoff::testing
