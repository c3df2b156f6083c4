#include "core/error.hpp"
#include "models/registry.hpp"
#include "scenarios/explain/card.hpp"
#include "scenarios/explain/explain.hpp"
#include "scenarios/explain/find_key.hpp"
#include "support/failure.hpp"
#include "support/small_study.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <regex>

namespace arpent {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Explain : public testing::Test {
protected:
    /// What is said of a key of a scenario of the small study, the folder left out.
    std::string said(const std::string& scenario, const std::string& key, const std::vector<std::string>& sets = {})
    {
        std::string text = explain_key(scenario_of(scenario, sets), key).text();
        for (auto at = text.find(folder()); at != text.npos; at = text.find(folder(), at))
            text.erase(at, folder().size());
        return std::regex_replace(text, std::regex{" {3,}"}, "  ");  // columns are as wide as the folder's name
    }

    const Resolved& scenario_of(const std::string& name, const std::vector<std::string>& sets = {})
    {
        reading_ = study_.read(SmallStudy::text, sets);
        EXPECT_FALSE(reading_.complaints.failed()) << reading_.complaints.text();
        return *std::ranges::find(reading_.scenarios, name, &Resolved::name);
    }

    std::string folder() const { return study_.folder() / ""; }

    SmallStudy study_{};
    Reading reading_{};
};

TEST_F(Explain, TellsTheValueItsPlaceAndWhatHoldsWithoutIt)
{
    EXPECT_EQ(said("today", "models.runoff.after"), R"(key  models.runoff.after
scenario  today
doc  how long the flow runs on after the storm's end
takes  a number with a unit (s, min, h, d, y), 0 to 240 h
value  2 h
in si  7200 s
read by  runoff.flow
origins
  place  value  is
  s.yaml:13:19  2 h  in force
  arpent  2 h  standard value
)");
}

TEST_F(Explain, TellsTheWholeChainOfAnOverriddenValue)
{
    const std::string text = said("greener", "forcing.storm.peak", {"scenarios.greener.forcing.storm.peak=0.3"});
    EXPECT_THAT(text, HasSubstr("origins\n"
                                "  place  value  is\n"
                                "  --set:1:1  0.3  in force\n"
                                "  s.yaml:24:29  0.4  replaced\n"
                                "  arpent  0.5  standard value\n"));
}

TEST_F(Explain, CitesTheSourceOfAStandardValue)
{
    EXPECT_THAT(said("today", "models.runoff.courant"), HasSubstr("  doi:10.1016/j.jhydrol.2010.03.027  0.65  standard value, in force\n"));
}

TEST_F(Explain, FindsAnInterventionByItsId)
{
    const std::string text = said("green", "trees");
    EXPECT_THAT(text, HasSubstr("key  interventions.trees\n"));
    EXPECT_THAT(text, HasSubstr("height  9 m  s.yaml:21:73"));
    EXPECT_THAT(text, HasSubstr("crown  6 m  standard"));
    EXPECT_THAT(said("green", "interventions.trees.height"), HasSubstr("value  9 m\n"));
}

TEST_F(Explain, KnowsTheOneMeant)
{
    const Resolved& today = scenario_of("today");
    EXPECT_EQ(failure([&] { explain_key(today, "models.runoff.edgs"); }).substr(0, 62), "2 no key \"edgs\" in models.runoff, did you mean \"edges\"? (allow");
    EXPECT_EQ(failure([&] { explain_key(today, "courant"); }), "2 no key \"courant\", did you mean \"models.runoff.courant\"?");
}

TEST_F(Explain, TellsWhoReads)
{
    const Resolved& green = scenario_of("green");
    EXPECT_THAT(readers_of(green, "forcing.storm.depth"), ElementsAre("runoff.flow"));
    EXPECT_THAT(readers_of(green, "territory.layers.ground_elevation"), ElementsAre("runoff.flow"));
    EXPECT_THAT(readers_of(green, "territory.layers.land_cover"), ElementsAre("runoff.flow"));
    EXPECT_THAT(readers_of(green, "territory.layers.jobs"), ElementsAre());
    EXPECT_THAT(readers_of(green, "interventions.trees"), ElementsAre("runoff.flow"));
    EXPECT_THAT(readers_of(green, "territory.zones"), ElementsAre("indicators.wet"));
}

TEST_F(Explain, FindsEveryPathThatItLists)
{
    const Resolved& green = scenario_of("green");
    const auto paths = key_paths(green);
    EXPECT_GT(paths.size(), 80u);
    for (const std::string& path : paths)
        EXPECT_EQ(find_key(green, path).path, path);
}

TEST(ModelCard, ShowsWhatEveryModelReadsGivesAndMayBeTold)
{
    for (const Model& model : models()) {
        const std::string card = model_card(model).text();
        for (const Key& key : model.settings().keys)
            EXPECT_THAT(card, HasSubstr("\n  " + key.name + ' ')) << model.name;
        for (const OutputSpec& output : model.outputs)
            EXPECT_THAT(card, HasSubstr("\n  " + output.name + ' ')) << model.name;
        for (const Card& step : standard_cards(model)) {
            EXPECT_THAT(card, HasSubstr("\n  " + step.name + '\n'));
            for (const Port& port : step.reads)
                EXPECT_THAT(card, HasSubstr("\n      " + port.layer + ' '));
            for (const std::string& source : step.sources)
                EXPECT_THAT(card, HasSubstr(source));
        }
    }
}

}  // namespace
}  // namespace arpent
