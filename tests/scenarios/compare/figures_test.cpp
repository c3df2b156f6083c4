#include "scenarios/compare/figures.hpp"

#include "support/failure.hpp"

#include <cmath>
#include <gtest/gtest.h>

using namespace arpent;

namespace {

const Words english{"en"}, french{"fr"};

}  // namespace

TEST(Figures, AreGroupedAndSigned)
{
    EXPECT_EQ(number_of(1234567.891, 1, english), "1\u202f234\u202f567.9");
    EXPECT_EQ(number_of(1234.5, 1, french), "1\u202f234,5");
    EXPECT_EQ(number_of(-12, 0, english), "\u221212");
    EXPECT_EQ(signed_number_of(12, 0, english), "+12");
    EXPECT_EQ(signed_number_of(-12, 0, english), "\u221212");
}

TEST(Figures, KnowNoNegativeNothing)
{
    EXPECT_EQ(number_of(-0.004, 2, english), "0.00");
    EXPECT_EQ(number_of(-0.0, 0, english), "0");
    EXPECT_EQ(signed_number_of(0.004, 2, english), "0.00");
    EXPECT_EQ(number_of(std::nan(""), 2, english), "–");
    EXPECT_EQ(number_of(INFINITY, 2, english), "–");
}

TEST(Figures, ShowNoDigitBeyondTheFloor)
{
    EXPECT_EQ(quantity_of(0.12345, notation_of("m", 2, 0.01, english), english), "0.12\u00a0m");
    EXPECT_EQ(quantity_of(12.6, notation_of("min", 60, 1, english), english), "13\u00a0min");
    EXPECT_EQ(quantity_of(1234.4, notation_of("person", 2000, 6, english), english), "1\u202f234\u00a0people");
    EXPECT_EQ(quantity_of(0.5, notation_of("1", 0.5, 0, english), english), "0.500");
}

TEST(Figures, WriteLargeAreasInHectares)
{
    EXPECT_EQ(quantity_of(123456, notation_of("m2", 123456, 0, english), english), "12.3\u00a0ha");
    EXPECT_EQ(quantity_of(12345, notation_of("m2", 12345, 0, english), english), "12\u202f345\u00a0m²");
    EXPECT_EQ(area_of(900, english), "900\u00a0m²");
    EXPECT_EQ(area_of(2.5e6, english), "250\u00a0ha");
}

TEST(Figures, RoundMoneyToTwoFigures)
{
    EXPECT_EQ(euros_of(2.13e6, english), "2.1\u00a0M€");
    EXPECT_EQ(euros_of(43210, english), "43\u202f000\u00a0€");
    EXPECT_EQ(euros_of(43210, french), "43\u202f000\u00a0€");
}

TEST(Figures, SayNoShareOfNothing)
{
    EXPECT_EQ(percent_of(-18, 100, english), "\u221218\u00a0%");
    EXPECT_EQ(percent_of(1.23, 100, english), "+1.2\u00a0%");
    EXPECT_EQ(percent_of(5, 0, english), "");
    EXPECT_EQ(percent_of(std::nan(""), 10, english), "");
}

TEST(Html, EscapesWhatAUserWrote)
{
    EXPECT_EQ(escaped("<script>\"a\" & 'b'"), "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;");
    EXPECT_EQ(english("changes_caption", {"<b>{0}</b>"}), "Interventions of “&lt;b&gt;{0}&lt;/b&gt;”");
}

TEST(Words, AreRefusedInALanguageThatIsNotThere)
{
    EXPECT_EQ(failure([] { Words{"de"}; }), "2 there is no page in \"de\" (allowed: en, fr)");
    EXPECT_EQ(failure([] { Words{"key"}; }), "2 there is no page in \"key\" (allowed: en, fr)");
    EXPECT_EQ(failure([] { english("no_such_text"); }), "70 text.csv has no no_such_text");
}
