#include "core/series.hpp"

#include <algorithm>

namespace arpent {

double Series::integral(double t) const
{
    double sum = 0;
    for (std::size_t k = 0; k < values.size() && times[k] < t; ++k)
        sum += values[k] * (std::min(t, times[k + 1]) - times[k]);
    return sum;
}

}  // namespace arpent
