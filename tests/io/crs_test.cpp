#include "io/crs.hpp"

#include "support/failure.hpp"

#include <gtest/gtest.h>
#include <map>

namespace arpent {
namespace {

TEST(Crs, KnowsACodeAndItsWkt)
{
    const std::string wkt = crs_wkt("EPSG:2154");
    EXPECT_EQ(wkt.rfind("PROJCRS[\"RGF93 v1 / Lambert-93\"", 0), 0u) << wkt;
    EXPECT_EQ(crs_wkt(wkt), wkt);
    EXPECT_EQ(crs_name(wkt), "EPSG:2154");
    EXPECT_TRUE(same_crs(wkt, "EPSG:2154"));
    EXPECT_FALSE(same_crs("EPSG:2154", "EPSG:3857"));
    EXPECT_FALSE(same_crs("EPSG:32631", "EPSG:32632"));
}

TEST(Crs, NamesAndHeightsDoNotCount)
{
    const std::string bare =
        R"(PROJCS["mine",GEOGCS["RGF93",DATUM["Reseau_Geodesique_Francais_1993",SPHEROID["GRS 1980",6378137,298.257222101]],)"
        R"(PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic_2SP"],PARAMETER["latitude_of_origin",46.5],)"
        R"(PARAMETER["central_meridian",3],PARAMETER["standard_parallel_1",49],PARAMETER["standard_parallel_2",44],)"
        R"(PARAMETER["false_easting",700000],PARAMETER["false_northing",6600000],UNIT["metre",1]])";
    EXPECT_TRUE(same_crs(bare, "EPSG:2154"));
    EXPECT_EQ(crs_name(bare), "mine");
    EXPECT_TRUE(same_crs("EPSG:5698", "EPSG:2154"));  // Lambert-93 + IGN69 heights
}

TEST(Crs, RefusesWhatIsNotProjectedInMetres)
{
    EXPECT_EQ(failure([] { crs_wkt("EPSG:4326"); }), "3 EPSG:4326 is not projected in metres (allowed: a projected CRS, as EPSG:2154)");
    EXPECT_EQ(failure([] { crs_wkt("EPSG:2263"); }), "3 EPSG:2263 is not projected in metres (allowed: a projected CRS, as EPSG:2154)");
    EXPECT_EQ(failure([] { crs_wkt("EPSG:999999"); }), "3 unknown CRS \"EPSG:999999\" (allowed: EPSG:n, as EPSG:2154, or a WKT)");
    EXPECT_EQ(failure([] { crs_wkt("Lambert"); }), "3 unknown CRS \"Lambert\" (allowed: EPSG:n, as EPSG:2154, or a WKT)");
    EXPECT_EQ(failure([] { crs_wkt(""); }), "3 unknown CRS \"\" (allowed: EPSG:n, as EPSG:2154, or a WKT)");
    EXPECT_EQ(failure([] { crs_wkt("/etc/hostname"); }), "3 unknown CRS \"/etc/hostname\" (allowed: EPSG:n, as EPSG:2154, or a WKT)");
}

std::map<std::string, std::string> attributes(const std::string& crs)
{
    const auto list = cf_grid_mapping(crs);
    return {list.begin(), list.end()};
}

TEST(Crs, WritesLambertAsCf)
{
    auto cf = attributes("EPSG:2154");
    EXPECT_EQ(cf["grid_mapping_name"], "lambert_conformal_conic");
    EXPECT_EQ(cf["standard_parallel"], "49 44");
    EXPECT_EQ(cf["longitude_of_central_meridian"], "3");
    EXPECT_EQ(cf["latitude_of_projection_origin"], "46.5");
    EXPECT_EQ(std::stod(cf["false_easting"]), 700000);
    EXPECT_EQ(std::stod(cf["false_northing"]), 6600000);
    EXPECT_EQ(std::stod(cf["semi_major_axis"]), 6378137);
    EXPECT_EQ(std::stod(cf["inverse_flattening"]), 298.257222101);
    EXPECT_EQ(cf["longitude_of_prime_meridian"], "0");
}

TEST(Crs, WritesUtmAndLaeaAsCf)
{
    auto utm = attributes("EPSG:32631"), laea = attributes("EPSG:3035");
    EXPECT_EQ(utm["grid_mapping_name"], "transverse_mercator");
    EXPECT_EQ(utm["scale_factor_at_central_meridian"], "0.9996");
    EXPECT_EQ(utm["longitude_of_central_meridian"], "3");
    EXPECT_EQ(laea["grid_mapping_name"], "lambert_azimuthal_equal_area");
    EXPECT_EQ(laea["longitude_of_projection_origin"], "10");
    EXPECT_EQ(laea["latitude_of_projection_origin"], "52");
}

TEST(Crs, PlacesParisAndTurnsItsNorth)
{
    // IGN's figures for Lambert-93: n = 0.7256077650, convergence = n (longitude - 3).
    const Grid grid{1000, 1000, 1, 1051500, 6842500, "EPSG:2154"};
    const Place place = place_of(grid);
    EXPECT_NEAR(place.convergence, 0.7256077650 * (place.longitude - 3), 1e-5);
    EXPECT_GT(place.convergence, 3);
    const auto [longitude, latitude] = geographic("EPSG:2154", 652469.02, 6862035.26);
    EXPECT_NEAR(longitude, 2.35, 0.01);
    EXPECT_NEAR(latitude, 48.85, 0.01);
}

TEST(Crs, APointBeyondTheCrsIsAnError)
{
    EXPECT_EQ(failure([] { geographic("EPSG:3035", 1e9, 1e9); }), "3 a point of the grid lies where its CRS does not hold");
}

}  // namespace
}  // namespace arpent
