#pragma once

#include <array>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <sys/wait.h>

namespace arpent {

/// What a command of the shell said on both outputs, and its exit code.
struct Said {
    int code = 0;
    std::string text;
};

inline Said run_command(const std::string& command)
{
    FILE* const pipe = ::popen((command + " 2>&1").c_str(), "r");
    if (!pipe)
        throw std::runtime_error{"no shell for " + command};
    Said said;
    std::array<char, 4096> part;
    for (std::size_t got = 0; (got = std::fread(part.data(), 1, part.size(), pipe)) > 0;)
        said.text.append(part.data(), got);
    const int status = ::pclose(pipe);
    said.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return said;
}

/// The path of a checker of ARPENT_TOOLS; empty where that is not set.
inline std::string tool(const std::string& name)
{
    const char* tools = std::getenv("ARPENT_TOOLS");
    return tools ? std::string{tools} + "/" + name : "";
}

}  // namespace arpent
