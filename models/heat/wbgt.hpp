#pragma once

// Wet-bulb globe temperature from the weather: Liljegren, Carhart, Lawday, Tschopp and Sharp 2008, doi 10.1080/15459620802310770, with the
// constants of its program. Its radiation is that of an open plane; here each sensor takes what radiation reaches it, as the temperature of
// black surroundings that load it as much: `globe_absorption` and `wick_absorption` for `radiant_row` make them.
namespace arpent::heat {

struct Absorption;

/// Of the globe (albedo 0.05, emissivity 0.95) and of the wick (0.4, 0.95).
Absorption globe_absorption();
Absorption wick_absorption();

/// Temperature [K] of a black globe of 5 cm in air of `air` [K] and `pressure` [Pa] with `wind` [m/s, at least 0.13] and surroundings of
/// `radiant` [K]. NaN where an argument is NaN or pressure is not positive.
double globe_temperature(double air, double radiant, double wind, double pressure = 101325);

/// Natural wet-bulb temperature [K] of a wick of 7 mm, air as above with `vapour` pressure [Pa], not above saturation.
double natural_wet_bulb(double air, double radiant, double wind, double vapour, double pressure = 101325);

/// The index [K] of its three thermometers [K].
constexpr float wbgt(float wet_bulb, float globe, float air) { return 0.7f * wet_bulb + 0.2f * globe + 0.1f * air; }

}  // namespace arpent::heat
