#include "models/runoff/record.hpp"

#include "core/executor.hpp"
#include "models/runoff/hazard.hpp"
#include "models/runoff/record_rows.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace arpent::runoff {
namespace {

constexpr float never = std::numeric_limits<float>::quiet_NaN();
constexpr float arrived = 0.05f;  // [m]
constexpr double beat = 0.25;     // [s] time is counted in: a float holds any number of these for 48 days, so pieces add up to the bit

bool names(const std::vector<Variable>& wanted, std::string_view output)
{
    return std::ranges::find(wanted, output, &Variable::output) != wanted.end();
}

Quanta quanta(double depth) { return static_cast<Quanta>(std::ceil(depth / water_quantum)); }

}  // namespace

std::vector<Port> Record::state(const std::vector<Variable>& wanted)
{
    if (!names(wanted, "time_of_max"))
        return {};
    return {{.layer = "greatest_depth", .unit = "m", .kind = Kind::quanta}, {.layer = "time_of_greatest_depth", .unit = "s"}};
}

int Record::fields(const std::vector<Variable>& wanted)
{
    const auto above = std::ranges::count(wanted, "hours_above", &Variable::statistic);
    return static_cast<int>(above) + static_cast<int>(state(wanted).size()) + names(wanted, "speed") + names(wanted, "unit_discharge") +
           (names(wanted, "hazard") || names(wanted, "hazard_class")) + names(wanted, "arrival_time");
}

Record::Record(const std::vector<Variable>& wanted, const Settings& settings, double begin, const Window& window, State& state)
    : wanted_{wanted}, urban_{settings.urban}, cap_{static_cast<float>(settings.froude_max * std::sqrt(double{g}))}, begin_{begin}, window_{window}
{
    const auto keep = [&](auto& field, std::initializer_list<std::string_view> outputs, float first) {
        if (std::ranges::any_of(outputs, [&](std::string_view output) { return names(wanted, output); }))
            field.emplace(window, 0, first);
    };
    keep(speed_, {"speed"}, 0);
    keep(discharge_, {"unit_discharge"}, 0);
    keep(hazard_, {"hazard", "hazard_class"}, 0);
    keep(arrival_, {"arrival_time"}, never);
    for (const Variable& each : wanted)
        if (each.statistic == "hours_above")
            above_.emplace(each.name(), Above{quanta(each.threshold), Raster<float>{window, 0, 0.0f}});
    if (names(wanted, "time_of_max")) {
        greatest_ = &state.at<Quanta>("greatest_depth");
        when_ = &state.at<float>("time_of_greatest_depth");
    }
}

void Record::look(const Fields& fields, double from, double until)
{
    const auto counted = static_cast<float>((std::round(until / beat) - std::round(from / beat)) * beat);
    for_each_row(window_.rows, [&](int i) {
        look_at_row(fields, i, static_cast<float>(until - begin_), counted);
        if (speed_ || discharge_ || hazard_)
            look_at_motion(fields, i);
    });
}

void Record::look_at_row(const Fields& fields, int i, float t, float length)
{
    const Quanta* h = fields.h.view().row(i);
    for (auto& [name, above] : above_)
        count_above(window_.cols, h, above.depth, length, above.seconds.view().row(i));
    if (arrival_)
        note_arrival(window_.cols, h, quanta(arrived), t, arrival_->view().row(i));
    if (when_ != nullptr)
        note_greatest(window_.cols, fields.h_max.view().row(i), t, greatest_->view().row(i), when_->view().row(i));
}

void Record::look_at_motion(const Fields& fields, int i)
{
    std::vector<float> q(static_cast<std::size_t>(window_.cols));
    const Quanta* h = fields.h.view().row(i);
    centre_discharge(window_.cols, fields.qx.view().row(i), fields.qy.view().row(i - 1), fields.qy.view().row(i), q.data());
    if (discharge_)
        keep_max(window_.cols, q.data(), discharge_->view().row(i));
    if (speed_)
        keep_speed(window_.cols, h, q.data(), cap_, speed_->view().row(i));
    if (hazard_)
        keep_hazard(window_.cols, h, q.data(), cap_, urban_, hazard_->view().row(i));
}

Raster<float> Record::metres_of(const Raster<Quanta>& h) const
{
    Raster<float> made{window_, 0, 0.0f};
    for_each_row(window_.rows, [&](int i) { in_metres(window_.cols, h.view().row(i), made.view().row(i)); });
    return made;
}

/// The variable everywhere, as if there were ground everywhere. A dry cell's level is that of its ground.
Raster<float> Record::value_of(const Variable& variable, const Fields& fields, View<const float> z)
{
    const auto changed = [&](Raster<float> made, const auto& to) {
        for_each_row(window_.rows, [&](int i) {
            for (int j = 0; j < window_.cols; ++j)
                made.view()(i, j) = to(made.view()(i, j), i, j);
        });
        return made;
    };
    if (variable.statistic == "hours_above")
        return above_.at(variable.name()).seconds.copy();
    if (variable.output == "depth")
        return metres_of(variable.statistic == "last" ? fields.h : fields.h_max);
    if (variable.output == "level")
        return changed(metres_of(fields.h_max), [&](float h, int i, int j) { return z(i, j) + h; });
    if (variable.output == "hazard_class")
        return changed(hazard_->copy(), [](float HR, int, int) { return hazard_class(HR); });
    if (variable.output == "time_of_max")
        return changed(when_->copy(), [&](float t, int i, int j) { return greatest_->view()(i, j) > 0 ? t : never; });
    const std::pair<std::string_view, const std::optional<Raster<float>>*> kept[] = {
        {"speed", &speed_}, {"unit_discharge", &discharge_}, {"hazard", &hazard_}, {"arrival_time", &arrival_}};
    const auto found = std::ranges::find(kept, variable.output, &std::pair<std::string_view, const std::optional<Raster<float>>*>::first);
    return (*found->second)->copy();
}

void Record::put(const Fields& fields, View<const float> z, Outputs& out)
{
    for (const Variable& each : wanted_) {
        Raster<float> values = value_of(each, fields, z);
        for_each_row(window_.rows, [&](int i) {
            for (int j = 0; j < window_.cols; ++j)
                values.view()(i, j) = std::isnan(z(i, j)) ? never : values.view()(i, j);
        });
        out.put(each.name(), 0, std::move(values));
    }
}

}  // namespace arpent::runoff
