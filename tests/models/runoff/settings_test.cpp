#include "models/runoff/settings.hpp"

#include <gtest/gtest.h>

namespace arpent::runoff {
namespace {

TEST(Settings, StandardValuesAreTheInitializers)
{
    const Settings settings;
    const std::string text = canonical(section<Settings>(), &settings);
    for (const char* part : {"after=7200", "edges=free", "outside=closed", "buildings=block", "courant=0.65", "longest_step=5", "froude_max=2",
                             "dry_depth=1e-05", "clock=30", "drain_rate=0"})
        EXPECT_NE(text.find(part), text.npos) << part << " in " << text;
}

TEST(Settings, KeysOfTheLossesReachTheirMembers)
{
    Settings settings;
    *static_cast<double*>(section<Settings>().find("clock")->member(&settings)) = 10;
    *static_cast<double*>(section<Settings>().find("roof_storage")->member(&settings)) = 0.1;
    EXPECT_EQ(settings.losses.clock, 10);
    EXPECT_EQ(settings.losses.roof_storage, 0.1);
}

TEST(Settings, EveryKeyIsExplained)
{
    for (const Key& key : section<Settings>().keys)
        EXPECT_GT(key.doc.size(), 20u) << key.name;
}

}  // namespace
}  // namespace arpent::runoff
