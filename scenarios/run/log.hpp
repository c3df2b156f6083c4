#pragma once

#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace arpent {

/// What happened when, a JSON object a line: the place for clocks, machines and commands, which results never hold.
class Log {
public:
    using Fields = std::vector<std::pair<std::string, std::string>>;

    /// Begins the file anew. Throws Error (machine) where it cannot be written.
    explicit Log(const std::string& path);

    /// A line with the time (UTC), the event and its fields; on disk when the call returns.
    void write(const std::string& event, const Fields& fields = {});

private:
    std::ofstream file_;
};

/// The time now, ISO 8601 in UTC.
std::string now_text();

/// "x86_64, 2 threads available, Debian ..." of this machine: for the log and the page.
std::string machine_text();

}  // namespace arpent
