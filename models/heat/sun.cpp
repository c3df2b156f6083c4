// The Solar Position Algorithm: Reda and Andreas 2004, doi 10.1016/j.solener.2003.12.003; equation numbers are its own.
//
// symbol    meaning                                        [unit]
// jce, jme  Julian ephemeris centuries, millennia since 2000; jc of universal time
// L, B, R   heliocentric longitude, latitude, radius of the Earth  [rad, rad, au]
// lambda    apparent longitude of the sun                  [rad]
// alpha, delta    right ascension, declination             [rad]
// epsilon   true obliquity of the ecliptic                 [rad]
// nu        apparent sidereal time at Greenwich            [rad]
// H         local hour angle, west of south                [rad]

#include "models/heat/sun.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <span>

namespace arpent::heat {
namespace {

constexpr double degree = std::numbers::pi / 180, second = degree / 3600, turn = 2 * std::numbers::pi;

/// A cos(B + C jme)
struct Term {
    double a, b, c;
};

// Table A4.2, without what is below 5e-7 rad in 1950 to 2100, and below 5e-5 au of radius.
constexpr auto longitude_0 = std::to_array<Term>({{175347046, 0, 0}, {3341656, 4.6692568, 6283.07585}, {34894, 4.6261, 12566.1517},
    {3497, 2.7441, 5753.3849}, {3418, 2.8289, 3.5231}, {3136, 3.6277, 77713.7715}, {2676, 4.4181, 7860.4194}, {2343, 6.1352, 3930.2097},
    {1324, 0.7425, 11506.7698}, {1273, 2.0371, 529.691}, {1199, 1.1096, 1577.3435}, {990, 5.233, 5884.927}, {902, 2.045, 26.298},
    {857, 3.508, 398.149}, {780, 1.179, 5223.694}, {753, 2.533, 5507.553}, {505, 4.583, 18849.228}, {492, 4.205, 775.523}, {357, 2.92, 0.067},
    {317, 5.849, 11790.629}, {284, 1.899, 796.298}, {271, 0.315, 10977.079}, {243, 0.345, 5486.778}, {206, 4.806, 2544.314},
    {205, 1.869, 5573.143}, {202, 2.458, 6069.777}, {156, 0.833, 213.299}, {132, 3.411, 2942.463}, {126, 1.083, 20.775}, {115, 0.645, 0.98},
    {103, 0.636, 4694.003}, {102, 0.976, 15720.839}, {102, 4.267, 7.114}, {99, 6.21, 2146.17}, {98, 0.68, 155.42}, {86, 5.98, 161000.69},
    {85, 1.3, 6275.96}, {85, 3.67, 71430.7}, {80, 1.81, 17260.15}, {79, 3.04, 12036.46}, {75, 1.76, 5088.63}, {74, 3.5, 3154.69},
    {74, 4.68, 801.82}, {70, 0.83, 9437.76}, {62, 3.98, 8827.39}, {61, 1.82, 7084.9}, {57, 2.78, 6286.6}, {56, 4.39, 14143.5},
    {56, 3.47, 6279.55}, {52, 0.19, 12139.55}, {52, 1.33, 1748.02}, {51, 0.28, 5856.48}, {49, 0.49, 1194.45}, {41, 5.37, 8429.24},
    {41, 2.4, 19651.05}, {39, 6.17, 10447.39}, {37, 6.04, 10213.29}, {37, 2.57, 1059.38}, {36, 1.71, 2352.87}, {36, 1.78, 6812.77},
    {33, 0.59, 17789.85}, {30, 0.44, 83996.85}, {30, 2.74, 1349.87}, {25, 3.16, 4690.48}});
constexpr auto longitude_1 = std::to_array<Term>({{628331966747, 0, 0}, {206059, 2.678235, 6283.07585}, {4303, 2.6351, 12566.1517},
    {425, 1.59, 3.523}, {119, 5.796, 26.298}, {109, 2.966, 1577.344}});
constexpr auto longitude_2 = std::to_array<Term>({{52919, 0, 0}, {8720, 1.0721, 6283.0758}, {309, 0.867, 12566.152}});
constexpr auto latitude_0 = std::to_array<Term>({{280, 3.199, 84334.662}, {102, 5.422, 5507.553}, {80, 3.88, 5223.69}});
constexpr auto radius_0 = std::to_array<Term>({{100013989, 0, 0}, {1670700, 3.0984635, 6283.07585}, {13956, 3.05525, 12566.1517}});
constexpr auto radius_1 = std::to_array<Term>({{103019, 1.10749, 6283.07585}});

/// Periodic terms of nutation: multiples of X0 to X4, then longitude a + b jce and obliquity c + d jce [1e-4 seconds of arc].
struct Nutation {
    std::array<double, 5> x;
    double a, b, c, d;
};

// Table A4.3, terms above 0.05 seconds of arc.
constexpr auto nutations = std::to_array<Nutation>({{{0, 0, 0, 0, 1}, -171996, -174.2, 92025, 8.9}, {{-2, 0, 0, 2, 2}, -13187, -1.6, 5736, -3.1},
    {{0, 0, 0, 2, 2}, -2274, -0.2, 977, -0.5}, {{0, 0, 0, 0, 2}, 2062, 0.2, -895, 0.5}, {{0, 1, 0, 0, 0}, 1426, -3.4, 54, -0.1},
    {{0, 0, 1, 0, 0}, 712, 0.1, -7, 0}, {{-2, 1, 0, 2, 2}, -517, 1.2, 224, -0.6}});

double sum(std::span<const Term> terms, double jme)
{
    double total = 0;
    for (const Term& each : terms)
        total += each.a * std::cos(each.b + each.c * jme);
    return total * 1e-8;
}

/// Within 0 to 2 pi.
double wrapped(double angle) { return angle - turn * std::floor(angle / turn); }

double rounded(double angle) { return std::round(angle * 0x1p24) * 0x1p-24; }

/// The sun as the Earth's middle sees it.
struct Apparent {
    double mean_longitude = 0;  // of the sun [rad] (A2)
    double alpha = 0, delta = 0;
    double nu = 0;
    double shift = 0;  // nutation in longitude times cos(epsilon) [rad]
    double radius = 1;
};

struct Nodding {
    double longitude = 0, obliquity = 0;  // [rad]
};

/// (15) to (23)
Nodding nutation(double jce)
{
    const std::array<double, 5> x{297.85036 + jce * (445267.111480 + jce * (-0.0019142 + jce / 189474)),
                                  357.52772 + jce * (35999.050340 + jce * (-0.0001603 - jce / 300000)),
                                  134.96298 + jce * (477198.867398 + jce * (0.0086972 + jce / 56250)),
                                  93.27191 + jce * (483202.017538 + jce * (-0.0036825 + jce / 327270)),
                                  125.04452 + jce * (-1934.136261 + jce * (0.0020708 + jce / 450000))};
    Nodding made;
    for (const Nutation& each : nutations) {
        double angle = 0;
        for (std::size_t k = 0; k < x.size(); ++k)
            angle += each.x[k] * x[k] * degree;
        made.longitude += (each.a + each.b * jce) * std::sin(angle) * 1e-4 * second;
        made.obliquity += (each.c + each.d * jce) * std::cos(angle) * 1e-4 * second;
    }
    return made;
}

/// (24) to the third power: beyond lie less than 1e-6 degrees in our centuries.
double mean_obliquity(double jme)
{
    const double u = jme / 10;
    return (84381.448 + u * (-4680.93 + u * (-1.55 + u * 1999.25))) * second;
}

/// (4) to (31)
Apparent apparent(double utc, double delta_t)
{
    Apparent made;
    const double days = utc / 86400 - 10957.5;  // since 2000-01-01T12:00
    const double jce = (days + delta_t / 86400) / 36525, jme = jce / 10, jc = days / 36525;
    made.radius = sum(radius_0, jme) + sum(radius_1, jme) * jme;
    const double longitude = sum(longitude_0, jme) + jme * (sum(longitude_1, jme) + jme * sum(longitude_2, jme));
    const double beta = -sum(latitude_0, jme);
    const Nodding nods = nutation(jce);
    const double epsilon = mean_obliquity(jme) + nods.obliquity;
    const double aberration = -20.4898 * second / made.radius;
    const double lambda = longitude + std::numbers::pi + nods.longitude + aberration;
    made.shift = nods.longitude * std::cos(epsilon);
    made.nu = (280.46061837 + 360.98564736629 * days + jc * jc * (0.000387933 - jc / 38710000)) * degree + made.shift;
    made.alpha = std::atan2(std::sin(lambda) * std::cos(epsilon) - std::tan(beta) * std::sin(epsilon), std::cos(lambda));
    made.delta = std::asin(std::sin(beta) * std::cos(epsilon) + std::cos(beta) * std::sin(epsilon) * std::sin(lambda));
    made.mean_longitude =
        (280.4664567 + jme * (360007.6982779 + jme * (0.03032028 + jme * (1 / 49931.0 + jme * (-1 / 15300.0 - jme / 2000000.0))))) * degree;
    return made;
}

/// (A1) [s]
double equation_of_time(const Apparent& sun)
{
    const double angle = wrapped(sun.mean_longitude - 0.0057183 * degree - sun.alpha + sun.shift + std::numbers::pi) - std::numbers::pi;
    return angle / turn * 86400;
}

}  // namespace

SunPosition sun_position(double utc, const Place& place, double height, double delta_t)
{
    const Apparent sun = apparent(utc, delta_t);
    const double phi = place.latitude * degree, hour = sun.nu + place.longitude * degree - sun.alpha;
    const double parallax = 8.794 * second / sun.radius;  // (33)
    const double u = std::atan(0.99664719 * std::tan(phi));
    const double x = std::cos(u) + height / 6378140 * std::cos(phi), y = 0.99664719 * std::sin(u) + height / 6378140 * std::sin(phi);
    const double below = std::cos(sun.delta) - x * std::sin(parallax) * std::cos(hour);
    const double moved = std::atan2(-x * std::sin(parallax) * std::sin(hour), below);                                    // (37)
    const double delta = std::atan2((std::sin(sun.delta) - y * std::sin(parallax)) * std::cos(moved), below);            // (39)
    const double h = hour - moved;                                                                                       // (40)
    const double elevation = std::asin(std::sin(phi) * std::sin(delta) + std::cos(phi) * std::cos(delta) * std::cos(h)); // (41)
    const double azimuth = std::atan2(std::sin(h), std::cos(h) * std::sin(phi) - std::tan(delta) * std::cos(phi));       // (45)
    return {rounded(wrapped(azimuth + std::numbers::pi)), rounded(elevation), sun.radius, sun.delta, equation_of_time(sun)};
}

double refraction(double elevation, double pressure, double temperature)
{
    const double e = elevation / degree;
    constexpr double risen = -(0.26667 + 0.5667);  // [degrees] when the upper edge of the disc is seen
    if (e < risen)
        return 0;
    return pressure / 101000 * 283 / temperature * 1.02 / (60 * std::tan((e + 10.3 / (e + 5.11)) * degree)) * degree;  // (42)
}

}  // namespace arpent::heat
