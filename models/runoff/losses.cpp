#include "models/runoff/losses.hpp"

#include "core/executor.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace arpent::runoff {
namespace {

constexpr float per_metre = 1 / water_quantum;  // quanta
constexpr Quanta told = ~127;                    // bits of a result: 2^-17 m, of which a float holds any number below 128 m

/// A layer with its absent value wherever it has none.
Raster<float> read_filled(const Inputs& in, std::string_view name, const LossSettings& settings)
{
    const auto ports = loss_reads(settings);
    const float absent = std::ranges::find(ports, name, &Port::layer)->absent;
    auto values = in.values<float>(name);
    for_each_row(values.rows(), [&](int i) {
        float* row = values.view().row(i);
        std::replace_if(row, row + values.cols(), [](float value) { return std::isnan(value); }, absent);
    });
    return values;
}

/// Runs `body(i, j)` for every cell of a window.
template <typename Body>
void for_each_cell(const Window& window, const Body& body)
{
    for_each_row(window.rows, [&](int i) {
        for (int j = 0; j < window.cols; ++j)
            body(i, j);
    });
}

Raster<float> numbers(const Window& window) { return {window, 0, 0.0f}; }

Raster<Quanta> copy_of(const Window& window, View<const Quanta> values)
{
    Raster<Quanta> made{window, 0, 0};
    for_each_row(window.rows, [&](int i) { std::copy_n(values.row(i), window.cols, made.view().row(i)); });
    return made;
}

std::int64_t sum(const Window& window, View<const Quanta> values)
{
    std::vector<std::int64_t> rows(static_cast<std::size_t>(window.rows));
    for_each_row(window.rows, [&](int i) {
        rows[static_cast<std::size_t>(i)] = std::accumulate(values.row(i), values.row(i) + window.cols, std::int64_t{});
    });
    return std::accumulate(rows.begin(), rows.end(), std::int64_t{});
}

/// Quanta that have fallen on each cell by t: differences telescope, whatever the ticks are.
std::int64_t fallen(const Series& rain, double t) { return static_cast<std::int64_t>(std::floor(rain.integral(t) / water_quantum)); }

/// Thresholds that fill [0, 1) evenly, however many ticks in a row are looked at: multiples of the golden ratio.
float threshold_of(double tick_number)
{
    const auto number = static_cast<std::uint32_t>(static_cast<std::int64_t>(tick_number));
    return static_cast<float>((number * 2654435769u) >> 8) * 0x1p-24f;
}

}  // namespace

std::string infiltration_wrong(const std::string& law)
{
    if (law == "green_ampt")
        return {};
    const bool curve_number = law == "scs_cn" || law == "curve_number";
    return curve_number ? "the curve number knows an event's rain alone: with water that runs on, rain would be lost (allowed: green_ampt)"
                        : "no such law of infiltration (allowed: green_ampt)";
}

std::vector<Port> loss_reads(const LossSettings& settings)
{
    return {{.layer = "ground_elevation", .unit = "m"},
            {.layer = "building_fraction", .unit = "1", .optional = true},
            {.layer = "impervious_fraction", .unit = "1", .optional = true},
            {.layer = "depression_storage", .unit = "m", .optional = true},
            {.layer = "saturated_conductivity", .unit = "m s-1", .optional = true},
            {.layer = "suction_head", .unit = "m", .optional = true},
            {.layer = "effective_porosity", .unit = "1", .optional = true},
            {.layer = "initial_saturation", .unit = "1", .optional = true, .absent = 0.5f},
            {.layer = "soil_depth", .unit = "m", .optional = true, .absent = 1},
            {.layer = "leaf_area_index", .unit = "1", .optional = true},
            {.layer = "canopy_cover", .unit = "1", .optional = true},
            {.layer = "roof_storage", .unit = "m", .optional = true, .absent = static_cast<float>(settings.roof_storage)},
            {.layer = "drain_capacity", .unit = "m s-1", .optional = true, .absent = static_cast<float>(settings.drain_rate)}};
}

std::vector<Port> loss_state()
{
    std::vector<Port> made;
    for (const char* name : {"interception_store", "roof_store", "paved_film", "pervious_film", "soil_water", "drained_water"})
        made.push_back({.layer = name, .unit = "m", .kind = Kind::quanta});
    return made;
}

Losses::Losses(const Inputs& in, State& state, const LossSettings& settings, const Window& window)
    : window_{window}, settings_{settings}, roof_{numbers(window)}, sealed_{numbers(window)}, leaf_capacity_{numbers(window)},
      leaf_filling_{numbers(window)}, depression_{numbers(window)}, drain_{numbers(window)}, roof_holds_{window, 0, 0},
      conductivity_{numbers(window)}, suction_{numbers(window)}, deficit_{numbers(window)}, room_{window, 0, 0}, leaves_{state.at<Quanta>("interception_store").view()},
      roofs_{state.at<Quanta>("roof_store").view()}, paved_{state.at<Quanta>("paved_film").view()},
      pervious_{state.at<Quanta>("pervious_film").view()}, soil_{state.at<Quanta>("soil_water").view()},
      drained_{state.at<Quanta>("drained_water").view()}, leaves_before_{copy_of(window, leaves_)}, soil_before_{copy_of(window, soil_)},
      drained_before_{copy_of(window, drained_)}
{
    read_shares(in);
    read_leaves(in);
    read_soil(in);
}

void Losses::read_shares(const Inputs& in)
{
    const auto ground = in.values<float>("ground_elevation");
    const auto built = read_filled(in, "building_fraction", settings_), impervious = read_filled(in, "impervious_fraction", settings_);
    const auto depression = read_filled(in, "depression_storage", settings_), drain = read_filled(in, "drain_capacity", settings_);
    const auto storage = read_filled(in, "roof_storage", settings_);
    Raster<std::uint8_t> cells{window_, 0, RoofRouting::outside};
    for_each_cell(window_, [&](int i, int j) {
        const float roof = std::clamp(built.view()(i, j), 0.0f, 1.0f), sealed = std::clamp(impervious.view()(i, j), roof, 1.0f);
        const bool no_ground = std::isnan(ground.view()(i, j));
        cells.view()(i, j) = no_ground ? RoofRouting::outside : is_building(roof) ? RoofRouting::building : RoofRouting::ground;
        roof_.view()(i, j) = no_ground ? -1 : roof;
        sealed_.view()(i, j) = no_ground ? 1 : sealed;
        roof_holds_.view()(i, j) = static_cast<Quanta>(roof * std::max(storage.view()(i, j), 0.0f) * per_metre);
        depression_.view()(i, j) = depression.view()(i, j) * per_metre;
        drain_.view()(i, j) = drain.view()(i, j) * (sealed - roof) * per_metre;
    });
    routing_ = RoofRouting{cells};
    std::vector<std::int64_t> rows(static_cast<std::size_t>(window_.rows));
    for_each_cell(window_, [&](int i, int j) { rows[static_cast<std::size_t>(i)] += roof_.view()(i, j) >= 0; });
    ground_cells_ = std::accumulate(rows.begin(), rows.end(), std::int64_t{});
}

void Losses::read_leaves(const Inputs& in)
{
    const auto area = read_filled(in, "leaf_area_index", settings_), cover = read_filled(in, "canopy_cover", settings_);
    for_each_cell(window_, [&](int i, int j) {
        const float LAI = area.view()(i, j), S_max = leaf_storage(LAI);
        leaf_capacity_.view()(i, j) = std::clamp(cover.view()(i, j), 0.0f, 1.0f) * S_max * per_metre;
        leaf_filling_.view()(i, j) = S_max > 0 ? leaf_catch(LAI) / S_max * water_quantum : 0;
    });
}

void Losses::read_soil(const Inputs& in)
{
    conductivity_ = read_filled(in, "saturated_conductivity", settings_);
    suction_ = read_filled(in, "suction_head", settings_);
    const auto porosity = read_filled(in, "effective_porosity", settings_), saturation = read_filled(in, "initial_saturation", settings_);
    const auto depth = read_filled(in, "soil_depth", settings_);
    for_each_cell(window_, [&](int i, int j) {
        const float deficit = std::max(porosity.view()(i, j) * (1 - saturation.view()(i, j)), 0.0f);
        deficit_.view()(i, j) = deficit;
        room_.view()(i, j) = static_cast<Quanta>(std::min(deficit * depth.view()(i, j) * (1 - sealed_.view()(i, j)), 100.0f) * per_metre);
    });
}

double Losses::tick_end(double t, const Series& rain) const
{
    const double number = std::floor(t / settings_.clock + 1e-9) + 1;
    const auto edge = std::ranges::upper_bound(rain.times, t);
    return edge == rain.times.end() ? number * settings_.clock : std::min(number * settings_.clock, *edge);
}

Tick Losses::tick_of(double from, double until, Quanta rain) const
{
    return {static_cast<float>(until - from), rain, threshold_of(std::floor(from / settings_.clock + 1e-9))};
}

GroundRow Losses::ground_row(int i) const
{
    return {roof_.view().row(i),    sealed_.view().row(i),  roof_holds_.view().row(i), depression_.view().row(i), conductivity_.view().row(i),
            suction_.view().row(i), deficit_.view().row(i), room_.view().row(i),       drain_.view().row(i)};
}

void Losses::tick(double from, double until, const Series& rain, View<const Quanta> h, View<Quanta> change)
{
    const std::int64_t fell = fallen(rain, until) - fallen(rain, from);
    rain_ += fell;
    const Tick tick = tick_of(from, until, static_cast<Quanta>(fell));
    for_each_row(window_.rows, [&](int i) {
        const LeafRow leaf{roof_.view().row(i), leaf_capacity_.view().row(i), leaf_filling_.view().row(i)};
        const StoreRow store{roofs_.row(i), paved_.row(i), pervious_.row(i), soil_.row(i), drained_.row(i)};
        catch_rain(window_.cols, tick, leaf, leaves_.row(i), change.row(i));
        lose_water(window_.cols, tick, ground_row(i), store, h.row(i), change.row(i));
    });
    routing_.lead(h, change);
}

Losses::Totals Losses::totals() const
{
    const auto all = [&](View<const Quanta> values) { return sum(window_, values); };
    return {.rain = rain_ * ground_cells_,
            .infiltrated = all(soil_) - all(soil_before_.view()),
            .intercepted = all(leaves_) - all(leaves_before_.view()),
            .drained = all(drained_) - all(drained_before_.view()),
            .stored = all(roofs_) + all(paved_) + all(pervious_)};
}

Raster<float> Losses::gained(View<const Quanta> now, View<const Quanta> before) const
{
    Raster<float> made{window_, 0, 0.0f};
    for_each_cell(window_, [&](int i, int j) {
        const float gain = static_cast<float>((now(i, j) & told) - (before(i, j) & told)) * water_quantum;  // [m]
        made.view()(i, j) = roof_.view()(i, j) < 0 ? std::numeric_limits<float>::quiet_NaN() : gain;
    });
    return made;
}

Raster<float> Losses::infiltrated() const { return gained(soil_, soil_before_.view()); }

Raster<float> Losses::intercepted() const { return gained(leaves_, leaves_before_.view()); }

Raster<float> Losses::drained() const { return gained(drained_, drained_before_.view()); }

}  // namespace arpent::runoff
