#pragma once

#include <cmath>
#include <limits>

namespace arpent::heat {

/// Where f, of opposite signs at `low` and `high`, is 0: by false position (Illinois), to `tolerance` in x. NaN where the signs are alike or NaN.
template <typename Function>
double root_between(const Function& f, double low, double high, double tolerance)
{
    double below = f(low), above = f(high);
    if (!(below * above <= 0))
        return std::numeric_limits<double>::quiet_NaN();
    for (int step = 0; step < 200 && std::abs(high - low) > tolerance; ++step) {
        const double share = step % 3 == 2 ? 0.5 : below / (below - above);  // a bisection now and then, for kinks
        const double x = low + (high - low) * share, y = f(x);
        if (y == 0)
            return x;
        if (y * above < 0) {
            low = high, below = above;
        } else {
            below *= 0.5;
        }
        high = x, above = y;
    }
    return high;
}

}  // namespace arpent::heat
