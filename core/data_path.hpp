#pragma once

#include "core/scalar.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace arpent {

/// What `text` means as data when a file in `folder` says it: a file, a folder that is one data set, a pattern of files ("alti/*.tif"), a
/// file in an archive ("tiles.zip/a.tif"), an address ("https://...", read in pieces), or a name that is GDAL's own ("NETCDF:rain.nc:depth",
/// "PG:dbname=town", "WFS:https://...", "/vsizip/..."). Files are absolute in it. Wrong where a file is missing, a pattern fits nothing, or
/// a password is written: `PGPASSWORD` and `GDAL_HTTP_USERPWD` hold those.
Parsed<std::string> data_path(const std::string& text, const std::string& folder);

/// The file or folder on this machine that a name (no pattern) lies in: the archive, the file within "NETCDF:..."; empty for a server's.
std::string file_of(const std::string& name);
/// A name that `data_path` made, for people: relative to `folder`.
std::string shown_name(const std::string& name, const std::string& folder);
/// What a file in `by` calls `text`, as a file in `folder` would call it.
std::string said_from(const std::string& text, const std::string& by, const std::string& folder);

/// Several names as one text, one a line: what a list of data in a study becomes.
std::string joined_names(const std::vector<std::string>& names);
std::vector<std::string> names_in(const std::string& joined);

/// Whether a path ends as folders do that are one data set: ".gdb", ".zarr".
bool is_data_folder(std::string_view path);
/// Whether a name is GDAL's own, "DRIVER:..." in capitals, rather than a path.
bool names_a_driver(std::string_view name);
/// Whether what a name stands for lies on a server: no file can be looked at.
bool is_remote(std::string_view name);

}  // namespace arpent
