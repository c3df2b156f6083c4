#include "scenarios/run/step_store.hpp"

#include "io/seal.hpp"
#include "io/store_file.hpp"
#include "scenarios/run/ledger_text.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace arpent {
namespace {

constexpr const char* lines_name = "values of lines";

AnyRaster as_raster(const std::vector<float>& lines)
{
    Raster<float> made{{0, 0, 1, static_cast<int>(lines.size())}, 0, 0};
    std::ranges::copy(lines, made.view().row(0));
    return AnyRaster{std::move(made)};
}

State read_state(const StoreFile& file)
{
    State state;
    for (const std::string& name : file.rasters()) {
        AnyRaster raster = file.raster(name);
        if (name != lines_name)
            state.layers.emplace(name, std::move(raster));
        else if (const auto* lines = std::get_if<Raster<float>>(&raster))
            state.lines.assign(lines->view().row(0), lines->view().row(0) + lines->cols());
    }
    return state;
}

}  // namespace

void write_step(const std::string& path, const StepResult& result, const std::string& facts)
{
    StoreWriter store{path};
    for (const auto& [name, layer] : result.layers)
        store.put(layer);
    for (const auto& [name, raster] : result.state.layers)
        store.put(name, raster);
    if (!result.state.lines.empty())
        store.put(lines_name, as_raster(result.state.lines));
    store.text("ledgers", ledgers_text(result.ledgers));
    store.text("reached", nlohmann::json(result.reached).dump());
    store.text("facts", facts);
    store.close();
}

StepResult read_step(const std::string& path, const std::vector<std::string>& layers)
{
    check_seal(path);
    const StoreFile file{path};
    StepResult made;
    for (const std::string& name : file.layers())
        if (std::ranges::find(layers, name) != layers.end())
            made.layers.emplace(name, file.layer(name));
    made.state = read_state(file);
    made.ledgers = ledgers_of(file.text("ledgers"));
    made.reached = nlohmann::json::parse(file.text("reached")).get<double>();
    return made;
}

std::vector<std::string> layers_in(const std::string& path) { return StoreFile{path}.layers(); }

std::string facts_in(const std::string& path) { return StoreFile{path}.text("facts"); }

}  // namespace arpent
