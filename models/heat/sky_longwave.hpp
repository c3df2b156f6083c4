#pragma once

#include "models/heat/sky.hpp"

#include <span>
#include <vector>

namespace arpent::heat {

/// Share of a cloudless sky's light that each interval has, 0 to 1: measured, with the sun above 10 degrees; linear in time from the last to the
/// next such interval otherwise, and 1 where there is none (Crawford and Duchon 1999, doi 10.1175/1520-0450(1999)038<0474:AIPFEE>2.0.CO;2).
std::vector<double> clear_share(std::span<const Irradiance> shining, std::span<const Daylight> light);

/// Emissivity of a cloudless sky over air of `T` [K] with vapour pressure `e` [Pa]: Prata 1996, doi 10.1002/qj.49712253306.
double clear_emissivity(double T, double e);

/// Long-wave irradiance from the sky [W/m2], `clear` its share of a cloudless sky's light: what is missing of it is cloud, that radiates as
/// a black body of the air's temperature.
double sky_longwave(double T, double e, double clear);

}  // namespace arpent::heat
