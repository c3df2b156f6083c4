#include "scenarios/explain/doctor.hpp"

#include "core/executor.hpp"
#include "core/threads.hpp"
#include "core/unit.hpp"
#include "io/libraries.hpp"
#include "scenarios/run/cache.hpp"
#include "scenarios/run/run_folder.hpp"

#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace arpent {
namespace {

namespace fs = std::filesystem;

enum class State { ok, warning, fault };

/// A format and what it is needed for.
struct Door {
    const char *driver, *opens;
    bool essential = false, written = false;
};

constexpr auto doors = std::to_array<Door>({
    {"GTiff", "GeoTIFF rasters, and ours", true, true},
    {"COG", "the maps of results", true, true},
    {"GPKG", "GeoPackage, and ours", true, true},
    {"ESRI Shapefile", "shapefiles"},
    {"GeoJSON", "GeoJSON"},
    {"FlatGeobuf", "FlatGeobuf"},
    {"GML", "GML and CityGML"},
    {"CSV", "points in tables"},
    {"DXF", "footprints in drawings"},
    {"OSM", "OpenStreetMap extracts"},
    {"VRT", "mosaics of tiles"},
    {"netCDF", "rasters in netCDF"},
    {"PostgreSQL", "PostGIS"},
    {"WFS", "WFS servers"},
    {"OAPIF", "servers of OGC API Features"},
});

std::string giga(double bytes) { return std::isfinite(bytes) ? number_text(std::round(bytes / 1e8) / 10) + " GB" : "unlimited"; }

/// The first value of a line `name : value` of a file of the system.
std::string line_of(const char* path, const std::string& name)
{
    std::ifstream file{path};
    for (std::string line; std::getline(file, line);)
        if (line.starts_with(name))
            return line.substr(std::min(line.size(), line.find_first_not_of(" \t:", name.size())));
    return "";
}

class Examiner {
public:
    explicit Examiner(std::string place) : place_{std::move(place)} { made_.facts["checks"] = Facts::list(); }

    Examination examine()
    {
        see_libraries();
        see_doors();
        see_processor();
        see_room();
        see_cache();
        see_terminal();
        made_.facts["well"] = made_.well;
        return std::move(made_);
    }

private:
    void say(const std::string& check, State state, const std::string& found, const std::string& advice = "")
    {
        Facts& row = made_.facts["checks"].add(Facts::map());
        row["check"] = check;
        row["state"] = state == State::ok ? "ok" : state == State::warning ? "warning" : "fault";
        row["found"] = found;
        if (!advice.empty())
            row["advice"] = advice;
        made_.well = made_.well && state != State::fault;
    }

    void see_libraries()
    {
        for (const auto& [name, version] : io_libraries())
            say(name, State::ok, version);
        say("threads' library", State::ok, threads_library());
        const std::string fault = proj_fault();
        say("coordinate systems", fault.empty() ? State::ok : State::fault, fault.empty() ? "PROJ finds its database" : fault,
            fault.empty() ? "" : "install proj-data, or let PROJ_DATA name the folder of proj.db");
    }

    void see_doors()
    {
        for (const Door& door : doors) {
            const DriverState found = driver_state(door.driver);
            const bool enough = found.reads && (found.writes || !door.written);
            say(door.driver, enough ? State::ok : door.essential ? State::fault : State::warning,
                std::string{door.opens} + (enough ? "" : found.reads ? ": not written by this GDAL" : ": not opened by this GDAL"),
                enough ? "" : "install Debian's libgdal, which has it; or convert such files elsewhere");
        }
    }

    void see_processor()
    {
        __builtin_cpu_init();
        const bool fits = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
        say("processor", fits ? State::ok : State::fault, line_of("/proc/cpuinfo", "model name") + (fits ? ", with AVX2 and FMA" : ", without AVX2 or FMA"));
        const ThreadLimits limits = thread_limits();
        say("threads", State::ok,
            std::to_string(threads_available()) + " of " + std::to_string(limits.machine) + " processors" +
                (limits.affinity < limits.machine ? ", tied to " + std::to_string(limits.affinity) : "") +
                (limits.quota > 0 ? ", quota of " + number_text(limits.quota) : ""));
    }

    void see_room()
    {
        const double memory = memory_available(), disk = disk_available(place_);
        say("memory", memory < 1e9 ? State::warning : State::ok, giga(memory) + " free", memory < 1e9 ? "`arpent plan` says what a study needs" : "");
        say("disk", disk < 1e9 ? State::warning : State::ok, giga(disk) + " free in " + place_,
            disk < 1e9 ? "`arpent plan` says what a study needs; --out writes elsewhere" : "");
    }

    void see_cache()
    {
        const std::string folder = cache_folder(place_);
        fs::path held = fs::absolute(folder);
        while (!fs::exists(held) && held != held.parent_path())
            held = held.parent_path();
        const bool writable = ::access(held.c_str(), W_OK | X_OK) == 0;
        say("cache", writable ? State::ok : State::warning, folder + (writable ? "" : " cannot be written"),
            writable ? "" : "nothing is kept from run to run: let ARPENT_CACHE name a folder that can be written");
    }

    void see_terminal()
    {
        const auto said = [](const char* name) { return std::string{std::getenv(name) ? std::getenv(name) : ""}; };
        const std::string locale = !said("LC_ALL").empty() ? said("LC_ALL") : !said("LC_CTYPE").empty() ? said("LC_CTYPE") : said("LANG");
        const bool utf8 = locale.find("UTF-8") != std::string::npos || locale.find("utf8") != std::string::npos;
        say("locale", State::ok, (locale.empty() ? "none" : locale) + (utf8 ? "" : ": accents may be shown wrong; files are UTF-8 all the same"));
        say("terminal", State::ok, ::isatty(STDERR_FILENO) ? "progress as a bar" : "none: progress as a line every 10 s");
    }

    std::string place_;
    Examination made_{};
};

}  // namespace

Examination examine(const std::string& place) { return Examiner{place}.examine(); }

}  // namespace arpent
