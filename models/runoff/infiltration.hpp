#pragma once

#include "core/point_math.hpp"
#include "core/select.hpp"

// Infiltration into one soil column, exact over any step of constant supply: the state is the infiltrated depth, so a step may be cut
// anywhere.
//   Green & Ampt 1911, doi:10.1017/S0021859600001441; Mein & Larson 1973, doi:10.1029/WR009i002p00384: ponding inside a step
//
//   F    infiltrated depth                       [m]
//   K    conductivity of the wetted soil         [m s-1]
//   d    (psi + h) (theta_s - theta_i): suction head and ponded depth times the pores to fill  [m]
//   i    supply: rain and what stands, over dt   [m s-1]
//   F_p  depth at which a supply begins to pond  [m]
//   x    gain / (F + d)                          [1]
namespace arpent::runoff {

/// A soil as Green-Ampt sees it for one step.
struct GreenAmpt {
    float K;  // [m s-1] from 0 on
    float d;  // [m] above 0
};

inline constexpr float least_suction = 1e-6f;  // [m] of d: keeps the law finite where soil neither sucks nor is ponded
inline constexpr float least_supply = 1e-12f;  // [m s-1] i - K below which a supply never ponds

/// d of a soil; never 0.
inline float driving_depth(float psi, float h, float deficit) { return larger((psi + h) * deficit, least_suction); }

/// Gain of a ponded soil over dt: F' - F - d ln((F' + d) / (F + d)) = K dt, written as F x + d (x - ln(1 + x)) = K dt, which has no
/// difference of like numbers. The start takes x - ln(1 + x) as x^2 / (2 + 4x/3); two Newton steps then leave 4e-8, whatever the step.
inline float ponded_gain(float F, float dt, const GreenAmpt soil)
{
    const float per_d = 1.0f / soil.d;
    const float phi = F * per_d, tau = soil.K * dt * per_d;
    const float a = (4.0f / 3.0f) * phi + 1.0f, b = phi - (2.0f / 3.0f) * tau;
    const float r = std::sqrt(b * b + 2.0f * a * tau);
    float x = (b > 0.0f ? 2.0f * tau : r - b) / (b > 0.0f ? b + r : a);
    for (int n = 0; n < 2; ++n)
        x += (tau - (phi * x + log_lag(x))) * (1.0f + x) / larger(phi + (phi + 1.0f) * x, 1e-30f);
    return x * (F + soil.d);
}

/// F_p of a supply; huge where it never ponds.
inline float ponding_depth(float i, const GreenAmpt soil) { return soil.K * soil.d / larger(i - soil.K, least_supply); }

/// Most that a soil can take in now, K (F + d) / F [m s-1]; without bound at F = 0.
inline float capacity(float F, const GreenAmpt soil) { return soil.K * (F + soil.d) / F; }

/// Gain over dt under a constant supply: all of it until F reaches F_p, as a ponded soil from there on; never more than i dt.
inline float infiltration_gain(float F, float i, float dt, const GreenAmpt soil)
{
    const float before = smaller(larger((ponding_depth(i, soil) - F) / larger(i, least_supply), 0.0f), dt);
    const float free = i * before;
    const float left = dt - before;
    return left > 0.0f ? smaller(free + ponded_gain(F + free, left, soil), i * dt) : i * dt;
}

}  // namespace arpent::runoff
