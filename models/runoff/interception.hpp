#pragma once

#include "core/point_math.hpp"

// Rain kept by leaves, a law of cumulative rain: any split of the rain gives the same.
//   Aston 1979, doi:10.1016/0022-1694(79)90057-X: I = S_max (1 - exp(-k P / S_max)), after Merriam 1960
//   von Hoyningen-Huene 1981: S_max of crops, for LAI > 0.1
//
//   S_max  most that leaves hold               [m]
//   k      share of the first rain that stays  [1]
//   P      rain                                [m]
//   I      kept by leaves                      [m]
//   LAI    leaf area per ground area           [1]
namespace arpent::runoff {

inline constexpr float least_leaves = 0.1f;  // [1] LAI below which the law has no leaves to speak of

/// S_max [m] of a canopy of that leaf area index. The parabola has its top at 43.3: beyond what grows.
inline float leaf_storage(float LAI)
{
    const float S_max_mm = 0.935f + 0.498f * LAI - 0.00575f * LAI * LAI;
    return LAI > least_leaves ? 1e-3f * S_max_mm : 0.0f;
}

/// k of a canopy of that leaf area index.
inline float leaf_catch(float LAI) { return 0.046f * LAI; }

/// What a store that holds `I` gains from `P` more of rain: the law from where it stands, (S_max - I) (1 - exp(-k P / S_max)).
/// `filling` is k / S_max [1/m].
inline float interception_gain(float I, float P, float S_max, float filling) { return (S_max - I) * one_minus_exp_of_minus(filling * P); }

}  // namespace arpent::runoff
