"""A small study over a hill with a dyke, and the program under test: what the scripts beside this file share."""
import os
import subprocess
import sys
import tempfile
import unittest

import numpy
from osgeo import gdal, osr

gdal.UseExceptions()
program = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "arpent"
west, south, side, cell = 700000, 6600000, 40, 5

study = """arpent: 1
study: hill
territory:
  crs: EPSG:2154
  extent: [700000, 6600000, 700200, 6600200]
  cell: 5 m
  layers:
    ground_elevation: {raster: dem.tif, unit: m}
    manning_roughness: {value: 0.03 s m-1/3}
forcing:
  storm: {design: uniform, depth: 30 mm, duration: 30 min, start: 2035-08-20T17:00+02:00}
models:
  runoff: {after: 10 min, outputs: [depth]}
indicators:
  flooded_area: {of: depth.max, statistic: area_above, threshold: 10 cm, better: lower}
scenarios:
  today: {}
  dyke:
    extends: today
    interventions:
      - {id: dyke, type: raise_ground, where: {vector: dyke.geojson}, height: 1 m}
compare: {baseline: today, maps: [depth.max]}
"""


def heights():
    """A slope to the south with a hollow in the middle [m]."""
    row, col = numpy.mgrid[0:side, 0:side]
    hollow = 2 * numpy.exp(-((row - 20) ** 2 + (col - 20) ** 2) / 30)
    return (120 - 0.1 * row - hollow).astype("f4")


def write_raster(path, values, epsg=2154, nodata=-9999, at=(west, south + side * cell), size=cell, turn=0):
    rows, cols = values.shape
    kind = gdal.GDT_Byte if values.dtype == numpy.uint8 else gdal.GDT_Float32
    raster = gdal.GetDriverByName("GTiff").Create(path, cols, rows, 1, kind)
    raster.SetGeoTransform((at[0], size, turn, at[1], turn, -size))
    if epsg:
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(epsg)
        raster.SetProjection(crs.ExportToWkt())
    band = raster.GetRasterBand(1)
    if nodata is not None:
        band.SetNoDataValue(nodata)
    band.WriteArray(values)


def write_polygon(path, ring):
    points = ", ".join(f"[{x}, {y}]" for x, y in ring)
    with open(path, "w") as file:
        file.write('{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}, "features": ['
                   '{"type": "Feature", "properties": {"name": "a"}, "geometry": {"type": "Polygon", "coordinates": [[' + points + "]]}}]}")


def square(x, y, length):
    return [(x, y), (x + length, y), (x + length, y + length), (x, y + length), (x, y)]


class Hill(unittest.TestCase):
    """A folder with the study; each test may spoil it."""

    def setUp(self):
        self.kept = tempfile.TemporaryDirectory(prefix="arpent-")
        self.folder = self.kept.name
        write_raster(self.file("dem.tif"), heights())
        write_polygon(self.file("dyke.geojson"), square(west + 50, south + 60, 60))
        self.write("study.yaml", study)

    def tearDown(self):
        self.kept.cleanup()

    def file(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.file(name), "w", encoding="utf-8") as file:
            file.write(text)

    def change(self, old, new):
        self.assertIn(old, study)
        self.write("study.yaml", study.replace(old, new))

    def arpent(self, *words, **more):
        return subprocess.run([program, *words], cwd=self.folder, capture_output=True, text=True, timeout=300, **more)

    def run_study(self, *words, **more):
        return self.arpent("run", "study.yaml", *words, **more)

    def results(self, folder="runs/hill"):
        """Files that must be the same bytes whoever made them, by name."""
        found = {}
        for place, _, names in os.walk(self.file(folder)):
            for name in names:
                if name.endswith((".nc", ".tif", ".csv", ".gpkg", ".yaml", ".qml", ".qgs")):
                    path = os.path.join(place, name)
                    with open(path, "rb") as file:
                        found[os.path.relpath(path, self.file(folder))] = file.read()
        return found

    def texts(self, name):
        """The texts of the group /arpent of a result file."""
        import h5py  # in the reader set
        with h5py.File(self.file(name), "r") as file:
            return {name: value.decode() if isinstance(value, bytes) else str(value)
                    for name, value in list(file["arpent"].attrs.items()) + [(n, d[()]) for n, d in file["arpent"].items()]}

    def assert_refused(self, code, message, done=None):
        """The exit code, the message in whole lines, and no result under a final name."""
        done = done or self.run_study()
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertIn(message.replace("FOLDER", self.folder), done.stderr.splitlines(), done.stderr)
        self.assertEqual([name for name in self.results() if name.endswith(".nc")], [])
