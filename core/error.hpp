#pragma once

#include <stdexcept>
#include <string>

namespace arpent {

/// Whose fault an error is; the values are the exit codes of the command line.
enum class Fault {
    usage = 2,     // the command line
    study = 3,     // the study, or a file it names that is missing
    data = 4,      // a file that opens badly or holds what it may not; things that cannot be compared
    model = 5,     // a model failed, or a ledger does not close
    require = 6,   // an indicator's `require:` is not met
    machine = 7,   // disk, memory, permission, folder in use
    internal = 70  // ours
};

/// The one exception of the engine. Thrown while a study is read, planned, run or stored; never from a kernel.
class Error : public std::runtime_error {
public:
    Error(Fault fault, const std::string& what) : std::runtime_error{what}, fault_{fault} {}

    Fault fault() const { return fault_; }

private:
    Fault fault_;
};

}  // namespace arpent
