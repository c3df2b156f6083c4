#pragma once

#include "support/small_study.hpp"

#include <ostream>
#include <string>
#include <vector>

namespace arpent {

/// A small study with its first `from` replaced by `to`, and all that must be said of it. "..." stands for the rest of a list that the
/// models or the catalogue make.
struct Broken {
    const char* name;
    std::string from, to;
    const char* complaints;

    friend std::ostream& operator<<(std::ostream& stream, const Broken& broken) { return stream << broken.name; }
};

inline const std::vector<Broken>& broken_studies()
{
    static const std::vector<Broken> all{
#include "broken/axes.inc"
#include "broken/keys.inc"
#include "broken/outputs.inc"
#include "broken/scenarios.inc"
#include "broken/syntax.inc"
#include "broken/traps.inc"
#include "broken/values.inc"
#include "broken/weather.inc"
    };
    return all;
}

}  // namespace arpent
