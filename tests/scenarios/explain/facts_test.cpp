#include "scenarios/explain/facts.hpp"

#include <gtest/gtest.h>
#include <limits>

namespace arpent {
namespace {

Facts of_all_kinds()
{
    Facts made;
    made["name"] = "Évry \"1\"";
    made["cell_size"] = 2.5;
    made["count"] = 3;
    made["known"] = true;
    made["nothing"] = Facts{};
    made["words"] = std::vector<std::string>{"a", "b"};
    for (const int n : {1, 22}) {
        Facts& row = made["rows"].add(Facts::map());
        row["number"] = n;
        row["word"] = n == 1 ? "é" : "deux";
    }
    made["inner"]["deep"] = false;
    return made;
}

TEST(Facts, AreOneJsonValueInTheOrderTheyWereSaid)
{
    EXPECT_EQ(of_all_kinds().json(), R"({
  "name": "Évry \"1\"",
  "cell_size": 2.5,
  "count": 3,
  "known": true,
  "nothing": null,
  "words": [
    "a",
    "b"
  ],
  "rows": [
    {
      "number": 1,
      "word": "é"
    },
    {
      "number": 22,
      "word": "deux"
    }
  ],
  "inner": {
    "deep": false
  }
}
)");
}

TEST(Facts, AreTablesForPeople)
{
    EXPECT_EQ(of_all_kinds().text(), R"(name       Évry "1"
cell size  2.5
count      3
known      yes
nothing    -
words      a, b
rows
  number  word
  1       é
  22      deux
inner
  deep  no
)");
}

TEST(Facts, HoldNoNumberThatJsonHasNot)
{
    EXPECT_EQ(Facts{std::numeric_limits<double>::infinity()}.json(), "null\n");
    EXPECT_EQ(Facts{std::numeric_limits<double>::quiet_NaN()}.json(), "null\n");
    EXPECT_EQ(Facts{"\xff"}.json(), "\"\xef\xbf\xbd\"\n");
}

TEST(Facts, MayBeEmpty)
{
    EXPECT_EQ(Facts::list().json(), "[]\n");
    EXPECT_EQ(Facts::map().json(), "{}\n");
    EXPECT_TRUE(Facts{}.empty() && Facts::list().empty() && !Facts{0}.empty());
}

}  // namespace
}  // namespace arpent
