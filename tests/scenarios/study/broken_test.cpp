#include "support/broken_studies.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

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

INSTANTIATE_TEST_SUITE_P(All, BrokenStudy, testing::ValuesIn(broken_studies()), [](const auto& about) { return std::string{about.param.name}; });

}  // namespace
}  // namespace arpent
