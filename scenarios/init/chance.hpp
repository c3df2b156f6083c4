#pragma once

#include <cstdint>

namespace arpent::town {

/// A hash of a seed and up to three whole numbers: the source of all chance here, the same on every machine.
std::uint64_t hash(std::uint64_t seed, std::int64_t a, std::int64_t b = 0, std::int64_t c = 0);

/// A hash as a number in [0, 1).
double unit_of(std::uint64_t hashed);

/// Draws one after another from a hash; equal hashes give equal draws.
class Chance {
public:
    explicit Chance(std::uint64_t hashed) : state_{hashed} {}

    double unit();                              // [0, 1)
    double between(double low, double high);
    int below(int count);                       // 0 .. count - 1
    bool happens(double probability);

private:
    std::uint64_t state_;
};

/// Smooth gradient noise in about [-1, 1], one bump per unit of x and y; Perlin 2002 (doi 10.1145/566654.566636).
double noise(std::uint64_t seed, double x, double y);

/// Noise of `octaves` layers, each half as high and as wide as the one before; about [-1, 1].
double layered_noise(std::uint64_t seed, double x, double y, int octaves);

/// Sine and cosine of radians from + - * / alone, to 1e-9: libm differs between machines.
double sine(double radians);
double cosine(double radians);

}  // namespace arpent::town
