// A folder that may not be written to: every writer says so in the system's words.

#include "io/file.hpp"
#include "io/raster_file.hpp"
#include "io/raster_writer.hpp"
#include "io/vector_writer.hpp"
#include "support/failure.hpp"
#include "support/temporary_folder.hpp"
#include "support/unprivileged.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace arpent {
namespace {

TEST(Permission, IsAskedForByEveryWriter)
{
    const TemporaryFolder folder;
    ::chmod(folder.path().c_str(), 0755);
    const Grid grid{4, 4, 10, 700000, 6600000, "EPSG:2154"};
    const auto denied = [&](const std::string& name) { return "7 " + (folder / name) + ": cannot be written: Permission denied"; };
    std::string text, raster, cog, vector;
    {
        const Unprivileged nobody;
        if (!nobody.done())
            GTEST_SKIP() << "only root may take its rights off";
        text = failure([&] { write_text(folder / "a.txt", "x"); });
        raster = failure([&] { RasterWriter{folder / "a.tif", grid, Kind::number, {}}; });
        cog = failure([&] { write_cog(folder / "b.tif", constant_layer("one", grid, 1.0f), {}, 1); });
        vector = failure([&] { VectorWriter{folder / "a.gpkg", "EPSG:2154"}; });
    }
    EXPECT_EQ(text, denied("a.txt"));
    EXPECT_EQ(raster, denied("a.tif"));
    EXPECT_EQ(cog, denied("b.tif"));
    EXPECT_EQ(vector, denied("a.gpkg"));
    EXPECT_TRUE(folder.names().empty());
}

TEST(Permission, OfAFileThatMayNotBeRead)
{
    const TemporaryFolder folder;
    ::chmod(folder.path().c_str(), 0755);
    write_text(folder / "a.csv", "a\n");
    ::chmod((folder / "a.csv").c_str(), 0600);
    std::string text, raster;
    {
        const Unprivileged nobody;
        if (!nobody.done())
            GTEST_SKIP() << "only root may take its rights off";
        text = failure([&] { read_text(folder / "a.csv"); });
        raster = failure([&] { RasterFile{folder / "a.csv"}; });
    }
    EXPECT_EQ(text, "4 " + (folder / "a.csv") + ": cannot be read: Permission denied");
    EXPECT_EQ(raster, "4 " + (folder / "a.csv") + ": cannot be read: Permission denied");
}

}  // namespace
}  // namespace arpent
