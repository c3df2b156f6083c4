#include "models/runoff/runoff.hpp"

#include "models/runoff/storm.hpp"

#include <algorithm>
#include <cmath>

namespace arpent::runoff {
namespace {

bool is_loss(const Variable& v) { return v.output == "infiltrated" || v.output == "intercepted" || v.output == "drained"; }

/// How the pieces of an interval join in a variable.
Join join_of(const Variable& v)
{
    if (v.statistic == "hours_above" || is_loss(v))
        return Join::sum;
    if (v.output == "arrival_time")
        return Join::first;
    return v.statistic == "max" || v.output == "hazard_class" ? Join::max : Join::last;
}

Port port_of(const Variable& v) { return {.layer = v.name(), .unit = variable_spec(v.name()).unit, .join = join_of(v)}; }

// In the measure of 32-bit fields: 19 of the losses, 6 of the flow and one for the walls round them, the gains of a tick, and, when it is
// given back, the state's copies of the water and its discharges.
constexpr int fields_of_storm = 30;

// Of one core, measured on generated and real towns [s].
constexpr double step_of_a_wet_cell = 8e-9, tick_of_a_cell = 6e-8;

std::vector<Variable> of_the_water(std::vector<Variable> wanted)
{
    std::erase_if(wanted, is_loss);
    return wanted;
}

std::vector<Port> reads(const Settings& settings)
{
    std::vector<Port> made = loss_reads(settings.losses);
    made.push_back({.layer = "manning_roughness", .unit = "s m-1/3"});
    return made;
}

std::vector<Port> kept(const std::vector<Variable>& wanted)
{
    std::vector<Port> made = loss_state();
    made.push_back({.layer = "water_depth", .unit = "m", .kind = Kind::quanta});
    made.push_back({.layer = "discharge_east", .unit = "m2 s-1"});
    made.push_back({.layer = "discharge_south", .unit = "m2 s-1"});
    std::ranges::copy(Record::state(wanted), std::back_inserter(made));
    return made;
}

std::vector<std::unique_ptr<Step>> steps(const void* settings, const std::vector<Variable>& wanted)
{
    std::vector<std::unique_ptr<Step>> made;
    made.push_back(std::make_unique<OverlandFlow>(*static_cast<const Settings*>(settings), wanted));
    return made;
}

}  // namespace

OverlandFlow::OverlandFlow(const Settings& settings, const std::vector<Variable>& wanted) : settings_{settings}, wanted_{wanted}
{
    if (settings.edges == Edges::level && !settings.edge_level)
        throw Error{Fault::study, "models.runoff: edges: level needs edge_level (as edge_level: 481.2 m)"};
}

Card OverlandFlow::card() const
{
    Card card{.name = "runoff.flow",
              .version = 2,
              .reach = Reach::whole,
              .span = Span::storm,
              .after = settings_.after,
              .reads = reads(settings_),
              .state = kept(wanted_),
              .forcing = {"rain"},
              .bytes_per_cell = 4.0 * (fields_of_storm + Record::fields(of_the_water(wanted_)) + static_cast<int>(wanted_.size())),
              .settings = canonical(section<Settings>(), &settings_),
              .sources = {"doi:10.1016/j.jhydrol.2010.03.027", "doi:10.1029/2011WR011570", "doi:10.1002/wrcr.20366", "doi:10.1063/1.1699639"}};
    std::ranges::transform(wanted_, std::back_inserter(card.writes), port_of);
    return card;
}

Effort OverlandFlow::effort(const Grid& grid, double from, double until) const
{
    const auto seconds = [&](double depth, double wet) {
        const double step = std::min(settings_.longest_step, settings_.courant * grid.cell / std::sqrt(g * depth));
        const double of_a_second = wet * step_of_a_wet_cell / step + tick_of_a_cell / settings_.losses.clock;
        return (until - from) * of_a_second * static_cast<double>(grid.cells());
    };
    return {seconds(0.3, 1.0 / 3), seconds(3, 1)};
}

double OverlandFlow::run(const Inputs& in, State& state, Outputs& out, const Job& job) const
{
    Storm storm{settings_, of_the_water(wanted_), in, state, job};
    double t = job.from;
    while (t < job.until && !job.stop(t)) {
        t = storm.tick(t, job.until);
        job.progress((t - job.from) / (job.until - job.from));
    }
    out.close(storm.ledger());
    storm.put(wanted_, in, out);
    storm.keep(state);
    return t;
}

Model model()
{
    return {.name = "runoff",
            .doc = "Rain, interception, roofs, infiltration and overland flow to depths, speeds and hazard",
            .settings = section<Settings>,
            .outputs = {{"depth", {"depth.max", "depth.hours_above(0.1 m)", "depth.hours_above(0.3 m)", "arrival_time"}, {"max", "last", "hours_above"}},
                        {"speed", {"speed.max"}, {"max"}},
                        {"hazard", {"hazard.max", "hazard_class"}, {"max"}},
                        {"hazard_class", {"hazard_class"}, {}},
                        {"unit_discharge", {"unit_discharge.max"}, {"max"}},
                        {"level", {"level.max"}, {"max"}},
                        {"time_of_max", {"time_of_max"}, {}},
                        {"arrival_time", {"arrival_time"}, {}},
                        {"infiltrated", {"infiltrated"}, {}},
                        {"intercepted", {"intercepted"}, {}},
                        {"drained", {"drained"}, {}}},
            .steps = steps};
}

}  // namespace arpent::runoff
