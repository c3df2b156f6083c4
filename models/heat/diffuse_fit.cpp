#include "models/heat/diffuse_fit.hpp"

#include "core/select.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace arpent::heat {
namespace {

constexpr double pi = std::numbers::pi, degree = pi / 180;
constexpr int bands = 90, lines = 4;  // degrees of elevation; azimuths within a direction
constexpr float first_hinge = 229.5f, second_hinge = 252.5f;  // [bytes] horizons of 18 and 6 degrees

/// Integrals of a direction's radiance above each whole degree of elevation, per radian of azimuth.
struct Above {
    std::array<double, bands + 1> plane{}, sides{};
};

Above integrals(const SkyLight& light, double azimuth, double width)
{
    Above made;
    for (int k = bands - 1; k >= 0; --k) {
        const auto at = static_cast<std::size_t>(k);
        const double low = k * degree, high = (k + 1) * degree, middle = (low + high) / 2;
        double radiance = 0;
        for (int n = 0; n < lines; ++n) {
            const double turn = azimuth + ((n + 0.5) / lines - 0.5) * width - light.sun_azimuth;
            const double cos_gamma = std::sin(middle) * std::cos(light.sun_zenith) + std::cos(middle) * std::sin(light.sun_zenith) * std::cos(turn);
            radiance += relative_radiance(light.shape, std::sin(middle), std::acos(clamped(cos_gamma, -1.0, 1.0))) / lines;
        }
        const auto plane = [](double e) { return -0.25 * std::cos(2 * e); };      // integral of sin cos
        const auto sides = [](double e) { return e / 2 + std::sin(2 * e) / 4; };  // of cos^2
        made.plane[at] = made.plane[at + 1] + radiance * (plane(high) - plane(low));
        made.sides[at] = made.sides[at + 1] + radiance * (sides(high) - sides(low));
    }
    return made;
}

/// Functions of x whose sum is E(x) / x: powers, and for the sides two hinges near the horizon, where E has an upright tangent.
double term(int k, double x, bool upright)
{
    if (upright && k >= 3)
        return std::max(x, (k == 3 ? first_hinge : second_hinge) / 255.0);
    return std::pow(x, k);
}

/// Coefficients of these terms, a column for each direction, by least squares over the elevations up to 85 degrees, exact in the open.
Eigen::MatrixXd fitted(const Eigen::MatrixXd& above, int terms, bool upright)
{
    constexpr int nodes = 86;
    Eigen::MatrixXd basis(nodes, terms - 1), rest(nodes, above.cols());
    for (int k = 0; k < nodes; ++k) {
        const double x = std::pow(std::cos(k * degree), 2);
        for (int n = 1; n < terms; ++n)
            basis(k, n - 1) = x * (term(n, x, upright) - term(n, 1, upright));
        rest.row(k) = above.row(k) - x * above.row(0);
    }
    Eigen::MatrixXd made(terms, above.cols());
    made.bottomRows(terms - 1) = basis.colPivHouseholderQr().solve(rest);
    made.row(0) = above.row(0);
    for (int n = 1; n < terms; ++n)
        made.row(0) -= term(n, 1, upright) * made.row(n);
    return made;
}

/// Coefficients for bytes: of b times b^k, or of b times a hinge.
template <std::size_t n>
std::array<float, n> in_bytes(const Eigen::MatrixXd& g, Eigen::Index d, double scale, bool upright)
{
    std::array<float, n> made;
    for (std::size_t k = 0; k < n; ++k)
        made[k] = static_cast<float>(g(static_cast<Eigen::Index>(k), d) * scale / std::pow(255, upright && k >= 3 ? 2 : k + 1));
    return made;
}

/// The larger of two numbers >= 0, by their bits: one instruction, where g++ compares floats and blends.
inline float greater(float a, float b) { return std::bit_cast<float>(larger(std::bit_cast<std::int32_t>(a), std::bit_cast<std::int32_t>(b))); }

/// Columns at a time, whose sums stay in the nearest cache.
constexpr int batch = 512;

template <bool crowns>
void add_direction(int cols, const DirectionFit fit, const std::uint8_t* sky, const std::uint8_t* crown, float hidden, float* plane, float* sides)
{
    // no structured bindings: clang 16 crashes on them in a simd loop
    const float p0 = fit.plane[0], p1 = fit.plane[1], p2 = fit.plane[2], p3 = fit.plane[3];
    const float s0 = fit.sides[0], s1 = fit.sides[1], s2 = fit.sides[2], s3 = fit.sides[3], s4 = fit.sides[4];
#pragma omp simd
    for (int j = 0; j < cols; ++j) {
        const float b = static_cast<float>(sky[j]);
        const float seen = crowns ? std::fma(-hidden, static_cast<float>(crown[j]), b) : b;
        const float on_plane = std::fma(std::fma(std::fma(p3, b, p2), b, p1), b, p0);
        const float smooth = std::fma(std::fma(s2, b, s1), b, s0);
        const float on_sides = std::fma(s4, greater(b, second_hinge), std::fma(s3, greater(b, first_hinge), smooth));
        plane[j] = std::fma(seen, on_plane, plane[j]);
        sides[j] = std::fma(seen, on_sides, sides[j]);
    }
}

}  // namespace

std::vector<double> look_azimuths(int count)
{
    std::vector<double> made;
    for (int d = 0; d < count; ++d)
        made.push_back((d + 0.5) * 2 * pi / count);
    return made;
}

double box_weight(double azimuth, double north)
{
    return pi / 4 * (std::abs(std::cos(azimuth - north)) + std::abs(std::sin(azimuth - north)));
}

double side_weight(double azimuth, double to) { return pi * std::max(std::cos(azimuth - to), 0.0); }

DiffuseFit fit_diffuse(const SkyLight& light, const std::vector<double>& weights)
{
    const auto count = static_cast<Eigen::Index>(weights.size());
    if (!(light.diffuse > 0) || weights.empty())
        return DiffuseFit(weights.size(), DirectionFit{});
    const double width = 2 * pi / static_cast<double>(count);
    Eigen::MatrixXd plane(bands + 1, count), sides(bands + 1, count);
    const auto azimuths = look_azimuths(static_cast<int>(count));
    for (Eigen::Index d = 0; d < count; ++d) {
        const Above above = integrals(light, azimuths[static_cast<std::size_t>(d)], width);
        plane.col(d) = Eigen::Map<const Eigen::VectorXd>(above.plane.data(), bands + 1);
        sides.col(d) = Eigen::Map<const Eigen::VectorXd>(above.sides.data(), bands + 1);
    }
    if (!(plane.row(0).sum() > 0))
        return fit_diffuse({{}, light.diffuse, 0, 0}, weights);
    const double scale = light.diffuse / plane.row(0).sum();
    const Eigen::MatrixXd on_plane = fitted(plane, 4, false), on_sides = fitted(sides, 5, true);
    DiffuseFit made;
    for (Eigen::Index d = 0; d < count; ++d)
        made.push_back({in_bytes<4>(on_plane, d, scale, false), in_bytes<5>(on_sides, d, scale / pi * weights[static_cast<std::size_t>(d)], true)});
    return made;
}

void add_diffuse_row(int cols, std::span<const DirectionFit> fit, const SkyBytes bytes, float transmissivity, float* plane, float* sides)
{
    for (int from = 0; from < cols; from += batch) {
        const int count = smaller(batch, cols - from);
        std::ptrdiff_t at = from;
        for (const DirectionFit& each : fit) {
            if (bytes.crown != nullptr)
                add_direction<true>(count, each, bytes.sky + at, bytes.crown + at, 1 - transmissivity, plane + from, sides + from);
            else
                add_direction<false>(count, each, bytes.sky + at, nullptr, 0, plane + from, sides + from);
            at += bytes.pitch;
        }
    }
}

void diffuse_row(int cols, std::span<const DirectionFit> fit, const SkyBytes bytes, float transmissivity, float* plane, float* sides)
{
    std::fill_n(plane, cols, 0.0f);
    std::fill_n(sides, cols, 0.0f);
    add_diffuse_row(cols, fit, bytes, transmissivity, plane, sides);
}

}  // namespace arpent::heat
