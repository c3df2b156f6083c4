#include "io/style_file.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace arpent {
namespace {

constexpr Rgb rgb(std::uint32_t hex)
{
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex)};
}

/// Colours at even distances, to be interpolated.
using Ramp = std::vector<Rgb>;

// Cividis at 0, 1/4, ..., 1: doi 10.1371/journal.pone.0199239.
const Ramp cividis{rgb(0x00204d), rgb(0x414d6b), rgb(0x7c7b78), rgb(0xbcaf6f), rgb(0xffea46)};
// Viridis at 0, 1/6, ..., 1.
const Ramp viridis{rgb(0x440154), rgb(0x443983), rgb(0x31688e), rgb(0x21918c), rgb(0x35b779), rgb(0x90d743), rgb(0xfde725)};
// ColorBrewer schemes that its authors found safe for colour-blind readers: doi 10.1559/152304003100010929.
const Ramp greens{rgb(0xffffe5), rgb(0xd9f0a3), rgb(0xaddd8e), rgb(0x78c679), rgb(0x41ab5d), rgb(0x238443), rgb(0x005a32)};
const Ramp browns{rgb(0xffffd4), rgb(0xfee391), rgb(0xfec44f), rgb(0xfe9929), rgb(0xec7014), rgb(0xcc4c02), rgb(0x8c2d04)};
const Ramp purple_orange{rgb(0x7f3b08), rgb(0xb35806), rgb(0xe08214), rgb(0xfdb863), rgb(0xfee0b6), rgb(0xf7f7f7),
                         rgb(0xd8daeb), rgb(0xb2abd2), rgb(0x8073ac), rgb(0x542788), rgb(0x2d004b)};
// Lowlands to summits, lighter all the way.
const Ramp relief{rgb(0x2f5d50), rgb(0x5f8c5a), rgb(0xa3b36c), rgb(0xd9cf97), rgb(0xefe3c8), rgb(0xfaf7f2)};

constexpr Rgb dry = rgb(0xf2f0ea);

Palette depth()
{
    return {{{0, dry, "under 5 cm", "moins de 5 cm"},
             {0.05, rgb(0xd0e3f3), "5 to 10 cm", "5 à 10 cm"},
             {0.1, rgb(0xa3cbe7), "10 to 30 cm", "10 à 30 cm"},
             {0.3, rgb(0x6aaed6), "30 to 50 cm", "30 à 50 cm"},
             {0.5, rgb(0x3787c0), "50 cm to 1 m", "50 cm à 1 m"},
             {1, rgb(0x105ba4), "1 to 2 m", "1 à 2 m"},
             {2, rgb(0x08306b), "2 m and more", "2 m et plus"}},
            true,
            false};
}

Palette depth_difference()
{
    const Ramp& c = purple_orange;
    constexpr double lowest = -128;  // [m] no water is deeper
    return {{{lowest, c[0], "lower by over 50 cm", "plus bas de plus de 50 cm"},
             {-0.5, c[1], "lower by 30 to 50 cm", "plus bas de 30 à 50 cm"},
             {-0.3, c[2], "lower by 10 to 30 cm", "plus bas de 10 à 30 cm"},
             {-0.1, c[3], "lower by 5 to 10 cm", "plus bas de 5 à 10 cm"},
             {-0.05, c[4], "lower by 1 to 5 cm", "plus bas de 1 à 5 cm"},
             {-0.01, c[5], "no difference (under 1 cm)", "sans écart (moins de 1 cm)"},
             {0.01, c[6], "higher by 1 to 5 cm", "plus haut de 1 à 5 cm"},
             {0.05, c[7], "higher by 5 to 10 cm", "plus haut de 5 à 10 cm"},
             {0.1, c[8], "higher by 10 to 30 cm", "plus haut de 10 à 30 cm"},
             {0.3, c[9], "higher by 30 to 50 cm", "plus haut de 30 à 50 cm"},
             {0.5, c[10], "higher by over 50 cm", "plus haut de plus de 50 cm"}},
            true,
            true};
}

Palette speed()
{
    return {{{0, dry, "under 0.1 m/s", "moins de 0,1 m/s"},
             {0.1, rgb(0xd4dff0), "0.1 to 0.25 m/s", "0,1 à 0,25 m/s"},
             {0.25, rgb(0xb3c4e0), "0.25 to 0.5 m/s", "0,25 à 0,5 m/s"},
             {0.5, rgb(0x8c96c6), "0.5 to 1 m/s", "0,5 à 1 m/s"},
             {1, rgb(0x8c6bb1), "1 to 2 m/s", "1 à 2 m/s"},
             {2, rgb(0x88419d), "2 to 3 m/s", "2 à 3 m/s"},
             {3, rgb(0x5c0a5e), "3 m/s and more", "3 m/s et plus"}},
            true,
            false};
}

Palette hazard_from(const std::array<double, 4>& from, bool codes)
{
    return {{{from[0], dry, "low", "faible"},
             {from[1], rgb(0xfec44f), "moderate", "modéré"},
             {from[2], rgb(0xec7014), "significant", "important"},
             {from[3], rgb(0x8c2d04), "extreme", "extrême"}},
            true,
            false,
            codes};
}

Palette arrival()
{
    const Ramp& c = viridis;
    return {{{0, c[0], "in the first 5 min", "dans les 5 premières min"},
             {300, c[1], "5 to 10 min", "5 à 10 min"},
             {600, c[2], "10 to 20 min", "10 à 20 min"},
             {1200, c[3], "20 to 30 min", "20 à 30 min"},
             {1800, c[4], "30 min to 1 h", "30 min à 1 h"},
             {3600, c[5], "1 to 2 h", "1 à 2 h"},
             {7200, c[6], "after 2 h", "après 2 h"}},
            true,
            false};
}

/// In hours.
Palette duration()
{
    return {{{0, dry, "none", "aucune"},
             {0x1p-10, rgb(0xc9e6b4), "under 15 min", "moins de 15 min"},
             {0.25, rgb(0x96d3b4), "15 to 30 min", "15 à 30 min"},
             {0.5, rgb(0x5fc0c0), "30 min to 1 h", "30 min à 1 h"},
             {1, rgb(0x2a93bd), "1 to 2 h", "1 à 2 h"},
             {2, rgb(0x2260a6), "2 to 4 h", "2 à 4 h"},
             {4, rgb(0x0c2c84), "4 h and more", "4 h et plus"}},
            true,
            false};
}

double between(double a, double b, double share) { return a + (b - a) * share; }

Rgb mixed(const Rgb& a, const Rgb& b, double share)
{
    Rgb made{};
    for (std::size_t n = 0; n < made.size(); ++n)
        made[n] = static_cast<std::uint8_t>(std::lround(between(a[n], b[n], share)));
    return made;
}

Rgb along(const Ramp& ramp, double share)
{
    const double at = share * static_cast<double>(ramp.size() - 1);
    const auto left = std::min(static_cast<std::size_t>(at), ramp.size() - 2);
    return mixed(ramp[left], ramp[left + 1], at - static_cast<double>(left));
}

/// The smallest of 1, 2, 5, 10, ... times a power of ten that is not below `least`.
double round_step(double least)
{
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double times : {1.0, 2.0, 5.0})
        if (times * power >= least * (1 - 1e-9))
            return times * power;
    return 10 * power;
}

/// Stops on round numbers that cover [low, high], at most nine.
Palette over(const Ramp& ramp, double low, double high)
{
    if (!(low < high))
        high = low + std::max(1.0, std::abs(low));
    const double step = round_step((high - low) / 7);
    const auto first = std::llround(std::floor(low / step + 1e-9)), last = std::llround(std::ceil(high / step - 1e-9));
    Palette palette;
    for (auto n = first; n <= last; ++n) {
        const double share = static_cast<double>(n - first) / static_cast<double>(last - first);
        palette.stops.push_back({static_cast<double>(n) * step, along(ramp, share), "", ""});
    }
    return palette;
}

/// As far below 0 as above it, so that 0 has the neutral colour.
Palette difference(double low, double high)
{
    const double most = std::max(std::abs(low), std::abs(high));
    Palette palette = over(purple_orange, most > 0 ? -most : -1, most > 0 ? most : 1);
    palette.diverging = true;
    return palette;
}

/// Whether a variable is that output or a statistic of it.
bool is_of(std::string_view variable, std::string_view output)
{
    return variable.starts_with(output) && (variable.size() == output.size() || variable[output.size()] == '_');
}

template <typename... Outputs>
bool is_any(std::string_view variable, Outputs... outputs)
{
    return (is_of(variable, outputs) || ...);
}

Palette continuous(std::string_view variable, double low, double high)
{
    if (is_any(variable, "ground_elevation", "level"))
        return over(relief, low, high);
    if (is_any(variable, "infiltrated", "intercepted", "drained", "canopy_cover", "canopy_height", "vegetation_fraction",
               "leaf_area_index"))
        return over(greens, std::min(low, 0.0), high);
    if (is_any(variable, "population", "jobs"))
        return over(browns, std::min(low, 0.0), high);
    return over(cividis, low, high);
}

}  // namespace

Palette palette_of(std::string_view variable, double low, double high)
{
    if (variable.find("__") != variable.npos)
        return is_of(variable, "depth") && variable.find("hours_above") == variable.npos ? depth_difference() : difference(low, high);
    if (variable.find("_hours_above_") != variable.npos)
        return duration();
    if (is_of(variable, "hazard_class"))
        return hazard_from({0, 1, 2, 3}, true);
    if (is_of(variable, "hazard"))
        return hazard_from({0, 0.75, 1.25, 2}, false);  // [m2/s] the rating's published limits
    if (is_of(variable, "depth"))
        return depth();
    if (is_of(variable, "speed"))
        return speed();
    if (is_any(variable, "arrival_time", "time_of_max"))
        return arrival();
    return continuous(variable, low, high);
}

Rgb color_of(const Palette& palette, double value)
{
    const auto& stops = palette.stops;
    const auto above = std::ranges::upper_bound(stops, value, {}, &Palette::Stop::value);
    if (above == stops.begin() || std::isnan(value))
        return stops.front().color;
    const auto& left = *std::prev(above);
    if (palette.classes || above == stops.end())
        return left.color;
    return mixed(left.color, above->color, (value - left.value) / (above->value - left.value));
}

}  // namespace arpent
