#pragma once

#include "support/temporary_folder.hpp"

#include <string>
#include <sys/mount.h>

namespace arpent {

/// A disk of a few MiB in memory; only root may mount it: `mounted()` is false for others, and their test skips.
class SmallDisk {
public:
    explicit SmallDisk(int mebibytes = 1)
        : mounted_{::mount("tmpfs", folder_.path().c_str(), "tmpfs", 0, ("size=" + std::to_string(mebibytes) + "m").c_str()) == 0}
    {
    }
    ~SmallDisk()
    {
        if (mounted_)
            ::umount2(folder_.path().c_str(), MNT_DETACH);  // HDF5 keeps a lost file open until the process ends
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool mounted() const { return mounted_; }
    const TemporaryFolder& folder() const { return folder_; }

private:
    TemporaryFolder folder_;
    bool mounted_;
};

}  // namespace arpent
