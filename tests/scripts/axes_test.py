#!/usr/bin/python3
"""Events, years and members: a study that multiplies by them, its files, its comparison, its indicators and its page."""
import csv
import os
import unittest

import hill
from hill import Hill

AXES = """events:
  often: {storm: {depth: 20 mm}, return_period: 10 y}
  rare: {storm: {depth: 60 mm}, return_period: 100 y}
years: [0, 10]
models:"""


class Axes(Hill):
    def setUp(self):
        super().setUp()
        self.change("models:", AXES)

    def rows(self, folder="runs/hill"):
        with open(self.file(folder + "/indicators.csv"), encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def test_points_have_files_of_their_own_and_years_that_change_nothing_run_once(self):
        done = self.run_study()
        self.assertEqual(done.returncode, 0, done.stderr)
        names = {f"{scenario}_{event}_year_{year}" for scenario in ("today", "dyke") for event in ("often", "rare") for year in (0, 10)}
        files = self.results()
        self.assertEqual({name[:-3] for name in files if name.endswith(".nc") and name != "compare.nc"}, names)
        self.assertEqual({name[10:-5] for name in files if name.startswith("effective/")}, names)
        for name in names:
            self.assertIn(f"{name}/depth_max.tif", files)
        self.assertIn("dyke@rare@year_10: runoff.flow: as in dyke@rare@year_0", done.stderr)
        self.assertEqual(done.stderr.count(": as in "), 4, done.stderr)
        self.compared(files)
        self.expected()
        self.page()

    def compared(self, files):
        """Like with like."""
        found = {name[8:-4] for name in files if name.startswith("compare/") and name.endswith(".tif")}
        self.assertEqual(found, {f"depth_max__dyke_{event}_year_{year}_minus_today_{event}_year_{year}" for event in ("often", "rare") for year in (0, 10)})

    def expected(self):
        values = {(row["scenario"], row["event"], row["year"]): float(row["value"]) for row in self.rows() if row["zone_set"] == "all"}
        for scenario in ("today", "dyke"):
            often, rare = values[scenario, "often", "0"], values[scenario, "rare", "0"]
            self.assertGreater(rare, often)
            self.assertAlmostEqual(values[scenario, "expected", "0"], 0.09 * (often + rare) / 2 + 0.01 * rare, places=6)
            self.assertEqual(values[scenario, "expected", "10"], values[scenario, "expected", "0"])

    def page(self):
        with open(self.file("runs/hill/report.html"), encoding="utf-8") as file:
            page = file.read()
        for caption in ("expected in any year, year 0", "often, year 0", "rare, year 10"):
            self.assertIn(f"<b>{caption}</b></caption>", page)
        self.assertIn("Ward et al. 2011", page)

    def test_a_scenario_selects_all_its_points_and_a_point_itself(self):
        for words, count in (("today", 4), ("today@rare", 2), ("today@year_10", 2), ("today@rare@year_10", 1)):
            done = self.run_study("--scenario", words, "--out", "some/" + words)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(len([name for name in self.results("some/" + words) if name.endswith(".nc")]), count, words)
        self.assertEqual({row["event"] for row in self.rows("some/today@rare")}, {"rare"})
        self.assert_refused(2, 'the study has no scenario "today@rar" '
                               "(allowed: today@often@year_0, today@often@year_10, today@rare@year_0, today@rare@year_10, dyke@often@year_0, "
                               "dyke@often@year_10, dyke@rare@year_0, dyke@rare@year_10)", self.run_study("--scenario", "today@rar"))

    def test_an_effective_study_gives_its_point_again(self):
        self.run_study("--scenario", "dyke@rare@year_10")
        first = self.results()
        with open(self.file("again.yaml"), "wb") as file:
            file.write(first["effective/dyke_rare_year_10.yaml"])
        done = self.arpent("run", "again.yaml", "--out", "again")
        self.assertEqual(done.returncode, 0, done.stderr)
        again = self.results("again")
        for name in ("dyke_rare_year_10.nc", "dyke_rare_year_10/depth_max.tif", "effective/dyke_rare_year_10.yaml", "indicators.csv"):
            self.assertEqual(again[name], first[name], name)

    def test_results_carry_their_coordinates(self):
        self.run_study("--scenario", "dyke@rare@year_10")
        try:
            import xarray
        except ImportError:
            self.skipTest("xarray is not installed")
        with xarray.open_dataset(self.file("runs/hill/dyke_rare_year_10.nc")) as result:
            depth = result["depth_max"]
            self.assertEqual(str(depth.coords["event"].values), "rare")
            self.assertEqual((float(depth.coords["year"]), float(depth.coords["return_period"])), (10, 100))
            self.assertEqual(depth.coords["year"].attrs["long_name"], "years since planting and building")

    def test_members_have_their_mean_and_spread(self):
        self.change("models:", "members: {1: {}, 2: {forcing: {storm: {depth: 45 mm}}}, 3: {forcing: {storm: {depth: 60 mm}}}}\nmodels:")
        done = self.run_study()
        self.assertEqual(done.returncode, 0, done.stderr)
        values = {(row["scenario"], row["member"]): float(row["value"]) for row in self.rows()}
        members = sorted(values["today", str(number)] for number in (1, 2, 3))
        self.assertAlmostEqual(values["today", "mean"], sum(members) / 3, places=6)
        self.assertAlmostEqual(values["today", "p90"], members[1] + 0.8 * (members[2] - members[1]), places=6)
        self.assertIn("compare/depth_max__dyke_member_3_minus_today_member_3.tif", self.results())


if __name__ == "__main__":
    unittest.main()
