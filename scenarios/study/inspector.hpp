#pragma once

#include "core/grid.hpp"
#include "scenarios/study/inspect.hpp"
#include "scenarios/study/spot.hpp"

#include <map>
#include <optional>
#include <string>

namespace arpent {

/// The territory as the CRS of sources see it; each CRS is asked about once.
class SeenTerritory {
public:
    explicit SeenTerritory(const Grid& grid) : grid_{grid}, name_{} {}

    const Grid& grid() const { return grid_; }
    /// Its CRS for people.
    const std::string& name();
    /// Its rectangle in a CRS (WKT). Throws Error (data) where there is no way.
    const Box& box_for(const std::string& crs);
    bool same(const std::string& crs);
    /// The share of it that a box in that CRS covers.
    double cover(const Box& box, const std::string& crs);

private:
    struct View {
        bool same = true;
        Box box;
    };
    Grid grid_;
    std::string name_;
    std::map<std::string, View> views_;

    const View& view(const std::string& crs);
};

/// Where and how a source is used.
struct Use {
    std::string key;   // "territory.layers.population"
    std::string layer; // of the catalogue; empty where its values are none of its layers
    const Source& source;
    const Resolved& scenario;
};

/// Looks at one raster source. Complaints as `inspect`.
std::optional<SourceReport> inspect_raster(const Use& use, SeenTerritory& territory, Diagnostics& complaints);

/// A number that each feature gives in a field.
struct UsedField {
    std::string owner{};  // the key that `key` stands below; empty: the use's
    std::string key{};    // "height"
    std::string field{};
    bool number = true; // else any text
    std::optional<double> low{}, high{};  // [SI] outside: an error
    Unit unit{};
    bool required = true;  // a feature without one is an error
};

/// Looks at one vector source. `takes`: polygons, lines, points, as a type of intervention has them; empty: any.
std::optional<SourceReport> inspect_vector(const Use& use, const std::vector<UsedField>& fields, const std::vector<std::string>& takes,
                                           SeenTerritory& territory, Diagnostics& complaints);

/// Looks at the weather of a scenario, which has one.
std::optional<WeatherReport> inspect_weather(const Resolved& scenario, const Grid& grid, Diagnostics& complaints);

}  // namespace arpent
