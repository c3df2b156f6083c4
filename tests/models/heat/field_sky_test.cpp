// Global radiation in a courtyard and on a square of Gothenburg, as measured (Lindberg, Holmer and Thorsson 2008,
// doi 10.1007/s00484-008-0162-7): sun, split, sky and its fit together, behind horizons that this test marches itself.

#include "models/heat/hour_sky.hpp"

#include "core/scalar.hpp"
#include "io/raster_file.hpp"
#include "support/reference.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <sstream>

namespace arpent::heat {
namespace {

constexpr double pi = std::numbers::pi;
constexpr int D = 32;

/// What stands on a way from the instrument.
struct Meeting {
    double wall = 0;                                // tangent of the horizon of buildings and ground
    std::vector<std::pair<double, double>> crowns;  // tangents of the lower and upper edges
};

class Site {
public:
    Site(const std::string& folder, const std::string& dsm, const std::string& dem, const std::string& crowns, double x, double y)
        : file_{testing::reference_folder() + "/heat/" + folder + dsm}, info_{file_.info()},
          grid_{info_.rows, info_.cols, info_.cell_x, info_.west, info_.north, info_.crs}, top_{read(folder + dsm)}, ground_{read(folder + dem)},
          crown_{read(folder + crowns)}, row_{static_cast<int>((info_.north - y) / grid_.cell)}, col_{static_cast<int>((x - info_.west) / grid_.cell)},
          eye_{static_cast<double>(ground_.view()(row_, col_)) + 1.1}
    {
    }

    Meeting look(double azimuth) const
    {
        Meeting made;
        for (double s = grid_.cell / 2; s < 300; s += grid_.cell / 4) {
            const int i = row_ - static_cast<int>(std::lround(s * std::cos(azimuth) / grid_.cell)), j = col_ + static_cast<int>(std::lround(s * std::sin(azimuth) / grid_.cell));
            if (i < 0 || j < 0 || i >= grid_.rows || j >= grid_.cols)
                break;
            const double z = static_cast<double>(ground_.view()(i, j)), roof = static_cast<double>(top_.view()(i, j)), tall = static_cast<double>(crown_.view()(i, j));
            made.wall = std::max(made.wall, ((roof - z > 2 ? roof : z) - eye_) / s);
            if (tall > 1)
                made.crowns.emplace_back((z + 0.25 * tall - eye_) / s, (z + tall - eye_) / s);
        }
        return made;
    }

private:
    RasterFile file_;
    RasterInfo info_;
    Grid grid_;
    Raster<float> top_, ground_, crown_;
    int row_, col_;
    double eye_;

    Raster<float> read(const std::string& name) const
    {
        return RasterFile{testing::reference_folder() + "/heat/" + name, 1, info_.crs}.values(grid_, {0, 0, grid_.rows, grid_.cols}, Rule::nearest);
    }
};

bool through_crown(const Meeting& met, double tangent)
{
    return std::ranges::any_of(met.crowns, [&](const auto& edges) { return edges.first <= tangent && tangent <= edges.second; });
}

/// The bytes of the sky and of what of it lies behind crowns.
struct Bytes {
    std::vector<std::uint8_t> sky, crown;
};

Bytes bytes_of(const Site& site)
{
    Bytes made;
    for (const double azimuth : look_azimuths(D)) {
        const Meeting met = site.look(azimuth);
        double hidden = 0;
        const double horizon = std::atan(met.wall), step = (pi / 2 - horizon) / 400;
        for (int k = 0; k < 400; ++k) {
            const double e = horizon + (k + 0.5) * step;
            hidden += through_crown(met, std::tan(e)) ? std::sin(2 * e) * step : 0;
        }
        made.sky.push_back(static_cast<std::uint8_t>(std::lround(255 / (1 + met.wall * met.wall))));
        made.crown.push_back(static_cast<std::uint8_t>(std::lround(255 * hidden)));
    }
    return made;
}

/// Rows of a table parted by blanks, without its heading.
std::vector<std::vector<double>> met_rows(const std::string& path)
{
    std::ifstream file{testing::reference_folder() + "/heat/" + path};
    std::string line;
    std::getline(file, line);
    std::vector<std::vector<double>> made;
    while (std::getline(file, line)) {
        std::istringstream words{line};
        auto& row = made.emplace_back();
        for (double each; words >> each;)
            row.push_back(each);
    }
    return made;
}

struct Day {
    std::vector<double> modelled, measured;

    double error() const
    {
        double sum = 0;
        for (std::size_t k = 0; k < modelled.size(); ++k)
            sum += std::pow(modelled[k] - measured[k], 2) / static_cast<double>(modelled.size());
        return std::sqrt(sum);
    }
    double bias() const
    {
        double sum = 0;
        for (std::size_t k = 0; k < modelled.size(); ++k)
            sum += (modelled[k] - measured[k]) / static_cast<double>(modelled.size());
        return sum;
    }
};

/// An hour's global radiation at the instrument [W/m2].
double at_instrument(const Site& site, const Bytes& bytes, const Daylight& light, const Irradiance& shining, const Place& place)
{
    constexpr float tau = 0.03f;
    const HourSky sky = hour_sky(light, shining, place, Receiver::cylinder, D);
    float plane = 0, sides = 0;
    diffuse_row(1, sky.diffuse, {bytes.sky.data(), bytes.crown.data(), 1}, tau, &plane, &sides);
    for (const HourSun& sun : sky.suns) {
        const Meeting met = site.look(sun.azimuth);
        if (sun.tangent > met.wall)
            plane += sun.plane * (through_crown(met, sun.tangent) ? tau : 1);
    }
    double walls = 0;
    for (const std::uint8_t byte : bytes.sky)
        walls += (1 - byte / 255.0) / D;
    const double on_walls = 0.5 * (shining.diffuse + shining.direct * light.sine);  // half of the open plane's, roughly
    return static_cast<double>(plane) + walls * 0.2 * on_walls;
}

/// `measured` has rows of hour (labelled by the start of the hour, UTC + 2) and radiation; the weather's labels are the start, UTC + 1.
Day day_of(const Site& site, const std::string& met, const std::string& date, const std::vector<std::pair<int, double>>& measured, double convergence)
{
    const Place place{57.7, 12, convergence};
    std::vector<MeasuredRadiation> radiation;
    std::vector<Daylight> light;
    const double midnight = parse_instant(date + "T00:00Z").value.utc - 3600;
    for (const auto& row : met_rows(met)) {
        radiation.push_back({.global = row[14]});
        light.push_back(daylight(midnight + 3600 * row[2], 3600, place, 12));
    }
    const auto shining = irradiance(radiation, light, {20, 3.5});
    const Bytes bytes = bytes_of(site);
    Day made;
    for (const auto& [hour, value] : measured) {
        const auto k = static_cast<std::size_t>(hour - 1);
        made.measured.push_back(std::max(value, 0.0));
        made.modelled.push_back(at_instrument(site, bytes, light[k], shining[k], place));
    }
    std::printf("[   field  ] %s %s: global radiation RMSE %.1f, bias %+.1f W/m2\n", met.c_str(), date.c_str(), made.error(), made.bias());
    return made;
}

std::vector<std::pair<int, double>> measured_of(const std::string& path, const std::string& day)
{
    std::vector<std::pair<int, double>> made;
    for (const auto& row : testing::reference_rows("heat/" + path)) {
        const std::size_t at = day.empty() ? 0 : 1;
        if (day.empty() || row[0] == day)
            made.emplace_back(std::stoi(row[at]), std::stod(row[at + 1]));
    }
    return made;
}

TEST(FieldSky, MeasuredFluxesHaveTheirRadiantTemperature)
{
    ARPENT_NEEDS_DATA();
    const auto rows = testing::reference_rows("heat/gustav_adolfs/measurements_ga.csv");
    ASSERT_EQ(rows.size(), 28u);
    for (const auto& row : rows) {
        const auto number = [&](std::size_t k) { return std::stof(row[k]); };
        const float up_short = number(3), up_long = number(9), none = 0, plane_short = number(2), plane_long = number(8);
        const float sides_short = (number(4) + number(5) + number(6) + number(7)) / 4 - up_short / 2;  // above the horizon
        const float sides_long = (number(10) + number(11) + number(12) + number(13)) / 4 - up_long / 2;
        float tmrt = 0;
        radiant_row(1, {&none, &plane_short, &sides_short, &plane_long, &sides_long, &up_short, &up_long}, {}, &tmrt);
        EXPECT_NEAR(tmrt, std::pow(number(14) / (0.97 * 5.670374e-8), 0.25), 1e-3) << row[0] << ' ' << row[1];
    }
}

TEST(FieldSky, CourtyardHasTheMeasuredGlobalRadiation)
{
    ARPENT_NEEDS_DATA();
    const Site site{"kronenhuset/", "DSM_KR.tif", "DEM_KR.tif", "CDSM_KR.asc", 147837.673, 6398728.296};
    EXPECT_LT(day_of(site, "kronenhuset/MetFile_Prepared.txt", "2005-10-07", measured_of("kronenhuset/measurements_kr.csv", ""), 0).error(), 15);
}

TEST(FieldSky, SquareHasTheMeasuredGlobalRadiation)
{
    ARPENT_NEEDS_DATA();
    const Site site{"gustav_adolfs/", "DSM_GA.tif", "DEM_GA.tif", "CDSM_GA.tif", 319289.339, 6400139.374};
    const double convergence = -2.54;  // [degrees]
    EXPECT_LT(day_of(site, "gustav_adolfs/MetFile_20051011.txt", "2005-10-11", measured_of("gustav_adolfs/measurements_ga.csv", "20051011"), convergence).error(), 15);
    EXPECT_LT(day_of(site, "gustav_adolfs/MetFile_20060726.txt", "2006-07-26", measured_of("gustav_adolfs/measurements_ga.csv", "20060726"), convergence).error(), 15);
}

}  // namespace
}  // namespace arpent::heat
