#include "support/small_study.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

/// A small study with its first `from` replaced by `to`, and all that must be said of it. "..." stands for the rest of a list that the
/// models or the catalogue make.
struct Broken {
    const char* name;
    std::string from, to;
    const char* complaints;

    friend std::ostream& operator<<(std::ostream& stream, const Broken& broken) { return stream << broken.name; }
};

class BrokenStudy : public testing::TestWithParam<Broken> {
protected:
    static void SetUpTestSuite() { study_ = new SmallStudy; }
    static void TearDownTestSuite()
    {
        delete study_;
        study_ = nullptr;
    }
    static inline SmallStudy* study_ = nullptr;
};

/// Is `said` the `wanted` text, but for what "..." leaves open within a line?
bool matches(std::string_view said, std::string_view wanted)
{
    const auto open = wanted.find("...");
    if (open == wanted.npos)
        return said == wanted;
    const auto line_end = said.find('\n', open);
    if (said.substr(0, open) != wanted.substr(0, open) || line_end == said.npos)
        return false;
    const auto rest = wanted.substr(open + 3), tail = rest.substr(0, rest.find('\n'));
    return said.substr(0, line_end).ends_with(tail) && matches(said.substr(line_end), rest.substr(tail.size()));
}

TEST_P(BrokenStudy, IsAnsweredWithThePlaceTheFaultAndWhatIsAllowed)
{
    const Broken& broken = GetParam();
    const std::string said = study_->complaints(SmallStudy::with(broken.from, broken.to));
    EXPECT_TRUE(matches(said, broken.complaints)) << "said:\n" << said << "wanted:\n" << broken.complaints;
}

TEST(SmallStudyItself, IsReadWithoutAComplaint) { EXPECT_EQ(SmallStudy{}.complaints(SmallStudy::text), ""); }

std::string name_of(const testing::TestParamInfo<Broken>& info) { return info.param.name; }

const std::vector<Broken> syntax{
#include "broken/syntax.inc"
};
const std::vector<Broken> values{
#include "broken/values.inc"
};
const std::vector<Broken> keys{
#include "broken/keys.inc"
};
const std::vector<Broken> scenarios{
#include "broken/scenarios.inc"
};
const std::vector<Broken> traps{
#include "broken/traps.inc"
};
const std::vector<Broken> axes{
#include "broken/axes.inc"
};
const std::vector<Broken> outputs{
#include "broken/outputs.inc"
};
const std::vector<Broken> weather{
#include "broken/weather.inc"
};

INSTANTIATE_TEST_SUITE_P(Syntax, BrokenStudy, testing::ValuesIn(syntax), name_of);
INSTANTIATE_TEST_SUITE_P(Values, BrokenStudy, testing::ValuesIn(values), name_of);
INSTANTIATE_TEST_SUITE_P(Keys, BrokenStudy, testing::ValuesIn(keys), name_of);
INSTANTIATE_TEST_SUITE_P(Scenarios, BrokenStudy, testing::ValuesIn(scenarios), name_of);
INSTANTIATE_TEST_SUITE_P(Outputs, BrokenStudy, testing::ValuesIn(outputs), name_of);
INSTANTIATE_TEST_SUITE_P(Weather, BrokenStudy, testing::ValuesIn(weather), name_of);
INSTANTIATE_TEST_SUITE_P(Axes, BrokenStudy, testing::ValuesIn(axes), name_of);
INSTANTIATE_TEST_SUITE_P(Traps, BrokenStudy, testing::ValuesIn(traps), name_of);

}  // namespace
}  // namespace arpent
