#include "scenarios/compare/outlines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace arpent;
using testing::HasSubstr;
using testing::Not;

namespace {

const PictureFrame frame{{100, 200, 5, 1000, 2000, "EPSG:2154"}, 2};  // a pixel is 10 m

Change change(Geometry where, const std::string& title = "")
{
    Change made;
    made.id = "yards";
    made.title = title;
    made.where = std::move(where);
    return made;
}

Geometry square(double x, double y, double side) { return {{}, {}, {{{{x, y}, {x + side, y}, {x + side, y - side}, {x, y - side}}}}}; }

}  // namespace

TEST(Outlines, LieInPixels)
{
    EXPECT_EQ(outlines({change(square(1100, 1900, 50))}, frame),
              "<g><title>1 yards</title><path d=\"M10 10L15 10L15 15L10 15L10 10Z\"/></g>");
    EXPECT_EQ(frame.width(), 100);
    EXPECT_EQ(frame.height(), 50);
}

TEST(Outlines, EscapeTheirTitles) { EXPECT_THAT(outlines({change(square(1100, 1900, 50), "<b>")}, frame), HasSubstr("<title>1 &lt;b&gt;</title>")); }

TEST(Outlines, LeaveOutWhatLiesOutside)
{
    EXPECT_EQ(outlines({change(square(9000, 1900, 50)), change({{{9000, 1900}}, {}, {}})}, frame), "");
}

TEST(Outlines, DrawManyPointsOfAPixelOnce)
{
    const Geometry trees{{{1101, 1899}, {1102, 1898}, {1150, 1899}}, {}, {}};
    EXPECT_THAT(outlines({change(trees)}, frame), HasSubstr("<path class=\"dots\" d=\"M10 10h0M15 10h0\"/>"));
}

TEST(Outlines, AreNumberedAtTheirLargestPart)
{
    Geometry two = square(1100, 1900, 50);
    two.polygons.push_back(square(1400, 1900, 200).polygons.front());
    EXPECT_EQ(outline_numbers({change(square(1100, 1900, 50)), change(two)}, frame, 6), "<text x=\"15\" y=\"10\">1</text><text x=\"60\" y=\"10\">2</text>");
    EXPECT_EQ(outline_numbers({change(square(1100, 1900, 50)), change(square(1110, 1900, 50))}, frame, 6),
              "<text x=\"15\" y=\"10\">1</text><text x=\"25.6\" y=\"10\">2</text>");
}

TEST(Outlines, AreSimplifiedToWhatShows)
{
    Line straight;
    for (int n = 0; n <= 100; ++n)
        straight.push_back({n / 10.0, n % 2 * 0.3});
    EXPECT_EQ(simplified(straight, 0.5).size(), 2u);
    EXPECT_EQ(simplified({{0, 0}, {5, 3}, {10, 0}}, 0.5).size(), 3u);
    EXPECT_EQ(simplified({{0, 0}, {1, 1}}, 0.5).size(), 2u);
}
