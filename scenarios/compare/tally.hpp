#pragma once

#include "core/layer.hpp"
#include "scenarios/study/condition.hpp"
#include "scenarios/study/territory.hpp"

#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace arpent {

/// What indicators are made of, over the cells of a region; cells count by the share of them that lies in it.
struct Tally {
    double known = 0;     // cells that have a value
    double meeting = 0;   // of these, cells that meet the condition
    double weight = 0;    // of the meeting cells: weight, and weight x value
    double weighted = 0;
    double missed = 0;    // weight of cells that have no value
    float low = std::numeric_limits<float>::infinity(), high = -std::numeric_limits<float>::infinity();  // of the meeting cells

    void add(double share, float value, float of_weight, bool meets);
};

/// The whole territory and its zones, cut by the grid's squares: region 0 is the territory, then the zones in their order.
class Regions {
public:
    /// One region's cells within one square, row by row; the territory's are all.
    struct Part {
        int region = 0;
        std::vector<CellShare> cells;
    };

    Regions(const Grid& grid, const std::vector<ZoneSet>& zones);

    const Grid& grid() const { return grid_; }
    int count() const { return count_; }
    std::span<const Part> in_square(int row, int col) const;  // of the square that holds a cell

private:
    Grid grid_;
    int count_ = 1;
    std::vector<std::vector<Part>> squares_;
};

/// What is counted: a field, the cells of it that count, and what each weighs (standard: 1).
struct Counted {
    Layer value;
    std::optional<Layer> weight;
    std::optional<Condition> condition;  // standard: every value meets it
};

/// A tally for each region, over the cells that `report` is above 0 in. Sums are formed over squares and then in a fixed tree: the same
/// bits for any number of threads.
std::vector<Tally> tallies(const Counted& what, const Layer& report, const Regions& regions);

}  // namespace arpent
