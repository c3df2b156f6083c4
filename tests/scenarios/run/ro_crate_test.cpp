#include "scenarios/run/ro_crate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace arpent {
namespace {

using ::testing::HasSubstr;

TEST(RoCrate, NamesEveryInputOnceWithItsLicenceAndFiles)
{
    CrateFacts facts{.study = "small", .title = "Small", .engine = "arpent", .command = "arpent run", .machine = "m", .started = "s", .ended = "e",
                     .folder_of_study = ".", .files = {"today.nc"}};
    const InputRecord houses{"buildings", "data/houses.gpkg", "EPSG:2154", "area", 0, 1, {"IGN", "Licence Ouverte 2.0", "2024", "https://ign.fr", "IGN 2024", ""}, "",
                             {{"data/houses.gpkg", "0123456789abcdef0123456789abcdef"}}};
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
   "creditText": "IGN 2024",
   "hasPart": [
    {
     "@id": "#file/data/houses.gpkg"
    }
   ]
  },
  {
   "@id": "#input/jobs/jobs%20of%20all.tif",
   "@type": "CreativeWork",
   "name": "jobs of all.tif"
  },
  {
   "@id": "#file/data/houses.gpkg",
   "@type": "MediaObject",
   "name": "data/houses.gpkg",
   "identifier": {
    "@id": "#digest/data/houses.gpkg"
   }
  },
  {
   "@id": "#digest/data/houses.gpkg",
   "@type": "PropertyValue",
   "propertyID": "XXH3-128",
   "value": "0123456789abcdef0123456789abcdef"
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
