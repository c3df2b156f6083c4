#pragma once

#include <string>

namespace arpent {

/// What the page says of the run that does not stand in its files: the page's `how`.
struct RunFacts {
    std::string engine;   // "arpent 0.1.0 (GNU 12.2)"
    std::string command;  // as typed
    std::string started;  // ISO 8601
    double seconds = 0;
    int threads = 0;
};

/// The one-file page of a run folder, from its `.nc`, `indicators.csv` and `compare.nc`; no network, seen without script.
std::string report_page(const std::string& folder, const RunFacts& facts);

}  // namespace arpent
