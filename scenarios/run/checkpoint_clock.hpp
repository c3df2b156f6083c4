#pragma once

#include <algorithm>
#include <chrono>

namespace arpent {

/// Says when the next checkpoint is due, in wall time. Where a checkpoint itself takes long, the next one waits until the work on the step
/// has taken twenty times as long: checkpoints never cost more than 5 % of a run.
class CheckpointClock {
public:
    explicit CheckpointClock(double interval) : interval_{interval} {}

    bool due() const { return since(began_) >= wait_; }

    /// Runs `keep`, which writes a checkpoint, and begins to wait for the next one.
    template <typename Keep>
    void keep(const Keep& keep)
    {
        const auto now = Clock::now();
        keep();
        wait_ = std::max(interval_, 20 * since(now));
        began_ = Clock::now();
    }

private:
    using Clock = std::chrono::steady_clock;

    static double since(Clock::time_point then) { return std::chrono::duration<double>{Clock::now() - then}.count(); }

    double interval_, wait_ = interval_;  // [s]
    Clock::time_point began_ = Clock::now();
};

}  // namespace arpent
