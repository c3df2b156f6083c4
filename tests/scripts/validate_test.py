#!/usr/bin/python3
"""`arpent validate`: what it prints, where its complaints go, its exit codes, and that it does not read what is large."""
import json
import os
import unittest

import hill
import numpy

weather = "forcing:\n  calendar: {start: 2035-08-20T00:00+02:00, end: 2035-08-21T00:00+02:00}\n  weather: {table: w.csv}"


class Validate(hill.Hill):
    def validate(self, *words):
        return self.arpent("validate", "study.yaml", *words)

    def with_weather(self, rows):
        self.change("forcing:", weather)
        self.write("w.csv", "time_end_utc,air_temperature_degC\n" + "".join(f"2035-08-{19 + (h + 1) // 24}T{(h + 1) % 24:02}:00Z,20\n" for h in range(rows)))

    def test_good_study(self):
        done = self.validate()
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        lines = done.stdout.splitlines()
        self.assertEqual(lines[0], "40 x 40 cells of 5 m, EPSG:2154")
        self.assertRegex(lines[2], r"^layers.ground_elevation +EPSG:2154 +100.0 % +5 m +1 +Float32 +all cells +0.0 % +116 to 120 m +dem.tif$")
        self.assertRegex(lines[-2], r"^looked at 3 sources in \d+ ms of CPU, after \d+ ms for the start of GDAL$")
        self.assertEqual(lines[-1], "study.yaml: good")

    def test_json_holds_everything(self):
        os.remove(self.file("dyke.geojson"))
        hill.write_polygon(self.file("dyke.geojson"), hill.square(0, 0, 60))
        done = self.validate("--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        told = json.loads(done.stdout)
        self.assertEqual([source["key"] for source in told["sources"]],
                         ["territory.layers.ground_elevation", "territory.layers.manning_roughness", "interventions.dyke.where"])
        self.assertEqual(told["sources"][0]["known"], 1)
        self.assertEqual(told["complaints"][0]["warning"], True)
        self.assertIn("they do not meet", told["complaints"][0]["what"])
        self.assertEqual(told["complaints"][0]["line"], 21)

    def test_errors_of_data_and_of_the_study(self):
        hill.write_raster(self.file("dem.tif"), hill.heights(), at=(0, 6000000))
        done = self.validate()
        self.assertEqual(done.returncode, 4)
        self.assertIn("study.yaml:8:32: territory.layers.ground_elevation.raster: dem.tif lies at 0 to 200, 5999800 to 6000000, the territory at 700000 to "
                      "700200, 6600000 to 6600200: they do not meet\n", done.stderr)
        self.change("cell: 5 m", "cell: 5")
        self.assertEqual(self.validate().returncode, 3)

    def test_a_large_raster_is_sampled(self):
        values = numpy.tile(hill.heights(), (100, 100))
        hill.write_raster(self.file("dem.tif"), values, at=(hill.west, hill.south + 200), size=0.05)
        self.assertRegex(self.validate().stdout, r"Float32 +\d+ blocks? ")

    def test_weather_is_judged_and_runoff_runs_without_it(self):
        self.with_weather(48)
        done = self.validate()
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(done.stdout, r"forcing.weather.table  w.csv: 48 intervals of 60 min, label end\n  air_temperature  20 to 20 degC\n")
        self.assertEqual(self.run_study("--scenario", "today").returncode, 0)

    def test_weather_that_ends_too_early(self):
        self.with_weather(20)
        done = self.validate()
        self.assertEqual(done.returncode, 4)
        self.assertIn("study.yaml:12:20: forcing.weather.table: w.csv holds 2035-08-19T02:00+02:00 to 2035-08-19T22:00+02:00, the calendar is "
                      "2035-08-20T00:00+02:00 to 2035-08-21T00:00+02:00\n", done.stderr)


if __name__ == "__main__":
    unittest.main()
