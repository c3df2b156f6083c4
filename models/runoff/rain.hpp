#pragma once

#include "core/series.hpp"

#include <limits>
#include <optional>
#include <string>

// Design storms, each as the depth R(t) fallen since the storm began: a step's rain is a difference of two R, never a sampled intensity.
//   Montana (Meteo-France): i = a t^-b, H(t) = a t^(1-b)
//   Keifer & Chu 1957, doi:10.1061/JSEDAI.0000104: Chicago
//   Desbordes 1978, Urban runoff and design storm modelling: double triangle
//
//   a, b   coefficients of one return period, t in minutes  [mm/min], [1]
//   H(t)   greatest depth in any t                          [m]
//   D      duration                                         [s]
//   r      share of the duration before the peak            [1]
namespace arpent::runoff {

/// Depth, duration and frequency of heavy rain at a place, for one return period.
struct Montana {
    double a_mm_min = 0;  // [mm/min] at t = 1 min
    double b = 0;         // [1] in [0, 1)
    double valid_from = 0, valid_until = std::numeric_limits<double>::infinity();  // [s] durations that a and b were fitted to

    /// H [m] of a duration [s].
    double depth(double t) const;
};

/// R [m] at t [s] of a steady rain of `depth` [m] over `duration` [s].
double uniform_rain(double t, double depth, double duration);

/// R [m] of the storm that holds H(t) in the worst t round its peak, for every t up to the duration.
double chicago_rain(double t, const Montana& idf, double duration, double peak);

/// A weak triangle of rain with a strong one at its peak: `depth` [m] over `duration` [s], of which `core_depth` over `core`.
struct DoubleTriangle {
    double depth, duration, core_depth, core;
    double peak = 0.5;

    double foot() const;    // [m s-1] intensity at the core's ends
    double summit() const;  // [m s-1]
    /// R [m] at t [s].
    double rain(double t) const;
};

enum class StormKind { double_triangle, chicago, uniform };

/// A storm to stand, as its planner gives it.
struct DesignStorm {
    StormKind kind = StormKind::double_triangle;
    Montana idf;
    std::optional<double> depth;  // [m] of a uniform storm; without it H(duration)
    double duration = 0;          // [s]
    double intense = 0;           // [s] of the core of a double triangle
    double peak = 0.5;            // [1]
    double interval = 300;        // [s] of the means given to models; the last one may be shorter
};

/// What cannot be in a storm ("intense must be shorter than duration"); empty where all is well.
std::string storm_wrong(const DesignStorm& storm);

/// Which durations the storm takes from its coefficients beyond those they hold for: "a and b hold for 30 min to 360 min, the storm
/// takes 5 min from them"; empty where none. Such peaks are not to be read as real.
std::string storm_doubt(const DesignStorm& storm);

/// R [m] at t [s] after the storm's start.
double storm_rain_until(const DesignStorm& storm, double t);

/// The series "rain" [m s-1], from `start` [s since the calendar's start]: means over `interval`, which sum to the storm's depth.
/// Throws Error (study) with what `storm_wrong` says.
Series storm_series(const DesignStorm& storm, double start);

}  // namespace arpent::runoff
