#include "io/overlap.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace arpent {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();
constexpr double far = std::numeric_limits<double>::infinity();

float mode_of(std::span<Share> shares)
{
    std::sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) { return a.value < b.value; });
    float best = nan;
    double most = 0;
    for (std::size_t n = 0; n < shares.size();) {
        const float value = shares[n].value;
        double weight = 0;
        for (; n < shares.size() && shares[n].value == value; ++n)
            weight += shares[n].weight;
        if (weight > most * (1 + edge_slack)) {
            most = weight;
            best = value;
        }
    }
    return best;
}

}  // namespace

double snapped(double at) { return std::abs(at - std::round(at)) < edge_slack ? std::round(at) : at; }

float joined(std::span<Share> shares, Rule rule)
{
    if (shares.empty())
        return nan;
    if (rule == Rule::mode)
        return mode_of(shares);
    double sum = 0, weight = 0, least = far, most = -far;
    for (const Share& share : shares) {
        const double value = static_cast<double>(share.value);
        sum += share.weight * value;
        weight += share.weight;
        least = std::min(least, value);
        most = std::max(most, value);
    }
    if (rule == Rule::min || rule == Rule::max)
        return static_cast<float>(rule == Rule::min ? least : most);
    return static_cast<float>(rule == Rule::sum ? sum : sum / weight);
}

Axis::Axis(double start, double step, int first, int count, int cells) : step_{step}
{
    for (int n = first; n < first + count; ++n) {
        const double low = std::clamp(snapped(start + n * step), 0.0, static_cast<double>(cells));
        const double high = std::clamp(snapped(start + (n + 1) * step), 0.0, static_cast<double>(cells));
        const int begin = static_cast<int>(std::floor(low));
        begins_.push_back(begin);
        for (int cell = begin; cell < high; ++cell)
            weights_.push_back(std::min(high, cell + 1.0) - std::max(low, static_cast<double>(cell)));
        offsets_.push_back(weights_.size());
    }
}

std::pair<int, int> Axis::range(int from, int to) const
{
    int first = 0, end = 0;
    for (int n = from; n < to; ++n) {
        const int count = static_cast<int>(weights(n).size());
        if (count == 0)
            continue;
        first = end == 0 ? begin(n) : first;
        end = begin(n) + count;
    }
    return {first, end};
}

int code_index(const std::vector<int>& codes, float value)
{
    const auto found = std::lower_bound(codes.begin(), codes.end(), value, [](int code, float v) { return static_cast<float>(code) < v; });
    return found != codes.end() && static_cast<float>(*found) == value ? static_cast<int>(found - codes.begin()) : -1;
}

}  // namespace arpent
