#pragma once

#include "core/error.hpp"
#include "scenarios/study/study.hpp"

#include <string>
#include <utility>

namespace arpent {

/// Where a key of a scenario is written, and how complaints call it.
struct Spot {
    Where where;
    std::string key;
};

/// The place of "territory.layers.population.raster"; where that key is not written, of the nearest one above it that is. What a preset
/// gives stands where its file is named: "territory.layers.from.1.file".
Spot spot(const Resolved& scenario, const std::string& key);

/// A file as messages and records name it: relative to the folder of the study.
std::string shown_path(const Resolved& scenario, const std::string& path);

/// Complains at a place: of the data that its key names, or of what is written there.
inline void complain(Diagnostics& complaints, const Spot& at, std::string what, Fault fault = Fault::data)
{
    complaints.add(at.where, at.key, std::move(what), fault);
}

inline void warn(Diagnostics& complaints, const Spot& at, std::string what) { complaints.warn(at.where, at.key, std::move(what)); }

/// Runs `body`; an Error in it becomes a complaint at `at`.
template <class Body>
void guarded(const Spot& at, Diagnostics& complaints, const Body& body)
{
    try {
        body();
    } catch (const Error& error) {
        complain(complaints, at, error.what(), error.fault());
    }
}

}  // namespace arpent
