#pragma once

#include <algorithm>
#include <chrono>

namespace arpent {

/// Between checkpoints of a step: `least` seconds of wall time; more where they themselves take long, so that they cost no more than 5 % of
/// a run, but never more than `most`.
struct CheckpointInterval {
    double least = 60, most = 300;  // [s]
};

/// Says when the next checkpoint is due.
class CheckpointClock {
public:
    explicit CheckpointClock(const CheckpointInterval& interval) : interval_{interval} {}

    bool due() const { return since(began_) >= wait_; }

    /// Runs `keep`, which writes a checkpoint, and begins to wait for the next one.
    template <typename Keep>
    void keep(const Keep& keep)
    {
        const auto now = Clock::now();
        keep();
        wait_ = std::clamp(20 * since(now), interval_.least, interval_.most);
        began_ = Clock::now();
    }

private:
    using Clock = std::chrono::steady_clock;

    static double since(Clock::time_point then) { return std::chrono::duration<double>{Clock::now() - then}.count(); }

    CheckpointInterval interval_;
    double wait_ = interval_.least;  // [s]
    Clock::time_point began_ = Clock::now();
};

}  // namespace arpent
