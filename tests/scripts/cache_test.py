#!/usr/bin/python3
"""What is cached answers what was asked, and nothing else: the whole program on a small study with land cover and buildings."""
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

import hill

study = hill.study.replace("    manning_roughness: {value: 0.03 s m-1/3}\n", """    land_cover: {raster: cover.tif, classes: classes.csv}
    buildings: {vector: house.geojson, height: {field: height_m, unit: m}}
""").replace("forcing:\n", "forcing:\n  calendar: {start: 2035-08-20T00:00+02:00, end: 2035-08-22T00:00+02:00}\n")

classes = """code,name,color,like,manning_n [s m-1/3],impervious_fraction
1,street,#808080,road_asphalt,0.02,0.9
2,lawn,#60a060,garden,0.2,0.1
"""


def house(x, height):
    ring = ", ".join(f"[{x}, {y}]" for x, y in hill.square(x, hill.south + 100, 23))
    return ('{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}, "features": ['
            '{"type": "Feature", "properties": {"height_m": %g}, "geometry": {"type": "Polygon", "coordinates": [[%s]]}}]}' % (height, ring))


class Cached(hill.Hill):
    def setUp(self):
        super().setUp()
        row, col = hill.numpy.mgrid[0:hill.side, 0:hill.side]
        hill.write_raster(self.file("cover.tif"), (1 + (col // 5) % 2).astype("u1"), nodata=0)
        self.write("classes.csv", classes)
        self.write("house.geojson", house(hill.west + 102, 6))
        self.write("study.yaml", study)

    def change(self, old, new):
        self.assertIn(old, study)
        self.write("study.yaml", study.replace(old, new))

    def log(self, folder="runs/hill"):
        with open(self.file(folder + "/log.jsonl")) as file:
            return [json.loads(line) for line in file]

    def ran(self, *words, code=0, **more):
        """Runs the study. The scenarios whose step ran, with the reason."""
        done = self.run_study(*words, **more)
        self.assertEqual(done.returncode, code, done.stderr)
        return {line["scenario"]: line["reason"] for line in self.log() if line["event"] == "step begins"}

    def reasons(self):
        """By scenario, what `plan` says."""
        done = self.arpent("plan", "study.yaml")
        self.assertEqual(done.returncode, 0, done.stderr)
        rows = [line.split("  ") for line in done.stdout.splitlines() if "runoff.flow" in line]
        return {row[0].strip(): [word.strip() for word in row if word.strip()][2] for row in rows}

    def from_nothing(self, folder):
        """The results of the study as it is, without a cache."""
        done = self.run_study("--out", folder, env={**os.environ, "ARPENT_CACHE": self.file(folder + "-cache")})
        self.assertEqual(done.returncode, 0, done.stderr)
        return self.results(folder)

    def assert_as_from_nothing(self):
        afresh, here = self.from_nothing("afresh"), self.results()
        self.assertEqual(here.keys(), afresh.keys())
        for name in here:
            self.assertEqual(here[name], afresh[name], name)

    def test_a_changed_title_runs_nothing_and_changes_what_shows_it(self):
        self.assertEqual(self.ran(), {"today": "new", "dyke": "new"})
        self.change("  today: {}", "  today: {title: The town as it is}")
        self.assertEqual(self.reasons(), {"today": "cached", "dyke": "cached"})
        self.assertEqual(self.ran(), {})
        self.assertIn(b"The town as it is", self.results()["effective/today.yaml"])
        self.assert_as_from_nothing()

    def test_the_same_raster_saved_again_runs_nothing(self):
        self.ran()
        for name in ("dem.tif", "cover.tif"):
            os.rename(self.file(name), self.file("old.tif"))
            hill.gdal.Translate(self.file(name), self.file("old.tif"), creationOptions=["COMPRESS=DEFLATE", "TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"])
        self.assertEqual(self.reasons(), {"today": "cached", "dyke": "cached"})
        self.assertEqual(self.ran(), {})
        self.assert_as_from_nothing()

    def check(self, reason, also="dyke"):
        """Something has changed: no old entry answers, and the results are those of a run from nothing."""
        expected = {"today": reason, "dyke": reason} if also else {"today": reason}
        self.assertEqual(self.reasons(), expected if also else {**expected, "dyke": "cached"})
        self.assertEqual(self.ran(), expected)
        self.assert_as_from_nothing()

    def test_another_storm_runs_again(self):
        self.ran()
        self.change("depth: 30 mm", "depth: 31 mm")
        self.check("input changed: rain")

    def test_another_calendar_runs_again(self):
        self.ran()
        self.change("end: 2035-08-22T00:00+02:00", "end: 2035-08-23T00:00+02:00")
        self.check("input changed: calendar")

    def test_another_class_row_runs_again(self):
        self.ran()
        self.write("classes.csv", classes.replace("0.2,0.1", "0.25,0.1"))
        self.check("input changed: manning_roughness (classes.csv)")

    def test_a_cell_that_becomes_built_runs_again(self):
        self.ran()
        self.write("house.geojson", house(hill.west + 99, 6))
        reason = self.reasons()["today"]
        self.assertIn("building_fraction", reason)
        self.assertTrue(reason.endswith("(house.geojson)"), reason)
        self.check(reason)

    def test_another_terrain_runs_again_one_cell_of_it(self):
        self.ran()
        values = hill.heights()
        values[3, 7] += 1e-3
        hill.write_raster(self.file("dem.tif"), values)
        self.check("input changed: ground_elevation (dem.tif)")

    def test_another_setting_runs_again(self):
        self.ran()
        self.change("after: 10 min", "after: 11 min")
        self.check("input changed: interval, after")

    def test_another_intervention_runs_its_scenario_again(self):
        self.ran()
        self.change("height: 1 m", "height: 1.5 m")
        self.assertEqual(self.reasons(), {"today": "cached", "dyke": "input changed: ground_elevation (intervention dyke)"})
        self.assertEqual(list(self.ran()), ["dyke"])
        self.assert_as_from_nothing()

    def test_the_same_words_in_other_units_run_nothing(self):
        self.ran()
        self.change("cell: 5 m", "cell: 500 cm")
        self.assertEqual(self.ran(), {})

    def test_an_entry_made_for_other_outputs_is_not_taken(self):
        self.ran()
        self.change("outputs: [depth]", "outputs: [depth, speed]")
        self.assertEqual(self.reasons(), {"today": "new", "dyke": "new"})
        self.assertEqual(list(self.ran()), ["today", "dyke"])
        self.assert_as_from_nothing()
        for folder in ("afresh", "runs"):
            shutil.rmtree(self.file(folder))
        self.write("study.yaml", study)
        self.assertEqual(self.ran(), {})
        self.assert_as_from_nothing()

    def test_studies_share_what_is_equal(self):
        shared = {**os.environ, "ARPENT_CACHE": self.file("shared")}
        self.ran(env=shared)
        self.write("study.yaml", study.replace("study: hill", "study: other").replace("scenarios:\n  today: {}", "scenarios:\n  today: {}\n  twin: {title: The same}"))
        done = self.run_study(env=shared)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual([line["event"] for line in self.log("runs/other") if line["event"].startswith("step")], ["step cached", "step cached"])
        self.assertIn("twin: runoff.flow: as in today", done.stderr)


if __name__ == "__main__":
    unittest.main()
