#include "scenarios/run/ro_crate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace arpent {
namespace {

using ::testing::HasSubstr;

TEST(RoCrate, NamesEveryInputOnceWithItsLicence)
{
    CrateFacts facts{.study = "small", .title = "Small", .engine = "arpent", .command = "arpent run", .machine = "m", .started = "s", .ended = "e",
                     .folder_of_study = ".", .files = {"today.nc"}};
    const InputRecord houses{"buildings", "data/houses.gpkg", "EPSG:2154", "area", 0, 1, {"IGN", "Licence Ouverte 2.0", "2024", "https://ign.fr", "IGN 2024", ""}};
    facts.inputs = {houses, {"jobs", "jobs of all.tif", "EPSG:2154", "sum", 5, 1}, houses};
    const std::string crate = ro_crate(facts);
    EXPECT_THAT(crate, HasSubstr(R"(  {
   "@id": "#input/buildings/data/houses.gpkg",
   "@type": "CreativeWork",
   "name": "data/houses.gpkg",
   "license": "Licence Ouverte 2.0",
   "creator": "IGN",
   "temporalCoverage": "2024",
   "url": "https://ign.fr",
   "creditText": "IGN 2024"
  },
  {
   "@id": "#input/jobs/jobs%20of%20all.tif",
   "@type": "CreativeWork",
   "name": "jobs of all.tif"
  },
)"));
    EXPECT_THAT(crate, HasSubstr(R"(   "object": [
    {
     "@id": "#study-folder"
    },
    {
     "@id": "#input/buildings/data/houses.gpkg"
    },
    {
     "@id": "#input/jobs/jobs%20of%20all.tif"
    }
   ],
)"));
}

}  // namespace
}  // namespace arpent
