#include "core/scalar.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

double seconds(const std::string& text)
{
    const auto read = parse_instant(text);
    EXPECT_EQ(read.wrong, "") << text;
    return read.value.utc;
}

TEST(Number, IsDecimalWhateverYamlWouldGuess)
{
    EXPECT_EQ(parse_number("010").value, 10);
    EXPECT_EQ(parse_number("1e-4").value, 1e-4);
    EXPECT_EQ(parse_number("+1.8").value, 1.8);
    EXPECT_EQ(parse_number("-3").value, -3);
    for (const char* text : {"", "0x10", "1_000", "nan", "inf", "1e999", "12:30", "5 ", " 5", "+-5", "5.5.5", "NO"})
        EXPECT_NE(parse_number(text).wrong, "") << text;
    EXPECT_EQ(parse_number("0,7").wrong, "\"0,7\" is not a number, did you mean \"0.7\"?");
}

TEST(Flag, IsTrueOrFalseAlone)
{
    EXPECT_TRUE(parse_flag("true").value);
    EXPECT_FALSE(parse_flag("false").value);
    for (const char* text : {"yes", "on", "1", "True", "TRUE", "", "null"})
        EXPECT_NE(parse_flag(text).wrong, "") << text;
}

TEST(Instant, IsTheSameMomentInAnyZone)
{
    EXPECT_EQ(seconds("1970-01-01T00:00Z"), 0);
    EXPECT_EQ(seconds("2035-08-20T17:00+02:00"), seconds("2035-08-20T15:00Z"));
    EXPECT_EQ(seconds("2035-08-20T17:00-03:30"), seconds("2035-08-20T20:30Z"));
    EXPECT_EQ(seconds("2000-02-29T12:00:30.5Z"), 951825630.5);
}

TEST(Instant, IsWrittenAsItIsRead)
{
    for (const char* text :
         {"2035-08-19T00:00+02:00", "2035-08-19T00:00Z", "1969-12-31T23:59:01-03:30", "2035-08-19T00:00:09.5+14:00", "0001-01-01T00:00Z"})
        EXPECT_EQ(instant_text(parse_instant(text).value), text);
}

TEST(Instant, RefusesWhatNoCalendarHas)
{
    for (const char* text : {"2035-02-29T00:00Z", "2035-13-01T00:00Z", "2035-00-01T00:00Z", "2035-01-01T24:00Z", "2035-01-01T00:60Z",
                             "2035-01-01T00:00:60Z", "2035-01-01T00:00+15:00", "2035-01-01T00:00+02:75"})
        EXPECT_EQ(parse_instant(text).wrong, '"' + std::string{text} + "\" is no day or hour of the calendar");
}

TEST(Instant, RefusesOtherSpellings)
{
    for (const char* text : {"", "tomorrow", "2035-8-19T00:00Z", "2035-08-19 00:00Z", "2035-08-19T0:00Z", "20350819T0000Z",
                             "2035-08-19T00:00.5Z", "12:30", "Z", "+02:00", "2035-08-19T00:00:30.Z"})
        EXPECT_EQ(parse_instant(text).wrong, '"' + std::string{text} + "\" is not a day and hour (as 2035-08-19T00:00+02:00)");
}

TEST(Quantity, IsOneValueToTheLastBitInAnyUnit)
{
    EXPECT_EQ(parse_quantity("36 mm/h", "m/s", false).value.constant, parse_quantity("1e-5 m/s", "m/s", false).value.constant);
    EXPECT_EQ(parse_quantity("0.1 m", "m", false).value.constant, parse_quantity("10 cm", "m", false).value.constant);
    EXPECT_EQ(parse_quantity("90 min", "h", false).value.constant, 5400);
    EXPECT_EQ(parse_quantity("20 degC", "K", false).value.constant, 293.15);
}

TEST(Quantity, KeepsItsUnitAsWritten) { EXPECT_EQ(parse_quantity("5 EUR/m2", "EUR | EUR/m2", false).value.unit, parse_unit("EUR/m2")); }

TEST(Quantity, OfCountsAndPlainNumbersMayLackItsUnit)
{
    EXPECT_EQ(parse_quantity("12", "person", false).value.unit, parse_unit("person"));
    EXPECT_EQ(parse_quantity("12 persons", "person", false).value.constant, 12);
    EXPECT_EQ(parse_quantity("0.5", "1", false).value.constant, 0.5);
    EXPECT_EQ(parse_quantity("50 %", "1", false).value.constant, 0.5);
    EXPECT_EQ(parse_quantity("5", "EUR | EUR/m2", false).wrong, "\"5\" has no unit (allowed: EUR, EUR/m2)");
}

TEST(Quantity, ADifferenceIsNotInDegC)
{
    EXPECT_EQ(parse_quantity("+1.8 K", "K", true).value.constant, 1.8);
    EXPECT_EQ(parse_quantity("+1.8 degC", "K", true).wrong, "a difference is not in degC (allowed: K)");
    EXPECT_EQ(parse_quantity("6.5 K/km", "K/km", true).value.constant, 0.0065);
}

TEST(Quantity, SaysTheRightSpelling)
{
    EXPECT_EQ(parse_quantity("5m", "m", false).wrong, "\"5m\" is not a number with a unit, did you mean \"5 m\"? (allowed: m, cm, mm, km)");
    EXPECT_EQ(parse_quantity("2,5 m", "m", false).wrong,
              "\"2,5 m\" is not a number with a unit, did you mean \"2.5 m\"? (allowed: m, cm, mm, km)");
    EXPECT_EQ(parse_quantity("2,5m", "m", false).wrong,
              "\"2,5m\" is not a number with a unit, did you mean \"2.5 m\"? (allowed: m, cm, mm, km)");
    EXPECT_EQ(parse_quantity("high", "m", false).wrong, "\"high\" is not a number with a unit (allowed: m, cm, mm, km)");
    EXPECT_EQ(parse_quantity("5 Cm", "m", false).wrong, "unknown unit \"Cm\", did you mean \"cm\"? (allowed: m, cm, mm, km)");
    EXPECT_EQ(parse_quantity("5 mm//h", "m/s", false).wrong.substr(0, 30), "unknown unit \"mm//h\", did you ");
}

TEST(Quantity, OfNoGivenUnitMayHaveAny)
{
    EXPECT_EQ(parse_quantity("38 degC", "", false).value.constant, 311.15);
    EXPECT_EQ(parse_quantity("38", "", false).value.unit, Unit{});
    EXPECT_TRUE(parse_quantity("38 foo", "", false).wrong.starts_with("unknown unit \"foo\" (allowed: m, cm, "));
}

}  // namespace
}  // namespace arpent
