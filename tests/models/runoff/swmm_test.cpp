// One subcatchment as EPA SWMM 5.2.4 sees it: our infiltration beside SWMM's own nonlinear reservoir, which stands here alone.
#include "models/runoff/horton.hpp"
#include "support/pond.hpp"
#include "support/reference.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <regex>

namespace arpent::runoff {
namespace {

constexpr double hectare = 1e4, width = 100, slope = 0.01, step = 5;

/// A run of SWMM: what its file says of it.
struct SwmmRun {
    std::string heading;
    std::vector<double> par, rain;               // as written; [m/s] per 5 min
    double infiltration = 0, runoff = 0;         // [m]
    std::vector<double> minute_runoff;           // [m3/s] at each minute's end
};

std::vector<double> numbers_in(const std::string& text)
{
    std::istringstream words{text};
    return {std::istream_iterator<double>{words}, {}};
}

double total(const std::string& text, const std::string& name)
{
    std::smatch found;
    return std::regex_search(text, found, std::regex{name + ": [0-9.]+ ha-m; ([0-9.]+) mm"}) ? std::stod(found[1]) * mm : -1;
}

SwmmRun read_run(const std::string& name)
{
    const std::string path = "runoff/swmm/" + name + ".csv";
    std::ifstream file{testing::reference_folder() + "/" + path};
    SwmmRun run;
    for (std::string line; std::getline(file, line) && line.front() == '#';)
        run.heading += line + "\n";
    std::smatch found;
    if (std::regex_search(run.heading, found, std::regex{"par=\"([^\"]*)\""}))
        run.par = numbers_in(found[1]);
    if (std::regex_search(run.heading, found, std::regex{"from 0: ([0-9 .]*)"}))
        run.rain = numbers_in(found[1]);
    for (double& rate : run.rain)
        rate *= mm / hour;
    run.infiltration = total(run.heading, "Infiltration Loss");
    run.runoff = total(run.heading, "Surface Runoff");
    run.minute_runoff = testing::column(testing::reference_rows(path), 3);
    return run;
}

/// A plane that gives W sqrt(S) / (A n) (h - h_p)^(5/3) of what stands on it, h_p its film.
struct Plane {
    double alpha, film;  // [m^(-2/3) s-1], [m]
    double h = 0, gone = 0;

    /// Over one step at a constant net rain.
    void run(double net)
    {
        constexpr int parts = 20;
        for (int n = 0; n < parts; ++n) {
            const double dt = step / parts, half = h + 0.5 * dt * (net - outflow(h));
            const double q = std::max(std::min(outflow(half), h / dt + net), 0.0);
            h = std::max(h + dt * (net - q), 0.0);
            gone += q * dt;
        }
    }
    double outflow(double depth) const { return depth > film ? alpha * std::pow(depth - film, 5.0 / 3) : 0; }
};

Plane plane(double share, double n, double film) { return {width * std::sqrt(slope) / (share * hectare * n), film * mm}; }

/// Depth [m] that a soil takes in a step from rain i and the water h on it.
using Soil = std::function<double(float i, float h)>;

struct Outcome {
    double infiltration = 0, runoff = 0;  // [m over the plane]
    std::vector<double> minute_runoff;    // [m/s over the plane]
};

Outcome simulate(const SwmmRun& run, const Soil& soil, Plane water)
{
    Outcome out;
    for (int n = 0; n < 6 * 720; ++n) {
        const auto block = static_cast<std::size_t>(n / 60);
        const double rate = block < run.rain.size() ? run.rain[block] : 0;
        const double gain = soil(static_cast<float>(rate + water.h / step), static_cast<float>(water.h));
        out.infiltration += gain;
        water.run(rate - gain / step);
        if (n % 12 == 11)
            out.minute_runoff.push_back(water.outflow(water.h));
    }
    out.runoff = water.gone;
    return out;
}

/// Green-Ampt of par "psi [mm] K [mm/h] deficit".
Soil green_ampt(const SwmmRun& run, bool push = true)
{
    return [par = run.par, push, F = 0.0f](float i, float h) mutable {
        const auto psi = static_cast<float>(par[0] * mm), deficit = static_cast<float>(par[2]);
        const GreenAmpt law{static_cast<float>(par[1] * mm / hour), driving_depth(psi, push ? h : 0, deficit)};
        const float gain = infiltration_gain(F, i, step, law);
        F += gain;
        return gain;
    };
}

Horton horton(const SwmmRun& run)
{
    return {static_cast<float>(run.par[0] * mm / hour), static_cast<float>(run.par[1] * mm / hour), static_cast<float>(run.par[2] / hour)};
}

void expect_same(const Outcome& ours, const SwmmRun& swmm)
{
    EXPECT_NEAR(ours.infiltration / swmm.infiltration, 1, 1e-3);
    EXPECT_NEAR(ours.runoff, swmm.runoff, 1e-3 * swmm.runoff + 1e-5);
    const double peak = *std::ranges::max_element(swmm.minute_runoff);
    for (std::size_t k = 0; k < swmm.minute_runoff.size(); ++k)
        EXPECT_NEAR(ours.minute_runoff.at(k) * hectare, swmm.minute_runoff[k], 0.01 * peak) << "minute " << k + 1;
}

TEST(Swmm, GreenAmptAgrees)
{
    ARPENT_NEEDS_DATA();
    for (const char* name : {"ga_loam", "ga_loam_block"}) {
        const SwmmRun run = read_run(name);
        expect_same(simulate(run, green_ampt(run), plane(1, 0.1, 3)), run);
    }
}

TEST(Swmm, SandTakesAllRain)
{
    ARPENT_NEEDS_DATA();
    const SwmmRun run = read_run("ga_sand");
    const Outcome ours = simulate(run, green_ampt(run), plane(1, 0.1, 3));
    EXPECT_NEAR(ours.infiltration, run.infiltration, 1e-6);
    EXPECT_EQ(ours.runoff, 0);
}

TEST(Swmm, WithoutThePondedDepthGreenAmptIsPercentsOff)
{
    ARPENT_NEEDS_DATA();
    const SwmmRun run = read_run("ga_loam");
    const double ratio = simulate(run, green_ampt(run, false), plane(1, 0.1, 3)).infiltration / run.infiltration;
    EXPECT_GT(std::abs(ratio - 1), 0.02);
}

TEST(Swmm, HortonAgrees)
{
    ARPENT_NEEDS_DATA();
    const SwmmRun run = read_run("horton_b");
    const Soil soil = [law = horton(run), F = 0.0f](float i, float) mutable {
        const float gain = infiltration_gain(F, i, step, law);
        F += gain;
        return gain;
    };
    expect_same(simulate(run, soil, plane(1, 0.1, 3)), run);
}

TEST(Swmm, ModifiedHortonAgrees)
{
    ARPENT_NEEDS_DATA();
    const SwmmRun run = read_run("modhorton_b");
    const Soil soil = [law = horton(run), E = 0.0f](float i, float) mutable {
        const auto [gain, excess] = modified_horton_gain(E, i, step, law);
        E += excess;
        return gain;
    };
    expect_same(simulate(run, soil, plane(1, 0.1, 3)), run);
}

/// The losses of a whole cell, by their own clock, beside the reservoir: its film is the cell's depression storage.
double infiltrated_by_losses(const SwmmRun& run, double clock)
{
    DrawnInputs in = loam();
    in.with("depression_storage", 3e-3f).with("effective_porosity", static_cast<float>(run.par[2])).with("initial_saturation", 0);
    Pond cell{in, one, {.clock = clock}};
    Series rain{"rain", "m/s", {0}, run.rain};
    for (std::size_t k = 1; k <= run.rain.size(); ++k)
        rain.times.push_back(300.0 * static_cast<double>(k));
    Plane water = plane(1, 0.1, 0);
    for (double t = 0; t < 6 * hour; t += clock) {
        cell.run(rain, t, t + clock);
        water.h = cell.depth(0, 0);
        for (double part = 0; part < clock; part += step)
            water.run(0);
        cell.h.view()(0, 0) = static_cast<Quanta>(water.h / quantum);
    }
    return cell.losses().infiltrated().view()(0, 0);
}

TEST(Swmm, TheLossesOfACellAgree)
{
    ARPENT_NEEDS_DATA();
    for (const char* name : {"ga_loam", "ga_loam_block"}) {
        const SwmmRun run = read_run(name);
        EXPECT_NEAR(infiltrated_by_losses(run, 5) / run.infiltration, 1, 2e-3) << name;
        EXPECT_NEAR(infiltrated_by_losses(run, 30) / run.infiltration, 1, 5e-3) << name;
    }
}

TEST(Swmm, PavedAndMixedGroundAgree)
{
    ARPENT_NEEDS_DATA();
    const Soil none = [](float, float) { return 0.0; };
    const SwmmRun paved = read_run("impervious");
    EXPECT_NEAR(simulate(paved, none, plane(1, 0.015, 1)).runoff / paved.runoff, 1, 1e-3);
    const SwmmRun mixed = read_run("mixed");  // 40 % loam; of the 60 % paved a quarter has no film
    const Outcome loam = simulate(mixed, green_ampt(mixed), plane(0.4, 0.1, 3));
    const double bare = simulate(mixed, none, plane(0.6, 0.015, 0)).runoff, filmed = simulate(mixed, none, plane(0.6, 0.015, 1)).runoff;
    EXPECT_NEAR(0.4 * loam.infiltration / mixed.infiltration, 1, 1e-3);
    EXPECT_NEAR((0.4 * loam.runoff + 0.15 * bare + 0.45 * filmed) / mixed.runoff, 1, 1e-3);
}

}  // namespace
}  // namespace arpent::runoff
