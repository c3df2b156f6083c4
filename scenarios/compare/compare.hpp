#pragma once

#include "core/layer.hpp"
#include "io/result_file.hpp"

#include <string>
#include <vector>

namespace arpent {

/// A difference `b - a` of one variable: NaN where either is, and its summary outside the noise floor.
struct Difference {
    std::string variable, a, b;  // file name of the variable, scenarios
    std::string unit;
    double floor = 0;                            // differences below it are no difference
    double rose_m2 = 0, fell_m2 = 0;             // area above the floor
    double largest = 0, smallest = 0, mean = 0;  // over cells known in both
    std::string name() const;                    // "depth_max__green_minus_today"
};

/// What is compared: result files by scenario name.
struct Compared {
    std::string baseline;
    std::vector<std::pair<std::string, std::string>> files;  // scenario, path of its .nc; baseline among them
    std::vector<std::string> variables;                      // file names; empty: all that every file has
};

/// Writes `compare.nc` and `compare/*.tif` with styles into `folder`, and returns the table. Throws Error (data) with the reason where
/// grids, CRS or units are unlike.
std::vector<Difference> compare_results(const Compared& what, const std::string& folder, int threads);

/// The table for a terminal, and `compare.csv`.
std::string difference_table(const std::vector<Difference>& differences);
std::string difference_csv(const std::vector<Difference>& differences);

/// What lies in run folders or files given on the command line: scenarios in the study's order, baseline, maps.
Compared find_results(const std::vector<std::string>& paths);

}  // namespace arpent
