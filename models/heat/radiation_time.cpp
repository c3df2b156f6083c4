#include "models/heat/radiation_time.hpp"

#include "models/heat/sun.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>
#include <vector>

namespace arpent::heat {
namespace {

constexpr double pi = std::numbers::pi, degree = pi / 180, day = 86400;

/// One day from solar midnight to solar midnight.
struct Day {
    double noon = 0;  // [s] UTC, of mean solar time
    SunPosition sun;  // at that time
    double clearness = 0;
    double lag = 0;   // [s]
};

/// What reaches a horizontal plane above the air in a day [J/m2].
double above_air(const SunPosition& sun, double latitude)
{
    const double sunset = std::acos(std::clamp(-std::tan(latitude) * std::tan(sun.declination), -1.0, 1.0));
    return day / pi * beam_above_air(sun.distance) *
           (sunset * std::sin(latitude) * std::sin(sun.declination) + std::cos(latitude) * std::cos(sun.declination) * std::sin(sunset));
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

unsigned month_of(double utc)
{
    using namespace std::chrono;
    return static_cast<unsigned>(year_month_day{sys_days{days{static_cast<int>(std::floor(utc / day))}}}.month());
}

class Days {
public:
    Days(const RadiationSeries& global, const Place& place) : global_{global}, place_{place} {}

    RadiationTime look()
    {
        for (std::size_t first = 0; first < global_.values.size();) {
            std::size_t last = first;
            while (last < global_.values.size() && number_of(last) == number_of(first))
                ++last;
            look_at(first, last);
            first = last;
        }
        find_lags();
        return found_;
    }

private:
    const RadiationSeries& global_;
    const Place& place_;
    std::vector<Day> days_;
    RadiationTime found_;

    double middle(std::size_t k) const { return global_.starts[k] + global_.step / 2; }
    double solar(double utc) const { return utc + place_.longitude / 360 * day; }  // mean solar time [s]
    double number_of(std::size_t k) const { return std::floor(solar(middle(k)) / day); }

    void look_at(std::size_t first, std::size_t last)
    {
        Day made;
        made.noon = middle(first) - solar(middle(first)) + (number_of(first) + 0.5) * day;
        made.sun = sun_position(made.noon, place_);
        count_lit(made, first, last);
        double sum = 0, sine = 0, cosine = 0;
        for (std::size_t k = first; k < last; ++k) {
            const double g = global_.values[k], angle = 2 * pi * (middle(k) - made.noon) / day;
            sum += g, sine += g * std::sin(angle), cosine += g * std::cos(angle);
        }
        const bool whole = static_cast<double>(last - first) * global_.step > day - global_.step / 2;
        const double most = above_air(made.sun, place_.latitude * degree);
        if (!whole || std::isnan(sum) || most < 1e6)  // polar night
            return;
        made.clearness = sum * global_.step / most;
        made.lag = std::atan2(sine, cosine) / (2 * pi) * day + made.sun.equation_of_time;
        days_.push_back(made);
    }

    /// Sine of the sun's elevation by the day's declination.
    double height(const Day& of, double utc) const
    {
        const double latitude = place_.latitude * degree, hour = 2 * pi * (utc - of.noon + of.sun.equation_of_time) / day;
        return std::sin(latitude) * std::sin(of.sun.declination) + std::cos(latitude) * std::cos(of.sun.declination) * std::cos(hour);
    }

    void count_lit(const Day& of, std::size_t first, std::size_t last)
    {
        constexpr double bright = 20;  // [W/m2]
        const double down = std::sin(-2 * degree);
        for (std::size_t k = first; k < last; ++k)
            if (global_.values[k] > bright && height(of, global_.starts[k]) < down && height(of, middle(k)) < down &&
                height(of, global_.starts[k] + global_.step) < down && found_.lit_nights++ == 0)
                found_.first_lit = k;
    }

    void find_lags()
    {
        if (days_.empty())
            return;
        std::vector<double> clearness;
        for (const Day& each : days_)
            clearness.push_back(each.clearness);
        std::ranges::sort(clearness);
        const double least = std::max(0.4, 0.9 * clearness[(clearness.size() - 1) * 19 / 20]);
        std::vector<double> all, summer, winter;
        for (const Day& each : days_)
            if (each.clearness >= least) {
                const unsigned month = month_of(each.noon);
                all.push_back(each.lag);
                if (month >= 5 && month <= 8)
                    summer.push_back(each.lag);
                if (month >= 11 || month <= 2)
                    winter.push_back(each.lag);
            }
        found_.clear_days = static_cast<int>(all.size());
        const auto of = [](const std::vector<double>& lags, std::size_t least_days) { return lags.size() < least_days ? std::nullopt : std::optional{median(lags)}; };
        found_.lag = of(all, 1);
        found_.lag_summer = of(summer, 3);
        found_.lag_winter = of(winter, 3);
    }
};

}  // namespace

RadiationTime radiation_time(const RadiationSeries& global, const Place& place) { return Days{global, place}.look(); }

}  // namespace arpent::heat
