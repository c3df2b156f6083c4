#include "scenarios/init/chance.hpp"

#include <array>
#include <cmath>

namespace arpent::town {
namespace {

/// The finalizer of SplitMix64; Steele et al. 2014 (doi 10.1145/2714064.2660195).
std::uint64_t mixed(std::uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

constexpr std::uint64_t golden = 0x9e3779b97f4a7c15u;

double fade(double t) { return t * t * t * (t * (t * 6 - 15) + 10); }

/// The slope at a lattice point, one of eight directions, times the way from it.
double push(std::uint64_t seed, std::int64_t i, std::int64_t j, double dx, double dy)
{
    constexpr double d = 0.70710678118654752;
    constexpr std::array<std::array<double, 2>, 8> ways{{{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {d, d}, {-d, d}, {d, -d}, {-d, -d}}};
    const auto& way = ways[hash(seed, i, j) >> 61];
    return way[0] * dx + way[1] * dy;
}

}  // namespace

std::uint64_t hash(std::uint64_t seed, std::int64_t a, std::int64_t b, std::int64_t c)
{
    std::uint64_t h = mixed(seed + golden);
    for (const std::int64_t part : {a, b, c})
        h = mixed((h ^ static_cast<std::uint64_t>(part)) + golden);
    return h;
}

double unit_of(std::uint64_t hashed) { return static_cast<double>(hashed >> 11) * 0x1p-53; }

double Chance::unit()
{
    state_ += golden;
    return unit_of(mixed(state_));
}

double Chance::between(double low, double high) { return low + (high - low) * unit(); }

int Chance::below(int count) { return static_cast<int>(unit() * count); }

bool Chance::happens(double probability) { return unit() < probability; }

double noise(std::uint64_t seed, double x, double y)
{
    const double left = std::floor(x), low = std::floor(y);
    const auto i = static_cast<std::int64_t>(left), j = static_cast<std::int64_t>(low);
    const double u = x - left, v = y - low, su = fade(u), sv = fade(v);
    const double south = push(seed, i, j, u, v) * (1 - su) + push(seed, i + 1, j, u - 1, v) * su;
    const double north = push(seed, i, j + 1, u, v - 1) * (1 - su) + push(seed, i + 1, j + 1, u - 1, v - 1) * su;
    return 1.5 * (south * (1 - sv) + north * sv);
}

double layered_noise(std::uint64_t seed, double x, double y, int octaves)
{
    double sum = 0, height = 1, scale = 1, most = 0;
    for (int n = 0; n < octaves; ++n, height *= 0.5, scale *= 2) {
        sum += height * noise(hash(seed, n), x * scale, y * scale);
        most += height;
    }
    return sum / most;
}

double sine(double radians)
{
    constexpr double pi = 3.14159265358979324;
    const double turns = std::round(radians / (2 * pi));
    double x = radians - turns * 2 * pi;
    x = x > pi / 2 ? pi - x : x < -pi / 2 ? -pi - x : x;
    double sum = 0, term = x;
    for (int n = 1; n <= 15; n += 2) {
        sum += term;
        term *= -x * x / ((n + 1) * (n + 2));
    }
    return sum;
}

double cosine(double radians)
{
    constexpr double quarter = 1.57079632679489662;
    return sine(radians + quarter);
}

}  // namespace arpent::town
