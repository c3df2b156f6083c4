#include "scenarios/run/progress.hpp"

#include <cmath>
#include <cstdio>

namespace arpent {
namespace {

constexpr double bar_interval = 0.2;   // [s]
constexpr double line_interval = 10;   // [s]
constexpr int bar_width = 30;          // [characters]

std::string clock_text(double seconds)
{
    const int whole = static_cast<int>(std::lround(seconds));
    char text[32];
    std::snprintf(text, sizeof text, "%d:%02d", whole / 60, whole % 60);
    return text;
}

std::string bar(double done)
{
    const int full = static_cast<int>(done * bar_width);
    return "[" + std::string(static_cast<std::size_t>(full), '#') + std::string(static_cast<std::size_t>(bar_width - full), '.') + "]";
}

}  // namespace

Progress::Progress(std::function<void(const std::string&)> say, bool terminal) : say_{std::move(say)}, terminal_{terminal} {}

void Progress::line(const std::string& text)
{
    say_((bar_ ? "\r\033[K" : "") + text + "\n");
    bar_ = false;
}

void Progress::step(const std::string& name, double done)
{
    const auto now = Clock::now();
    if (name != name_) {
        name_ = name;
        began_ = told_ = now;
    }
    const std::chrono::duration<double> since = now - told_, spent = now - began_;
    if (since.count() < (terminal_ ? bar_interval : line_interval))
        return;
    told_ = now;
    const std::string left = done > 0 ? ", " + clock_text(spent.count() * (1 - done) / done) + " left" : "";
    const std::string text = name + " " + std::to_string(static_cast<int>(100 * done)) + " %" + left;
    if (!terminal_)
        return line(text);
    say_("\r\033[K" + bar(done) + " " + text);
    bar_ = true;
}

}  // namespace arpent
