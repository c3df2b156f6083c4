#include "io/result_axes.hpp"

#include "core/unit.hpp"
#include "io/crs.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <optional>
#include <sstream>

namespace arpent {
namespace {

/// The numbers of a text that is nothing but numbers parted by blanks; none where it is anything else.
std::vector<double> numbers_of(const std::string& text)
{
    std::vector<double> numbers;
    std::istringstream words{text};
    for (std::string word; words >> word;) {
        double number = 0;
        const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), number);
        if (fault != std::errc{} || end != word.data() + word.size())
            return {};
        numbers.push_back(number);
    }
    return numbers;
}

struct AxisWords {
    const char *letter, *standard_name, *long_name;
};

void write_axis(hdf5::Group& file, const std::string& name, int count, const std::function<double(int)>& centre, const AxisWords& words)
{
    std::vector<double> centres(static_cast<std::size_t>(count));
    for (int n = 0; n < count; ++n)
        centres[static_cast<std::size_t>(n)] = centre(n);
    auto axis = file.make(name, hdf5::Type::float64, {centres.size()});
    axis.write(hdf5::Type::float64, centres.data());
    axis.be_scale();
    axis.put("standard_name", words.standard_name);
    axis.put("long_name", words.long_name);
    axis.put("units", "m");
    axis.put("axis", words.letter);
}

std::string geo_transform(const Grid& grid)
{
    return number_text(grid.west) + " " + number_text(grid.cell) + " 0 " + number_text(grid.north) + " 0 " + number_text(-grid.cell);
}

void write_mapping(hdf5::Group& file, const Grid& grid, const std::string& name)
{
    auto mapping = file.make(name, hdf5::Type::int32, {});
    const std::int32_t none = 0;
    mapping.write(hdf5::Type::int32, &none);
    for (const auto& [attribute, value] : cf_grid_mapping(grid.crs)) {
        const auto numbers = attribute.ends_with("_name") ? std::vector<double>{} : numbers_of(value);
        if (numbers.empty())
            mapping.put(attribute, value);
        else
            mapping.put(attribute, std::span<const double>{numbers});
    }
    const std::string wkt = crs_wkt(grid.crs);
    for (const char* attribute : {"crs_wkt", "spatial_ref"})
        if (!mapping.has(attribute))
            mapping.put(attribute, wkt);
    mapping.put("GeoTransform", geo_transform(grid));
}

/// "2024-06-18 12:00:00"
std::string instant_text(double utc)
{
    using namespace std::chrono;
    const sys_seconds instant{seconds{std::llround(utc)}};
    const auto day = floor<days>(instant);
    const year_month_day date{day};
    const hh_mm_ss time{instant - day};
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u %02ld:%02ld:%02ld", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), static_cast<long>(time.hours().count()),
                  static_cast<long>(time.minutes().count()), static_cast<long>(time.seconds().count()));
    return text.data();
}

}  // namespace

Axes::Axes(int k)
{
    const std::string suffix = k == 1 ? "" : "_" + std::to_string(k);
    x = "x" + suffix;
    y = "y" + suffix;
    mapping = "crs" + suffix;
}

int factor_between(const Grid& base, const Grid& grid, const std::string& layer)
{
    const auto k = static_cast<int>(std::lround(grid.cell / base.cell));
    if (k < 1 || grid != (k == 1 ? base : base.coarser(k)))
        throw Error{Fault::internal, "layer " + layer + " lies on no grid nested in the file's"};
    return k;
}

void write_axes(hdf5::Group& file, const Grid& grid, const Axes& names)
{
    write_axis(file, names.y, grid.rows, [&](int row) { return grid.y(row); },
               {"Y", "projection_y_coordinate", "y coordinate of projection"});
    write_axis(file, names.x, grid.cols, [&](int col) { return grid.x(col); },
               {"X", "projection_x_coordinate", "x coordinate of projection"});
    write_mapping(file, grid, names.mapping);
}

void write_time_axis(hdf5::Group& file, const std::string& name, const std::vector<double>& times, double start_utc)
{
    const double whole = std::floor(start_utc);
    std::vector<double> since = times;
    for (double& time : since)
        time += start_utc - whole;
    auto axis = file.make(name, hdf5::Type::float64, {since.size()});
    axis.write(hdf5::Type::float64, since.data());
    axis.be_scale();
    axis.put("standard_name", "time");
    axis.put("long_name", "time");
    axis.put("units", "seconds since " + instant_text(whole));
    axis.put("calendar", "standard");
    axis.put("axis", "T");
}

void write_scalar(hdf5::Group& file, const ScalarCoordinate& scalar)
{
    if (const auto* word = std::get_if<std::string>(&scalar.value)) {
        file.make_string(scalar.name, *word).put("long_name", scalar.long_name);
        return;
    }
    auto made = file.make(scalar.name, hdf5::Type::float64, {});
    made.write(hdf5::Type::float64, &std::get<double>(scalar.value));
    made.put("long_name", scalar.long_name);
    if (!scalar.standard_name.empty())
        made.put("standard_name", scalar.standard_name);
    made.put("units", scalar.units);
}

Grid read_grid(const hdf5::Group& file, const std::string& path, const std::string& mapping, int rows, int cols)
{
    const Error no_grid{Fault::data, path + ": tells no grid (no variable " + mapping + " with GeoTransform and crs_wkt)"};
    if (!file.holds(mapping))
        throw no_grid;
    const auto from = file.dataset(mapping);
    const auto place = numbers_of(from.text("GeoTransform"));
    const std::string wkt = from.text("crs_wkt");
    if (place.size() != 6 || wkt.empty())
        throw no_grid;
    return {rows, cols, place[1], place[0], place[3], wkt};
}

}  // namespace arpent
