#include "models/registry.hpp"
#include "scenarios/study/catalogue_file.hpp"
#include "scenarios/study/keys.hpp"

#include <cmath>
#include <functional>
#include <gtest/gtest.h>

namespace arpent {
namespace {

using Visit = std::function<void(const std::string& path, const Key& key)>;

void each_key(const Section& section, const std::string& path, const Visit& visit);

void each_key(const Form& form, const std::string& path, const Visit& visit)
{
    if (form.shape == Shape::section)
        each_key(form.section(), path, visit);
    else if (form.of)
        each_key(*form.of, path, visit);
}

void each_key(const Section& section, const std::string& path, const Visit& visit)
{
    for (const Key& key : section.keys) {
        visit(path + key.name, key);
        each_key(key.form, path + key.name + '.', visit);
    }
}

/// Every key of a study, and of every type of intervention.
void each_key(const Visit& visit)
{
    each_key(study_form(), "", visit);
    Diagnostics complaints;
    const Catalogue catalogue = read_catalogue("catalogue.yaml", std::string{standard_file("catalogue.yaml")}, complaints);
    ASSERT_EQ(complaints.text(), "");
    for (const CatalogueType& type : catalogue.types)
        each_key(type.section, type.name + '.', visit);
}

TEST(EveryKey, HasASentenceThatIsNoMoreThanOne)
{
    each_key([](const std::string& path, const Key& key) {
        EXPECT_FALSE(key.doc.empty()) << path;
        EXPECT_NE(key.doc.back(), '.') << path;
    });
}

TEST(EveryKey, ThatIsANumberHasABound)
{
    each_key([&](const std::string& path, const Key& key) {
        const Shape shape = key.form.shape;
        if (shape == Shape::quantity || shape == Shape::number || shape == Shape::whole) {
            EXPECT_TRUE(std::isfinite(key.form.rule.low) && std::isfinite(key.form.rule.high)) << path;
        }
    });
}

TEST(EveryKey, ThatIsAQuantityHasAUnitThatIsOneAndItsStandardWithinItsBounds)
{
    each_key([](const std::string& path, const Key& key) {
        const KeyRule& rule = key.form.rule;
        if (key.form.shape != Shape::quantity)
            return;
        const Unit unit = parse_unit(rule.unit);
        EXPECT_LT(rule.low, rule.high) << path;
        EXPECT_TRUE(rule.unit == "1" || !(unit == Unit{})) << path;
    });
}

TEST(EveryKey, OfAModelHasItsStandardValueWithinItsBounds)
{
    for (const Model& model : models()) {
        const Section& section = model.settings();
        const auto settings = section.make();
        for (const Key& key : section.keys) {
            const void* value = key.look(settings.get());
            if (!value || key.form.shape != Shape::quantity)
                continue;
            const double shown = parse_unit(key.form.rule.unit).from_si(std::get<double>(key.form.fetch(value)));
            EXPECT_GE(shown * (1 + 1e-12), key.form.rule.low) << key.name;
            EXPECT_LE(shown * (1 - 1e-12), key.form.rule.high) << key.name;
        }
    }
}

}  // namespace
}  // namespace arpent
