#include "scenarios/run/log.hpp"

#include "core/error.hpp"
#include "core/executor.hpp"

#include <ctime>
#include <nlohmann/json.hpp>
#include <sys/utsname.h>

namespace arpent {

Log::Log(const std::string& path) : file_{path, std::ios::trunc}
{
    if (!file_)
        throw Error{Fault::machine, path + ": cannot be written"};
}

void Log::write(const std::string& event, const Fields& fields)
{
    nlohmann::ordered_json line{{"time", now_text()}, {"event", event}};
    for (const auto& [name, value] : fields)
        line[name] = value;
    file_ << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
}

std::string now_text()
{
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text;
}

std::string machine_text()
{
    utsname name{};
    ::uname(&name);
    return std::string{name.machine} + ", " + name.sysname + " " + name.release + ", " + std::to_string(threads_available()) + " threads";
}

}  // namespace arpent
