#include "core/unit.hpp"

#include "core/error.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

std::string complaint(const std::string& text)
{
    try {
        parse_unit(text);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

TEST(Unit, ReadsWhatPlannersWrite)
{
    EXPECT_DOUBLE_EQ(parse_unit("mm/h").to_si(36), 1e-5);
    EXPECT_DOUBLE_EQ(parse_unit("degC").to_si(20), 293.15);
    EXPECT_DOUBLE_EQ(parse_unit("km/h").to_si(36), 10);
    EXPECT_DOUBLE_EQ(parse_unit("%").to_si(30), 0.3);
    EXPECT_DOUBLE_EQ(parse_unit("min").to_si(2), 120);
    EXPECT_DOUBLE_EQ(parse_unit("K/km").to_si(6.5), 0.0065);
    EXPECT_DOUBLE_EQ(parse_unit("kEUR").to_si(3), 3000);
    EXPECT_DOUBLE_EQ(parse_unit("kWh").to_si(1), 3.6e6);
    EXPECT_EQ(parse_unit("W m-2"), parse_unit("J/m2/s"));
    EXPECT_TRUE(parse_unit("EUR/m2").same_dimension(parse_unit("EUR m-2")));
    EXPECT_EQ(parse_unit("persons"), parse_unit("person"));
    EXPECT_EQ(parse_unit("day"), parse_unit("d"));
    EXPECT_EQ(parse_unit("veh/day"), parse_unit("vehicles d-1"));
    EXPECT_EQ(parse_unit("1/h"), parse_unit("h-1"));
}

TEST(Unit, AYearHas365AndAQuarterDays) { EXPECT_EQ(parse_unit("y").to_si(1), 31557600); }

TEST(Unit, ASlashBetweenDigitsBelongsToThePower)
{
    EXPECT_EQ(parse_unit("s m-1/3").sixths, (std::array<std::int8_t, 12>{-2, 0, 6}));
    EXPECT_EQ(parse_unit("m1/2").sixths, (std::array<std::int8_t, 12>{3}));
    EXPECT_EQ(parse_unit("m2/3/s").sixths, (std::array<std::int8_t, 12>{4, 0, -6}));
}

TEST(Unit, ASlashDividesByTheNextFactorAlone) { EXPECT_EQ(parse_unit("m3/s m-1"), parse_unit("m2/s")); }

TEST(Unit, APrefixBelongsToOneSymbol) { EXPECT_EQ(parse_unit("cm g s"), parse_unit("s g cm")); }

TEST(Unit, WhatIsWrittenIsReadAgain)
{
    for (const char* text : {"1",      "m",    "s m-1/3", "mm/h",     "degC", "W/m2",   "kg m-3", "EUR m-2",    "vehicle/h", "K",
                             "m2 s-1", "%",    "m1/2",    "EUR/tree", "m1/6", "cm2",    "W/cm2",  "1e4 kg s-3", "EUR/ha",    "persons/km2",
                             "m-5/6",  "km/h", "d",       "y",        "hPa",  "kWh/m2", "um",     "1/h",        "0.5",       "g L-1"})
        EXPECT_EQ(parse_unit(unit_text(parse_unit(text))), parse_unit(text)) << text << " printed " << unit_text(parse_unit(text));
    EXPECT_EQ(unit_text(parse_unit("mm/h")), "mm/h");
    EXPECT_EQ(unit_text(parse_unit("s m-1/3")), "s m-1/3");
    EXPECT_EQ(unit_text(parse_unit("W/cm2")), "10000 kg s-3");
}

TEST(Unit, RefusesWhatIsNone)
{
    for (const char* text : {"",     " ",    "furlong", "?",     "mm//h", "m/", "/h", "m ",  " m",   "m  s",  "m s/", "m-", "m-/3",
                             "m1/0", "m999", "5m",      "mm/h/", "1/",    "M",  "k",  "m/1", "Infm", "1e999", "m 2",  "m_s"})
        EXPECT_THROW(parse_unit(text), Error) << text;
    EXPECT_EQ(complaint("mm//h"), "unknown unit \"mm//h\"");
    EXPECT_EQ(complaint("m1/7"), "unknown unit \"m1/7\": a power is a multiple of 1/6");
    EXPECT_EQ(complaint("m15 m15"), "unknown unit \"m15 m15\": a power is at most 20");
}

TEST(Unit, AShiftStandsAlone)
{
    EXPECT_EQ(complaint("degC/km"), "unknown unit \"degC/km\": degC stands alone, write K");
    EXPECT_EQ(complaint("degC2"), "unknown unit \"degC2\": degC stands alone, write K");
}

TEST(Unit, IsSpelledForCf)
{
    EXPECT_EQ(cf_unit(parse_unit("m")), "m");
    EXPECT_EQ(cf_unit(parse_unit("mm/h")), "mm h-1");
    EXPECT_EQ(cf_unit(parse_unit("m/s")), "m s-1");
    EXPECT_EQ(cf_unit(parse_unit("person")), "1");
    EXPECT_EQ(cf_unit(parse_unit("persons/m2")), "m-2");
    EXPECT_EQ(cf_unit(parse_unit("veh/h")), "h-1");
    EXPECT_EQ(cf_unit(parse_unit("EUR/m2")), "m-2");
    EXPECT_EQ(cf_unit(parse_unit("s m-1/3")), "");
    EXPECT_EQ(cf_unit(parse_unit("degC")), "degC");
    EXPECT_EQ(cf_unit(parse_unit("y")), "31557600 s");
    EXPECT_EQ(cf_unit(parse_unit("1")), "1");
}

TEST(Unit, KnowsTheUsualNamesOfItsKind)
{
    EXPECT_EQ(usual_units(parse_unit("m")), (std::vector<std::string>{"m", "cm", "mm", "km"}));
    EXPECT_EQ(usual_units(parse_unit("s m-1/3")), std::vector<std::string>{"s m-1/3"});
}

TEST(Unit, CountsAndPlainNumbersMayStandBare)
{
    for (const char* text : {"1", "%", "person", "jobs", "trees", "veh"})
        EXPECT_TRUE(parse_unit(text).countable()) << text;
    for (const char* text : {"EUR", "m", "person/m2", "veh/h"})
        EXPECT_FALSE(parse_unit(text).countable()) << text;
}

TEST(Quantity, IsANumberAndItsUnitPartedByABlank)
{
    EXPECT_EQ(parse_quantity("5 mm/h").value, 5);
    EXPECT_EQ(parse_quantity("0.7").unit, Unit{});
    EXPECT_EQ(parse_quantity("+1.8 K").value, 1.8);
    for (const char* text : {"fast", "5m", "5  m", "5 ", "2,5 m", "", "nan", "inf m", "+-3", "3 5 m", "0x10"})
        EXPECT_THROW(parse_quantity(text), Error) << text;
}

TEST(NumberText, IsTheShortestThatReadsBack)
{
    EXPECT_EQ(number_text(0.1), "0.1");
    EXPECT_EQ(number_text(1e300), "1e+300");
    EXPECT_EQ(number_text(-5.0), "-5");
}

}  // namespace
}  // namespace arpent
