#include "scenarios/init/scene.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace arpent::town {
namespace {

const Scene& scene()
{
    static const Scene made = make_scene({256, 5, 1});
    return made;
}

int root(std::vector<int>& parent, int node)
{
    while (parent[static_cast<std::size_t>(node)] != node)
        node = parent[static_cast<std::size_t>(node)];
    return node;
}

TEST(Scene, RiverAndStreamsFallAllTheWay)
{
    std::vector<Channel> channels = scene().streams;
    channels.push_back(scene().river);
    ASSERT_GE(channels.size(), 3u);
    for (const Channel& channel : channels)
        EXPECT_TRUE(std::ranges::is_sorted(channel.bed, std::greater<>()));
}

TEST(Scene, EveryNodeDrainsToTheRiver)
{
    const Relief& relief = scene().relief;
    for (std::size_t k = 0; k < relief.height.size(); ++k) {
        const auto down = static_cast<std::size_t>(relief.down[k]);
        if (down == k)
            EXPECT_LT(relief.river_gap[k], relief.step);
        else
            ASSERT_LT(relief.height[down], relief.height[k]);
    }
}

TEST(Scene, RoadsAreOneNetworkWithABridge)
{
    const Network& network = scene().network;
    std::vector<int> parent(network.nodes.size());
    std::iota(parent.begin(), parent.end(), 0);
    for (const RoadLink& link : network.links)
        parent[static_cast<std::size_t>(root(parent, link.from))] = root(parent, link.to);
    int parts = 0;
    for (std::size_t k = 0; k < parent.size(); ++k)
        parts += parent[k] == static_cast<int>(k);
    EXPECT_EQ(parts, 1);
    EXPECT_GE(std::ranges::count(network.links, 1, &RoadLink::level), 1);
    EXPECT_GE(network.gates.size(), 3u);
}

TEST(Scene, LinksBeginAndEndAtTheirNodes)
{
    for (const RoadLink& link : scene().network.links) {
        EXPECT_EQ(link.line.front(), scene().network.nodes[static_cast<std::size_t>(link.from)]);
        EXPECT_EQ(link.line.back(), scene().network.nodes[static_cast<std::size_t>(link.to)]);
    }
}

TEST(Scene, NoBuildingStandsOnAnother)
{
    const std::vector<Building>& all = scene().built.buildings;
    ASSERT_GE(all.size(), 100u);
    int pairs = 0;
    for (std::size_t a = 0; a < all.size(); ++a)
        for (std::size_t b = a + 1; b < all.size(); ++b) {
            Ring shrunk = all[b].ring;  // walls of a row touch
            for (Point& p : shrunk)
                p = p - 0.3 * direction(p - middle(all[b].ring));
            pairs += rings_meet(all[a].ring, shrunk);
        }
    EXPECT_LE(pairs, static_cast<int>(all.size() / 100));
}

/// How many buildings come nearer to some lines than `gap` of each.
template <typename Lines, typename Gap>
int near_lines(const Lines& lines, const Gap& gap)
{
    int count = 0;
    for (const Building& b : scene().built.buildings)
        count += std::ranges::any_of(lines, [&](const auto& line) {
            for (std::size_t k = 1; k < line.line.size(); ++k)
                if (ring_gap(b.ring, line.line[k - 1], line.line[k]) < gap(line))
                    return true;
            return false;
        });
    return count;
}

TEST(Scene, BuildingsStandClearOfRoadsAndTheRiver)
{
    const auto all = static_cast<int>(scene().built.buildings.size());
    EXPECT_LE(near_lines(scene().network.links, [](const RoadLink& link) { return width_of(link.kind) / 2; }), all / 50);
    EXPECT_EQ(near_lines(std::vector<Channel>{scene().river}, [](const Channel& river) { return river.width[0] / 2; }), 0);
}

TEST(Scene, ZonesTileTheTerritoryAndHoldEverybody)
{
    double ground = 0;
    int residents = 0, jobs = 0, housed = 0, working = 0;
    for (const Zone& zone : scene().zones)
        ground += area(zone.ring), residents += zone.residents, jobs += zone.jobs;
    for (const Building& b : scene().built.buildings)
        housed += b.residents, working += b.jobs;
    EXPECT_NEAR(ground, 1280.0 * 1280.0, 20);
    EXPECT_EQ(residents, housed);
    EXPECT_EQ(jobs, working);
    EXPECT_GT(housed, 500);
}

}  // namespace
}  // namespace arpent::town
