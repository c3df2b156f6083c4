#include "core/weather.hpp"

#include <algorithm>
#include <array>
#include <numbers>

namespace arpent {

std::span<const WeatherQuantity> weather_quantities()
{
    constexpr double turn = 2 * std::numbers::pi;
    static const std::array<WeatherQuantity, 13> all{{
        {"air_temperature", "K", "degC", 183.15, 343.15, 0, 0, {"temperature", "dry_bulb_temperature"}},
        {"dew_point", "K", "degC", 173.15, 343.15, 0, 0, {"dew_point_temperature"}},
        {"relative_humidity", "1", "%", 0, 1, 0, 0.05, {"humidity"}},
        {"specific_humidity", "1", "kg/kg", 0, 0.1, 0, 0, {}},
        {"pressure", "Pa", "hPa", 30000, 120000, 0, 0, {"air_pressure", "surface_pressure"}},
        {"longwave_radiation", "W/m2", "W/m2", 0, 700, 0, 0, {"longwave_down", "longwave"}},
        {"global_radiation", "W/m2", "W/m2", 0, 1600, 20, 0, {"global_horizontal", "global_horizontal_radiation", "shortwave_down"}},
        {"direct_radiation", "W/m2", "W/m2", 0, 1400, 20, 0, {"direct_normal", "direct_normal_radiation"}},
        {"direct_horizontal_radiation", "W/m2", "W/m2", 0, 1400, 20, 0, {"direct_horizontal"}},
        {"diffuse_radiation", "W/m2", "W/m2", 0, 900, 20, 0, {"diffuse_horizontal", "diffuse_horizontal_radiation"}},
        {"wind_speed", "m/s", "m/s", 0, 80, 0, 0, {"wind"}},
        {"wind_direction", "1", "deg", 0, turn, 0, 1e-9, {"wind_from", "wind_from_direction"}},
        {"rain", "m/s", "mm/h", 0, 0.3 / 3600, 0, 0, {"precipitation"}},
    }};
    return all;
}

const WeatherQuantity* find_weather(std::string_view name)
{
    const auto named = [&](const WeatherQuantity& each) { return each.name == name || std::ranges::find(each.columns, name) != each.columns.end(); };
    const auto found = std::ranges::find_if(weather_quantities(), named);
    return found == weather_quantities().end() ? nullptr : &*found;
}

std::string_view label_name(TimeLabel label)
{
    constexpr std::array<std::string_view, 3> names{"start", "middle", "end"};
    return names[static_cast<std::size_t>(label)];
}

}  // namespace arpent
