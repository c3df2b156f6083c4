#pragma once

// For io/*.cpp alone: what the readers of weather share.

#include "io/weather_file.hpp"

#include <limits>

namespace arpent {

inline constexpr double missing_value = std::numeric_limits<double>::quiet_NaN();

/// Gathers the values of one quantity, row by row; those just outside its range are read as its bound, with one note for all of them.
class WeatherValues {
public:
    /// `written`: the column as messages call it.
    WeatherValues(const WeatherQuantity& of, std::string written, const std::string& path) : column_{&of, {}, 0, 0}, written_{std::move(written)}, path_{path} {}

    void miss(int line);
    /// Errors: data, "file:line: column: 130 % is outside 0 to 100 %".
    void add(double si, int line);

    /// Gives what was gathered to a file; nothing where every value is missing.
    void keep(WeatherFile& file);

private:
    double bounded(double si, int line);

    WeatherColumn column_;
    std::string written_;
    const std::string& path_;
    std::int64_t mended_ = 0;
    int first_mended_ = 0;
    double bound_ = 0;
};

}  // namespace arpent
