#include "support/small_study.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

/// A small study with its first `from` replaced by `to`, and all that must be said of it.
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

TEST_P(BrokenStudy, IsAnsweredWithThePlaceTheFaultAndWhatIsAllowed)
{
    const Broken& broken = GetParam();
    EXPECT_EQ(study_->complaints(SmallStudy::with(broken.from, broken.to)), broken.complaints);
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
const std::vector<Broken> outputs{
#include "broken/outputs.inc"
};

INSTANTIATE_TEST_SUITE_P(Syntax, BrokenStudy, testing::ValuesIn(syntax), name_of);
INSTANTIATE_TEST_SUITE_P(Values, BrokenStudy, testing::ValuesIn(values), name_of);
INSTANTIATE_TEST_SUITE_P(Keys, BrokenStudy, testing::ValuesIn(keys), name_of);
INSTANTIATE_TEST_SUITE_P(Scenarios, BrokenStudy, testing::ValuesIn(scenarios), name_of);
INSTANTIATE_TEST_SUITE_P(Outputs, BrokenStudy, testing::ValuesIn(outputs), name_of);

}  // namespace
}  // namespace arpent
