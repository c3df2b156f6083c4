#include "scenarios/study/growth.hpp"

#include <algorithm>

namespace arpent {
namespace {

double* value_of(Named<double>& values, const std::string& key)
{
    const auto found = std::ranges::find(values, key, &std::pair<std::string, double>::first);
    return found == values.end() ? nullptr : &found->second;
}

double power_of(double base, int power)
{
    double made = 1;
    for (int n = 0; n < power; ++n)
        made *= base;
    return made;
}

}  // namespace

void grow(const CatalogueType& type, double age, Named<double>& values)
{
    for (const Growth& each : type.growths) {
        double* value = value_of(values, each.key);
        const double *rate = value_of(values, each.rate), *limit = value_of(values, each.limit);
        if (value == nullptr || rate == nullptr || limit == nullptr || *limit <= 0)
            continue;
        *value = std::min(*value + *rate * age, *limit);
        for (const Follower& with : type.followers)
            if (double* follows = value_of(values, with.key); follows != nullptr && with.with == each.key)
                *follows *= power_of(*value / *limit, with.power);
    }
}

}  // namespace arpent
