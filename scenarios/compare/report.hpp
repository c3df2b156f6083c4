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

/// The one-file page of a run folder, from its `.nc` files and `indicators.csv`, in "en" or "fr": no network, seen without script. The
/// same files and facts give the same bytes. Errors: usage (no results, no such language), data (files that are not what a run writes).
std::string report_page(const std::string& folder, const RunFacts& facts, const std::string& language = "en");

}  // namespace arpent
