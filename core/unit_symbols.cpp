#include "core/unit_symbols.hpp"

#include <algorithm>
#include <map>
#include <numbers>
#include <string>

namespace arpent {
namespace {

using Symbols = std::map<std::string, Unit, std::less<>>;

Symbols made_symbols()
{
    Symbols made;
    for (std::size_t b = 0; b < unit_bases.size(); ++b)
        made[std::string{unit_bases[b]}].sixths[b] = 6;
    made["g"] = {made["kg"].sixths, 1e-3};
    made["min"] = {made["s"].sixths, 60};
    made["h"] = {made["s"].sixths, 3600};
    made["d"] = made["day"] = made["days"] = {made["s"].sixths, 86400};
    made["y"] = {made["s"].sixths, 365.25 * 86400};
    made["degC"] = {made["K"].sixths, 1, 273.15};
    made["%"] = {{}, 0.01};
    made["deg"] = {{}, std::numbers::pi / 180};
    made["L"] = {{18}, 1e-3};
    made["ha"] = {{12}, 1e4};
    made["N"] = {{6, 6, -12}};
    made["Pa"] = {{-6, 6, -12}};
    made["J"] = {{12, 6, -12}};
    made["W"] = {{12, 6, -18}};
    made["Wh"] = {{12, 6, -12}, 3600};
    made["veh"] = made["vehicle"];
    for (const std::string counted : {"person", "job", "tree", "vehicle"})
        made[counted + "s"] = made[counted];
    return made;
}

const Symbols& symbols()
{
    static const Symbols table = made_symbols();
    return table;
}

constexpr std::string_view prefixes = "kMGchmud";
constexpr std::array<double, 8> powers_of_ten{1e3, 1e6, 1e9, 1e-2, 1e2, 1e-3, 1e-6, 1e-1};
constexpr std::string_view takes_prefix[] = {"m", "g", "s", "K", "Pa", "W", "Wh", "J", "N", "L", "EUR"};

}  // namespace

std::optional<Unit> unit_symbol(std::string_view name)
{
    if (const auto found = symbols().find(name); found != symbols().end())
        return found->second;
    const auto prefix = prefixes.find(name.front());
    const std::string rest{name.substr(1)};
    if (prefix == prefixes.npos || std::ranges::find(takes_prefix, rest) == std::end(takes_prefix))
        return std::nullopt;
    Unit unit = symbols().at(rest);
    unit.factor *= powers_of_ten[prefix];
    return unit;
}

}  // namespace arpent
