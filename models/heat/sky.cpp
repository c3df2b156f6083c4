#include "models/heat/sky.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace arpent::heat {
namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr double low_sun = 3 * degree;  // below it, what is measured on a plane says nothing of the beam

double rounded(double value) { return static_cast<double>(static_cast<float>(value)); }

/// To 2^-24, so that every libm gives the same.
double settled(double value) { return std::round(value * 0x1p24) * 0x1p-24; }

SunPosition lifted(SunPosition sun)
{
    sun.elevation = settled(sun.elevation + refraction(sun.elevation));
    return sun;
}

double true_solar_hours(double utc, const Place& place, const SunPosition& sun)
{
    return (utc + place.longitude / 360 * 86400 + sun.equation_of_time) / 3600;
}

/// The beam's share of `global`, both on a plane, with no more of it than clear air lets through.
Irradiance shared(double global, double beam, const Daylight& light)
{
    const double most = light.above_air * std::exp(-0.1 * light.lit / light.sine);
    Irradiance made;
    made.direct = rounded(std::min(std::max(beam, 0.0) / light.sine, most));
    made.diffuse = rounded(std::max(global - made.direct * light.sine, 0.0));
    return made;
}

/// Mean of a cloudless sky over the suns of an interval.
Irradiance cloudless(const Daylight& light, const Site& site)
{
    Irradiance made;
    const double thinner = standard_pressure(site.altitude) / 101325;
    for (const SunPosition& sun : light.suns) {
        const double sine = std::max(std::sin(sun.elevation), 0.0);
        const Irradiance one = clear_sky(sine, air_mass(sun.elevation) * thinner, light.above_air, site.turbidity, site.altitude);
        made.direct += one.direct * sine;
        made.diffuse += one.diffuse;
    }
    const double count = static_cast<double>(light.suns.size());
    made.direct = light.sine > 0 ? rounded(made.direct / count / light.sine) : 0;
    made.diffuse = rounded(made.diffuse / count);
    made.clear_global = made.direct * light.sine + made.diffuse;
    return made;
}

/// Whether the sun says anything of the beam.
bool high(const Daylight& light) { return light.sine > 0 && light.middle.elevation > low_sun; }

class Series {
public:
    Series(std::span<const MeasuredRadiation> measured, std::span<const Daylight> light, const Site& site)
        : measured_{measured}, light_{light}, site_{site}
    {
        for (std::size_t k = 0; k < light.size(); ++k)
            kt_.push_back(light[k].top() > 0 ? std::clamp(global(k) / light[k].top(), 0.0, 1.0) : std::nan(""));
    }

    Irradiance at(std::size_t k) const
    {
        Irradiance made = cloudless(light_[k], site_);
        const double clear = made.clear_global;
        if (const double g = global(k); std::isnan(g))
            made.modelled = true;
        else
            made = split(k, g);
        made.clear_global = clear;
        return made;
    }

private:
    std::span<const MeasuredRadiation> measured_;
    std::span<const Daylight> light_;
    Site site_;
    std::vector<double> kt_;

    double day(std::size_t k) const { return std::floor(light_[k].solar_hours / 24); }

    double global(std::size_t k) const
    {
        const MeasuredRadiation& m = measured_[k];
        if (!std::isnan(m.global))
            return m.global;
        return light_[k].lit > 0 ? m.diffuse + m.direct / light_[k].lit * light_[k].sine : m.diffuse;
    }

    Irradiance split(std::size_t k, double g) const
    {
        const Daylight& light = light_[k];
        const MeasuredRadiation& m = measured_[k];
        if (!high(light))
            return {0, rounded(std::clamp(g, 0.0, light.top()))};
        g = std::max(g, 0.0);
        if (!std::isnan(m.diffuse))
            return shared(g, g - m.diffuse, light);
        if (!std::isnan(m.direct))
            return shared(g, std::min(g, m.direct / light.lit * light.sine), light);
        return shared(g, g * (1 - diffuse_share(k)), light);
    }

    double diffuse_share(std::size_t k) const
    {
        const auto [clearness, known] = of_day(k);
        if (known < 0.5)
            return erbs(kt_[k]);
        return ridley(kt_[k], light_[k].solar_hours - 24 * day(k), light_[k].middle.elevation, clearness, neighbours(k));
    }

    struct Whole {
        double clearness, known;  // the second: known share of the light above the air
    };

    Whole of_day(std::size_t k) const
    {
        double top = 0, seen = 0, sum = 0;
        const auto add = [&](std::size_t j) {
            top += light_[j].top();
            if (const double g = global(j); !std::isnan(g) && light_[j].top() > 0)
                seen += light_[j].top(), sum += g;
        };
        std::size_t first = k;
        while (first > 0 && day(first - 1) == day(k))
            --first;
        for (std::size_t j = first; j < light_.size() && day(j) == day(k); ++j)
            add(j);
        return {seen > 0 ? std::min(sum / seen, 1.0) : 0, covers_noon(first, k) && top > 0 ? seen / top : 0};
    }

    /// Whether the series has the day's middle: half a day's light at the ends of a series tells little of the day.
    bool covers_noon(std::size_t first, std::size_t k) const
    {
        std::size_t last = k;
        while (last + 1 < light_.size() && day(last + 1) == day(k))
            ++last;
        return light_[first].solar_hours - 24 * day(k) < 12 && light_[last].solar_hours - 24 * day(k) >= 12;
    }

    /// Mean clearness of the intervals before and after; at sunrise and sunset of the one that there is.
    double neighbours(std::size_t k) const
    {
        const double before = k > 0 ? kt_[k - 1] : std::nan(""), after = k + 1 < kt_.size() ? kt_[k + 1] : std::nan("");
        if (std::isnan(before) || std::isnan(after))
            return std::isnan(before) ? (std::isnan(after) ? kt_[k] : after) : before;
        return 0.5 * (before + after);
    }
};

}  // namespace

double air_mass(double elevation)
{
    const double h = std::clamp(elevation / degree, 0.0, 90.0);
    return 1 / (std::sin(h * degree) + 0.50572 * std::pow(h + 6.07995, -1.6364));
}

double standard_pressure(double altitude)
{
    return 101325 * std::pow(1 - 2.25577e-5 * std::clamp(altitude, -500.0, 9000.0), 5.25588);
}

Daylight daylight(double start, double step, const Place& place, int count)
{
    Daylight made;
    double first = start + step, last = start;
    for (int k = 0; k < count; ++k) {
        const double utc = start + (k + 0.5) / count * step;
        const SunPosition& sun = made.suns.emplace_back(lifted(sun_position(utc, place)));
        if (sun.elevation > 0) {
            made.sine += std::sin(sun.elevation) / count;
            made.lit += 1.0 / count;
            first = std::min(first, utc), last = std::max(last, utc);
        }
    }
    made.sine = settled(made.sine);
    const double middle = made.lit > 0 ? (first + last) / 2 : start + step / 2;
    made.middle = lifted(sun_position(middle, place));
    made.above_air = beam_above_air(made.middle.distance);
    made.solar_hours = true_solar_hours(start + step / 2, place, made.middle);
    return made;
}

Irradiance clear_sky(double sine, double mass, double above_air, double turbidity, double altitude)
{
    if (!(sine > 0))
        return {};
    const double fh1 = std::exp(-altitude / 8000), fh2 = std::exp(-altitude / 1250);
    const double cg1 = 5.09e-5 * altitude + 0.868, cg2 = 3.92e-5 * altitude + 0.0387;
    const double global = cg1 * above_air * sine * std::exp(-cg2 * mass * (fh1 + fh2 * (turbidity - 1)));
    const double beam = above_air * (0.664 + 0.163 / fh1) * std::exp(-0.09 * mass * (turbidity - 1));
    const double most = global * (1 - (0.1 - 0.2 * std::exp(-turbidity)) / (0.1 + 0.882 / fh1)) / sine;
    Irradiance made;
    made.direct = std::max(std::min(beam, most), 0.0);
    made.diffuse = std::max(global - made.direct * sine, 0.0);
    made.clear_global = global;
    made.modelled = true;
    return made;
}

double erbs(double kt)
{
    if (kt <= 0.22)
        return 1 - 0.09 * kt;
    if (kt <= 0.80)
        return 0.9511 + kt * (-0.1604 + kt * (4.388 + kt * (-16.638 + kt * 12.336)));
    return 0.165;
}

double ridley(double kt, double solar_hour, double elevation, double day, double neighbours)
{
    return 1 / (1 + std::exp(-5.38 + 6.63 * kt + 0.006 * solar_hour - 0.007 * elevation / degree + 1.75 * day + 1.31 * neighbours));
}

std::vector<Irradiance> irradiance(std::span<const MeasuredRadiation> measured, std::span<const Daylight> light, const Site& site)
{
    const Series series{measured, light, site};
    std::vector<Irradiance> made;
    for (std::size_t k = 0; k < light.size(); ++k)
        made.push_back(series.at(k));
    return made;
}

}  // namespace arpent::heat
