#pragma once

#include <cstdint>

// Mean radiant temperature of a standing person: the temperature of black surroundings that load the body as much.
// VDI 3787 part 2; Hoeppe 1992; Holmer, Lindberg, Thorsson and Rayner 2015 (ICUC9) for the cylinder.
//
//   S = a_k (I f_beam + 0.06 (K_plane + K_ground) + 0.88 (K_sides + K_ground / 2))
//     + eps (0.06 (L_plane + L_ground) + 0.88 (L_sides + L_ground / 2)),    Tmrt = (S / (eps sigma))^(1/4)
//
// symbol         meaning                                                                   [unit]
// K, L           short-wave, without the beam, and long-wave irradiance                    [W/m2]
// plane, sides   on a plane from above; on upright sides from above the horizon, mean of them
// ground         what the ground round the person sends up: half of what the sides see
// I, f_beam      beam normal to itself; the body's share of it                             [W/m2, 1]
// 0.06, 0.88     weights of up and down, and of the four sides together
namespace arpent::heat {

inline constexpr float stefan_boltzmann = 5.670374e-8f;  // [W m-2 K-4]

/// What stands for the body: a cylinder, a box with its sides to north, east, south and west as instruments have, or the measured projected
/// area of a person for the beam (Jendritzky 1990), on the cylinder for the rest.
enum class Receiver { cylinder, box, projected };

/// f_beam of a sun at `elevation` and `azimuth` [rad], the box's sides turned by `north`: 0 where the sun is down.
double beam_factor(Receiver receiver, double elevation, double azimuth, double north);

/// Shares of short- and long-wave radiation that clothes and skin take up.
struct Absorption {
    float shortwave = 0.70f, longwave = 0.97f;
};

/// Rows of what loads a person [W/m2].
struct RadiantRows {
    const float* beam;                         // I f_beam, of what reaches the cell
    const float *plane_short, *sides_short;    // of the sky and of all that stands round
    const float *plane_long, *sides_long;
    const float *ground_short, *ground_long;
};

/// Tmrt [K] of each cell of a row; NaN where any of it is NaN, as on roofs.
void radiant_row(int cols, RadiantRows in, Absorption person, float* tmrt);

/// Adds a sun's beam to a row: `plane` and `body` are I sin h and I f_beam of it [W/m2]; `shade` has bit 1 where a building hides the sun and
/// bit 2 where it shines through a crown.
void add_beam_row(int cols, const std::uint8_t* shade, float transmissivity, float plane, float body, float* on_plane, float* on_body);

/// Rows of ground or roofs, and what falls on them [W/m2].
struct GroundRows {
    const float* temperature;  // [K]
    const float *albedo, *emissivity;
    const float *down_short, *down_long;
};

/// What a row of ground sends up [W/m2]: reflected short-wave; emitted and reflected long-wave. 0 where `open` is 0.
void leaving_row(int cols, GroundRows in, const float* open, float* up_short, float* up_long);

}  // namespace arpent::heat
