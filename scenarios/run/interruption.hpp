#pragma once

#include <atomic>

namespace arpent {

/// How a run is told to stop. A step at work ends at its next boundary and is kept up to there. All else may be cut off at any moment:
/// files get their final names when they are whole, and what was half done is done again.
struct Interruption {
    std::atomic<bool> told{false};
    std::atomic<bool> at_work{false};  // a step runs: it is to be waited for
};

/// A step is at work as long as this lives. After it is gone the run must look whether it was told to stop.
class AtWork {
public:
    explicit AtWork(Interruption& interruption) : at_work_{interruption.at_work} { at_work_ = true; }
    ~AtWork() { at_work_ = false; }
    AtWork(const AtWork&) = delete;
    AtWork& operator=(const AtWork&) = delete;

private:
    std::atomic<bool>& at_work_;
};

}  // namespace arpent
