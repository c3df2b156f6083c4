#include "scenarios/compare/map_panel.hpp"

#include "scenarios/compare/compare.hpp"

#include <algorithm>
#include <cmath>

namespace arpent {
namespace {

void add_shown(Panel& panel, std::string title, std::size_t scenario, Layer layer, Pictures& pictures)
{
    MapImage image = map_image(layer, panel.scale, panel.how);
    std::string id = pictures.add(image.picture, frame_of(layer.grid));
    panel.shown.push_back({std::move(title), scenario, std::move(layer), std::move(image), std::move(id)});
}

double strongest(const Layer& layer)
{
    const auto [low, high] = range_of(layer);
    return static_cast<double>(std::max(std::abs(low), std::abs(high)));
}

}  // namespace

Panel value_panel(const PageParts& page, const std::string& variable, Pictures& pictures)
{
    std::vector<std::pair<float, float>> ranges;
    for (const RunScenario& scenario : page.run.scenarios)
        ranges.push_back(range_of(scenario.reported(variable)));
    const double low = std::ranges::min_element(ranges)->first;
    const double high = std::ranges::max_element(ranges, {}, [](const auto& range) { return range.second; })->second;
    const VariableSpec spec = page.run.scenarios.front().file->spec(variable);
    Panel made{page.words.of(spec.label_en, spec.label_fr), map_scale(spec, low, high, page.words), reduce_of(variable), {}};
    for (std::size_t n = 0; n < page.run.scenarios.size(); ++n)
        add_shown(made, page.run.scenarios[n].title, n, page.run.scenarios[n].reported(variable), pictures);
    return made;
}

Panel difference_panel(const PageParts& page, const std::string& variable, Pictures& pictures)
{
    const auto layer_of = [&](std::size_t n) { return page.run.scenarios[n].reported(variable); };
    const Layer before = layer_of(page.run.baseline);
    double most = 0;
    for (std::size_t n = 0; n < page.run.scenarios.size(); ++n)
        if (n != page.run.baseline)
            most = std::max(most, strongest(difference_layer(layer_of(n), before, variable)));
    const VariableSpec spec = page.run.scenarios.front().file->spec(variable);
    const bool classes = page.run.scenarios.front().file->layer(variable).kind == Kind::byte;
    Panel made{page.words.plain("difference"), difference_scale(spec, most, classes, page.words), Reduce::strongest, {}};
    for (std::size_t n = 0; n < page.run.scenarios.size(); ++n)
        if (n != page.run.baseline)
            add_shown(made, page.run.scenarios[n].title + " − " + page.run.scenarios[page.run.baseline].title, n,
                      difference_layer(layer_of(n), before, variable), pictures);
    return made;
}

Panel cut(const Panel& panel, const Window& window, const std::vector<std::size_t>& scenarios, Pictures& pictures)
{
    Panel made{panel.label, panel.scale, panel.how, {}};
    for (const Shown& each : panel.shown)
        if (std::ranges::find(scenarios, each.scenario) != scenarios.end())
            add_shown(made, each.title, each.scenario, cropped(each.layer, window), pictures);
    return made;
}

}  // namespace arpent
