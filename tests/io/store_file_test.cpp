#include "io/store_file.hpp"

#include "core/executor.hpp"
#include "io/file.hpp"
#include "io/seal.hpp"
#include "support/drawn_layer.hpp"
#include "support/failure.hpp"
#include "support/small_disk.hpp"

#include <bit>
#include <filesystem>
#include <gtest/gtest.h>
#include <limits>
#include <random>
#include <sys/stat.h>

namespace arpent {
namespace {

const Grid grid{700, 530, 2.5, 660900.1, 6363600.7, "EPSG:2154"};

/// Every bit pattern that a float may have, NaNs with their payloads among them; the middle is one of a step's own NaN alone.
Layer any_bits(const std::string& name)
{
    std::mt19937 random{7};
    return drawn<float>(name, grid, [&](int i, int) { return i < 513 ? std::bit_cast<float>(static_cast<std::uint32_t>(random())) : -std::numeric_limits<float>::quiet_NaN(); });
}

std::vector<std::uint32_t> bits(const Layer& layer)
{
    std::vector<std::uint32_t> made;
    for (const float value : all_values<float>(layer))
        made.push_back(std::bit_cast<std::uint32_t>(value));
    return made;
}

Layer counts(const std::string& name, int factor)
{
    return drawn<Quanta>(name, grid, [=](int i, int j) { return factor * (i - 350) * 3001 + j; });
}

void write(const std::string& path)
{
    StoreWriter store{path};
    store.put(any_bits("depth_max"));
    store.put(counts("water", 5));
    store.put(drawn<std::uint8_t>("hazard", grid, [](int i, int j) { return i % 5 + j % 3; }));
    store.text("ledgers", R"([{"gap": 0}])");
    store.text("nothing", "");
    store.close();
}

TEST(Store, GivesBackEveryBitOfALayer)
{
    const TemporaryFolder folder;
    write(folder / "a.h5");
    const StoreFile store{folder / "a.h5"};
    EXPECT_EQ(store.layers(), (std::vector<std::string>{"depth_max", "water", "hazard"}));
    EXPECT_EQ(bits(store.layer("depth_max")), bits(any_bits("depth_max")));
    EXPECT_EQ(all_values<Quanta>(store.layer("water")), all_values<Quanta>(counts("water", 5)));
    EXPECT_EQ(all_values<std::uint8_t>(store.layer("hazard"))[4 * 530 + 2], 6);
    EXPECT_EQ(store.layer("water").grid, grid);
    EXPECT_EQ(store.text("ledgers"), R"([{"gap": 0}])");
    EXPECT_EQ(store.text("nothing"), "");
    EXPECT_EQ(store.text("absent"), "");
}

TEST(Store, KeepsThePlanesOfALayerApart)
{
    const TemporaryFolder folder;
    std::vector<Raster<float>> planes;
    for (int n = 0; n < 3; ++n)
        planes.emplace_back(grid.whole(), 0, static_cast<float>(n));
    StoreWriter store{folder / "a.h5"};
    store.put(memory_layer<float>("hours", grid, std::make_shared<const std::vector<Raster<float>>>(std::move(planes))));
    store.close();
    const Layer hours = StoreFile{folder / "a.h5"}.layer("hours");
    ASSERT_EQ(hours.planes, 3);
    EXPECT_EQ(all_values<float>(hours, 2), std::vector<float>(700 * 530, 2.0f));
    EXPECT_EQ(all_values<float>(hours, 0), std::vector<float>(700 * 530, 0.0f));
}

TEST(Store, KeepsTheWindowAndHaloOfARaster)
{
    const TemporaryFolder folder;
    Raster<Quanta> state{{64, 128, 90, 70}, 2, -1};
    for (int i = -2; i < 92; ++i)
        for (int j = -2; j < 72; ++j)
            state.view()(i, j) = 1000 * i + j;
    const std::string path = folder / "a.h5";
    StoreWriter store{path};
    store.put("water_depth", AnyRaster{std::move(state)});
    store.close();
    const auto back = std::get<Raster<Quanta>>(StoreFile{path}.raster("water_depth"));
    EXPECT_EQ(back.window(), (Window{64, 128, 90, 70}));
    EXPECT_EQ(back.halo(), 2);
    EXPECT_EQ(back.view()(-2, -2), -2002);
    EXPECT_EQ(back.view()(91, 71), 91071);
    EXPECT_EQ(back.view()(0, 69), 69);
}

TEST(Store, HasTheSameBytesForAnyNumberOfThreads)
{
    const TemporaryFolder folder;
    with_threads(1, [&] { write(folder / "one.h5"); });
    with_threads(4, [&] { write(folder / "four.h5"); });
    EXPECT_EQ(read_text(folder / "one.h5"), read_text(folder / "four.h5"));
}

TEST(Store, ShowsEveryChangeOfItsFile)
{
    const TemporaryFolder folder;
    const std::string path = folder / "a.h5";
    write(path);
    const std::string whole = read_text(path);
    EXPECT_EQ(failure([&] { check_seal(path); }), "");
    for (const std::size_t at : {std::size_t{0}, whole.size() / 3, whole.size() - 50, whole.size() - 1}) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 4);
        write_text(path, changed);
        EXPECT_EQ(failure([&] { check_seal(path); }), "4 " + path + ": is cut short or damaged") << at;
    }
    for (const std::size_t size : {std::size_t{0}, std::size_t{20}, whole.size() / 2, whole.size() - 1}) {
        write_text(path, whole.substr(0, size));
        EXPECT_EQ(failure([&] { check_seal(path); }), "4 " + path + ": is cut short or damaged") << size;
    }
}

TEST(Store, RefusesForeignFiles)
{
    const TemporaryFolder folder;
    write_text(folder / "a.h5", "a text");
    EXPECT_EQ(failure([&] { StoreFile{folder / "a.h5"}; }), "4 " + folder.path() + "/a.h5: is no HDF5 file");
    EXPECT_EQ(failure([&] { StoreFile{folder / "b.h5"}; }), "3 " + folder.path() + "/b.h5: no such file");
    write(folder / "c.h5");
    EXPECT_EQ(failure([&] { StoreFile{folder / "c.h5"}.layer("speed"); }), "4 " + folder.path() + "/c.h5: holds no speed");
}

TEST(Store, LeavesNothingOnAFullDisk)
{
    const SmallDisk disk;
    if (!disk.mounted())
        GTEST_SKIP() << "needs root, to mount a small disk";
    EXPECT_EQ(failure([&] { write(disk.folder() / "a.h5"); }), "7 " + disk.folder().path() + "/a.h5: depth_max: cannot be written: No space left on device");
    EXPECT_EQ(disk.folder().names(), std::vector<std::string>{});
}

TEST(Store, IsAsReadableAsItsFolder)
{
    const TemporaryFolder folder;
    ASSERT_EQ(::chmod(folder.path().c_str(), 0775), 0);
    const mode_t before = ::umask(077);
    write(folder / "a.h5");
    ::umask(before);
    struct stat found;
    ASSERT_EQ(::stat((folder / "a.h5").c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777, mode_t{0664});
}

TEST(FileDigest, IsThatOfTheBytes)
{
    const TemporaryFolder folder;
    write_text(folder / "a", "abc");
    write_text(folder / "b", "abc");
    write_text(folder / "c", "abd");
    EXPECT_EQ(file_digest(folder / "a"), file_digest(folder / "b"));
    EXPECT_NE(file_digest(folder / "a"), file_digest(folder / "c"));
    EXPECT_EQ(file_digest(folder / "a"), "06b05ab6733a618578af5f94892f3950");  // xxh128sum of "abc"
}

}  // namespace
}  // namespace arpent
