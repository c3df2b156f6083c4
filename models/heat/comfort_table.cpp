#include "models/heat/comfort_table.hpp"

#include "core/point_math.hpp"
#include "core/select.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace arpent::heat {
namespace {

/// Where a value lies between knots; NaN at the first.
struct Between {
    int knot;
    float share;  // of the way to the next
};

inline Between place_of(float x, int count)
{
    const float within = smaller(larger(x, 0.0f), static_cast<float>(count - 1));
    const int knot = static_cast<int>(smaller(within, static_cast<float>(count - 2)));
    return {knot, within - static_cast<float>(knot)};
}

inline float between(float a, float b, float share) { return std::fma(share, b - a, a); }

/// Between the 4 and the 8 knots round a point, the first of them at `at`.
inline float of_square(const float* values, int at, int to_x, float w, float x)
{
    return between(between(values[at], values[at + 1], w), between(values[at + to_x], values[at + to_x + 1], w), x);
}

inline float of_cube(const float* values, int at, int to_x, int to_e, float w, float x, float e)
{
    return between(of_square(values, at, to_x, w, x), of_square(values, at + to_e, to_x, w, x), e);
}

inline bool inside(float x, float low, float high) { return (x >= low) & (x <= high); }

}  // namespace

ComfortTable::Axis ComfortTable::axis(float low, float high, float step)
{
    const int count = 1 + std::max(1, static_cast<int>(std::ceil((high - low) / step - 1e-3f)));
    return {low, high, static_cast<float>(count - 1) / (high - low), count};
}

ComfortTable::ComfortTable(const Index& index, const ComfortRanges& r)
    : air_{axis(r.air_low, r.air_high, 1)}, vapour_{axis(r.vapour_low, r.vapour_high, 75)},
      excess_{axis(r.excess_low, r.excess_high, 1)}, log_wind_{axis(log_of(r.wind_low), log_of(r.wind_high), 0.14f)}, wind_low_{r.wind_low}
{
    for (int a = 0; a < air_.count; ++a)
        for (int e = 0; e < vapour_.count; ++e)
            for (int x = 0; x < excess_.count; ++x)
                for (int w = 0; w < log_wind_.count; ++w) {
                    const double air = static_cast<double>(air_.at(a)), radiant = air + static_cast<double>(excess_.at(x));
                    const double wind = std::exp(static_cast<double>(log_wind_.at(w))), vapour = static_cast<double>(vapour_.at(e));
                    values_.push_back(static_cast<float>(index(air, radiant, wind, vapour)));
                }
}

void ComfortTable::row(int cols, const float* air, const float* radiant, const float* wind, const float* vapour, OutOfRange beyond, float* index) const
{
    const Axis A = air_, E = vapour_, X = excess_, W = log_wind_;
    const int to_x = W.count, to_e = to_x * X.count, to_a = to_e * E.count;
    const float* values = values_.data();
    const float calm = wind_low_, low = W.low, high = W.high;
    const bool clip = beyond == OutOfRange::clip;
    constexpr float nan = std::numeric_limits<float>::quiet_NaN();
#pragma omp simd
    for (int j = 0; j < cols; ++j) {
        const float t = air[j], v = vapour[j], excess = radiant[j] - t;
        const float ln_wind = larger(log_of(larger(wind[j], calm)), low);
        const Between a = place_of((t - A.low) * A.inverse, A.count), e = place_of((v - E.low) * E.inverse, E.count);
        const Between x = place_of((excess - X.low) * X.inverse, X.count), w = place_of((ln_wind - W.low) * W.inverse, W.count);
        const int at = a.knot * to_a + e.knot * to_e + x.knot * to_x + w.knot;
        const float low_air = of_cube(values, at, to_x, to_e, w.share, x.share, e.share);
        const float high_air = of_cube(values, at + to_a, to_x, to_e, w.share, x.share, e.share);
        const float made = between(low_air, high_air, a.share);
        const bool number = (t == t) & (v == v) & (excess == excess) & (wind[j] == wind[j]);
        const bool known = inside(t, A.low, A.high) & inside(v, E.low, E.high) & inside(excess, X.low, X.high) & (ln_wind <= high);
        index[j] = made + (number & (clip | known) ? 0.0f : nan);  // a sum: g++ would load only where it selects, and not vectorise
    }
}

}  // namespace arpent::heat
