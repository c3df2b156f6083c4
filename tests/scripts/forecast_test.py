#!/usr/bin/python3
"""What `plan` says of memory and disk is what `run` then uses, within a quarter; what cannot fit is refused before any work."""
import json
import os
import re
import subprocess
import unittest

import hill


class Forecast(hill.Hill):
    def used(self, folder):
        """Peak of memory [bytes], disk [bytes] of results and cache, seconds."""
        done = self.arpent("run", folder + "/study.yaml")
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(self.file(folder + "/runs/town/log.jsonl"), encoding="utf-8") as file:
            last = list(map(json.loads, file))[-1]
        self.assertEqual(last["event"], "run ends")
        return float(last["peak_bytes"]), float(last["disk_bytes"]), float(last["seconds"])

    def said(self, folder):
        done = self.arpent("plan", folder + "/study.yaml")
        found = re.search(r"^together: about ([\d.]+)\S* s with \d+ threads, ([\d.]+) MB of memory at the peak, ([\d.]+) MB of disk", done.stdout, re.M)
        self.assertTrue(found, done.stdout + done.stderr)
        return 1e6 * float(found[2]), 1e6 * float(found[3]), found[0]

    def bytes_in(self, folder):
        return sum(os.path.getsize(os.path.join(place, name)) for place, _, names in os.walk(self.file(folder)) for name in names)

    def test_memory_and_disk_are_within_a_quarter_of_what_is_used(self):
        for size in (100, 240):
            folder = f"town{size}"
            self.assertEqual(self.arpent("init", folder, "--size", str(size)).returncode, 0)
            memory, disk, text = self.said(folder)
            peak, kept, seconds = self.used(folder)
            print(f"{size} x {size}: {text}; used {seconds:.1f} s, {peak / 1e6:.1f} MB, {kept / 1e6:.1f} MB")
            self.assertLess(abs(memory / peak - 1), 0.25, f"memory at {size}")
            self.assertLess(abs(disk / kept - 1), 0.25, f"disk at {size}")
            there = self.bytes_in(folder + "/runs") + self.bytes_in(folder + "/.arpent/steps")
            self.assertLess(abs(kept / there - 1), 0.02, "the log counts what is there")

    def test_a_run_that_memory_cannot_hold_is_refused_before_data_are_read(self):
        self.write("study.yaml", hill.study.replace("cell: 5 m", "cell: 0.1 m").replace("700200, 6600200", "740000, 6640000"))
        done = self.run_study()
        self.assertEqual(done.returncode, 7, done.stderr)
        self.assertRegex(done.stderr, r"^a run on 400000 x 400000 cells needs about \d+(\.\d+)? GB of memory, \d+(\.\d+)? GB is free\n$")

    @unittest.skipUnless(os.geteuid() == 0, "needs root, to mount a small disk")
    def test_results_that_the_disk_cannot_hold_are_refused_before_any_step(self):
        os.mkdir(self.file("disk"))
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", self.file("disk")], capture_output=True).returncode != 0:
            self.skipTest("no mount here")
        try:
            done = self.run_study("--out", "disk/run")
            self.assertEqual(done.returncode, 7, done.stderr)
            self.assertIn("disk/run: the results need about 1 MB of disk, 0 MB are free", done.stderr.splitlines())
            with open(self.file("disk/run/log.jsonl"), encoding="utf-8") as file:
                self.assertNotIn("step begins", file.read())
        finally:
            subprocess.run(["umount", self.file("disk")])


if __name__ == "__main__":
    unittest.main()
