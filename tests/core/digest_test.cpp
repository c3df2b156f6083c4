#include "core/digest.hpp"

#include "core/series.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace arpent {
namespace {

TEST(Digest, DoesNotDependOnThePieces)
{
    const std::string text(10000, 'x');
    Digest whole, pieces;
    whole.add(text.data(), text.size());
    pieces.add(text.data(), 1).add(text.data() + 1, 7000).add(text.data() + 7001, text.size() - 7001);
    EXPECT_EQ(whole.text(), pieces.text());
    EXPECT_EQ(whole.text().size(), 32u);
}

TEST(Digest, TellsTextsApartByWhereTheyEnd)
{
    EXPECT_NE(Digest{}.add("ab").add("c").text(), Digest{}.add("a").add("bc").text());
    EXPECT_NE(Digest{}.add("").text(), Digest{}.text());
}

TEST(Digest, SeesValuesOfNumbers)
{
    EXPECT_EQ(Digest{}.add(0.0).text(), Digest{}.add(-0.0).text());
    EXPECT_EQ(Digest{}.add(std::nan("1")).text(), Digest{}.add(std::nan("2")).text());
    EXPECT_NE(Digest{}.add(1.0).text(), Digest{}.add(std::nextafter(1.0, 2.0)).text());
    EXPECT_EQ(Digest{}.add(7).text(), Digest{}.add(std::size_t{7}).text());
}

TEST(Series, DifferencesOfItsIntegralTelescopeWhateverTheSteps)
{
    const Series rain{"rain", "m s-1", {100, 400, 700, 1000}, {1e-5, 3e-5, 0}};
    EXPECT_DOUBLE_EQ(rain.total(), 300 * 4e-5);
    EXPECT_EQ(rain.integral(0), 0);
    EXPECT_EQ(rain.integral(5000), rain.total());
    EXPECT_DOUBLE_EQ(rain.integral(250), 150e-5);
    for (const double dt : {7.0, 30.0, 333.0}) {
        double sum = 0;
        for (double t = 0; t < 1100; t += dt)
            sum += rain.integral(t + dt) - rain.integral(t);
        EXPECT_NEAR(sum, rain.total(), 1e-15);
    }
    EXPECT_EQ(Series{}.integral(10), 0);
}

}  // namespace
}  // namespace arpent
