#include "scenarios/init/town.hpp"

#include "core/error.hpp"
#include "scenarios/init/scene.hpp"

#include <filesystem>

namespace arpent::town {
namespace {

namespace fs = std::filesystem;

void require_possible(const TownSpec& spec)
{
    if (spec.size < 64)
        throw Error{Fault::study, "a town of " + std::to_string(spec.size) + " x " + std::to_string(spec.size) + " cells is too small; at least 64 x 64 are needed"};
    if (!(spec.cell >= 1 && spec.cell <= 25))
        throw Error{Fault::study, "the cells of a generated town are 1 to 25 m a side"};
    if (spec.size > 31623)
        throw Error{Fault::study, "a town of " + std::to_string(spec.size) + " cells a side is too large; at most 31623 are possible"};
}

void make_folder(const std::string& folder)
{
    std::error_code wrong;
    if (fs::exists(folder, wrong) && !fs::is_directory(folder, wrong))
        throw Error{Fault::study, folder + " is a file; a new or empty folder is needed"};
    if (fs::exists(folder, wrong) && !fs::is_empty(folder, wrong))
        throw Error{Fault::study, "the folder " + folder + " is not empty; a town is written to a new or empty one"};
    for (const char* part : {"", "/options", "/weather"}) {
        fs::create_directories(folder + part, wrong);
        if (wrong)
            throw Error{Fault::machine, "cannot make the folder " + folder + part + ": " + wrong.message()};
    }
}

}  // namespace

}  // namespace arpent::town

namespace arpent::town {

}  // namespace arpent::town

namespace arpent {

void write_town(const TownSpec& spec, const std::string& folder)
{
    town::require_possible(spec);
    town::make_folder(folder);
    const town::Scene scene = town::make_scene(spec);
    town::write_rasters(scene, folder);
    town::write_vectors(scene, folder);
    town::write_options(scene, folder);
    town::write_texts(scene, folder);
}

}  // namespace arpent
