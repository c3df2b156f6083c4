#!/usr/bin/python3
"""Data that lie on a server or in an archive give the bytes that the same data in a file give."""
import http.server
import json
import os
import threading
import unittest
import urllib.parse
import zipfile

import hill
from osgeo import gdal

ring = hill.square(hill.west + 50, hill.south + 60, 60)
in_degrees = [[3.0006511, 46.5005401], [3.0014333, 46.5005401], [3.0014333, 46.5010803], [3.0006511, 46.5010803], [3.0006511, 46.5005401]]


def wfs_capabilities(base):
    get = f'<DCPType><HTTP><Get onlineResource="{base}/wfs?"/></HTTP></DCPType>'
    return ('<WFS_Capabilities version="1.0.0" xmlns="http://www.opengis.net/wfs"><Service><Name>t</Name><Title>t</Title>'
            f'<OnlineResource>{base}/wfs?</OnlineResource></Service><Capability><Request><GetCapabilities>{get}</GetCapabilities>'
            f'<DescribeFeatureType><SchemaDescriptionLanguage><XMLSCHEMA/></SchemaDescriptionLanguage>{get}</DescribeFeatureType>'
            f'<GetFeature><ResultFormat><GML2/></ResultFormat>{get}</GetFeature></Request></Capability><FeatureTypeList><Operations><Query/></Operations>'
            '<FeatureType><Name>dykes</Name><Title>t</Title><SRS>EPSG:2154</SRS></FeatureType></FeatureTypeList></WFS_Capabilities>')


wfs_schema = ('<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:gml="http://www.opengis.net/gml" elementFormDefault="qualified">'
              '<xsd:element name="dykes" type="dykesType" substitutionGroup="gml:_Feature"/><xsd:complexType name="dykesType"><xsd:complexContent>'
              '<xsd:extension base="gml:AbstractFeatureType"><xsd:sequence><xsd:element name="geometry" type="gml:PolygonPropertyType"/>'
              '<xsd:element name="name" type="xsd:string"/></xsd:sequence></xsd:extension></xsd:complexContent></xsd:complexType></xsd:schema>')


def wfs_features():
    corners = " ".join(f"{x},{y}" for x, y in ring)
    return ('<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs" xmlns:gml="http://www.opengis.net/gml"><gml:featureMember><dykes fid="d.1">'
            f'<geometry><gml:Polygon srsName="EPSG:2154"><gml:outerBoundaryIs><gml:LinearRing><gml:coordinates>{corners}</gml:coordinates>'
            '</gml:LinearRing></gml:outerBoundaryIs></gml:Polygon></geometry><name>a</name></dykes></gml:featureMember></wfs:FeatureCollection>')


def collection(geometry_in_degrees):
    return {"type": "FeatureCollection",
            "features": [{"type": "Feature", "id": "1", "properties": {"name": "a"},
                          "geometry": {"type": "Polygon", "coordinates": [geometry_in_degrees]}}]}


def api_page(path, base):
    link = lambda rel, to, kind="application/json": {"rel": rel, "href": base + to, "type": kind}
    about = {"id": "dykes", "title": "dykes", "extent": {"spatial": {"bbox": [[3, 46, 4, 47]]}},
             "links": [link("items", "/api/collections/dykes/items", "application/geo+json")]}
    return {"/api": {"links": [link("data", "/api/collections"), link("conformance", "/api/conformance")]},
            "/api/conformance": {"conformsTo": []},
            "/api/collections": {"links": [], "collections": [about]},
            "/api/collections/dykes": about,
            "/api/collections/dykes/items": collection(in_degrees)}.get(path.rstrip("/"))


class Server(http.server.BaseHTTPRequestHandler):
    folder = ""

    def log_message(self, *words):
        pass

    def answer(self):
        base = "http://127.0.0.1:%d" % self.server.server_address[1]
        url = urllib.parse.urlparse(self.path)
        if url.path.startswith("/api"):
            page = api_page(url.path, base)
            kind = "application/geo+json" if url.path.endswith("items") else "application/json"
            return (json.dumps(page).encode(), kind) if page else (None, "")
        if url.path == "/wfs":
            asked = {key.lower(): value[0].lower() for key, value in urllib.parse.parse_qs(url.query).items()}.get("request")
            return {"getcapabilities": wfs_capabilities(base), "describefeaturetype": wfs_schema,
                    "getfeature": wfs_features()}.get(asked, "").encode(), "text/xml"
        path = os.path.join(self.folder, os.path.basename(url.path))
        if not os.path.exists(path):
            return None, ""
        with open(path, "rb") as file:
            return file.read(), "application/octet-stream"

    def do_GET(self):
        body, kind = self.answer()
        if body is None:
            return self.send_error(404)
        span = self.headers.get("Range")
        first, last = (int(n or len(body) - 1) for n in span[6:].split("-")) if span else (0, len(body) - 1)
        last = min(last, len(body) - 1)
        self.send_response(206 if span else 200)
        self.send_header("Content-Type", kind)
        self.send_header("Accept-Ranges", "bytes")
        if span:
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(body)}")
        self.send_header("Content-Length", str(last + 1 - first))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body[first:last + 1])

    do_HEAD = do_GET


class Doors(hill.Hill):
    def setUp(self):
        super().setUp()
        handler = type("Handler", (Server,), {"folder": self.folder})
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.base = "http://127.0.0.1:%d" % self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()
        super().tearDown()

    def maps(self, *changes):
        """The bytes of the maps of a run of the study with some words changed."""
        text = hill.study
        for old, new in changes:
            self.assertIn(old, text)
            text = text.replace(old, new)
        self.write("study.yaml", text)
        done = self.run_study()
        self.assertEqual(done.returncode, 0, done.stderr)
        return {name: data for name, data in self.results().items() if name.endswith(".tif")}

    def assert_same_maps(self, changes, of=()):
        self.assertEqual(self.maps(*changes), self.maps(*of))

    def test_features_of_a_wfs(self):
        self.assert_same_maps([("{vector: dyke.geojson}", f'{{vector: "WFS:{self.base}/wfs", layer: dykes}}')])

    def test_features_of_an_api(self):
        with open(self.file("degrees.geojson"), "w") as file:
            json.dump(collection(in_degrees), file)
        self.assert_same_maps([("{vector: dyke.geojson}", f'{{vector: "OAPIF:{self.base}/api", layer: dykes}}')],
                              [("dyke.geojson", "degrees.geojson")])

    def test_raster_and_vector_read_in_pieces_from_the_web(self):
        gdal.Translate(self.file("cog.tif"), self.file("dem.tif"), format="COG")
        self.assert_same_maps([("raster: dem.tif", f'raster: "{self.base}/cog.tif"'), ("vector: dyke.geojson", f'vector: "{self.base}/dyke.geojson"')])

    def test_files_of_an_archive(self):
        with zipfile.ZipFile(self.file("town.zip"), "w") as archive:
            for name in ("dem.tif", "dyke.geojson"):
                archive.write(self.file(name), "in/" + name)
        self.assert_same_maps([("raster: dem.tif", "raster: town.zip/in/dem.tif"), ("vector: dyke.geojson", "vector: town.zip/in/dyke.geojson")])

    def test_tiles_of_a_raster_in_any_division(self):
        for row in range(3):
            gdal.Translate(self.file(f"tile_{row}.tif"), self.file("dem.tif"), srcWin=[0, 15 * row, 40, min(15, 40 - 15 * row)])
        gdal.Translate(self.file("west.asc"), self.file("dem.tif"), format="AAIGrid", srcWin=[0, 0, 20, 40], creationOptions=["SIGNIFICANT_DIGITS=9"])
        gdal.Translate(self.file("east.asc"), self.file("dem.tif"), format="AAIGrid", srcWin=[20, 0, 20, 40], creationOptions=["SIGNIFICANT_DIGITS=9"])
        for prj in ("west.prj", "east.prj", "west.asc.aux.xml", "east.asc.aux.xml"):
            if os.path.exists(self.file(prj)):
                os.remove(self.file(prj))
        self.assert_same_maps([("dem.tif", '"tile_*.tif"')])
        self.assert_same_maps([("raster: dem.tif", 'raster: [east.asc, west.asc], crs: "EPSG:2154"')])

    def test_what_a_server_does_not_have_is_an_error_with_a_place(self):
        self.change("raster: dem.tif", f'raster: "{self.base}/none.tif"')
        done = self.run_study()
        self.assertEqual(done.returncode, 4, done.stderr)
        self.assertIn("study.yaml:8:32: territory.layers.ground_elevation.raster: ", done.stderr)

    def test_a_password_is_refused_and_not_repeated(self):
        self.change("{vector: dyke.geojson}", '{vector: "PG:dbname=town password=s3cret", layer: dykes}')
        self.assert_refused(3, "study.yaml:21:56: scenarios.dyke.interventions.dyke.where.vector: holds a password: leave it out and set PGPASSWORD "
                               "(or ~/.pgpass) for a database, GDAL_HTTP_USERPWD for a server")
        self.assertNotIn("s3cret", self.run_study().stderr)


if __name__ == "__main__":
    unittest.main()
