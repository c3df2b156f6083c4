#pragma once

namespace arpent::heat {

/// Physiological equivalent temperature [K]: the air and radiant temperature of a room (0.1 m/s, 1200 Pa of vapour) in which core, skin and
/// clothes of a person would lose as much: a man of 23 years, 75 kg, 1.80 m, with 80 W of work and 0.9 clo. Hoeppe 1999,
/// doi 10.1007/s004840050118, as corrected by Walther and Goestchel 2018, doi 10.1016/j.buildenv.2018.03.054.
///
/// `air` and `radiant` [K], `wind` at the body [m/s], `vapour` pressure [Pa], not above saturation, `pressure` of the air [Pa]. NaN where an
/// argument is NaN or pressure is not positive, and where no body within -100 and 150 degC balances.
double pet(double air, double radiant, double wind, double vapour, double pressure = 101325);

}  // namespace arpent::heat
