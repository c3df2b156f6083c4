#pragma once

#include "core/error.hpp"

#include <functional>
#include <string>

namespace arpent {

/// What an action throws, as "3 study.yaml: no such file" (exit code, message); empty where it throws nothing.
inline std::string failure(const std::function<void()>& action)
{
    try {
        action();
    } catch (const Error& error) {
        return std::to_string(static_cast<int>(error.fault())) + " " + error.what();
    }
    return {};
}

}  // namespace arpent
