#include "models/heat/utci.hpp"

#include "models/heat/utci_terms.hpp"
#include "models/heat/vapour.hpp"

#include <cmath>
#include <limits>

namespace arpent::heat {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN(), zero_celsius = 273.15f;

// Always inlined: a loop with a call in it does not vectorise, and g++ takes 210 terms for too many to inline.

/// Horner's rule, nested: the terms from `from` on of degree <= `degree` in the variables that follow, the first of them outermost.
template <std::size_t from, std::size_t degree>
float nested()
{
    return utci_terms[from];
}

template <std::size_t from, std::size_t degree, typename... Others>
[[gnu::always_inline]] inline float nested(float x, Others... others)
{
    const float low = nested<from, degree>(others...);
    if constexpr (degree == 0)
        return low;
    else
        return std::fma(nested<from + terms_of(sizeof...(others), degree), degree - 1>(x, others...), x, low);
}

/// UTCI's arguments, in the paper's units.
struct Arguments {
    float ta, dT, va, pa;
};

/// The nearest arguments within the ranges of the regression; ta is NaN where they are others than those given and `beyond` is nan.
inline Arguments within(Arguments given, bool clip)
{
    const float ta = clamped(given.ta, -50.0f, 50.0f);
    const float most = smaller(5.0f, 1e-3f * 1.01f * saturation_pressure(ta + zero_celsius));
    const Arguments used{ta, clamped(given.dT, -30.0f, 70.0f), clamped(given.va, 0.5f, 17.0f), clamped(given.pa, 0.0f, most)};
    const bool same = (used.ta == given.ta) & (used.dT == given.dT) & (used.va >= given.va) & (used.pa == given.pa);
    return {(clip | same) ? ta : nan, used.dT, used.va, used.pa};
}

/// Cells at a time: the ranges first, since the polynomial would wait for them.
constexpr int batch = 256;

struct Batch {
    alignas(64) std::array<float, batch> ta, dT, va, pa;
};

void bring_within(int cols, const UtciRows in, bool clip, Batch& made)
{
    float *ta = made.ta.data(), *dT = made.dT.data(), *va = made.va.data(), *pa = made.pa.data();
#pragma omp simd
    for (int j = 0; j < cols; ++j) {
        const Arguments a = within({in.air[j] - zero_celsius, in.radiant[j] - in.air[j], in.wind[j], 1e-3f * in.vapour[j]}, clip);
        ta[j] = a.ta, dT[j] = a.dT, va[j] = a.va, pa[j] = a.pa;
    }
}

void polynomial(int cols, const Batch& of, float* utci)
{
    const float *ta = of.ta.data(), *dT = of.dT.data(), *va = of.va.data(), *pa = of.pa.data();
#pragma omp simd
    for (int j = 0; j < cols; ++j)
        utci[j] = (ta[j] + zero_celsius) + nested<0, 6>(dT[j], pa[j], va[j], ta[j]);
}

}  // namespace

void utci_row(int cols, const UtciRows in, OutOfRange beyond, float* utci)
{
    Batch made;
    for (int j = 0; j < cols; j += batch) {
        const int count = smaller(batch, cols - j);
        bring_within(count, {in.air + j, in.radiant + j, in.wind + j, in.vapour + j}, beyond == OutOfRange::clip, made);
        polynomial(count, made, utci + j);
    }
}

float utci(float air, float radiant, float wind, float vapour, OutOfRange beyond)
{
    float made = nan;
    utci_row(1, {&air, &radiant, &wind, &vapour}, beyond, &made);
    return made;
}

UtciOfAir utci_of_air(float air, float wind, float vapour, OutOfRange beyond)
{
    const Arguments a = within({air - zero_celsius, 0, wind, 1e-3f * vapour}, beyond == OutOfRange::clip);
    return {{nested<0, 6>(a.pa, a.va, a.ta), nested<84, 5>(a.pa, a.va, a.ta), nested<140, 4>(a.pa, a.va, a.ta),
             nested<175, 3>(a.pa, a.va, a.ta), nested<195, 2>(a.pa, a.va, a.ta), nested<205, 1>(a.pa, a.va, a.ta),
             nested<209, 0>(a.pa, a.va, a.ta)},
            air, a.ta + zero_celsius, beyond};
}

void utci_row(int cols, const UtciOfAir& of, const float* radiant, float* utci)
{
    // no structured bindings: clang 16 crashes on them in a simd loop
    const float c0 = of.c[0], c1 = of.c[1], c2 = of.c[2], c3 = of.c[3], c4 = of.c[4], c5 = of.c[5], c6 = of.c[6];
    const float air = of.air, used = of.used;
    const bool clip = of.beyond == OutOfRange::clip;
#pragma omp simd
    for (int j = 0; j < cols; ++j) {
        const float given = radiant[j] - air, dT = clamped(given, -30.0f, 70.0f);
        const float more = std::fma(std::fma(std::fma(std::fma(std::fma(std::fma(c6, dT, c5), dT, c4), dT, c3), dT, c2), dT, c1), dT, c0);
        utci[j] = (clip | (dT == given)) ? used + more : nan;
    }
}

}  // namespace arpent::heat
