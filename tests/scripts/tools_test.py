#!/usr/bin/python3
"""What a person and a script ask the program about itself: doctor, info, explain, help, version, completion; --json everywhere it is offered."""
import json
import os
import shutil
import subprocess
import unittest

import hill


class Tools(hill.Hill):
    def told(self, *words, code=0, **more):
        done = self.arpent(*words, **more)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stdout

    def facts(self, *words, code=0, **more):
        return json.loads(self.told(*words, "--json", code=code, **more))

    def test_the_version_tells_how_it_was_built(self):
        lines = self.told("--version").splitlines()
        self.assertRegex(lines[0], r"^arpent \d+\.\d+\.\d+ \(GNU [\d.]+, x86-64-v3\)$")
        self.assertRegex(lines[1], r"^built as \w+ with .*-march=x86-64-v3 .*-ffp-contract=off")
        self.assertRegex(lines[2], r"GDAL [\d.]+, PROJ [\d.]+, HDF5 [\d.]+$")

    def verbs(self):
        return [word for word in self.told("complete-words", "--", "").split() if not word.startswith("-")]

    def test_every_verb_has_examples_and_exit_codes(self):
        self.assertGreater(len(self.verbs()), 10)
        for verb in self.verbs():
            text = self.told(verb, "--help")
            self.assertRegex(text, r"Examples:\n  (arpent|source) ", verb)
            self.assertRegex(text, r"Exit codes: 0 ok, 2 usage", verb)

    def test_explain_as_json(self):
        found = self.facts("explain", "study.yaml", "models.runoff.after")
        self.assertEqual((found["value"], found["in_si"], found["read_by"]), ("10 min", "600 s", ["runoff.flow"]))
        self.assertEqual(found["origins"][0], {"place": "study.yaml:13:19", "value": "10 min", "is": "in force"})
        self.assertEqual(found["origins"][1]["value"], "2 h")
        self.assertIn("runoff.flow", self.facts("explain", "runoff")["steps"])

    def test_explain_knows_scenarios_and_sets(self):
        self.assertEqual(self.facts("explain", "study.yaml", "scenarios.dyke.interventions.dyke.height")["value"], "1 m")
        self.assertEqual(self.facts("explain", "study.yaml", "models.runoff.after", "--set", "models.runoff.after=1 h")["origins"][0]["place"], "--set:1:1")
        done = self.arpent("explain", "study.yaml", "models.runof.after")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn('no key "runof" in models, did you mean "runoff"?', done.stderr)

    def test_doctor_is_well_here_and_not_without_coordinate_systems(self):
        found = self.facts("doctor")
        self.assertTrue(found["well"])
        checks = {check["check"]: check for check in found["checks"]}
        for name in ("GDAL", "HDF5", "coordinate systems", "GTiff", "GPKG", "processor", "threads", "memory", "disk", "cache", "locale", "terminal"):
            self.assertIn(checks[name]["state"], ("ok", "warning"), name)
        lost = dict(os.environ, PROJ_LIB="/nowhere", PROJ_DATA="/nowhere")
        found = self.facts("doctor", code=7, env=lost)
        self.assertEqual([check["check"] for check in found["checks"] if check["state"] == "fault"], ["coordinate systems"])

    def test_info_tells_what_files_hold(self):
        self.assertEqual(self.facts("info", "dem.tif")["columns"], 40)
        dyke = self.facts("info", "dyke.geojson")["layers"]["dyke"]
        self.assertEqual((dyke["features"], dyke["crs"]), (1, "EPSG:2154"))
        self.assertEqual([row["scenario"] for row in self.facts("info", "study.yaml")["scenarios"]], ["today", "dyke"])
        self.write("rain.csv", "time_h,rain [mm]\n1,2\n")
        self.assertEqual([row["unit"] for row in self.facts("info", "rain.csv")["columns"]], ["h", "mm"])
        self.run_study()
        result = self.facts("info", "runs/hill/today.nc")
        self.assertEqual((result["study"], result["grid"]["rows"], result["ledgers"][0]["gap"]), ("hill", 40, 0))
        self.assertIn("depth_max", [row["variable"] for row in result["variables"]])
        folder = self.facts("info", "runs/hill")
        self.assertEqual([row["file"] for row in folder["scenarios"]], ["dyke.nc", "today.nc"])

    def test_plan_run_and_compare_as_json(self):
        plan = self.facts("plan", "study.yaml")
        self.assertEqual([(row["scenario"], row["step"], row["cells"]) for row in plan["steps"]], [("today", "runoff.flow", 1600), ("dyke", "runoff.flow", 1600)])
        self.assertGreater(plan["together"]["memory_bytes"], 0)
        run = self.facts("run", "study.yaml")
        self.assertEqual((os.path.normpath(run["folder"]), run["interrupted"], run["not_met"]), ("runs/hill", False, []))
        self.assertEqual({row["indicator"] for row in run["indicators"]}, {"flooded_area"})
        compared = self.facts("compare", "runs/hill")
        self.assertEqual([(row["variable"], row["scenario"], row["baseline"]) for row in compared], [("depth_max", "dyke", "today")])
        self.assertEqual(run["differences"], compared)

    def test_a_requirement_that_is_not_met_is_in_the_json_and_in_the_exit_code(self):
        self.change("better: lower}", 'better: lower, require: "< 1 m2"}')
        run = self.facts("run", "study.yaml", code=6)
        self.assertEqual(len(run["not_met"]), 2)

    def test_info_names_the_file_that_it_cannot_read(self):
        self.write("broken.tif", "no raster")
        for path, code in (("missing.tif", 3), ("broken.tif", 4)):
            done = self.arpent("info", path)
            self.assertEqual((done.returncode, done.stdout), (code, ""))
            self.assertIn(path, done.stderr)


class Completion(hill.Hill):
    def words(self, *words):
        done = self.arpent("complete-words", "--", *words)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.split("\n")[:-1]

    def test_words(self):
        self.assertEqual(self.words("exp"), ["explain"])
        self.assertIn("--scenario", self.words("run", "study.yaml", "--"))
        self.assertEqual(self.words("run", "st"), [":studies"])
        self.assertEqual(self.words("run", "study.yaml", "--scenario", ""), ["today", "dyke"])
        self.assertEqual(self.words("explain", "study.yaml", "models.runoff.aft"), ["models.runoff.after"])
        self.assertEqual(self.words("explain", "study.yaml", "mod"), ["models."])
        self.assertEqual(self.words("run", "study.yaml", "--set", "models.runoff.edges"), ["models.runoff.edges="])
        self.assertEqual(self.words("run", "study.yaml", "--set", "scenarios.dyke.interventions.dyke.he"), ["scenarios.dyke.interventions.dyke.height="])
        self.assertEqual(self.words("completion", "b"), ["bash"])
        self.assertEqual(self.words("cache", "c"), ["check", "clear"])
        self.assertIn("--older", self.words("cache", "clear", "--"))

    def test_a_broken_study_still_has_scenarios(self):
        self.change("cell: 5 m", "cel: 5 m")
        self.assertEqual(self.words("run", "study.yaml", "--scenario", "d"), ["dyke"])
        self.assertEqual(self.words("run", "missing.yaml", "--scenario", ""), [])

    def bash(self, *words):
        """What bash offers for the last word."""
        script = ('source <("$0" completion bash); shift 0; COMP_WORDS=("$0" "$@"); COMP_CWORD=$#; '
                  'set -- ; complete -p arpent >/dev/null || exit 1; _arpent; printf "%s\\n" "${COMPREPLY[@]}"')
        done = subprocess.run(["bash", "--norc", "-c", script, hill.program, *words], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout.split()

    def test_bash(self):
        self.assertEqual(self.bash("doc"), ["doctor"])
        self.assertEqual(self.bash("run", "stu"), ["study.yaml"])
        self.assertEqual(self.bash("info", "dem"), ["dem.tif"])
        self.assertEqual(self.bash("run", "study.yaml", "--scenario", "dy"), ["dyke"])
        self.assertEqual(self.bash("explain", "study.yaml", "indicators.flooded_area.th"), ["indicators.flooded_area.then", "indicators.flooded_area.threshold"])

    def test_other_shells_read_their_scripts(self):
        for shell, check in (("zsh", ["-n"]), ("fish", ["--no-execute"])):
            if not shutil.which(shell):
                continue
            self.write("script", self.arpent("completion", shell).stdout)
            done = subprocess.run([shell, *check, "script"], cwd=self.folder, capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stderr), (0, ""), shell)

    @unittest.skipUnless(shutil.which("fish"), "fish is not installed")
    def test_fish(self):
        script = f'source (string join / {self.folder} script); complete -C "arpent explain study.yaml models.runoff.aft"'
        self.write("script", self.arpent("completion", "fish").stdout)
        path = os.path.dirname(hill.program) + ":" + os.environ["PATH"]
        done = subprocess.run(["fish", "--no-config", "-c", script], cwd=self.folder, capture_output=True, text=True, env=dict(os.environ, PATH=path, HOME=self.folder))
        self.assertEqual(done.stdout.split(), ["models.runoff.after"], done.stderr)


if __name__ == "__main__":
    unittest.main()
