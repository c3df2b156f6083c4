#!/usr/bin/python3
"""The JSON Schema of a study, as an editor uses it: real studies are valid, their mistakes are seen."""
import json
import os
import re
import sys
import unittest

import hill

top = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(top, "tests/scenarios/explain"))
try:
    import jsonschema
    import validate
except ImportError:
    print("python3-jsonschema and python3-yaml are not installed")
    sys.exit(77)


def text_of(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


class Schema(hill.Hill):
    def schema(self, *words):
        done = self.arpent("schema", *words)
        self.assertEqual(done.returncode, 0, done.stderr)
        schema = json.loads(done.stdout)
        jsonschema.Draft7Validator.check_schema(schema)
        return jsonschema.Draft7Validator(schema)

    def faults(self, schema, text):
        return ["/".join(map(str, each.absolute_path)) for each in schema.iter_errors(validate.read(text))]

    def test_real_studies_are_valid(self):
        readme = re.search(r"```yaml\n(.*?)```", text_of(os.path.join(top, "README.md")), re.S).group(1)
        schema = self.schema()
        for text in (hill.study, readme, text_of(os.path.join(top, "examples/rodez/study.yaml"))):
            self.assertEqual(self.faults(schema, text), [])

    def test_a_generated_study_has_its_schema_beside_it(self):
        done = self.arpent("init", "town", "--size", "64")
        self.assertEqual(done.returncode, 0, done.stderr)
        study = text_of(self.file("town/study.yaml"))
        named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", study).group(1)
        self.assertEqual(text_of(self.file("town/" + named)), self.arpent("schema").stdout)
        self.assertEqual(self.faults(validate.validator(self.file("town/" + named)), study), [])

    def test_mistakes_are_seen_where_they_are(self):
        schema = self.schema()
        for old, new, place in (("cell: 5 m", "cel: 5 m", "territory"), ("cell: 5 m", "cell: 5m", "territory/cell"), ("cell: 5 m", "cell: 5", "territory/cell"),
                                ("better: lower", "better: low", "indicators/flooded_area/better"), ("uniform", "uniforme", "forcing/storm/design"),
                                ("[depth]}", "[dept]}", "models/runoff/outputs/0"), ("raise_ground", "rise_ground", "scenarios/dyke/interventions/0")):
            faults = self.faults(schema, hill.study.replace(old, new))
            self.assertTrue(any(place.startswith(fault) or fault.startswith(place) for fault in faults), (new, faults))

    def test_keys_carry_what_an_editor_shows(self):
        keys = json.loads(self.arpent("schema").stdout)["definitions"]["runoff-part"]["else"]["properties"]
        self.assertEqual(keys["after"]["default"], "2 h")
        self.assertIn("how long the flow runs on after the storm's end", keys["after"]["description"])
        self.assertIn("0 to 240 h", keys["after"]["description"])
        self.assertEqual(keys["edges"]["enum"], ["free", "closed", "level"])

    def test_a_catalogue_of_ones_own_brings_its_types(self):
        self.write("types.yaml", "dig_pond:\n  doc: Digs a pond.\n  takes: [polygons]\n  keys:\n    depth: {unit: m, required: true, doc: deep}\n"
                                 "  edits:\n    - {add: ground_elevation, value: depth, factor: -1}\n")
        text = hill.study.replace("study: hill", "study: hill\ncatalogue: types.yaml").replace("raise_ground", "dig_pond").replace("height:", "depth:")
        self.write("study.yaml", text)
        for schema in (self.schema(), self.schema("--study", "study.yaml"), self.schema("--types", "types.yaml")):
            self.assertEqual(self.faults(schema, text), [])
        self.assertNotEqual(self.faults(self.schema("--types", "types.yaml"), text.replace("dig_pond", "raise_ground")), [])
        self.assertNotEqual(self.faults(self.schema("--types", "types.yaml"), text.replace("depth: 1 m", "deep: 1 m")), [])

    def test_standard_files_are_printed(self):
        for option, name in (("--catalogue", "catalogue.yaml"), ("--classes", "classes.csv")):
            self.assertEqual(self.arpent("schema", option).stdout, text_of(os.path.join(top, "scenarios/study", name)))
        presets = os.path.join(top, "scenarios/study/presets")
        listed = self.arpent("schema", "--presets").stdout
        for file in os.listdir(presets):
            name = os.path.splitext(file)[0]
            self.assertIn(name, listed)
            self.assertEqual(self.arpent("schema", "--presets", name).stdout, text_of(os.path.join(presets, file)))
        self.assertEqual(self.arpent("schema", "--presets", "bdtopo").returncode, 2)
        both = self.arpent("schema", "--catalogue", "--classes")
        self.assertEqual((both.returncode, both.stdout), (2, ""))

    def test_a_page_tells_of_every_type(self):
        self.write("types.yaml", text_of(os.path.join(top, "scenarios/study/catalogue.yaml")).replace("raise_ground:", "heap_earth:"))
        page = self.arpent("schema", "--page").stdout
        self.assertIn("raise_ground", page)
        self.assertEqual(self.arpent("schema", "--page", "--types", "types.yaml").stdout.count("heap_earth"), page.count("raise_ground"))


if __name__ == "__main__":
    unittest.main()
