#include "core/catalogue.hpp"

#include "core/error.hpp"
#include "core/unit.hpp"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace arpent {
namespace {

std::string fault_of(std::string_view text)
{
    try {
        parse_variable(text);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

TEST(Catalogue, HoldsEveryNameOnceInSi)
{
    for (const LayerSpec& layer : layer_catalogue()) {
        EXPECT_EQ(find_layer(layer.name), &layer) << layer.name;
        const Unit unit = parse_unit(layer.unit);
        EXPECT_EQ(unit.factor, 1) << layer.name;
        EXPECT_EQ(unit.shift, 0) << layer.name;
        EXPECT_TRUE(layer.name == "hazard" || parse_unit(layer.shown).same_dimension(unit)) << layer.name;
        EXPECT_LT(layer.low, layer.high) << layer.name;
        int exponent = 0;
        EXPECT_TRUE(layer.precision == 0 || std::frexp(layer.precision, &exponent) == 0.5) << layer.name << ": not a power of 2";
        EXPECT_FALSE(layer.label_en.empty() || layer.label_fr.empty()) << layer.name;
    }
    EXPECT_EQ(find_layer("no_such_layer"), nullptr);
}

TEST(Variable, IsReadAsAStudyWritesIt)
{
    EXPECT_EQ(parse_variable("depth").name(), "depth");
    EXPECT_EQ(parse_variable("depth.max").name(), "depth_max");
    EXPECT_EQ(parse_variable("depth.hours_above(0.1 m)").name(), "depth_hours_above_0p1");
    EXPECT_EQ(parse_variable("depth.hours_above(10 cm)").name(), "depth_hours_above_0p1");
    EXPECT_EQ(parse_variable("depth.hours_above(10 cm)").threshold, 0.1);
    EXPECT_EQ(parse_variable("depth.hourly").name(), "depth_hourly");
}

TEST(Variable, SaysWhatIsWrong)
{
    EXPECT_EQ(fault_of("depth.hours_over(0.1 m)"),
              "unknown statistic \"hours_over\", did you mean \"hours_above\"? (allowed: max, min, mean, last, hours_above, hourly)");
    EXPECT_EQ(fault_of("depth.hours_above"), "\"hours_above\" needs a quantity, as hours_above(0.1 m)");
    EXPECT_EQ(fault_of("depth.max(1 m)"), "\"max\" takes no quantity");
    EXPECT_EQ(fault_of("Depth"), "\"Depth\" is not an output (as depth, depth.max or depth.hours_above(0.1 m))");
    EXPECT_EQ(fault_of("depth.hours_above(1 degC)"), "\"degC\" does not measure depth (as m)");
}

TEST(Variable, ItsSpecComesFromLayerAndStatistic)
{
    const VariableSpec depth = variable_spec("depth_max");
    EXPECT_EQ(depth.unit, "m");
    EXPECT_EQ(depth.cell_methods, "time: maximum");
    EXPECT_EQ(depth.label_en, "greatest water depth");
    EXPECT_EQ(depth.floor, 0.01);
    const VariableSpec hours = variable_spec("depth_hours_above_0p1");
    EXPECT_EQ(hours.unit, "h");
    EXPECT_EQ(hours.shown, "h");
    EXPECT_EQ(hours.label_en, "hours with water depth above 0.1 m");
    EXPECT_EQ(variable_spec("arrival_time").label_fr, "arrivée de 5 cm d'eau");
    EXPECT_EQ(variable_spec("depth_max__green_minus_today").label_en, "difference of greatest water depth");
    EXPECT_EQ(variable_spec("time_of_max").unit, "s");
    EXPECT_THROW(variable_spec("nothing_max"), Error);
}

}  // namespace
}  // namespace arpent
