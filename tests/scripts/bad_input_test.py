#!/usr/bin/python3
"""What the whole program answers to each kind of bad input: the exit code, the exact message, and no result under a final name."""
import os
import unittest

import hill
import numpy

storm = "{design: uniform, depth: 30 mm, duration: 30 min, start: 2035-08-20T17:00+02:00}"
dem = "study.yaml:8:32: territory.layers.ground_elevation.raster: "
where = "study.yaml:21:47: warning: interventions.dyke.where: "


class Terrain(hill.Hill):
    def dem(self, values=None, **more):
        hill.write_raster(self.file("dem.tif"), hill.heights() if values is None else values, **more)

    def with_cells(self, value, nodata=-9999):
        values = hill.heights()
        values[10:12, 5:8] = value
        self.dem(values, nodata=nodata)

    def test_missing_file(self):
        os.remove(self.file("dem.tif"))
        self.assert_refused(3, dem + 'no such file "FOLDER/dem.tif"')

    def test_directory_instead_of_a_file(self):
        os.remove(self.file("dem.tif"))
        os.mkdir(self.file("dem.tif"))
        self.assert_refused(3, dem + '"FOLDER/dem.tif" is a directory (allowed: a file)')

    def test_truncated_tiff(self):
        self.dem(numpy.random.default_rng(1).random((40, 40), "f4") + 100)
        os.truncate(self.file("dem.tif"), 4500)
        done = self.run_study()
        self.assertEqual(done.returncode, 4, done.stderr)
        self.assertRegex(done.stderr, "^study.yaml:8:32: territory.layers.ground_elevation.raster: " + self.folder + "/dem.tif: cannot be read: TIFFReadEncoded")

    def test_not_a_raster(self):
        self.write("dem.tif", "hello")
        self.assert_refused(4, dem + "FOLDER/dem.tif: is not a raster that GDAL opens")

    def test_no_crs(self):
        self.dem(epsg=None)
        self.assert_refused(4, dem + "FOLDER/dem.tif: has no CRS: say it by `crs:`")

    def test_crs_unlike_the_declared_one_is_logged_and_warped(self):
        self.dem(epsg=32631)
        self.assert_refused(4, dem + "dem.tif has no value in the territory")
        self.assertIn(dem.replace(": territory", ": warning: territory") + "dem.tif is in EPSG:32631, the territory in EPSG:2154: its values are brought from one to the other",
                      self.run_study().stderr.splitlines())

    def test_rotated_raster(self):
        self.dem(turn=0.5)
        self.assert_refused(4, dem + "FOLDER/dem.tif: is rotated (allowed: north up; gdalwarp makes it so)")

    def test_no_overlap(self):
        self.dem(at=(0, 6000000))
        self.assert_refused(4, dem + "dem.tif lies at 0 to 200, 5999800 to 6000000, the territory at 700000 to 700200, 6600000 to 6600200: they do not meet")

    def test_one_mistake_is_one_complaint(self):
        self.dem(epsg=None)
        self.assertEqual(len(self.run_study().stderr.splitlines()), 1)

    def test_partial_cover_is_a_warning_and_nan_outside(self):
        self.dem(at=(hill.west + 50, hill.south + 200))
        done = self.run_study()
        self.assertEqual(done.returncode, 0)
        self.assertIn(dem.replace(": territory", ": warning: territory") + "dem.tif covers 75.0 % of the territory; the rest has no value", done.stderr.splitlines())
        depth = hill.gdal.Open(self.file("runs/hill/today/depth_max.tif")).ReadAsArray()
        self.assertTrue(numpy.isnan(depth[:, :10]).all())
        self.assertFalse(numpy.isnan(depth[:, 10:]).any())

    def test_all_nan(self):
        for nothing in (numpy.nan, -9999):
            self.dem(numpy.full((40, 40), nothing, "f4"))
            self.assert_refused(4, dem + "dem.tif has no value in the territory")

    def test_holes_are_counted_and_stay_nan(self):
        self.with_cells(numpy.nan)
        done = self.run_study()
        self.assertEqual(done.returncode, 0)
        self.assertIn(dem.replace(": territory", ": warning: territory") + "dem.tif has no value in 6 cells (0.4 %) of the territory that it covers: nothing is computed there", done.stderr.splitlines())
        depth = hill.gdal.Open(self.file("runs/hill/today/depth_max.tif")).ReadAsArray()
        self.assertEqual(numpy.isnan(depth).sum(), 6)

    def test_a_sentinel_left_in(self):
        for value, told in ((-9999, "-9999"), (3.4e38, "3.4e+38")):
            self.with_cells(value, nodata=None)
            self.assert_refused(4, dem + f"dem.tif: 6 cells outside -500 to 9000 m; the first, in row 11 and column 6, holds {told} "
                                "(a no-data value that the file does not declare?)")

    def test_one_cell_is_a_study(self):
        self.change("[700000, 6600000, 700200, 6600200]", "[700000, 6600000, 700005, 6600005]")
        self.assertEqual(self.run_study().returncode, 0)

    def test_zero_cells(self):
        self.change("[700000, 6600000, 700200, 6600200]", "[700000, 6600000, 700000, 6600200]")
        self.assert_refused(3, "study.yaml:5:11: territory.extent: is an empty rectangle (allowed: west, south, east, north)")

    def test_more_cells_than_memory_holds(self):
        self.change("[700000, 6600000, 700200, 6600200]", "[700000, 6600000, 1000000, 6900000]")
        done = self.run_study()
        self.assertEqual(done.returncode, 7)
        self.assertRegex(done.stderr, r"^a run on 60000 x 60000 cells needs about [0-9.]+ GB of memory, [0-9.]+ GB is free$")


class Rain(hill.Hill):
    def rain(self, rows, head="time_end_min,depth_mm"):
        self.write("rain.csv", head + "\n" + rows)
        self.change(storm, "{hyetograph: rain.csv, start: 2035-08-20T17:00+02:00}")

    def refused(self, message):
        self.assert_refused(4, "study.yaml:11:23: forcing.storm.hyetograph: FOLDER/rain.csv" + message)

    def test_a_good_one(self):
        self.rain("5,1\n10,2\n15,1\n")
        self.assertEqual(self.run_study().returncode, 0)

    def test_negative_rain(self):
        self.rain("5,1\n10,-2\n15,1\n")
        self.refused(":3: depth_mm: rain below 0")

    def test_a_gap(self):
        self.rain("5,1\n10,2\n20,1\n25,1\n")
        self.refused(":4: a gap: 10 min after the row before, 5 min elsewhere")

    def test_a_missing_value(self):
        self.rain("5,1\n10,\n15,1\n")
        self.refused(":3: depth_mm: the rain is missing (a dry interval is 0)")

    def test_a_word_for_a_number(self):
        self.rain("5,1\n10,x\n15,1\n")
        self.refused(':3: depth_mm: "x" is not a number')

    def test_no_column_of_rain(self):
        self.rain("5,1\n10,2\n", head="time_end_min,height")
        self.refused(": no column of rain (allowed: depth_mm, rain_mm, intensity_mm_h, rain_mm_h)")


class Interventions(hill.Hill):
    def warned(self, *messages):
        done = self.run_study()
        self.assertEqual(done.returncode, 0, done.stderr)
        for message in messages:
            self.assertIn(where + message.replace("FOLDER", self.folder), done.stderr.splitlines())
        return done

    def test_an_empty_polygon(self):
        self.write("dyke.geojson", '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": []}}]}')
        self.warned("FOLDER/dyke.geojson: layer dyke: 1 feature without geometry left out (first: 0)", "dyke.geojson holds no feature: the intervention changes nothing")

    def test_a_polygon_that_crosses_itself_is_mended(self):
        west, south = hill.west, hill.south
        hill.write_polygon(self.file("dyke.geojson"), [(west + 50, south + 50), (west + 100, south + 100), (west + 100, south + 50), (west + 50, south + 100), (west + 50, south + 50)])
        self.warned("FOLDER/dyke.geojson: layer dyke: 1 feature with polygons that cross themselves mended (first: 0)")

    def test_one_that_hits_nothing_changes_no_bit(self):
        hill.write_polygon(self.file("dyke.geojson"), hill.square(hill.west + 5000, hill.south, 50))
        done = self.warned("dyke.geojson lies at 705000 to 705050, 6600000 to 6600050, the territory at 700000 to 700200, 6600000 to 6600200: the intervention changes nothing")
        self.assertIn("dyke: runoff.flow: as in today", done.stderr.splitlines())
        results = self.results()
        self.assertEqual(results["today/depth_max.tif"], results["dyke/depth_max.tif"])


class Study(hill.Hill):
    def refused(self, old, new, message, code=3):
        self.change(old, new)
        self.assert_refused(code, message)

    def test_no_study(self):
        os.remove(self.file("study.yaml"))
        self.assert_refused(3, "study.yaml: no such file")

    def test_a_directory_for_a_study(self):
        os.remove(self.file("study.yaml"))
        os.mkdir(self.file("study.yaml"))
        self.assert_refused(3, "study.yaml: is a directory, not a file")

    def test_a_circle_of_parents(self):
        self.refused("today: {}", "today: {extends: dyke}", 'study.yaml:17:20: scenarios.today.extends: "dyke" extends "today" in turn: a circle')

    def test_a_missing_parent(self):
        self.refused("extends: today", "extends: tody", 'study.yaml:19:14: scenarios.dyke.extends: no scenario "tody", did you mean "today"? (allowed: today, dyke)')

    def test_an_unknown_key(self):
        self.refused("  cell: 5 m", "  cel: 5 m",
                     'study.yaml:6:3: territory.cel: unknown key, did you mean "cell"? (allowed: crs, extent, cell, allowed, report_within, zones, layers)')

    def test_a_duplicate_key(self):
        self.refused("  cell: 5 m", "  cell: 5 m\n  cell: 2 m", "study.yaml:7:3: cell: written twice; first at line 6")

    def test_a_number_without_unit(self):
        self.refused("  cell: 5 m", "  cell: 5", 'study.yaml:6:9: territory.cell: "5" has no unit (allowed: m, cm, mm, km)')

    def test_a_wrong_unit(self):
        self.refused("  cell: 5 m", "  cell: 5 h", 'study.yaml:6:9: territory.cell: "h" is a unit of another kind (allowed: m, cm, mm, km)')

    def test_a_model_on_cells_of_its_own(self):
        self.refused("runoff: {after", "runoff: {cell: 10 m, after", "study.yaml:13:18: models.runoff.cell: models run on the territory's cells (allowed: 5 m)")

    def test_an_input_that_nothing_gives(self):
        self.refused("    manning_roughness: {value: 0.03 s m-1/3}\n", "",
                     "  runoff.flow reads manning_roughness [s m-1/3], which no layer of the territory gives")

    def test_a_requirement_that_is_not_met_keeps_the_results(self):
        self.change("better: lower}", 'better: lower, require: "< 1 m2"}')
        done = self.run_study()
        self.assertEqual(done.returncode, 6)
        self.assertRegex(done.stderr, "not met: flooded_area: [0-9.]+ in today is not < 1 m2\n")
        self.assertIn("today.nc", self.results())

    def test_usage(self):
        for words in ([], ["runn"], ["run"], ["run", "study.yaml", "--threads", "0"], ["run", "study.yaml", "--scenario", "tday"]):
            self.assertEqual(self.arpent(*words).returncode, 2, words)
        self.assertEqual(self.run_study("--scenario", "tday").stderr, 'the study has no scenario "tday", did you mean "today"? (allowed: today, dyke)\n')


class Comparison(hill.Hill):
    def test_unlike_grids_are_refused_with_the_reason(self):
        self.run_study("--out", "a")
        self.change("cell: 5 m", "cell: 10 m")
        self.run_study("--out", "b")
        done = self.arpent("compare", "a/today.nc", "b/dyke.nc", "--out", "c")
        self.assertEqual(done.returncode, 4)
        self.assertIn("cell", done.stderr)
        self.assertFalse(os.path.exists(self.file("c/compare.nc")))

    def test_what_is_no_result(self):
        self.write("x.nc", "hello")
        for words, code, told in ((["compare", "nowhere"], 2, "nowhere: no such file or folder\n"), (["report", "nowhere"], 2, "nowhere: is not a run folder\n"),
                                  (["compare", "x.nc", "x.nc"], 4, "x.nc: is no HDF5 file\n")):
            done = self.arpent(*words)
            self.assertEqual((done.returncode, done.stderr), (code, told))


if __name__ == "__main__":
    unittest.main()
