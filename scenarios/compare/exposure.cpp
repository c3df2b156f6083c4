#include "scenarios/compare/exposure.hpp"

#include "models/registry.hpp"
#include "scenarios/compare/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace arpent {
namespace {

constexpr double near_by = 10;   // [m] between centres
constexpr double furthest = 200; // [m] beyond it nobody is said to be exposed
constexpr float built = 0.5f;    // a cell with more of it is a building, for every model

/// A cell's place relative to another, and the square of their distance [cells2].
struct Offset {
    int d2, rows, cols;
    auto operator<=>(const Offset&) const = default;
};

/// All cells within `reach` cells of one, nearest first.
std::vector<Offset> disc(int reach)
{
    std::vector<Offset> made;
    for (int i = -reach; i <= reach; ++i)
        for (int j = -reach; j <= reach; ++j)
            if (const int d2 = i * i + j * j; d2 > 0 && d2 <= reach * reach)
                made.push_back({d2, i, j});
    std::ranges::sort(made);
    return made;
}

/// What is met so far by the people of one building cell.
struct Met {
    int count = 0;
    double sum = 0;
    float most = -std::numeric_limits<float>::infinity();

    void add(float value)
    {
        ++count;
        sum += static_cast<double>(value);
        most = std::max(most, value);
    }
    float value(Meeting how) const { return how == Meeting::highest ? most : static_cast<float>(sum / count); }
};

/// The surroundings of a window, `reach` cells wide: values of unbuilt cells, NaN elsewhere.
class Surroundings {
public:
    Surroundings(const Layer& value, const Layer& fraction, const Window& window, double metres)
        : near2_{near_by * near_by / (value.grid.cell * value.grid.cell) * (1 + 1e-9)},
          offsets_{disc(std::max(1, static_cast<int>(metres / value.grid.cell)))},
          open_{numbers(value, window, std::max(1, static_cast<int>(metres / value.grid.cell)))}
    {
        const int halo = open_.halo();
        const auto share = numbers(fraction, window, halo);
        for (int i = -halo; i < window.rows + halo; ++i)
            for (int j = -halo; j < window.cols + halo; ++j)
                if (share.view()(i, j) > built)
                    open_.view()(i, j) = std::numeric_limits<float>::quiet_NaN();
    }

    /// What the people of a cell of the window meet; NaN where no open cell is in reach.
    float met(int i, int j, Meeting how) const
    {
        Met met;
        int last = 0;  // [cells2] the furthest that counts, once a nearest is found
        for (const Offset& at : offsets_) {
            if (at.d2 > near2_ && met.count > 0 && at.d2 > last)
                break;
            const float value = open_.view()(i + at.rows, j + at.cols);
            if (std::isnan(value))
                continue;
            met.add(value);
            last = at.d2;
        }
        return met.count > 0 ? met.value(how) : std::numeric_limits<float>::quiet_NaN();
    }

private:
    double near2_;  // [cells2]
    std::vector<Offset> offsets_;
    Raster<float> open_;
};

using Cells = std::vector<std::pair<int, int>>;

Cells peopled_buildings(const Layer& people, const Layer& fraction, const Window& window)
{
    const auto persons = numbers(people, window);
    const auto share = numbers(fraction, window);
    Cells made;
    for (int i = 0; i < window.rows; ++i)
        for (int j = 0; j < window.cols; ++j)
            if (persons.view()(i, j) > 0 && share.view()(i, j) > built)
                made.emplace_back(i, j);
    return made;
}

}  // namespace

Meeting meeting_of(std::string_view output)
{
    const Model* runoff = find_model("runoff");
    return runoff != nullptr && std::ranges::find(runoff->outputs, output, &OutputSpec::name) != runoff->outputs.end() ? Meeting::highest
                                                                                                                        : Meeting::mean;
}

Layer exposed_layer(const Layer& value, const Layer& people, const Layer& building_fraction, Meeting how)
{
    const auto read = [=](int, const Window& window, AnyView to) {
        auto made = numbers(value, window);
        Cells left = peopled_buildings(people, building_fraction, window);
        for (const double metres : {2 * near_by, furthest}) {  // few need the wide circle
            if (left.empty())
                break;
            const Surroundings around{value, building_fraction, window, metres};
            std::erase_if(left, [&](const auto& cell) {
                made.view()(cell.first, cell.second) = around.met(cell.first, cell.second, how);
                return !std::isnan(made.view()(cell.first, cell.second));
            });
        }
        for (int i = 0; i < window.rows; ++i)
            std::copy_n(made.view().row(i), window.cols, std::get<View<float>>(to).row(i));
    };
    return {value.name, value.grid, Kind::number, 1, read};
}

}  // namespace arpent
