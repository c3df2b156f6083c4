#pragma once

#include <string>
#include <vector>

namespace arpent {

/// A quantity as a step function of time: `values[k]` is its mean over [times[k], times[k + 1]). Outside it is 0.
/// Whoever reads a file with stamps at the start, middle or end of an interval turns them into these edges.
struct Series {
    std::string name;            // "rain"
    std::string unit;            // SI: "m/s"
    std::vector<double> times;   // [s] since the study's calendar starts; one more than values, rising
    std::vector<double> values;  // in `unit`

    double begin() const { return times.empty() ? 0 : times.front(); }
    double end() const { return times.empty() ? 0 : times.back(); }
    /// The integral from the beginning to time t, in double: differences of it telescope whatever the steps are.
    double integral(double t) const;
    double total() const { return integral(end()); }
};

/// Days simulated: times of steps and series are seconds since `start`.
struct Calendar {
    double start_utc = 0;  // [s] since 1970
    double duration = 0;   // [s]
    int zone_minutes = 0;  // east of Greenwich, as the study wrote it: for people
};

/// Where a study lies, for models that need the sun. `convergence` turns true north to grid north, positive east of it.
struct Place {
    double latitude = 0, longitude = 0;  // [degrees] of the grid's middle, WGS 84
    double convergence = 0;              // [degrees]
};

}  // namespace arpent
