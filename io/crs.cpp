#include "io/crs.hpp"

#include "core/error.hpp"
#include "core/unit.hpp"
#include "io/gdal.hpp"

#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <string_view>

namespace arpent {
namespace {

using Attributes = std::vector<std::pair<std::string, std::string>>;

std::string number(double value) { return number_text(value); }

double parameter(OGRSpatialReferenceH crs, const char* name) { return OSRGetNormProjParm(crs, name, 0, nullptr); }

/// A projection of CF-1.10 appendix F: its name there, and CF attribute = OGC parameter. The double stereographic one of EPSG:28992 is
/// not CF's `stereographic`.
struct Projection {
    std::string_view cf;
    std::vector<std::pair<std::string_view, const char*>> parameters;
};

const std::map<std::string_view, Projection>& projections()
{
    static const std::map<std::string_view, Projection> all{
        {SRS_PT_TRANSVERSE_MERCATOR,
         {"transverse_mercator",
          {{"scale_factor_at_central_meridian", SRS_PP_SCALE_FACTOR},
           {"longitude_of_central_meridian", SRS_PP_CENTRAL_MERIDIAN},
           {"latitude_of_projection_origin", SRS_PP_LATITUDE_OF_ORIGIN}}}},
        {SRS_PT_LAMBERT_CONFORMAL_CONIC_2SP,
         {"lambert_conformal_conic",
          {{"longitude_of_central_meridian", SRS_PP_CENTRAL_MERIDIAN}, {"latitude_of_projection_origin", SRS_PP_LATITUDE_OF_ORIGIN}}}},
        {SRS_PT_ALBERS_CONIC_EQUAL_AREA,
         {"albers_conical_equal_area",
          {{"longitude_of_central_meridian", SRS_PP_LONGITUDE_OF_CENTER}, {"latitude_of_projection_origin", SRS_PP_LATITUDE_OF_CENTER}}}},
        {SRS_PT_LAMBERT_AZIMUTHAL_EQUAL_AREA,
         {"lambert_azimuthal_equal_area",
          {{"longitude_of_projection_origin", SRS_PP_LONGITUDE_OF_CENTER}, {"latitude_of_projection_origin", SRS_PP_LATITUDE_OF_CENTER}}}},
        {SRS_PT_MERCATOR_1SP,
         {"mercator",
          {{"longitude_of_projection_origin", SRS_PP_CENTRAL_MERIDIAN}, {"scale_factor_at_projection_origin", SRS_PP_SCALE_FACTOR}}}},
        {SRS_PT_MERCATOR_2SP,
         {"mercator", {{"longitude_of_projection_origin", SRS_PP_CENTRAL_MERIDIAN}, {"standard_parallel", SRS_PP_STANDARD_PARALLEL_1}}}},
    };
    return all;
}

void add_standard_parallels(OGRSpatialReferenceH crs, std::string_view projection, Attributes& made)
{
    if (projection != SRS_PT_LAMBERT_CONFORMAL_CONIC_2SP && projection != SRS_PT_ALBERS_CONIC_EQUAL_AREA)
        return;
    const std::string one = number(parameter(crs, SRS_PP_STANDARD_PARALLEL_1)), two = number(parameter(crs, SRS_PP_STANDARD_PARALLEL_2));
    made.emplace_back("standard_parallel", one + " " + two);
}

void add_projection(OGRSpatialReferenceH crs, Attributes& made)
{
    const char* word = OSRGetAttrValue(crs, "PROJECTION", 0);
    const auto found = projections().find(word ? word : "");
    if (found == projections().end())
        return;
    made.emplace_back("grid_mapping_name", found->second.cf);
    add_standard_parallels(crs, found->first, made);
    for (const auto& [name, ogc] : found->second.parameters)
        made.emplace_back(name, number(parameter(crs, ogc)));
    made.emplace_back("false_easting", number(parameter(crs, SRS_PP_FALSE_EASTING)));
    made.emplace_back("false_northing", number(parameter(crs, SRS_PP_FALSE_NORTHING)));
}

void add_earth(OGRSpatialReferenceH crs, Attributes& made)
{
    const auto text = [&](const char* name, const char* node) {
        if (const char* value = OSRGetAttrValue(crs, node, 0))
            made.emplace_back(name, value);
    };
    made.emplace_back("semi_major_axis", number(OSRGetSemiMajor(crs, nullptr)));
    made.emplace_back("inverse_flattening", number(OSRGetInvFlattening(crs, nullptr)));
    made.emplace_back("longitude_of_prime_meridian", number(OSRGetPrimeMeridian(crs, nullptr)));
    text("projected_crs_name", "PROJCS");
    text("geographic_crs_name", "GEOGCS");
    text("horizontal_datum_name", "DATUM");
    text("reference_ellipsoid_name", "SPHEROID");
    text("prime_meridian_name", "PRIMEM");
}

constexpr const char* earth = "EPSG:4326";

std::array<double, 2> moved(const gdal::Transformation& way, double x, double y)
{
    const gdal::Calls calls;
    if (!OCTTransform(way.get(), 1, &x, &y, nullptr) || !std::isfinite(x) || !std::isfinite(y))
        throw Error{Fault::study, "a point of the grid lies where its CRS does not hold"};
    return {x, y};
}

}  // namespace

std::string crs_wkt(const std::string& text)
{
    const auto crs = gdal::spatial_ref(text);
    const gdal::Calls calls;
    if (!OSRIsProjected(crs.get()) || std::abs(OSRGetLinearUnits(crs.get(), nullptr) - 1) > 1e-12)
        throw Error{Fault::study, crs_name(text) + " is not projected in metres (allowed: a projected CRS, as EPSG:2154)"};
    return gdal::wkt(crs.get());
}

bool same_crs(const std::string& a, const std::string& b)
{
    if (a == b)
        return true;
    const auto first = gdal::spatial_ref(a), second = gdal::spatial_ref(b);
    const gdal::Calls calls;
    const gdal::Options options{"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS"};
    return OSRIsSameEx(first.get(), second.get(), options.get()) != 0;
}

std::string crs_name(const std::string& text)
{
    const auto crs = gdal::spatial_ref(text);
    const gdal::Calls calls;
    const char *authority = OSRGetAuthorityName(crs.get(), nullptr), *code = OSRGetAuthorityCode(crs.get(), nullptr);
    if (authority && code)
        return std::string{authority} + ":" + code;
    const char* name = OSRGetName(crs.get());
    return name ? name : "a CRS without a name";
}

Attributes cf_grid_mapping(const std::string& text)
{
    const auto crs = gdal::spatial_ref(text);
    const gdal::Calls calls;
    Attributes made;
    add_projection(crs.get(), made);
    add_earth(crs.get(), made);
    return made;
}

Place place_of(const Grid& grid)
{
    const Box box = grid.box();
    const auto [longitude, latitude] = geographic(grid.crs, (box.west + box.east) / 2, (box.south + box.north) / 2);
    const auto back = gdal::transformation(earth, grid.crs);
    constexpr double step = 1e-4;  // [degrees] of latitude, about 11 m each way
    const auto south = moved(back, longitude, latitude - step), north = moved(back, longitude, latitude + step);
    const double true_north = std::atan2(north[0] - south[0], north[1] - south[1]);  // clockwise from grid north
    return {latitude, longitude, -true_north * 180 / std::numbers::pi};
}

Box box_in(const Box& box, const std::string& from, const std::string& to)
{
    const auto way = gdal::transformation(from, to);
    const gdal::Calls calls;
    Box made;
    if (!OCTTransformBounds(way.get(), box.west, box.south, box.east, box.north, &made.west, &made.south, &made.east, &made.north, 21))
        throw Error{Fault::data, "the territory lies where " + crs_name(to) + " does not hold"};
    return made;
}

std::pair<double, double> geographic(const std::string& crs, double x, double y)
{
    const auto at = moved(gdal::transformation(crs, earth), x, y);
    return {at[0], at[1]};
}

}  // namespace arpent
