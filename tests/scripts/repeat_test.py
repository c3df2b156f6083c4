#!/usr/bin/python3
"""A run is repeated from its own folder; paths that leave the study's folder are refused where they must be."""
import json
import os
import shutil
import unittest

import hill


class Repeat(hill.Hill):
    def scenario_files(self, folder, scenario):
        mine = (scenario + ".nc", scenario + os.sep, "effective/" + scenario + ".yaml")
        return {name: content for name, content in self.results(folder).items() if name.startswith(mine)}

    def repeat(self, effective, out, *words):
        done = self.arpent("run", effective, "--out", out, *words)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_each_scenario_gives_the_same_bytes_from_its_own_words(self):
        self.assertEqual(self.run_study().returncode, 0)
        for scenario in ("today", "dyke"):
            self.repeat(f"runs/hill/effective/{scenario}.yaml", "again")
            first = self.scenario_files("runs/hill", scenario)
            self.assertIn(scenario + ".nc", first)
            self.assertEqual(self.scenario_files("again", scenario), first, scenario)

    def test_a_run_that_was_carried_away_needs_the_study_s_folder(self):
        self.assertEqual(self.run_study().returncode, 0)
        first = self.scenario_files("runs/hill", "dyke")
        os.mkdir(self.file("town"))
        for name in ("dem.tif", "dyke.geojson"):
            shutil.move(self.file(name), self.file("town/" + name))
        shutil.move(self.file("runs/hill"), self.file("carried"))
        with open(self.file("carried/ro-crate-metadata.json"), encoding="utf-8") as file:
            crate = json.load(file)
        named = [each for each in crate["@graph"] if each["@id"] == "#study-folder"]
        self.assertEqual([each["value"] for each in named], [self.folder])
        named[0]["value"] = self.folder + "/gone"
        self.write("carried/ro-crate-metadata.json", json.dumps(crate))
        self.assert_refused(3, 'carried/ro-crate-metadata.json: no such folder "FOLDER/gone": name the study\'s folder with --base',
                            self.arpent("run", "carried/effective/dyke.yaml", "--out", "again"))
        self.repeat("carried/effective/dyke.yaml", "again", "--base", "town")
        self.assertEqual(self.scenario_files("again", "dyke"), first)

    def test_sets_are_in_the_words(self):
        self.assertEqual(self.run_study("--set", "forcing.storm.depth=20 mm").returncode, 0)
        self.repeat("runs/hill/effective/dyke.yaml", "again")
        self.assertEqual(self.scenario_files("again", "dyke"), self.scenario_files("runs/hill", "dyke"))


class Confined(hill.Hill):
    def refused(self, what, *words):
        done = self.run_study("--confine", *words)
        self.assert_refused(3, what, done)

    def test_a_study_that_stays_at_home_runs(self):
        done = self.run_study("--confine")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_paths_that_lead_out_are_refused(self):
        os.mkdir(self.file("in"))
        shutil.copy(self.file("dyke.geojson"), self.file("in/dyke.geojson"))
        os.symlink(self.file("dem.tif"), self.file("in/link.tif"))
        for path in ("../dem.tif", self.file("dem.tif"), "link.tif"):
            self.write("in/study.yaml", hill.study.replace("dem.tif", path))
            done = self.arpent("run", "in/study.yaml", "--confine")
            self.assert_refused(3, f'in/study.yaml:8:32: territory.layers.ground_elevation.raster: "{path}" leads out of the study\'s folder '
                                   "(--confine allows what lies in it)", done)
            self.assertEqual(self.arpent("validate", "in/study.yaml").returncode, 0)

    def test_a_raster_that_points_elsewhere_is_refused(self):
        os.mkdir(self.file("in"))
        shutil.copy(self.file("dyke.geojson"), self.file("in/dyke.geojson"))
        hill.gdal.BuildVRT(self.file("in/dem.vrt"), [self.file("dem.tif")]).FlushCache()
        self.write("in/study.yaml", hill.study.replace("dem.tif", "dem.vrt"))
        self.assertEqual(self.arpent("run", "in/study.yaml").returncode, 0)
        done = self.arpent("run", "in/study.yaml", "--confine", "--out", "confined")
        self.assertEqual(done.returncode, 4, done.stderr)
        self.assertFalse(os.path.exists(self.file("confined/today.nc")))


if __name__ == "__main__":
    unittest.main()
