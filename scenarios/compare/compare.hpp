#pragma once

#include "core/layer.hpp"
#include "io/result_file.hpp"
#include "scenarios/study/axes.hpp"

#include <string>
#include <utility>
#include <vector>

namespace arpent {

/// A difference `b - a` of one variable and its summary, in the unit for people. Of classes: by how many they changed.
struct Difference {
    std::string variable, a, b;  // file name of the variable, points
    std::string unit;                            // of floor and the numbers below; "class" for classes
    double floor = 0;                            // differences up to it are no difference
    double rose_m2 = 0, fell_m2 = 0;             // area where it is above the floor, below minus the floor
    double largest = 0, smallest = 0, mean = 0;  // over reported cells known in both; NaN where there is none

    std::string name() const;  // "depth_max__green_storm_10y_minus_today_storm_10y"
};

/// What is compared: result files by point.
struct Compared {
    std::string baseline;                                    // a scenario, or one point of it
    std::vector<std::pair<std::string, std::string>> files;  // point, path of its .nc; points of the baseline among them
    std::vector<std::string> variables;                      // file names; empty: all that every file has, but for the context of maps
};

/// Variables that results carry so that maps can be read: terrain, buildings, people. They are not compared unless named.
bool is_context(std::string_view variable);

/// `b - a` as SI numbers, read by windows: NaN where either is. Both lie on one grid.
Layer difference_layer(const Layer& b, const Layer& a, const std::string& name);

/// Why two layers cannot be compared, as "its cells are 10 m, those of today.nc 5 m"; empty where they can.
std::string unlike(const Grid& one, const Grid& other, const std::string& others_name);

/// Writes `compare.nc` and `compare/*.tif` with styles into `folder`, and returns the table: every pair of `like_pairs`, by
/// windows in bounded memory. Throws Error (data) with the reason where grids, CRS or units are unlike, (usage) where a variable is
/// not in every file or there is nothing to compare.
std::vector<Difference> compare_results(const Compared& what, const std::string& folder, int threads);

/// The table for a terminal of 100 columns.
std::string difference_table(const std::vector<Difference>& differences);
/// The same as CSV: variable,scenario,baseline,unit,floor,rose_m2,fell_m2,smallest,largest,mean.
std::string difference_csv(const std::vector<Difference>& differences);

/// What lies in run folders or files given on the command line: scenarios in the order, with the baseline and the maps of the
/// `compare.nc` beside them; else by name, like points against the first scenario's, or all against the first where none are alike.
/// Scenarios of equal names in several folders are told apart as `<folder>_<scenario>`. Throws Error (usage) where a path holds no results.
Compared find_results(const std::vector<std::string>& paths);

}  // namespace arpent
