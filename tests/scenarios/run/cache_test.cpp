#include "scenarios/run/cache.hpp"

#include "io/file.hpp"
#include "support/drawn_layer.hpp"
#include "support/small_disk.hpp"
#include "support/unprivileged.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace arpent {
namespace {

const Grid grid{70, 60, 5, 0, 350, "EPSG:2154"};
const std::string key = "0123456789abcdef0123456789abcdef";

Layer slope(const std::string& name, int factor)
{
    return drawn<float>(name, grid, [=](int i, int j) { return factor * i + j; });
}

/// What a step of these outputs leaves at a time.
StepResult result_of(const std::vector<std::string>& outputs, double reached = 3600)
{
    StepResult made;
    for (const std::string& each : outputs)
        made.layers.emplace(each, slope(each, static_cast<int>(each.size())));
    Raster<Quanta> water{grid.whole(), 1, 7};
    water.view()(-1, 3) = 11;
    made.state.layers.emplace("water_depth", AnyRaster{std::move(water)});
    made.state.lines = {0.5f, 2.5f};
    made.ledgers = {{"water", "m3", 0x1p-24, 3, 5, {{"rain", 9}}, {{"infiltrated", 4}, {"edges", 3}}}};
    made.reached = reached;
    return made;
}

/// The files of the cache, relative to it.
std::vector<std::string> files(const std::string& folder)
{
    std::vector<std::string> found;
    for (const auto& each : std::filesystem::recursive_directory_iterator{folder})
        if (each.is_regular_file())
            found.push_back(std::filesystem::relative(each.path(), folder).string());
    std::ranges::sort(found);
    return found;
}

TEST(Cache, GivesBackWhatItKept)
{
    const TemporaryFolder folder;
    Cache{folder / "cache"}.keep(key, result_of({"depth_max", "speed_max"}), {"town", "green", "runoff.flow"});
    const auto found = Cache{folder / "cache"}.result(key, {"depth_max", "speed_max"});
    ASSERT_TRUE(found);
    EXPECT_EQ(all_values<float>(found->layers.at("speed_max")), all_values<float>(slope("", 9)));
    EXPECT_EQ(found->reached, 3600);
    ASSERT_EQ(found->ledgers.size(), 1u);
    EXPECT_EQ(found->ledgers[0].quantum, 0x1p-24);
    EXPECT_EQ(found->ledgers[0].out[1].name, "edges");
    EXPECT_EQ(found->ledgers[0].out[1].amount, 3);
    EXPECT_TRUE(found->state.layers.empty());
}

TEST(Cache, AnswersOnlyForTheLayersThatItsEntriesHold)
{
    const TemporaryFolder folder;
    Cache cache{folder / "cache"};
    cache.keep(key, result_of({"depth_max", "speed_max"}), {});
    EXPECT_TRUE(cache.holds(key, {"speed_max"}));
    EXPECT_EQ(cache.result(key, {"speed_max"})->layers.size(), 1u);
    EXPECT_FALSE(cache.holds(key, {"speed_max", "hazard_max"}));
    EXPECT_FALSE(cache.result(key, {"speed_max", "hazard_max"}));
    EXPECT_FALSE(cache.result("f" + key.substr(1), {"speed_max"}));
    EXPECT_FALSE(cache.holds("f" + key.substr(1), {}));
}

TEST(Cache, AddsTheLayersOfLaterRunsOfAStep)
{
    const TemporaryFolder folder;
    Cache cache{folder / "cache"};
    cache.keep(key, result_of({"depth_max", "speed_max"}), {});
    cache.keep(key, result_of({"hazard_max"}), {});
    EXPECT_TRUE(cache.holds(key, {"speed_max", "hazard_max"}));
    const auto both = cache.result(key, {"speed_max", "hazard_max"});
    ASSERT_TRUE(both);
    EXPECT_EQ(all_values<float>(both->layers.at("speed_max")), all_values<float>(slope("", 9)));
    EXPECT_EQ(all_values<float>(both->layers.at("hazard_max")), all_values<float>(slope("", 10)));
    EXPECT_EQ(both->ledgers.size(), 1u);
}

TEST(Cache, TakesWhatIsCutShortOrChangedForMissing)
{
    const TemporaryFolder folder;
    Cache cache{folder / "cache"};
    cache.keep(key, result_of({"depth_max"}), {});
    const std::string path = folder / "cache/" + files(folder / "cache").at(0), whole = read_text(path);
    for (const std::size_t size : {std::size_t{0}, std::size_t{7}, whole.size() / 2, whole.size() - 1}) {
        write_text(path, whole.substr(0, size));
        EXPECT_FALSE(cache.result(key, {"depth_max"})) << size;
    }
    for (std::size_t at = 0; at < whole.size(); at += whole.size() / 37) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 16);
        write_text(path, changed);
        EXPECT_FALSE(cache.result(key, {"depth_max"})) << at;
    }
    cache.keep(key, result_of({"depth_max"}), {});
    EXPECT_TRUE(cache.result(key, {"depth_max"}));
    EXPECT_EQ(read_text(path), whole);
}

TEST(Cache, KeepsTheTwoLastCheckpoints)
{
    const TemporaryFolder folder;
    Cache cache{folder / "cache"};
    for (const double reached : {600.0, 1200.0, 1800.0})
        cache.keep_checkpoint(key, result_of({"depth_max"}, reached));
    EXPECT_EQ(files(folder / "cache").size(), 2u);
    auto last = cache.checkpoint(key, {"depth_max"});
    ASSERT_TRUE(last);
    EXPECT_EQ(last->reached, 1800);
    EXPECT_EQ(last->state.at<Quanta>("water_depth").view()(-1, 3), 11);
    EXPECT_EQ(last->state.at<Quanta>("water_depth").view()(70, 60), 7);
    EXPECT_EQ(last->state.lines, (std::vector<float>{0.5f, 2.5f}));
    write_text(folder / "cache/" + files(folder / "cache").at(1), "broken off");
    EXPECT_EQ(cache.checkpoint(key, {"depth_max"})->reached, 1200);
    cache.drop_checkpoints(key);
    EXPECT_FALSE(cache.checkpoint(key, {"depth_max"}));
    EXPECT_EQ(files(folder / "cache").size(), 0u);
}

TEST(Cache, ACheckpointServesOnlyTheLayersThatItWasMadeFor)
{
    const TemporaryFolder folder;
    Cache cache{folder / "cache"};
    cache.keep_checkpoint(key, result_of({"depth_max", "speed_max"}));
    EXPECT_FALSE(cache.checkpoint(key, {"depth_max"}));
    EXPECT_TRUE(cache.checkpoint(key, {"speed_max", "depth_max"}));
}

TEST(Cache, RemembersTexts)
{
    const TemporaryFolder folder;
    Cache cache{folder / "cache"};
    EXPECT_FALSE(cache.memo("grid"));
    cache.remember("grid", "first");
    cache.remember("grid", "40 x 40\n");
    EXPECT_EQ(Cache{folder / "cache"}.memo("grid"), "40 x 40\n");
    write_text(folder / "cache/memos/grid", read_text(folder / "cache/memos/grid") + "1");
    EXPECT_FALSE(cache.memo("grid"));
}

TEST(Cache, OnAFullDiskWarnsOnceAndGoesOn)
{
    const SmallDisk disk;
    if (!disk.mounted())
        GTEST_SKIP() << "needs root, to mount a small disk";
    std::vector<std::string> told;
    const std::string folder = disk.folder() / "cache";
    Cache cache{folder, [&](const std::string& text) { told.push_back(text); }};
    StepResult large;
    large.layers.emplace("depth_max", drawn<float>("depth_max", {900, 900, 1, 0, 0, ""}, [](int i, int j) { return 1e-3 * (i * 7919 % 1009) * (j * 104729 % 1013); }));
    cache.keep(key, large, {});
    cache.keep(key, large, {});
    EXPECT_EQ(told, std::vector<std::string>{"nothing more is kept in the cache: " + folder + "/steps/01/" + key +
                                             "-aedfbda5d4088f32.h5: depth_max: cannot be written: No space left on device"});
    EXPECT_EQ(files(folder), std::vector<std::string>{});
    EXPECT_FALSE(cache.result(key, {"depth_max"}));
}

TEST(Cache, ReadsAFolderThatItMayNotWriteTo)
{
    const TemporaryFolder folder;
    std::filesystem::permissions(folder.path(), std::filesystem::perms{0755});
    Cache{folder / "cache"}.keep(key, result_of({"depth_max"}), {});
    const Unprivileged nobody;
    if (!nobody.done())
        GTEST_SKIP() << "needs root, to become another user";
    std::vector<std::string> told;
    Cache cache{folder / "cache", [&](const std::string& text) { told.push_back(text); }};
    EXPECT_TRUE(cache.result(key, {"depth_max"}));
    cache.remember("grid", "40 x 40");
    cache.keep(key, result_of({"speed_max"}), {});
    EXPECT_EQ(told, std::vector<std::string>{"nothing more is kept in the cache: " + folder.path() + "/cache/memos: the folder cannot be made: Permission denied"});
}

TEST(Cache, IsSharedWhateverTheUmask)
{
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "cache");
    std::filesystem::permissions(folder / "cache", std::filesystem::perms{0775});
    const mode_t before = ::umask(077);
    Cache cache{folder / "cache"};
    cache.keep(key, result_of({"depth_max"}), {});
    cache.remember("grid", "40 x 40");
    ::umask(before);
    for (const auto& each : std::filesystem::recursive_directory_iterator{folder / "cache"})
        EXPECT_EQ(each.status().permissions(), std::filesystem::perms{each.is_directory() ? 0775u : 0664u}) << each.path();
}

TEST(Cache, LiesBesideTheStudyUnlessTheEnvironmentNamesAnother)
{
    const char* given = std::getenv("ARPENT_CACHE");
    const std::string before = given ? given : "";
    ::unsetenv("ARPENT_CACHE");
    EXPECT_EQ(cache_folder("towns"), "towns/.arpent");
    EXPECT_EQ(cache_folder("."), "./.arpent");
    ::setenv("ARPENT_CACHE", "/scratch/cache", 1);
    EXPECT_EQ(cache_folder("towns"), "/scratch/cache");
    ::setenv("ARPENT_CACHE", before.c_str(), 1);
}

}  // namespace
}  // namespace arpent
