#pragma once

#include "scenarios/run/runner.hpp"
#include "scenarios/run/shared_folder.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace arpent {

/// What an entry was made for: for people who list the cache.
struct EntryFacts {
    std::string study, scenario, step;
};

/// Results of steps by key, checkpoints of steps under way, and short memos, on disk. Entries are immutable: written under a temporary name,
/// fsync, rename. Several processes may use one folder at once, and several people whatever their umask. What is missing, cut short, damaged
/// or foreign is a miss. Where the folder cannot be written (full, no permission), `warn` is told once and nothing more is kept. Used by one
/// thread at a time.
class Cache {
public:
    explicit Cache(const std::string& folder, std::function<void(const std::string&)> warn = [](const std::string&) {});

    const std::string& folder() const { return folder_.path(); }

    /// Whether entries of this key name all these layers. Their values are not read: a damaged one may be found later.
    bool holds(const std::string& key, const std::vector<std::string>& layers) const;
    /// These layers of a step's results, its ledgers and the time reached; no state. Only where entries hold all of them.
    std::optional<StepResult> result(const std::string& key, const std::vector<std::string>& layers) const;
    /// Bytes that the entries of a key take on disk.
    double bytes(const std::string& key) const;
    /// Adds an entry with the layers of `result`, beside entries of the same key that hold other layers. Its state is left out.
    void keep(const std::string& key, const StepResult& result, const EntryFacts& facts);

    /// The last checkpoint of a step that was asked for exactly these layers.
    std::optional<StepResult> checkpoint(const std::string& key, const std::vector<std::string>& layers) const;
    /// Adds a checkpoint of a step that was asked for the layers of `result`; the two last are kept.
    void keep_checkpoint(const std::string& key, const StepResult& result);
    void drop_checkpoints(const std::string& key);

    /// A text by name, as it was remembered last. Names are file names.
    std::optional<std::string> memo(const std::string& name) const;
    void remember(const std::string& name, const std::string& text);
    void forget(const std::string& name);

private:
    SharedFolder folder_;
    std::function<void(const std::string&)> warn_;
    bool keeps_ = true;

    void guarded(const std::function<void()>& write);
};

/// The folder of the cache of a study: `$ARPENT_CACHE`, else `.arpent` in it.
std::string cache_folder(const std::string& folder_of_study);

}  // namespace arpent
