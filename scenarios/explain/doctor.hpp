#pragma once

#include "scenarios/explain/facts.hpp"

namespace arpent {

/// What is installed here and what would fail: one check a row with its state ("ok", "warning", "fault"), what was found, and what to do.
struct Examination {
    Facts facts;
    bool well = true;  // nothing essential is missing
};

/// Looks at libraries and the drivers behind the doors, processor, threads, memory, disk, the cache's folder, locale and terminal, as a run
/// in the folder `place` meets them.
Examination examine(const std::string& place);

}  // namespace arpent
