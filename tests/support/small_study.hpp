#pragma once

#include "scenarios/study/study.hpp"
#include "support/temporary_folder.hpp"

#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace arpent {

/// A study that is read without a complaint, and a folder with the (empty) files it names.
class SmallStudy {
public:
    SmallStudy()
    {
        for (const char* name : {"dem.tif", "delta.tif", "a.gpkg", "b.gpkg", "idf.csv"})
            write(name, "");
        std::filesystem::create_directory(folder_ / "folder");
    }

    static inline const std::string text = R"(arpent: 1
study: small
territory:
  crs: EPSG:2154
  extent: [660900, 6356600, 661900, 6357600]
  cell: 5 m
  layers:
    ground_elevation: {raster: dem.tif, unit: m}
forcing:
  calendar: {start: 2035-08-19T00:00+02:00, end: 2035-08-21T00:00+02:00}
  storm: {design: uniform, depth: 30 mm, duration: 30 min, start: 2035-08-20T17:00+02:00}
models:
  runoff: {after: 2 h}
indicators:
  wet: {of: depth.max, then: "> 10 cm"}
scenarios:
  today: {}
  green:
    extends: today
    interventions:
      - {id: trees, type: plant_trees, where: {vector: a.gpkg}, height: 9 m, cost: 2200 EUR/tree}
  greener:
    extends: green
    forcing: {storm: {peak: 0.4}}
compare: {baseline: today}
)";

    /// The study with its first `from` replaced.
    static std::string with(const std::string& from, const std::string& to)
    {
        std::string changed = text;
        const auto at = changed.find(from);
        if (at == changed.npos)
            throw std::runtime_error{"the small study does not hold " + from};
        return changed.replace(at, from.size(), to);
    }

    void write(const std::string& name, const std::string& content) const
    {
        std::filesystem::create_directories(std::filesystem::path{folder_ / name}.parent_path());
        std::ofstream{folder_ / name, std::ios::binary} << content;
    }

    Reading read(const std::string& study, const std::vector<std::string>& sets = {}) const { return read_study(folder_ / "s.yaml", study, {.sets = sets}); }

    /// All complaints, the folder left out of them.
    std::string complaints(const std::string& study, const std::vector<std::string>& sets = {}) const
    {
        std::string said = read(study, sets).complaints.text();
        for (auto at = said.find(folder_ / ""); at != said.npos; at = said.find(folder_ / "", at))
            said.erase(at, (folder_ / "").size());
        return said;
    }

    const TemporaryFolder& folder() const { return folder_; }

private:
    TemporaryFolder folder_;
};

}  // namespace arpent
