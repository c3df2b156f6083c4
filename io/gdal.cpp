#include "io/gdal.hpp"

#include "io/cityjson.hpp"
#include "io/crs.hpp"
#include "io/file.hpp"
#include "io/foreign.hpp"
#include "io/open_options.hpp"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cpl_conv.h>
#include <cpl_string.h>
#include <cstdint>
#include <cstring>
#include <mutex>

namespace arpent::gdal {
namespace {

std::string one_line(std::string words)
{
    std::replace(words.begin(), words.end(), '\n', ' ');
    while (!words.empty() && (words.back() == ' ' || words.back() == '.'))
        words.pop_back();
    return words;
}

bool is_wkt(const std::string& crs) { return crs.find('[') != std::string::npos; }

/// "EPSG:2154": GDAL would also read files and addresses.
bool is_code(const std::string& crs)
{
    const auto colon = crs.find(':');
    const auto is_letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    return colon != std::string::npos && colon + 1 < crs.size() && std::all_of(crs.begin(), crs.begin() + static_cast<long>(colon), is_letter) &&
           std::all_of(crs.begin() + static_cast<long>(colon) + 1, crs.end(), is_letter);
}

bool import_wkt(OGRSpatialReferenceH made, const std::string& crs)
{
    std::string text = crs;
    char* at = text.data();
    return OSRImportFromWkt(made, &at) == OGRERR_NONE;
}

}  // namespace

Calls::Calls()
{
    begin();
    CPLErrorReset();
    CPLPushErrorHandlerEx(collect, this);
}

Calls::~Calls() { CPLPopErrorHandler(); }

void CPL_STDCALL Calls::collect(CPLErr kind, CPLErrorNum, const char* words)
{
    auto& calls = *static_cast<Calls*>(CPLGetErrorHandlerUserData());
    if (kind >= CE_Failure)
        calls.failures_.push_back(one_line(words));
    else if (kind == CE_Warning)
        calls.warnings_.push_back(one_line(words));
}

std::string Calls::words(const std::string& otherwise) const
{
    if (!failures_.empty())
        return failures_.front();
    return warnings_.empty() ? otherwise : warnings_.front();
}

void Calls::cannot_write(const std::string& path) const
{
    std::string why = words("GDAL does not say why");
    for (const int known : {ENOSPC, EACCES, EROFS, EDQUOT, EFBIG, EIO, ENOENT, ENOTDIR, EISDIR})
        for (const std::string& said : failures_)
            if (said.find(std::strerror(known)) != std::string::npos || (known == ENOSPC && said.find("disk is full") != std::string::npos))
                why = std::strerror(known);
    throw Error{Fault::machine, path + ": cannot be written: " + why};
}

void Calls::cannot_read(const std::string& path) const
{
    std::string why = words("GDAL does not say why");
    if (why.starts_with(path + ": "))
        why.erase(0, path.size() + 2);
    throw Error{Fault::data, path + ": cannot be read: " + why};
}

void begin()
{
    static std::once_flag once;
    std::call_once(once, [] {
        if (!CPLGetConfigOption("GDAL_CACHEMAX", nullptr))
            GDALSetCacheMax64(std::int64_t{256} << 20);  // GDAL's own is a share of the machine's memory
        CPLSetConfigOption("OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z");  // GeoPackages byte-identical
        CPLSetConfigOption("OGR_ENABLE_PARTIAL_REPROJECTION", "NO");
        GDALAllRegister();
    });
}

Options::Options(std::initializer_list<std::string> options)
{
    for (const std::string& option : options)
        add(option);
}

Options::~Options() { CSLDestroy(list_); }

void Options::add(const std::string& option) { list_ = CSLAddString(list_, option.c_str()); }

Dataset open(const std::string& path, unsigned kind)
{
    const bool raster = (kind & GDAL_OF_RASTER) != 0;
    require_file(path);
    if (!raster && is_cityjson(path))
        return open_cityjson(path);
    const Calls calls;
    Options options{};
    add_open_options(path, options);
    Dataset opened{GDALOpenEx(path.c_str(), kind | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, nullptr, options.get(), nullptr)};
    if (opened)
        return opened;
    const std::string words = calls.words(""), advice = advice_for(path);
    if (!advice.empty())
        throw Error{Fault::data, path + ": " + advice};
    if (words.find("not recognized as") != std::string::npos)
        throw Error{Fault::data, path + (raster ? ": is not a raster that GDAL opens" : ": is not a vector file that GDAL opens")};
    calls.cannot_read(path);
}

SpatialRef spatial_ref(const std::string& crs)
{
    const Calls calls;
    SpatialRef made{OSRNewSpatialReference(nullptr)};
    const bool known = is_wkt(crs) ? import_wkt(made.get(), crs) : is_code(crs) && OSRSetFromUserInput(made.get(), crs.c_str()) == OGRERR_NONE;
    if (!known)
        throw Error{Fault::study, "unknown CRS \"" + crs + "\" (allowed: EPSG:n, as EPSG:2154, or a WKT)"};
    OSRStripVertical(made.get());
    OSRSetAxisMappingStrategy(made.get(), OAMS_TRADITIONAL_GIS_ORDER);
    return made;
}

Transformation transformation(const std::string& from, const std::string& to)
{
    const SpatialRef source = spatial_ref(from), target = spatial_ref(to);
    const Calls calls;
    Transformation made{OCTNewCoordinateTransformation(source.get(), target.get())};
    if (!made)
        throw Error{Fault::data, std::string{"no way from CRS "} + OSRGetName(source.get()) + " to " + OSRGetName(target.get())};
    return made;
}

std::string settled_crs(const std::string& where, OGRSpatialReferenceH embedded, const std::string& declared)
{
    const bool local = embedded && OSRIsLocal(embedded) != 0;  // "unknown", in metres
    const std::string own = local ? "" : wkt(embedded);
    if (own.empty() && declared.empty())
        throw Error{Fault::data, where + " has no CRS: say it by `crs:`"};
    if (!own.empty() && !declared.empty() && !same_crs(own, declared))
        throw Error{Fault::data, where + " is in " + crs_name(own) + ", not in " + crs_name(declared) + " as `crs:` says"};
    return own.empty() ? wkt(spatial_ref(declared).get()) : own;
}

std::string wkt(OGRSpatialReferenceH crs)
{
    if (!crs)
        return {};
    const Options options{"FORMAT=WKT2_2019", "MULTILINE=NO"};
    char* text = nullptr;
    const bool done = OSRExportToWktEx(crs, &text, options.get()) == OGRERR_NONE;
    std::string made = done && text ? text : "";
    CPLFree(text);
    return made;
}

}  // namespace arpent::gdal
