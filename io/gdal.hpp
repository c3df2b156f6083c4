#pragma once

// For io/*.cpp alone: GDAL's handles with an owner, its messages as errors.

#include "core/error.hpp"

#include <gdal.h>
#include <memory>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <string>
#include <type_traits>
#include <vector>

namespace arpent::gdal {

template <typename Handle, auto release>
struct Release {
    using pointer = Handle;
    void operator()(Handle handle) const { release(handle); }
};
template <typename Handle, auto release>
using Owned = std::unique_ptr<std::remove_pointer_t<Handle>, Release<Handle, release>>;

inline void close_dataset(GDALDatasetH dataset) { GDALClose(dataset); }

using Dataset = Owned<GDALDatasetH, close_dataset>;
using SpatialRef = Owned<OGRSpatialReferenceH, OSRRelease>;
using Transformation = Owned<OGRCoordinateTransformationH, OCTDestroyCoordinateTransformation>;
using Shape = Owned<OGRGeometryH, OGR_G_DestroyGeometry>;
using FeatureOwner = Owned<OGRFeatureH, OGR_F_Destroy>;

/// A group of GDAL calls: while it lives, what GDAL says on this thread is collected, not printed.
class Calls {
public:
    Calls();
    ~Calls();
    Calls(const Calls&) = delete;
    Calls& operator=(const Calls&) = delete;

    bool failed() const { return !failures_.empty(); }
    /// GDAL's first failure, else its first warning, in one line; `otherwise` where it said nothing.
    std::string words(const std::string& otherwise) const;
    /// Throws Error (machine): "<path>: cannot be written: <the system's words, else GDAL's>".
    [[noreturn]] void cannot_write(const std::string& path) const;
    /// Throws Error (data): "<path>: cannot be read: <GDAL's words>".
    [[noreturn]] void cannot_read(const std::string& path) const;

private:
    static void CPL_STDCALL collect(CPLErr kind, CPLErrorNum number, const char* words);

    std::vector<std::string> failures_, warnings_;
};

/// Registers all drivers, the first time.
void begin();

/// Options "NAME=value" as GDAL takes them.
class Options {
public:
    Options(std::initializer_list<std::string> options);
    ~Options();
    Options(const Options&) = delete;
    Options& operator=(const Options&) = delete;
    void add(const std::string& option);
    char** get() const { return list_; }

private:
    char** list_ = nullptr;
};

/// Opens a file for reading; `kind` is GDAL_OF_RASTER or GDAL_OF_VECTOR. Errors: study where it is missing or a directory, data where
/// GDAL has no driver for it or cannot read it.
Dataset open(const std::string& path, unsigned kind);

/// A CRS from "EPSG:n" or a WKT, x before y, without heights. Throws Error (study) where PROJ does not know it.
SpatialRef spatial_ref(const std::string& crs);

/// From one CRS to another. Throws Error (data) where there is no way.
Transformation transformation(const std::string& from, const std::string& to);

/// The CRS (WKT) of what lies in a file: the embedded one, else `declared` ("EPSG:n" or a WKT). Throws Error (data), beginning with `where`,
/// where there is neither, or they place points unlike.
std::string settled_crs(const std::string& where, OGRSpatialReferenceH embedded, const std::string& declared);

/// A CRS as one line of WKT (ISO 19162:2019); empty for a null handle.
std::string wkt(OGRSpatialReferenceH crs);

}  // namespace arpent::gdal
