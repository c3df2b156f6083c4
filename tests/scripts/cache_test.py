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
        if "unchanged: " in done.stderr:
            return {}
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
        shutil.rmtree(self.file("afresh"))
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


    def all_files(self):
        """Every file of the run folder, with what changes where it is written; reading changes the time of access alone."""
        paths = [os.path.join(place, name) for place, _, names in os.walk(self.file("runs")) for name in names]
        return {path: (about.st_ino, about.st_size, about.st_mtime_ns) for path, about in ((path, os.stat(path)) for path in paths)}

    def test_an_unchanged_study_writes_nothing_and_ends_alike(self):
        self.change("better: lower}", 'better: lower, require: "< 1 m2"}')
        first = self.run_study()
        self.assertEqual(first.returncode, 6, first.stderr)
        before = self.all_files()
        again = self.run_study("--threads", "1")
        self.assertEqual(again.returncode, 6)
        self.assertEqual(again.stdout, first.stdout)
        self.assertEqual(again.stderr.splitlines()[-1], first.stderr.splitlines()[-1])
        self.assertIn("unchanged: the results are those of this study", again.stderr)
        self.assertEqual(self.all_files(), before)

    def test_a_missing_or_altered_file_is_made_again(self):
        self.ran()
        first = self.results()
        os.remove(self.file("runs/hill/today/depth_max.tif"))
        with open(self.file("runs/hill/dyke.nc"), "r+b") as file:
            file.seek(5000)
            file.write(b"x")
        os.remove(self.file("runs/hill/report.html"))
        self.assertEqual(self.ran(), {})
        self.assertEqual(self.results(), first)
        self.assertTrue(os.path.exists(self.file("runs/hill/report.html")))

    def test_another_indicator_or_zone_is_never_taken_for_unchanged(self):
        self.ran()
        self.change("threshold: 10 cm", "threshold: 20 cm")
        self.ran()
        self.assert_as_from_nothing()
        shutil.rmtree(self.file("afresh"))
        hill.write_polygon(self.file("zone.geojson"), hill.square(hill.west + 20, hill.south + 20, 100))
        self.change("  layers:\n", "  report_within: {vector: zone.geojson}\n  layers:\n")
        self.ran()
        self.assert_as_from_nothing()
        shutil.rmtree(self.file("afresh"))
        hill.write_polygon(self.file("zone.geojson"), hill.square(hill.west + 20, hill.south + 20, 110))
        self.assertEqual(self.ran(), {})
        self.assert_as_from_nothing()

    def test_fifty_kills_leave_the_bits_of_an_unbroken_run(self):
        began = time.monotonic()
        whole, dice = self.from_nothing("whole"), hill.numpy.random.default_rng(5)
        lasts = time.monotonic() - began
        for n in range(50):
            process = subprocess.Popen([hill.program, "run", "study.yaml", "--checkpoint", "0s"], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(dice.uniform(0, lasts))
            process.kill()
            process.wait()
            if n % 10 == 9:  # what is whole may be taken; it begins anew
                shutil.rmtree(self.file("runs"), ignore_errors=True)
                shutil.rmtree(self.file(".arpent"), ignore_errors=True)
        self.ran()
        self.assertEqual(self.results(), whole)

    def test_two_at_once_on_one_cache(self):
        shared = {**os.environ, "ARPENT_CACHE": self.file("shared")}
        both = [subprocess.Popen([hill.program, "run", "study.yaml", "--out", f"out{n}"], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                 text=True, env=shared) for n in range(2)]
        for each in both:
            _, told = each.communicate(timeout=120)
            self.assertEqual(each.returncode, 0, told)
        whole = self.from_nothing("whole")
        self.assertEqual(self.results("out0"), whole)
        self.assertEqual(self.results("out1"), whole)

    @unittest.skipUnless(os.geteuid() == 0, "needs root, to mount a small disk")
    def test_a_full_disk_is_a_warning(self):
        with tempfile.TemporaryDirectory() as disk:
            if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", disk], capture_output=True).returncode != 0:
                self.skipTest("no mount here")
            try:
                done = self.run_study(env={**os.environ, "ARPENT_CACHE": disk + "/cache"})
                self.assertEqual(done.returncode, 0, done.stderr)
                told = [line for line in done.stderr.splitlines() if "nothing more is kept in the cache" in line]
                self.assertEqual(len(told), 1, done.stderr)
                self.assertIn("No space left on device", told[0])
                self.assertEqual([name for _, _, names in os.walk(disk) for name in names if name.endswith(".part")], [])
            finally:
                subprocess.run(["umount", disk])
        self.assertEqual(self.results(), self.from_nothing("whole"))


    def test_lists_checks_and_clears(self):
        self.ran()
        listed = json.loads(self.arpent("cache", "list", "--json").stdout)
        self.assertEqual(listed["folder"], "./.arpent")
        self.assertEqual(sorted((entry["study"], entry["scenario"], entry["step"]) for entry in listed["entries"]),
                         [("hill", "dyke", "runoff.flow"), ("hill", "today", "runoff.flow")])
        self.assertIn("depth_max", listed["entries"][0]["outputs"])
        self.assertIn("hill: today: runoff.flow", self.arpent("cache", "list", "study.yaml").stdout)
        done = self.arpent("cache", "check")
        self.assertEqual((done.returncode, done.stdout), (0, "./.arpent: all entries are whole\n"))
        cut, flipped = (self.file(".arpent/" + entry["path"]) for entry in listed["entries"])
        os.truncate(cut, os.path.getsize(cut) // 2)
        with open(flipped, "r+b") as file:
            file.seek(os.path.getsize(flipped) // 3)
            byte = file.read(1)
            file.seek(-1, os.SEEK_CUR)
            file.write(bytes([byte[0] ^ 1]))
        done = self.arpent("cache", "check")
        self.assertEqual(done.returncode, 4)
        self.assertEqual(done.stdout.count("is cut short or damaged: the step that made it will run again"), 2)
        first = self.results()
        shutil.rmtree(self.file("runs"))
        self.assertEqual(sorted(self.ran()), ["dyke", "today"])
        self.assertEqual(self.results(), first)
        self.assertEqual(self.arpent("cache", "check").returncode, 0)
        self.assertIn("0 MB removed", self.arpent("cache", "clear", "--older", "30d").stdout)
        self.assertEqual(len(json.loads(self.arpent("cache", "list", "--json").stdout)["entries"]), 2)
        self.assertEqual(self.arpent("cache", "clear").returncode, 0)
        self.assertEqual([name for _, _, names in os.walk(self.file(".arpent")) for name in names], [])
        self.assertEqual(self.arpent("cache", "clear", "--older", "soon").returncode, 2)


if __name__ == "__main__":
    unittest.main()
