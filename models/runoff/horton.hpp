#pragma once

#include "core/point_math.hpp"
#include "core/select.hpp"

// Horton's infiltration, exact over any step of constant supply.
//   Horton 1941, doi:10.2136/sssaj1941.036159950005000C0075x: f = fc + (f0 - fc) e^(-k tau)
//   SWMM Reference Manual I, EPA/600/R-15/162A, chapter 4: capacity tied to the infiltrated volume
//   Akan 1992, doi:10.1061/(ASCE)0733-9437(1992)118:5(828): the modified law
//
//   f0, fc  first and last capacity           [m s-1]
//   k       decay                             [s-1]
//   F       infiltrated depth                 [m]
//   tau     time at capacity that gives F     [s]
//   u       k tau                             [1]
//   i       supply                            [m s-1]
namespace arpent::runoff {

/// A soil as Horton sees it. Time compression needs fc >= (f0 - fc) / 1000.
struct Horton {
    float f0, fc, k;

    float excess() const { return larger(f0 - fc, 1e-6f * f0); }
};

/// u of F: fc u + (f0 - fc) (1 - e^-u) = k F. The start takes 1 - e^-u as u / (1 + 3u/4); three Halley steps then leave 1e-7.
inline float compressed_time(float F, const Horton soil)
{
    const float per_excess = 1.0f / soil.excess();
    const float alpha = soil.fc * per_excess, phi = F * soil.k * per_excess;
    const float a = 0.75f * alpha, b = alpha + 1.0f - 0.75f * phi;
    const float r = std::sqrt(b * b + 4.0f * a * phi);
    float u = b > 0.0f ? 2.0f * phi / (b + r) : (r - b) / (2.0f * a);
    for (int n = 0; n < 3; ++n) {
        const float left = exp_of_minus(u);
        const float g = alpha * u + one_minus_exp_of_minus(u) - phi, slope = alpha + left;
        u -= 2.0f * g * slope / (2.0f * slope * slope + g * left);
        u = larger(u, 0.0f);
    }
    return u;
}

/// Capacity after F [m s-1].
inline float capacity(float F, const Horton soil) { return soil.fc + soil.excess() * exp_of_minus(compressed_time(F, soil)); }

/// Gain of a ponded soil over dt from u.
inline float ponded_gain(float u, float dt, const Horton soil)
{
    return soil.fc * dt + soil.excess() / soil.k * exp_of_minus(u) * one_minus_exp_of_minus(soil.k * dt);
}

/// u at which a supply begins to pond, ln((f0 - fc) / (i - fc)); 0 for a supply above f0, 80 for one that never ponds.
inline float ponding_time(float i, const Horton soil)
{
    const float ratio = soil.excess() / larger(i - soil.fc, 1e-35f);
    return smaller(log_of(larger(smaller(ratio, 1e35f), 1.0f)), 80.0f);
}

/// F of u.
inline float depth_at(float u, const Horton soil) { return (soil.fc * u + soil.excess() * one_minus_exp_of_minus(u)) / soil.k; }

/// Gain over dt under a constant supply: all of it until F reaches the depth at which it ponds, as a ponded soil from there on.
inline float infiltration_gain(float F, float i, float dt, const Horton soil)
{
    const float u_p = ponding_time(i, soil);
    const float before = larger((depth_at(u_p, soil) - F) / larger(i, 1e-12f), 0.0f);
    const float free = i * before;
    const float u = before > 0.0f ? u_p : compressed_time(F, soil);
    return i > soil.fc && before < dt ? smaller(free + ponded_gain(u, dt - before, soil), i * dt) : i * dt;
}

/// A step of the modified law: what went in, and by how much the depth infiltrated in excess of fc grew, which is its state.
struct ModifiedHortonGain {
    float gain, excess;  // [m]
};

/// f = f0 - k E, E the depth infiltrated in excess of fc [m]: low supply does not wear the capacity down.
inline ModifiedHortonGain modified_horton_gain(float E, float i, float dt, const Horton soil)
{
    const float over = larger(i - soil.fc, 0.0f);
    const float until = ((soil.f0 - smaller(i, soil.f0)) / soil.k - E) / larger(over, 1e-12f);
    const float before = smaller(larger(until, 0.0f), dt);
    const float grown = over * before, left = dt - before;
    const float rest = larger(soil.f0 - soil.fc - soil.k * (E + grown), 0.0f) / soil.k * one_minus_exp_of_minus(soil.k * left);
    return over > 0.0f ? ModifiedHortonGain{i * before + soil.fc * left + rest, grown + rest} : ModifiedHortonGain{i * dt, 0.0f};
}

}  // namespace arpent::runoff
