#pragma once

#include "core/select.hpp"

#include <cmath>

// How dangerous water is to people, from its depth and speed.
//   Defra & Environment Agency 2006, Flood risks to people, FD2321/TR1: HR = h (v + 0.5) + DF, classes at 0.75, 1.25 and 2
//
//   h   depth                 [m]
//   v   speed                 [m s-1]
//   DF  what debris adds      [m2 s-1]
namespace arpent::runoff {

/// DF: in towns 0 up to 25 cm and 1 above; elsewhere 0 up to 25 cm, 0.5 up to 75 cm, 1 above. Water faster than 2 m/s carries debris
/// of 1 at any depth.
inline float debris_factor(float h, float v, bool urban)
{
    const float deep = urban || h > 0.75f ? 1.0f : 0.5f;
    return v > 2.0f ? 1.0f : h > 0.25f ? deep : 0.0f;
}

/// HR; 0 where it is dry.
inline float hazard_rating(float h, float v, bool urban) { return h > 0.0f ? std::fma(h, v + 0.5f, debris_factor(h, v, urban)) : 0.0f; }

/// 0 low, 1 danger for some, 2 for most, 3 for all.
inline float hazard_class(float HR)
{
    return static_cast<float>((HR >= 0.75f ? 1 : 0) + (HR >= 1.25f ? 1 : 0) + (HR >= 2.0f ? 1 : 0));
}

/// |q| / h of the mean discharge at a cell's centre, at most `cap` [m1/2 s-1] times sqrt(h): a cell that water falls through holds less
/// than its faces. 0 in films under 1 cm, whose speed is no danger and not well known.
inline float centre_speed(float h, float q, float cap) { return h >= 0.01f ? smaller(q / h, cap * std::sqrt(h)) : 0.0f; }

}  // namespace arpent::runoff
