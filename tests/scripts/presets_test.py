#!/usr/bin/python3
"""A study from known products: what they give, where they contradict each other, and that licences reach results, crate, log and page."""
import json
import os
import subprocess
import unittest

from osgeo import gdal, ogr, osr

import hill
from hill import Hill, south, west

FROM = """    from:
      - {preset: osm, file: town.osm}
      - {preset: filosofi200, file: filo.gpkg, source: {date: 2019}}
"""


def degrees(x, y):
    """Longitude and latitude of a point in metres east and north of the hill's corner."""
    metric, world = osr.SpatialReference(), osr.SpatialReference()
    metric.ImportFromEPSG(2154)
    world.ImportFromEPSG(4326)
    for crs in (metric, world):
        crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    longitude, latitude, _ = osr.CoordinateTransformation(metric, world).TransformPoint(west + x, south + y)
    return longitude, latitude


class Osm:
    """Ways over nodes, as OpenStreetMap writes them."""

    def __init__(self):
        self.nodes, self.ways = [], []

    def way(self, points, **tags):
        first = len(self.nodes) + 1
        self.nodes += [degrees(*point) for point in points]
        refs = [first + n for n in range(len(points))]
        if tags.pop("closed", False):
            refs.append(first)
        self.ways.append((refs, {key.replace("__", ":"): value for key, value in tags.items()}))

    def text(self):
        lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<osm version="0.6">']
        lines += [f'<node id="{n}" version="1" lon="{x:.9f}" lat="{y:.9f}"/>' for n, (x, y) in enumerate(self.nodes, 1)]
        for n, (refs, tags) in enumerate(self.ways, 1):
            lines += [f'<way id="{n}" version="1">'] + [f'<nd ref="{ref}"/>' for ref in refs]
            lines += [f'<tag k="{key}" v="{value}"/>' for key, value in tags.items()] + ["</way>"]
        return "\n".join(lines + ["</osm>", ""])


def rectangle(x, y, width, height):
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


class Presets(Hill):
    def setUp(self):
        super().setUp()
        town = Osm()
        town.way(rectangle(-20, -20, 240, 240), closed=True, landuse="meadow")
        town.way(rectangle(20, 20, 60, 40), closed=True, natural="wood")
        town.way([(-20, 100), (220, 100)], highway="residential", width="10")
        town.way(rectangle(40, 90, 20, 30), closed=True, building="yes", building__levels="3")
        town.way(rectangle(100, 130, 20, 20), closed=True, building="house", height="8 m")
        self.write("town.osm", town.text())
        self.squares()
        self.change("  layers:\n", "  layers:\n" + FROM)
        with open(self.file("study.yaml"), encoding="utf-8") as file:
            text = file.read()
        self.write("study.yaml", text.replace("    manning_roughness: {value: 0.03 s m-1/3}\n", ""))

    def squares(self):
        source = ogr.GetDriverByName("GPKG").CreateDataSource(self.file("filo.gpkg"))
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(2154)
        layer = source.CreateLayer("carreaux_200m_met", crs, ogr.wkbPolygon)
        layer.CreateField(ogr.FieldDefn("ind", ogr.OFTReal))
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["ind"] = 57.5
        ring = ", ".join(f"{west + x} {south + y}" for x, y in rectangle(0, 0, 200, 200) + [(0, 0)])
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON (({ring}))"))
        layer.CreateFeature(feature)

    def written(self, name):
        with open(self.file("runs/hill/" + name), encoding="utf-8") as file:
            return file.read()

    def test_a_study_runs_on_products_and_says_whose_they_are(self):
        done = self.run_study()
        self.assertEqual(done.returncode, 0, done.stderr)
        said = done.stderr + done.stdout
        for what in ("building over road", "water > building > road > tree > ground", "1 taken as 3 m for each floor"):
            self.assertIn(what, said)
            self.assertIn(what, self.written("log.jsonl"))
        self.pages()
        self.crate()
        self.results_hold_them()

    def pages(self):
        page = self.written("report.html")
        self.assertIn("© OpenStreetMap contributors", page.split("<footer>")[1])
        self.assertIn("Contradictions between the data", page)
        self.assertEqual(self.arpent("report", "runs/hill", "--lang", "fr", "--out", "fr.html").returncode, 0)
        with open(self.file("fr.html"), encoding="utf-8") as file:
            french = file.read()
        self.assertIn("© les contributeurs d&#39;OpenStreetMap", french.split("<footer>")[1])
        self.assertIn("Source : Insee, Filosofi, données carroyées", french)

    def crate(self):
        graph = json.loads(self.written("ro-crate-metadata.json"))["@graph"]
        inputs = {each["@id"]: each for each in graph if each["@id"].startswith("#input/")}
        self.assertEqual(inputs["#input/buildings/town.osm"]["license"], "ODbL 1.0")
        self.assertEqual(inputs["#input/population/filo.gpkg"]["creator"], "INSEE")
        self.assertEqual(inputs["#input/population/filo.gpkg"]["temporalCoverage"], "2019")
        self.assertNotIn("license", inputs["#input/ground_elevation/dem.tif"])

    def results_hold_them(self):
        texts = self.texts("runs/hill/today.nc")
        inputs = {each["layer"]: each for each in json.loads(texts["inputs"])}
        self.assertEqual(inputs["population"]["licence"], "Licence Ouverte 2.0 (Etalab)")
        self.assertEqual(inputs["ground_elevation"]["licence"], "")
        found = {(each["winner"], each["loser"]): each["area_m2"] for each in json.loads(texts["contradictions"])}
        self.assertAlmostEqual(found["building", "road"], 20 * 10, delta=20)
        self.assertAlmostEqual(found["tree", "ground"], 60 * 40, delta=100)

    def test_validate_opens_every_table_of_a_product(self):
        done = self.arpent("validate", "study.yaml")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_it_runs_again_from_what_it_wrote(self):
        self.assertEqual(self.run_study().returncode, 0)
        first = self.results()
        done = self.arpent("run", "study.yaml", "--out", "again")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(first, self.results("again"))
        self.assertIn("preset: osm", self.written("effective/today.yaml"))


if __name__ == "__main__":
    unittest.main()
