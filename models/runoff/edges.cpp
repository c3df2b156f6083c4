#include "models/runoff/edges.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace arpent::runoff {
namespace {

struct Towards {
    int down, right;
};

constexpr std::array<Towards, 4> sides{{{-1, 0}, {1, 0}, {0, -1}, {0, 1}}};

/// The ground beside its rim.
struct Ground {
    const Settings& settings;
    View<const float> z, n2;
    Window window;
    double cell;

    bool inside(int i, int j) const
    {
        return i >= window.row && i < window.row + window.rows && j >= window.col && j < window.col + window.cols;
    }
    bool flows(int i, int j) const { return inside(i, j) && !std::isnan(z(i, j)) && n2(i, j) < shut; }

    /// Whether water may leave (i, j) towards a side.
    bool open(int i, int j, Towards to) const
    {
        const int r = i + to.down, c = j + to.right;
        if (!inside(r, c))
            return settings.edges == Edges::free;
        return settings.outside == Outside::free && std::isnan(z(r, c));
    }

    /// Slope that water leaves with: given, or that of the bed from the opposite cell, never against the flow.
    double slope(int i, int j, Towards to) const
    {
        if (settings.edge_slope)
            return *settings.edge_slope;
        const int r = i - to.down, c = j - to.right;
        return flows(r, c) ? std::max(0.0, (double{z(r, c)} - double{z(i, j)}) / cell) : 0;
    }

    std::optional<Outfall> outfall(int i, int j) const
    {
        Outfall made{i, j};
        std::array<double, 4> of{};
        for (std::size_t n = 0; n < sides.size(); ++n)
            if (open(i, j, sides[n]))
                of[n] = std::sqrt(slope(i, j, sides[n]) / double{n2(i, j)});
        made.conveyance = static_cast<float>((of[0] + of[1]) + (of[2] + of[3]));
        made.sides = static_cast<float>(std::ranges::count_if(of, [](double c) { return c > 0; }));
        return made.sides > 0 ? std::optional{made} : std::nullopt;
    }

    bool on_edge(int i, int j) const
    {
        return i == window.row || j == window.col || i == window.row + window.rows - 1 || j == window.col + window.cols - 1;
    }

    Held held(int i, int j) const
    {
        const double depth = std::max(0.0, *settings.edge_level - double{z(i, j)});
        if (depth >= 128)
            throw Error{Fault::model, "runoff: edge_level is more than 128 m above the ground of an edge cell"};
        return {i, j, static_cast<Quanta>(depth / water_quantum)};
    }
};

template <typename Part>
std::vector<Part> part(const std::vector<Part>& all, int first, int last)
{
    const auto from = std::ranges::lower_bound(all, first, {}, &Part::row);
    return {from, std::ranges::lower_bound(from, all.end(), last, {}, &Part::row)};
}

/// The root H of H + c H^(5/3) = m, by Newton from below: all steps but the first come down to it.
float remaining_depth(float m, float c)
{
    const auto two_thirds = [](float H) { return H * inverse_cube_root(H); };
    float H = m / (1.0f + c * two_thirds(m));
    for (int n = 0; n < 4; ++n) {
        const float celerity = c * two_thirds(H);
        H -= (H + celerity * H - m) / (1.0f + 5.0f / 3.0f * celerity);
    }
    return H;
}

}  // namespace

Quanta outflow(const Outfall& at, Quanta h, const Pace& pace)
{
    const float m = metres(h), steps = pace.quanta * water_quantum;  // dt / dx
    if (m <= pace.dry || steps == 0.0f)
        return 0;
    const float manning = m - remaining_depth(m, at.conveyance * steps);
    const float cap = at.sides * pace.cap * std::sqrt(m) * (m - pace.dry) * steps;
    return smaller(h, nearest_int(smaller(manning, cap) / water_quantum));
}

Rim Rim::rows(int first, int last) const { return {part(outfalls, first, last), part(held, first, last)}; }

Rim rim_of(const Settings& settings, View<const float> z, View<const float> n2, const Window& window, double cell)
{
    const Ground ground{settings, z, n2, window, cell};
    Rim rim;
    for (int i = window.row; i < window.row + window.rows; ++i)
        for (int j = window.col; j < window.col + window.cols; ++j) {
            if (!ground.flows(i, j))
                continue;
            if (const auto found = ground.outfall(i, j))
                rim.outfalls.push_back(*found);
            if (settings.edges == Edges::level && ground.on_edge(i, j))
                rim.held.push_back(ground.held(i, j));
        }
    return rim;
}

}  // namespace arpent::runoff
