#pragma once

#include <unistd.h>

namespace arpent {

/// While it lives, the process has nobody's rights. Only root may take them off: `done()` is false for others, and their test skips.
class Unprivileged {
public:
    Unprivileged() : done_{::seteuid(65534) == 0} {}
    ~Unprivileged()
    {
        if (done_ && ::seteuid(0) != 0)
            ::_exit(70);
    }
    Unprivileged(const Unprivileged&) = delete;
    Unprivileged& operator=(const Unprivileged&) = delete;

    bool done() const { return done_; }

private:
    bool done_;
};

}  // namespace arpent
