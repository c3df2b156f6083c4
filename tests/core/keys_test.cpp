#include "core/keys.hpp"

#include "support/nodes.hpp"

#include <gtest/gtest.h>

namespace arpent {

namespace {

enum class Mood { calm, wild };

struct Inner {
    double depth = 0.25;  // [m]
};

struct Owner {
    int whole = 3;
    double share = 0.5, speed = 1e-5;  // [1], [m/s]
    std::optional<double> level;       // [m]
    bool flag = false;
    std::string text = "standard";
    Mood mood = Mood::wild;
    Value value;
    Instant start;
    std::vector<double> numbers{1, 2};
    Named<Inner> inner;
    std::optional<Inner> one;
};

}  // namespace

template <>
std::vector<std::string> words_of<Mood>()
{
    return {"calm", "wild"};
}

template <>
const Section& section<Inner>()
{
    static const Section keys{
        "inner", "", fresh<Inner>, {key("depth", &Inner::depth, {.unit = "m", .low = 0, .high = 1, .required = true}, "how deep")}};
    return keys;
}

template <>
const Section& section<Owner>()
{
    using O = Owner;
    static const Section keys{
        "owner",
        "",
        fresh<O>,
        {key("whole", &O::whole, {.low = 1, .high = 9}, ""), key("share", &O::share, {.unit = "1", .low = 0, .high = 1}, ""),
         key("speed", &O::speed, {.unit = "mm/h", .low = 0, .high = 1000}, ""), key("level", &O::level, {.unit = "m"}, ""),
         key("flag", &O::flag, {}, ""), key("text", &O::text, {}, ""), key("mood", &O::mood, {}, ""),
         key("value", &O::value, {.unit = "m | m2"}, ""), key("start", &O::start, {}, ""), key("numbers", &O::numbers, {}, ""),
         key("inner", &O::inner, {}, ""), key("one", &O::one, {}, "")}};
    return keys;
}

namespace {

Owner read(const Node& tree, std::string* said = nullptr)
{
    Owner owner;
    Diagnostics complaints;
    read_section(section<Owner>(), tree, "o", &owner, complaints);
    if (said)
        *said = complaints.text();
    else
        EXPECT_EQ(complaints.text(), "");
    return owner;
}

std::string said(const Node& tree)
{
    std::string text;
    read(tree, &text);
    return text;
}

TEST(Keys, FillTheMembersTheyAreBoundTo)
{
    const Owner o = read(
        map({text("whole", "5"), text("share", "20 %"), text("speed", "36 mm/h"), text("level", "-3 m"), text("flag", "true"),
             text("text", "null"), text("mood", "calm"), text("value", "4 m2"), text("start", "1970-01-01T01:00Z"),
             list("numbers", {text("", "7")}), map("inner", {map("a", {text("depth", "50 cm")})}), map("one", {text("depth", "1 m")})}));
    EXPECT_EQ(o.whole, 5);
    EXPECT_EQ(o.share, 0.2);
    EXPECT_EQ(o.speed, 1e-5);
    EXPECT_EQ(o.level, -3);
    EXPECT_TRUE(o.flag);
    EXPECT_EQ(o.text, "null");
    EXPECT_EQ(o.mood, Mood::calm);
    EXPECT_EQ(o.value.constant, 4);
    EXPECT_EQ(o.start.utc, 3600);
    EXPECT_EQ(o.numbers, std::vector<double>{7});
    ASSERT_EQ(o.inner.size(), 1u);
    EXPECT_EQ(o.inner[0].first, "a");
    EXPECT_EQ(o.inner[0].second.depth, 0.5);
    EXPECT_EQ(o.one->depth, 1);
}

TEST(Keys, LeaveStandardValuesWhereNothingIsWritten)
{
    const Owner o = read(map({}));
    EXPECT_EQ(o.whole, 3);
    EXPECT_FALSE(o.level);
    EXPECT_FALSE(o.one);
    EXPECT_EQ(o.numbers, (std::vector<double>{1, 2}));
}

TEST(Keys, AMistakeLeavesTheMemberAsItWas)
{
    std::string ignored;
    const Owner o = read(map({text("whole", "50"), text("level", "3"), text("mood", "mad")}), &ignored);
    EXPECT_EQ(o.whole, 3);
    EXPECT_FALSE(o.level);
    EXPECT_EQ(o.mood, Mood::wild);
}

TEST(Keys, AnUnknownKeyThatWasMeantAsAMissingOneIsOneMistake)
{
    EXPECT_EQ(said(map({map("one", {text("dept", "1 m")})})), ":1:1: o.one.dept: unknown key, did you mean \"depth\"? (allowed: depth)\n");
    EXPECT_EQ(said(map({map("one", {})})), ":1:1: o.one: \"depth\" is missing: how deep\n");
}

TEST(Keys, ABoundCountsInAnyUnit)
{
    EXPECT_EQ(said(map({map("one", {text("depth", "100 cm")})})), "");
    EXPECT_EQ(said(map({text("speed", "1000 mm/h")})), "");
    EXPECT_EQ(said(map({text("speed", "1 m/h")})), "");
    EXPECT_EQ(said(map({text("speed", "1001 mm/h")})), ":1:1: o.speed: \"1001 mm/h\" is out of range (allowed: 0 to 1000 mm/h)\n");
    EXPECT_EQ(said(map({text("speed", "-1 mm/h")})), ":1:1: o.speed: \"-1 mm/h\" is out of range (allowed: 0 to 1000 mm/h)\n");
}

TEST(Keys, ABrokenNodeIsNotSpokenOfAgain)
{
    Node broken = text("one", "");
    broken.broken = true;
    EXPECT_EQ(said(map({broken})), "");
}

TEST(Keys, APartNeedsNothing)
{
    Owner owner;
    Diagnostics complaints;
    read_section(section<Owner>(), map({map("one", {})}), "", &owner, complaints, {.choices = {}, .paths = {}, .partial = true});
    EXPECT_EQ(complaints.text(), "");
}

TEST(Canonical, SeesValuesNotSpelling)
{
    const auto of = [](const Node& tree) {
        const Owner owner = read(tree);
        return canonical(section<Owner>(), &owner);
    };
    EXPECT_EQ(of(map({text("speed", "36 mm/h")})), of(map({text("speed", "1e-5 m/s")})));
    EXPECT_EQ(of(map({text("whole", "3")})), of(map({})));
    EXPECT_EQ(of(map({text("start", "1970-01-01T01:00+01:00")})), of(map({text("start", "1970-01-01T00:00Z")})));
    EXPECT_NE(of(map({text("level", "0 m")})), of(map({})));
    EXPECT_NE(of(map({map("value", {text("field", "a"), text("unit", "m")})})),
              of(map({map("value", {text("field", "a"), text("unit", "m2")})})));
}

TEST(Canonical, IsNameValueAndUnitInSi)
{
    const Owner owner = read(map({text("text", "a \"b\";"), text("level", "3 km")}));
    EXPECT_EQ(canonical(section<Owner>(), &owner), "whole=3;share=0.5 1;speed=1e-05 m/s;level=3000 m;flag=false;text=\"a "
                                                   "\\\"b\\\";\";mood=wild;value=0 1;start=0 s;numbers=[1,2,];inner=[];");
}

TEST(Name, IsALetterThenLettersDigitsAndSingleUnderscores)
{
    for (const char* name : {"a", "green", "B2", "dense_2", "a_b_c"})
        EXPECT_TRUE(is_name(name)) << name;
    for (const char* name : {"", "2a", "_a", "a_", "a__b", "a-b", "a b", "é", "a.b", "a/b"})
        EXPECT_FALSE(is_name(name)) << name;
}

}  // namespace
}  // namespace arpent
