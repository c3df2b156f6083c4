#include "models/runoff/rain.hpp"

#include "core/error.hpp"
#include "core/unit.hpp"

#include <algorithm>
#include <cmath>

namespace arpent::runoff {
namespace {

constexpr double minute = 60;  // [s]
constexpr double mm = 1e-3;    // [m]

/// The depth below a line from `first` to `last` over `duration`, until t.
double ramp(double t, double first, double last, double duration)
{
    const double within = std::clamp(t, 0.0, duration);
    return duration > 0 ? within * (first + 0.5 * (last - first) * within / duration) : 0;
}

std::string minutes(double seconds) { return number_text(seconds / minute) + " min"; }

/// The shortest and the longest duration that a storm takes from its coefficients.
std::pair<double, double> taken(const DesignStorm& storm)
{
    switch (storm.kind) {
    case StormKind::double_triangle: return {storm.intense, storm.duration};
    case StormKind::chicago: return {std::min(storm.interval, storm.duration), storm.duration};
    case StormKind::uniform: return {storm.duration, storm.duration};
    }
    return {};
}

DoubleTriangle double_triangle(const DesignStorm& storm)
{
    return {storm.idf.depth(storm.duration), storm.duration, storm.idf.depth(storm.intense), storm.intense, storm.peak};
}

std::string double_triangle_wrong(const DesignStorm& storm)
{
    if (!(storm.intense > 0 && storm.intense < storm.duration))
        return "intense must be above 0 and shorter than duration";
    const DoubleTriangle shape = double_triangle(storm);
    return shape.summit() < shape.foot() ? "the intense part must rain at least twice as strongly as the rest" : "";
}

}  // namespace

double Montana::depth(double t) const { return t > 0 ? a_mm_min * mm * std::pow(t / minute, 1 - b) : 0; }

double uniform_rain(double t, double depth, double duration) { return depth * std::clamp(t / duration, 0.0, 1.0); }

double chicago_rain(double t, const Montana& idf, double duration, double peak)
{
    const double r = peak, before = r * duration, after = duration - before;
    const double now = std::clamp(t, 0.0, duration);
    const double rising = r * (idf.depth(duration) - (r > 0 ? idf.depth(std::max(before - now, 0.0) / r) : 0));
    return rising + (r < 1 ? (1 - r) * idf.depth(std::clamp(now - before, 0.0, after) / (1 - r)) : 0);
}

double DoubleTriangle::foot() const { return 2 * (depth - core_depth) / (duration - core); }

double DoubleTriangle::summit() const { return 2 * core_depth / core - foot(); }

double DoubleTriangle::rain(double t) const
{
    const double shoulder = duration - core, i1 = foot(), i2 = summit();
    double fallen = ramp(t, 0, i1, peak * shoulder);
    fallen += ramp(t - peak * shoulder, i1, i2, peak * core);
    fallen += ramp(t - peak * duration, i2, i1, (1 - peak) * core);
    return fallen + ramp(t - peak * duration - (1 - peak) * core, i1, 0, (1 - peak) * shoulder);
}

std::string storm_wrong(const DesignStorm& storm)
{
    if (!(storm.duration > 0))
        return "duration must be above 0";
    if (!(storm.interval > 0))
        return "interval must be above 0";
    if (!(storm.peak >= 0 && storm.peak <= 1))
        return "peak must be between 0 and 1";
    if (storm.depth ? !(*storm.depth >= 0) : !(storm.idf.a_mm_min > 0))
        return storm.depth ? "depth must not be below 0" : "a must be above 0";
    if (!storm.depth && !(storm.idf.b >= 0 && storm.idf.b < 1))
        return "b must be at least 0 and below 1";
    return storm.kind == StormKind::double_triangle ? double_triangle_wrong(storm) : "";
}

std::string storm_doubt(const DesignStorm& storm)
{
    const Montana& idf = storm.idf;
    const auto [shortest, longest] = taken(storm);
    const bool steady = storm.kind == StormKind::uniform && storm.depth;
    if (steady || (shortest >= idf.valid_from && longest <= idf.valid_until))
        return {};
    const double beyond = shortest < idf.valid_from ? shortest : longest;
    const std::string range = std::isinf(idf.valid_until) ? "from " + minutes(idf.valid_from) + " on"
                                                          : "for " + minutes(idf.valid_from) + " to " + minutes(idf.valid_until);
    return "a and b hold " + range + ", the storm takes " + minutes(beyond) + " from them";
}

double storm_rain_until(const DesignStorm& storm, double t)
{
    switch (storm.kind) {
    case StormKind::double_triangle: return double_triangle(storm).rain(t);
    case StormKind::chicago: return chicago_rain(t, storm.idf, storm.duration, storm.peak);
    case StormKind::uniform: return uniform_rain(t, storm.depth.value_or(storm.idf.depth(storm.duration)), storm.duration);
    }
    return 0;
}

Series storm_series(const DesignStorm& storm, double start)
{
    if (const std::string wrong = storm_wrong(storm); !wrong.empty())
        throw Error{Fault::study, wrong};
    Series rain{"rain", "m/s", {start}, {}};
    const int blocks = static_cast<int>(std::ceil(storm.duration / storm.interval * (1 - 1e-12)));
    double fallen = 0;
    for (int k = 1; k <= blocks; ++k) {
        const double until = k < blocks ? k * storm.interval : storm.duration;
        const double after = storm_rain_until(storm, until);
        rain.values.push_back((after - fallen) / (start + until - rain.times.back()));
        rain.times.push_back(start + until);
        fallen = after;
    }
    return rain;
}

}  // namespace arpent::runoff
