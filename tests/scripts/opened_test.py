#!/usr/bin/python3
"""What a run leaves, as a person opens it: the page in a browser, the project in QGIS, maps and results by their checkers."""
import glob
import os
import shutil
import subprocess
import unittest

import hill

tools = os.environ.get("ARPENT_TOOLS", "")


def has_qgis():
    return subprocess.run(["/usr/bin/python3", "-c", "import qgis.core"], capture_output=True).returncode == 0


@unittest.skipUnless(tools, "ARPENT_TOOLS does not say where the checkers are")
class Opened(hill.Hill):
    def setUp(self):
        super().setUp()
        self.change("study: hill", 'study: hill\ntitle: "A <script>hill</script>"')
        done = self.run_study()
        self.assertEqual(done.returncode, 0, done.stderr)

    def check(self, tool, *words):
        done = subprocess.run([os.path.join(tools, tool), *words], cwd=self.folder, capture_output=True, text=True, timeout=300)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_results_are_good_cf(self):
        self.check("cf-check", *glob.glob(self.file("runs/hill/*.nc")))

    def test_maps_are_good_cogs(self):
        maps = glob.glob(self.file("runs/hill/*/*.tif"))
        self.assertGreater(len(maps), 6)
        self.check("cog-check", "--strict", *maps)

    @unittest.skipUnless(has_qgis(), "no QGIS here")
    def test_qgis_draws_the_project_and_a_map(self):
        self.check("qgis-shot", "runs/hill/study.qgs", "-o", "project.png")
        self.check("qgis-shot", "runs/hill/today/depth_max.tif", "-o", "map.png")
        self.check("qgis-shot", f"NETCDF:{self.file('runs/hill/today.nc')}:depth_max", "-o", "variable.png")

    @unittest.skipUnless(shutil.which("chromium") and shutil.which("npm"), "no browser here")
    def test_the_page_has_no_fault_in_a_browser(self):
        self.check("page-shot", "runs/hill/report.html")


if __name__ == "__main__":
    unittest.main()
