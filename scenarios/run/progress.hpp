#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace arpent {

/// Tells a person how far a run is: a bar on a terminal, else a line every 10 s. Not for results.
class Progress {
public:
    /// `say` writes a text as it is; `terminal`: a bar may be drawn over itself.
    Progress(std::function<void(const std::string&)> say, bool terminal);

    /// A line that stays.
    void line(const std::string& text);
    /// `done` of this step, 0 to 1.
    void step(const std::string& name, double done);

private:
    using Clock = std::chrono::steady_clock;

    std::function<void(const std::string&)> say_;
    bool terminal_;
    std::string name_;
    Clock::time_point began_, told_;
    bool bar_ = false;  // a bar stands on the last line
};

}  // namespace arpent
