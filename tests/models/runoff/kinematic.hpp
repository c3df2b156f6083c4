#pragma once

#include <algorithm>
#include <cmath>

namespace arpent::runoff::testing {

/// Outflow of a plane under steady rain by characteristics of the kinematic wave, dh/dt + d(a h^(5/3))/dx = i.
struct Plane {
    double L, S, n, i, duration;  // [m], [1], [s m-1/3], [m s-1], [s]

    double a() const { return std::sqrt(S) / n; }
    double concentration() const { return std::pow(L / (a() * std::pow(i, 2.0 / 3)), 0.6); }  // [s]

    /// [m2 s-1] at t [s]; the rain lasts longer than the time of concentration.
    double outflow(double t) const
    {
        if (t <= duration)
            return a() * std::pow(i * std::min(t, concentration()), 5.0 / 3);
        double low = 0, high = i * concentration();
        for (int k = 0; k < 100; ++k) {
            const double h = 0.5 * (low + high);
            (a() * 5.0 / 3 * std::pow(h, 2.0 / 3) * (t - duration) + a() * std::pow(h, 5.0 / 3) / i > L ? high : low) = h;
        }
        return a() * std::pow(low, 5.0 / 3);
    }
};

}  // namespace arpent::runoff::testing
