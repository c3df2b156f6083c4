#include "scenarios/run/cache.hpp"

#include "core/digest.hpp"
#include "core/file_path.hpp"
#include "io/file.hpp"
#include "scenarios/run/step_store.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace arpent {
namespace {

constexpr const char *steps = "steps", *checkpoints = "checkpoints";
constexpr std::size_t checkpoints_kept = 2;

/// Entries of one key lie in a folder of those whose keys begin alike: no folder grows long, and none is ever removed under another process.
std::string entry(const char* sort, const std::string& key, const std::string& rest) { return std::string{sort} + "/" + key.substr(0, 2) + "/" + key + "-" + rest; }

/// The entries of a key, relative to the cache.
std::vector<std::string> entries_of(const SharedFolder& cache, const char* sort, const std::string& key)
{
    const std::string folder = folder_of(entry(sort, key, ""));
    std::vector<std::string> found;
    for (const std::string& name : cache.names(folder))
        if (name.starts_with(key + "-"))
            found.push_back(folder + "/" + name);
    return found;
}

/// A short name for a set of layers.
std::string set_name(std::vector<std::string> layers)
{
    std::ranges::sort(layers);
    Digest digest;
    for (const std::string& each : layers)
        digest.add(each);
    return digest.text().substr(0, 16);
}

std::vector<std::string> names_of(const Layers& layers)
{
    std::vector<std::string> names;
    for (const auto& [name, layer] : layers)
        names.push_back(name);
    return names;
}

/// What `read` gives; nothing where the file is not as it was written.
template <typename Read>
auto whole(const Read& read) -> std::optional<decltype(read())>
{
    try {
        return read();
    } catch (const Error& error) {
        if (error.fault() != Fault::data && error.fault() != Fault::study)
            throw;
        return {};
    }
}

std::vector<std::string> without(std::vector<std::string> names, const std::vector<std::string>& gone)
{
    std::erase_if(names, [&](const std::string& name) { return std::ranges::find(gone, name) != gone.end(); });
    return names;
}

/// The numbers of the checkpoints of a set of layers, the last first.
std::vector<int> numbers_of(const SharedFolder& cache, const std::string& key, const std::string& set)
{
    const std::string before = entry(checkpoints, key, set + "-");
    std::vector<int> numbers;
    for (const std::string& name : entries_of(cache, checkpoints, key))
        if (name.starts_with(before))
            numbers.push_back(std::atoi(name.c_str() + before.size()));
    std::ranges::sort(numbers, std::greater{});
    return numbers;
}

std::string checkpoint_name(const std::string& key, const std::string& set, int number)
{
    return entry(checkpoints, key, set + "-" + std::to_string(number) + ".h5");
}

/// Memos are sealed by their first line, so that they need no fsync: there may be many, and one that is lost is made again.
void write_memo(const std::string& path, const std::string& text)
{
    Part part{path};
    std::ofstream file{part.name(), std::ios::binary};
    if (!(file << Digest{}.add(text).text() << '\n' << text) || !file.flush())
        throw Error{Fault::machine, path + ": cannot be written: " + std::strerror(errno)};
    take_rights_of_folder(part.name());
    part.keep_unsynced();
}

}  // namespace

Cache::Cache(const std::string& folder, std::function<void(const std::string&)> warn) : folder_{folder}, warn_{std::move(warn)} {}

bool Cache::holds(const std::string& key, const std::vector<std::string>& layers) const
{
    const auto entries = entries_of(folder_, steps, key);
    auto missing = layers;
    for (const std::string& name : entries)
        if (const auto there = whole([&] { return layers_in(folder_.file(name)); }))
            missing = without(missing, *there);
    return !entries.empty() && missing.empty();
}

std::optional<StepResult> Cache::result(const std::string& key, const std::vector<std::string>& layers) const
{
    auto missing = layers;
    std::optional<StepResult> made;
    for (const std::string& name : entries_of(folder_, steps, key)) {
        if (made && missing.empty())
            break;
        auto part = whole([&] { return read_step(folder_.file(name), missing); });
        if (!part)
            continue;
        missing = without(missing, names_of(part->layers));
        if (made)
            part->layers.merge(made->layers);
        made = std::move(part);
    }
    return missing.empty() ? std::move(made) : std::nullopt;
}

double Cache::bytes(const std::string& key) const
{
    double sum = 0;
    for (const std::string& name : entries_of(folder_, steps, key))
        sum += bytes_of(folder_.file(name));
    return sum;
}

void Cache::keep(const std::string& key, const StepResult& result, const EntryFacts& facts)
{
    guarded([&] {
        const std::string path = folder_.room_for(entry(steps, key, set_name(names_of(result.layers)) + ".h5"));
        const nlohmann::ordered_json text{{"study", facts.study}, {"scenario", facts.scenario}, {"step", facts.step}};
        folder_.sweep(folder_of(path));
        write_step(path, {result.layers, {}, result.ledgers, result.reached}, text.dump());
    });
}

std::optional<StepResult> Cache::checkpoint(const std::string& key, const std::vector<std::string>& layers) const
{
    const std::string set = set_name(layers);
    for (const int number : numbers_of(folder_, key, set))
        if (auto found = whole([&] { return read_step(folder_.file(checkpoint_name(key, set, number)), layers); }))
            return found;
    return {};
}

void Cache::keep_checkpoint(const std::string& key, const StepResult& result)
{
    guarded([&] {
        const std::string set = set_name(names_of(result.layers));
        const auto before = numbers_of(folder_, key, set);
        const std::string path = folder_.room_for(checkpoint_name(key, set, before.empty() ? 1 : before.front() + 1));
        folder_.sweep(folder_of(path));
        write_step(path, result, "");
        for (std::size_t n = checkpoints_kept - 1; n < before.size(); ++n)
            folder_.remove(checkpoint_name(key, set, before[n]));
    });
}

void Cache::drop_checkpoints(const std::string& key)
{
    for (const std::string& name : entries_of(folder_, checkpoints, key))
        folder_.remove(name);
}

std::optional<std::string> Cache::memo(const std::string& name) const
{
    const auto stored = whole([&] { return read_text(folder_.file("memos/" + name)); });
    const std::size_t digits = Digest{}.text().size();
    if (!stored || stored->size() <= digits || Digest{}.add(stored->substr(digits + 1)).text() != stored->substr(0, digits))
        return {};
    return stored->substr(digits + 1);
}

void Cache::remember(const std::string& name, const std::string& text)
{
    if (memo(name) == text)
        return;
    guarded([&] { write_memo(folder_.room_for("memos/" + name), text); });
}

void Cache::forget(const std::string& name) { folder_.remove("memos/" + name); }

void Cache::guarded(const std::function<void()>& write)
{
    if (!keeps_)
        return;
    try {
        write();
    } catch (const Error& error) {
        if (error.fault() != Fault::machine)
            throw;
        keeps_ = false;
        warn_("nothing more is kept in the cache: " + std::string{error.what()});
    }
}

std::string cache_folder(const std::string& folder_of_study)
{
    const char* given = std::getenv("ARPENT_CACHE");
    return given != nullptr && *given != '\0' ? given : folder_of_study + "/.arpent";
}

}  // namespace arpent
