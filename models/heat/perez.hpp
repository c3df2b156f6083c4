#pragma once

#include <array>

// How bright the sky is where: the all-weather model of Perez, Seals and Michalsky 1993, doi 10.1016/0038-092X(93)90017-I, with its
// erratum in Solar Energy 51, 423.
//
// symbol   meaning                                              [unit]
// Z, zeta  zenith angle of the sun, of a point of the sky       [rad]
// gamma    angle between that point and the sun                 [rad]
// eps      clearness, 1 overcast to 12 clear                    [1]
// Delta    brightness: air mass times diffuse / above the air   [1]
namespace arpent::heat {

/// Relative radiance l = (1 + a exp(b / cos zeta)) (1 + c exp(d gamma) + e cos^2 gamma); as it stands that of a uniform sky.
struct SkyShape {
    double a = 0, b = -1, c = 0, d = -1, e = 0;
};

/// x1 to x4 of a, b, c, d, e.
using PerezBin = std::array<std::array<double, 4>, 5>;

/// Table 1 of the paper: the clearness bins from overcast to clear.
const std::array<PerezBin, 8>& perez_bins();

/// The bin of a clearness, 0 to 7; an edge belongs to the clearer one.
int perez_bin(double eps);

/// Clearness of a sky by irradiances [W/m2]: `direct` normal to the beam, `diffuse` above 0.
double sky_clearness(double direct, double diffuse, double Z);

/// The sky of these. Delta is brought within 0.01 to 0.6, what was measured, and for eps from 1.065 to 2.8 raised to 0.2, as the authors'
/// programs do: below, radiances become negative. Uniform where an argument is NaN.
SkyShape perez_sky(double eps, double Delta, double Z);

/// The sky over a plane with `diffuse` and `direct` irradiance [W/m2] under air of optical mass `mass`; uniform without sun or light.
SkyShape perez_sky(double direct, double diffuse, double above_air, double mass, double Z);

/// l, never below 0; towards the horizon that of cos zeta = 0.01.
double relative_radiance(const SkyShape& sky, double cos_zeta, double gamma);

}  // namespace arpent::heat
