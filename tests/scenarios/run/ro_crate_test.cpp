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
    facts.inputs = {houses, {"jobs", "jobs.tif", "EPSG:2154", "sum", 5, 1}, houses};
    const std::string crate = ro_crate(facts);
    EXPECT_THAT(crate, HasSubstr(R"(  {
   "@id": "#input/buildings",
   "@type": "CreativeWork",
   "name": "data/houses.gpkg",
   "license": "Licence Ouverte 2.0",
   "creator": "IGN",
   "temporalCoverage": "2024",
   "url": "https://ign.fr",
   "creditText": "IGN 2024"
  },
  {
   "@id": "#input/jobs",
   "@type": "CreativeWork",
   "name": "jobs.tif"
  },
)"));
    EXPECT_THAT(crate, HasSubstr(R"(   "object": [
    {
     "@id": "#input/buildings"
    },
    {
     "@id": "#input/jobs"
    }
   ],
)"));
}

}  // namespace
}  // namespace arpent
