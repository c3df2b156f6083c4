#!/usr/bin/python3
"""A run is repeated from its own folder; paths that leave the study's folder are refused where they must be."""
import ctypes
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


def xxh3_128(path):
    """As `xxhsum -H2` writes it."""
    class Hash(ctypes.Structure):
        _fields_ = [("low", ctypes.c_uint64), ("high", ctypes.c_uint64)]
    of = ctypes.CDLL("libxxhash.so.0").XXH3_128bits
    of.argtypes, of.restype = [ctypes.c_char_p, ctypes.c_size_t], Hash
    with open(path, "rb") as file:
        content = file.read()
    found = of(content, len(content))
    return f"{found.high:016x}{found.low:016x}"


class Digests(hill.Hill):
    """Whoever has results can tell whether a file is one that they were made from."""
    read = {"ground_elevation": ["dem.tfw", "dem.tif"], "interventions.dyke": ["dyke.dbf", "dyke.prj", "dyke.shp", "dyke.shx"], "manning_roughness": []}

    def setUp(self):
        super().setUp()
        hill.gdal.VectorTranslate(self.file("dyke.shp"), self.file("dyke.geojson"))
        self.write("dem.tfw", "5\n0\n0\n-5\n700002.5\n6600197.5\n")
        self.change("dyke.geojson", "dyke.shp")

    def in_results(self):
        inputs = json.loads(self.texts("runs/hill/dyke.nc")["inputs"])
        return {each["layer"]: {file["path"]: file["xxh3_128"] for file in each["files"]} for each in inputs}

    def in_crate(self):
        with open(self.file("runs/hill/ro-crate-metadata.json"), encoding="utf-8") as file:
            graph = {each["@id"]: each for each in json.load(file)["@graph"]}
        layers = [each for each in graph if each.startswith("#input/")]
        files = {each: [graph[part["@id"]] for part in graph[each].get("hasPart", [])] for each in layers}
        digests = {each: {file["name"]: graph[file["identifier"]["@id"]] for file in files[each]} for each in layers}
        self.assertEqual({digest["propertyID"] for all in digests.values() for digest in all.values()}, {"XXH3-128"})
        return {each.split("/")[1]: {name: digest["value"] for name, digest in digests[each].items()} for each in layers}

    def assert_known(self):
        self.assertEqual(self.run_study().returncode, 0)
        expected = {layer: {name: xxh3_128(self.file(name)) for name in names} for layer, names in self.read.items()}
        self.assertEqual(self.in_results(), expected)
        self.assertEqual(self.in_crate(), expected)
        return expected

    def test_a_changed_byte_changes_the_digest_in_results_and_crate(self):
        before = self.assert_known()
        with open(self.file("dyke.dbf"), "r+b") as file:
            file.seek(-2, os.SEEK_END)
            file.write(b"b")  # the feature's name, which nothing shows
        after = self.assert_known()
        self.assertEqual([name for layer in before for name in before[layer] if before[layer][name] != after[layer][name]], ["dyke.dbf"])

    def test_files_are_known_where_every_step_comes_out_of_the_cache(self):
        self.assert_known()
        first = self.results()
        shutil.rmtree(self.file("runs"))
        self.assert_known()
        self.assertEqual(self.results(), first)


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
