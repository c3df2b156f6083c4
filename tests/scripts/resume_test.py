#!/usr/bin/python3
"""A run that is told to stop, or killed, at any moment goes on with the next one and leaves the same bytes."""
import json
import os
import random
import signal
import subprocess
import time
import unittest

import hill

interrupted = "interrupted: the same command goes on from here"


class Resume(hill.Hill):
    def setUp(self):
        super().setUp()
        values = hill.numpy.kron(hill.heights(), hill.numpy.ones((2, 2), "f4"))
        hill.write_raster(self.file("dem.tif"), values, size=2.5)
        self.write("study.yaml", hill.study.replace("cell: 5 m", "cell: 2.5 m").replace("outputs: [depth]", "outputs: [depth, speed, hazard, infiltrated, time_of_max]"))
        began = time.monotonic()
        done = self.run_study("--out", "unbroken")
        self.length = time.monotonic() - began
        self.assertEqual(done.returncode, 0, done.stderr)
        os.environ["ARPENT_CACHE"] = self.file("cache")

    def tearDown(self):
        os.environ.pop("ARPENT_CACHE", None)
        super().tearDown()

    def start(self):
        return subprocess.Popen([hill.program, "run", "study.yaml", "--threads", "1", "--checkpoint", "10ms"], cwd=self.folder, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, text=True)

    def wait_for_ears(self, process):
        """Until the program catches SIGTERM: while it is loaded the signal ends it as any other."""
        for _ in range(500):
            with open(f"/proc/{process.pid}/status", encoding="utf-8") as file:
                caught = int(file.read().split("SigCgt:")[1].split()[0], 16)
            if caught >> (signal.SIGTERM - 1) & 1:
                return
            time.sleep(0.02)

    def events(self, event):
        with open(self.file("runs/hill/log.jsonl"), encoding="utf-8") as file:
            return [line for line in map(json.loads, file) if line["event"] == event]

    def interrupt_until_done(self, how, seed):
        """Signals at random moments; returns how often a step went on from a checkpoint, and how often a run was interrupted."""
        dice, went_on, broken, reached = random.Random(seed), 0, 0, {}
        for _ in range(60):
            process = self.start()
            self.wait_for_ears(process)
            time.sleep(dice.uniform(0.05, 0.7) * self.length)
            process.send_signal(how)
            _, told = process.communicate(timeout=120)
            for each in self.events("resumed") if os.path.exists(self.file("runs/hill/log.jsonl")) else []:
                went_on += 1
                self.assertGreaterEqual(float(each["reached"]), reached.get(each["scenario"], 0))
                reached[each["scenario"]] = float(each["reached"])
            if process.returncode == 0:
                return went_on, broken
            broken += 1
            self.assertEqual(process.returncode, 75 if how == signal.SIGTERM else -how, told)
            if how == signal.SIGTERM:
                self.assertIn(interrupted, told.splitlines())
        self.fail("the run gets nowhere")

    def assert_as_unbroken(self):
        unbroken = self.results("unbroken")
        self.assertGreater(len(unbroken), 8)
        self.assertEqual(self.results(), unbroken)
        self.assertEqual([name for _, _, names in os.walk(self.file("runs")) for name in names if name.endswith(".part")], [])

    def test_sigterm_at_any_moment(self):
        went_on, broken = self.interrupt_until_done(signal.SIGTERM, 1)
        self.assertGreater(went_on, 0, f"{broken} interruptions")
        self.assert_as_unbroken()

    def test_sigkill_at_any_moment(self):
        went_on, broken = self.interrupt_until_done(signal.SIGKILL, 2)
        self.assertGreater(went_on, 0, f"{broken} interruptions")
        self.assert_as_unbroken()

    def test_a_finished_step_leaves_no_checkpoint(self):
        self.assertEqual(self.run_study("--checkpoint", "0s").returncode, 0)
        self.assertGreater(len(self.events("checkpoint")), 100)
        left = [name for _, _, names in os.walk(self.file("cache/checkpoints")) for name in names]
        self.assertEqual(left, [])
        self.assert_as_unbroken()

    def test_an_interval_that_is_none_is_refused(self):
        done = self.run_study("--checkpoint", "5 bananas")
        self.assertEqual(done.returncode, 2)
        self.assertIn("--checkpoint: 5 bananas is no interval (as 60s, 5min, 1h)", done.stderr.splitlines())


if __name__ == "__main__":
    unittest.main()
