#pragma once

#include "models/heat/comfort.hpp"

#include <array>

// The Universal Thermal Climate Index: the air temperature of a reference climate that strains a walking person as much.
// Broede and others 2012, doi 10.1007/s00484-011-0454-1: a regression, fitted to
//
// symbol  meaning                                            [unit]  range
// ta      air temperature                                    [degC]  -50 to 50
// dT      radiant temperature less air temperature           [K]     -30 to 70
// va      wind at 10 m over open ground                      [m/s]   0.5 to 17; less is taken as 0.5, as its authors do
// pa      vapour pressure                                    [kPa]   0 to 5, and not above saturation (1 % is let pass)
namespace arpent::heat {

/// Rows of what UTCI depends on.
struct UtciRows {
    const float *air, *radiant;  // [K]
    const float* wind;           // at 10 m over open ground [m/s]
    const float* vapour;         // pressure [Pa]
};

/// UTCI [K] of each cell of a row. NaN where anything is NaN; beyond the ranges above as `beyond` says.
void utci_row(int cols, UtciRows in, OutOfRange beyond, float* utci);

/// What one air makes of radiation: UTCI [K] is air + c[0] + c[1] dT + .. + c[6] dT^6, and NaN where the air is out of range.
struct UtciOfAir {
    std::array<float, 7> c{};
    float air = 0, used = 0;  // [K]; the second clipped
    OutOfRange beyond = OutOfRange::nan;
};

UtciOfAir utci_of_air(float air, float wind, float vapour, OutOfRange beyond);

/// The same UTCI, to the bit, of a row of cells in one air.
void utci_row(int cols, const UtciOfAir& of, const float* radiant, float* utci);

/// UTCI [K] of one point.
float utci(float air, float radiant, float wind, float vapour, OutOfRange beyond);

}  // namespace arpent::heat
