#include "scenarios/run/key.hpp"

#include "core/digest.hpp"
#include "core/executor.hpp"
#include "core/unit.hpp"

#include <algorithm>
#include <sys/stat.h>

namespace arpent {
namespace {

constexpr int schema_version = 2;

/// The arithmetic of the build: another compiler or flag may give other bits.
std::string arithmetic() { return std::to_string(schema_version) + " " + __VERSION__ + " " + ARPENT_ARITHMETIC; }

std::string grid_digest(const Grid& grid)
{
    return Digest{}.add(grid.rows).add(grid.cols).add(grid.cell).add(grid.west).add(grid.north).add(grid.crs).text();
}

std::string place_digest(const Place& place) { return Digest{}.add(place.latitude).add(place.longitude).add(place.convergence).text(); }

std::string series_digest(const Series& series)
{
    Digest digest;
    digest.add(series.name).add(series.unit).add(series.times.size());
    for (const double time : series.times)
        digest.add(time);
    for (const double value : series.values)
        digest.add(value);
    return digest.text();
}

/// "name=value;" apart; a value may hold `;` in quotes or brackets.
KeyParts settings_parts(const std::string& text)
{
    KeyParts parts;
    int depth = 0;
    bool quoted = false;
    std::size_t begin = 0;
    for (std::size_t n = 0; n < text.size(); ++n) {
        quoted = quoted != (text[n] == '"' && (n == 0 || text[n - 1] != '\\'));
        depth += quoted ? 0 : text[n] == '{' || text[n] == '[' ? 1 : text[n] == '}' || text[n] == ']' ? -1 : 0;
        if (quoted || depth > 0 || (text[n] != ';' && n + 1 < text.size()))
            continue;
        const std::string one = text.substr(begin, n + 1 - begin);
        const std::size_t equals = std::min(one.find('='), one.size());
        parts.emplace_back(one.substr(0, equals), one.substr(equals));
        begin = n + 1;
    }
    return parts;
}

std::string band_digest(const Layer& layer, int plane, const Window& band)
{
    return with_type(layer.kind, [&](auto zero) {
        using T = decltype(zero);
        const auto values = layer.values<T>(band, 0, T{}, plane);
        Digest digest;
        for (int i = 0; i < values.rows(); ++i)
            digest.add(values.view().row(i), sizeof(T) * static_cast<std::size_t>(values.cols()));
        return digest.text();
    });
}

}  // namespace

std::string layer_digest(const Layer& layer)
{
    const int bands = (layer.grid.rows + square_side - 1) / square_side;
    std::vector<std::string> parts(static_cast<std::size_t>(bands * layer.planes));
    for_each(bands * layer.planes, [&](int n) {
        const Window band = Window{n % bands * square_side, 0, square_side, layer.grid.cols}.within(layer.grid.whole());
        parts[static_cast<std::size_t>(n)] = band_digest(layer, n / bands, band);
    });
    Digest whole;
    whole.add(static_cast<int>(layer.kind)).add(layer.grid.rows).add(layer.grid.cols);
    for (const std::string& part : parts)
        whole.add(part);
    return whole.text();
}

std::map<std::string, std::string> layer_digests(const Layers& layers)
{
    std::map<std::string, std::string> digests;
    for (const auto& [name, layer] : layers)
        digests.emplace(name, layer_digest(layer));
    return digests;
}

KeyParts key_parts(const Card& card, double from, double until, const ScenarioInputs& inputs, const KeyParts& before)
{
    KeyParts parts{{"build", arithmetic()},
                   {"step", card.name},
                   {"version", std::to_string(card.version)},
                   {"grid", grid_digest(inputs.grid)},
                   {"place", place_digest(inputs.place)},
                   {"calendar", Digest{}.add(inputs.calendar.start_utc).add(inputs.calendar.duration).text()},
                   {"interval", Digest{}.add(from).add(until).text()}};
    for (auto& setting : settings_parts(card.settings))
        parts.push_back(std::move(setting));
    for (const Port& port : card.reads) {
        const auto found = inputs.layers.find(port.layer);
        parts.emplace_back(port.layer, found == inputs.layers.end() ? "absent " + number_text(static_cast<double>(port.absent)) : found->second);
    }
    for (const std::string& name : card.forcing)
        parts.emplace_back(name, series_digest(inputs.series.at(name)));
    for (const std::string& name : card.if_given) {
        const auto found = inputs.series.find(name);
        parts.emplace_back(name, found == inputs.series.end() ? "not given" : series_digest(found->second));
    }
    parts.insert(parts.end(), before.begin(), before.end());
    return parts;
}

std::string key_of(const KeyParts& parts)
{
    Digest digest;
    for (const auto& [name, text] : parts)
        digest.add(name).add(text);
    return digest.text();
}

std::string engine_identity()
{
    struct stat found;
    const bool known = ::stat("/proc/self/exe", &found) == 0;
    return arithmetic() + (known ? " " + std::to_string(found.st_size) + " " + std::to_string(found.st_mtim.tv_sec) + "." + std::to_string(found.st_mtim.tv_nsec) : "");
}

}  // namespace arpent
