#pragma once

#include "core/layer.hpp"
#include "core/select.hpp"

#include <bit>
#include <cmath>

// Local inertial flow on a staggered grid, friction taken exactly on the discharge vector. Sums are paired so that a mirrored or
// transposed scene gives the mirrored or transposed bits; no z + h is formed, so that a lake at 700 m rests.
//   Bates, Horritt & Fewtrell 2010, doi:10.1016/j.jhydrol.2010.03.027: momentum without advection, Froude < 0.5
//   de Almeida & Bates 2013, doi:10.1002/wrcr.20366: range of validity
//   von Neumann & Richtmyer 1950, doi:10.1063/1.1699639: quadratic artificial viscosity
//
//   z   ground elevation            [m]         cell
//   h   water depth                 [m]         cell; held in quanta of 2^-24 m
//   n2  Manning roughness, squared  [s2 m-2/3]  cell
//   q   unit discharge              [m2 s-1]    face east or south of the cell; q_t the one along the face
//   f   share of the wanted outflow that a cell can give  [1]  cell
namespace arpent::runoff {

inline constexpr float g = 9.80665f;  // [m s-2]
inline constexpr float trace = 1e-9f; // [m] keeps the blend finite between dry cells
inline constexpr float wall = 1e4f;   // [m] ground that no water climbs: outside the grid, without ground, built
inline constexpr float shut = 1e20f;  // [s2 m-2/3] roughness, squared, of cells whose water stays

/// What stays the same over one time step.
struct Pace {
    float g_dt;         // [m s-1]
    float g_dt_per_dx;  // [s-1]
    float quanta;       // dt / (dx quantum): discharge to quanta moved [s m-2]
    float cap;          // greatest Froude number times sqrt(g) [m1/2 s-1]
    float dry;          // [m] a face under less water carries nothing
    float dt_per_dx;    // [s m-1]
};

/// The constants of a step of `dt` [s] on cells of side `dx` [m].
inline Pace pace(double dt, double dx, double froude_max, double dry)
{
    return {static_cast<float>(g * dt), static_cast<float>(g * dt / dx), static_cast<float>(dt / (dx * water_quantum)),
            static_cast<float>(froude_max * std::sqrt(double{g})), static_cast<float>(dry), static_cast<float>(dt / dx)};
}

/// One face and the two cells l and r beside it.
struct Face {
    float q, q_t;  // [m2 s-1]
    float hl, hr;  // [m]
    float dh;      // [m] hr - hl, exact
    float dz;      // [m] zr - zl, exact
    float n2;      // [s2 m-2/3]
    float gl = 0, gr = 0;  // [m2 s-1] what the cells gained in the step before, inflow less outflow over all four faces
};

/// What crosses a face, and what bounds the next time step.
struct Crossing {
    float q;      // [m2 s-1]
    float depth;  // [m]
    float speed;  // [m s-1]
};

/// x^(-1/3) for x > 0, to 3e-7 and with no division: a straight line through the logarithm that the bits of x are gives y with
/// e = 1 - x y^3 within 0.103 of 0; then y (1 - e)^(-1/3) by the polynomial of least error.
inline float inverse_cube_root(float x)
{
    const float line = 1.4198976e9f - (1.0f / 3.0f) * static_cast<float>(std::bit_cast<std::int32_t>(x));
    const float y = std::bit_cast<float>(static_cast<std::int32_t>(line));
    const float e = 1.0f - x * (y * y * y);
    return y + y * e * (0.333331632f + e * (0.222219088f + e * (0.174146811f + e * 0.145507481f)));
}

/// x where it is positive, else 0: by its sign bit, for a select inside a select is one too many for g++ 12.
inline float positive(float x)
{
    const auto bits = std::bit_cast<std::int32_t>(x);
    return std::bit_cast<float>(bits & ~(bits >> 31));
}

/// Depth of the water that can cross, highest surface over highest bed: max(hl - max(0, dz), hr + min(0, dz)), without an elevation,
/// exact for a film beside a step and the same bits from either side.
inline float upwind_depth(const Face face)
{
    const float step = std::abs(face.dz);
    return larger(face.hl - 0.5f * (step + face.dz), face.hr - 0.5f * (step - face.dz));
}

/// Share of the mean of both depths in the flow depth: 1 where the bed step is small against them, which makes the scheme second
/// order, 0 over steps and in films.
inline float blend(const Face face)
{
    const float shallow = smaller(face.hl, face.hr) + trace;
    return smaller(1.0f, positive(2.0f - 2.0f * (std::abs(face.dz) / shallow)));
}

/// Root q of  q + b |q, q_t| q = wanted: Manning's friction on the vector, with no lag. `old2` is |q, q_t|^2 before the step.
inline float friction_root(float wanted, float q_t, float b, float old2)
{
    const float along = q_t * (1.0f + b * std::sqrt(old2));
    const float M = std::sqrt(wanted * wanted + along * along);
    return wanted / (0.5f + std::sqrt(0.25f + b * M));
}

/// The smaller of two sizes with the sign of the second where the signs differ, else 0.
inline float opposed(float a, float b)
{
    const auto differ = (std::bit_cast<std::int32_t>(a) ^ std::bit_cast<std::int32_t>(b)) >> 31;
    const float least = smaller(std::abs(a), std::abs(b));
    return std::copysign(std::bit_cast<float>(std::bit_cast<std::int32_t>(least) & differ), b);
}

/// q less an artificial viscosity that is quadratic in how far the cells beside changed against each other: ripples of a few cells,
/// which the centred scheme would let grow in still water, die out; steady and smooth flow, sources and sinks feel nothing. Its limit
/// keeps  C^2 / 2 + nu < 1/4,  C being the Courant number of the face.
inline float calmed(const Face face, float hf, float y3, const Pace pace)
{
    const float ripple = 2.0f * opposed(face.gl, face.gr);
    const float stable = positive(0.24f - 0.5f * (pace.g_dt_per_dx * pace.dt_per_dx) * hf);
    return face.q - smaller(stable, std::abs(ripple) * pace.dt_per_dx * y3) * ripple;
}

/// Discharge through a face after dt:  dq/dt = -g hf d(z + h)/dx - g n2 |q| q / hf^(7/3).  At most the Froude number `froude_max`
/// times (hf - dry) sqrt(g hf), so that it is 0 for hf <= dry.
inline Crossing cross(const Face face, const Pace pace)
{
    const float upwind = upwind_depth(face);
    const float hf = upwind + blend(face) * (0.5f * (face.hl + face.hr) - upwind);
    const float deep = larger(hf, pace.dry);
    const float y = inverse_cube_root(deep);
    const float y2 = y * y, y3 = y2 * y;
    const float b = pace.g_dt * face.n2 * (y2 * y2 * y3);
    const float wanted = calmed(face, deep, y3, pace) - pace.g_dt_per_dx * deep * (face.dz + face.dh);
    const float root = friction_root(wanted, face.q_t, b, face.q * face.q + face.q_t * face.q_t);
    const float q = smaller(std::abs(root), pace.cap * (std::sqrt(deep) * positive(hf - pace.dry)));
    return {std::copysign(q, root), deep, q * y3};
}

/// Metres of water.
inline float metres(Quanta h) { return static_cast<float>(h) * water_quantum; }

/// Whole quanta that a discharge moves in a step.
inline Quanta moved(float q, float quanta) { return nearest_int(q * quanta); }

/// Share of the wanted outflow that a cell with `h` can give; the margin covers rounding, so that h stays >= 0.
inline float donor_share(Quanta h, float outflow)
{
    const float stock = positive(static_cast<float>(h) * (1.0f - 0x1p-20f) - 3.0f);
    return smaller(1.0f, stock / (outflow + 1e-30f));
}

}  // namespace arpent::runoff
