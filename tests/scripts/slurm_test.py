#!/usr/bin/python3
"""examples/slurm on a real local Slurm: a job that is queued again until done, and a job for each scenario."""
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

import hill

tool = os.path.join(os.environ.get("ARPENT_TOOLS", ""), "slurm-local")
examples = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "examples", "slurm")
small = ("--cpus-per-task=1", "--mem=500")
programs = ("slurmctld", "slurmd", "munged", "sbatch")
if os.geteuid() != 0 or not os.path.exists(tool) or not all(shutil.which(each) for each in programs):
    print("skipped: needs root, slurm-wlm, munge and $ARPENT_TOOLS/slurm-local")
    sys.exit(77)


class Slurm(hill.Hill):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.mkdtemp(prefix="slurm-")
        os.environ["SLURM_LOCAL_PORT"] = str(20000 + os.getpid() % 20000)
        subprocess.run([tool, "start", cls.place], check=True, timeout=60)
        os.environ["SLURM_CONF"] = os.path.join(cls.place, "slurm.conf")
        os.environ["ARPENT"] = hill.program

    @classmethod
    def tearDownClass(cls):
        subprocess.run([tool, "stop", cls.place], timeout=60)
        shutil.rmtree(cls.place)

    def setUp(self):
        super().setUp()
        values = hill.numpy.kron(hill.heights(), hill.numpy.ones((5, 5), "f4"))
        hill.write_raster(self.file("dem.tif"), values, size=1)
        self.write("study.yaml", hill.study.replace("cell: 5 m", "cell: 1 m").replace("duration: 30 min", "duration: 45 min"))
        os.environ["ARPENT_CACHE"] = self.file("own-cache")
        done = self.run_study("--out", "unbroken")
        self.assertEqual(done.returncode, 0, done.stderr)
        os.environ["ARPENT_CACHE"] = self.file("cache")

    def submit(self, *words):
        done = subprocess.run(words, cwd=self.folder, capture_output=True, text=True, timeout=30)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip().split(";")[0]

    def wait_until(self, holds, what, seconds=60):
        for _ in range(10 * seconds):
            if holds():
                return
            time.sleep(0.1)
        self.fail(what + ": " + "".join(self.text(name) for name in os.listdir(self.folder) if name.startswith("slurm-")))

    def text(self, name):
        try:
            with open(self.file(name), encoding="utf-8") as file:
                return file.read()
        except FileNotFoundError:
            return ""

    def wait_for_end(self):
        self.wait_until(lambda: not subprocess.run(["squeue", "-h"], capture_output=True, text=True).stdout, "jobs do not end")

    def assert_as_unbroken(self):
        unbroken = self.results("unbroken")
        self.assertGreater(len(unbroken), 8)
        self.assertEqual(self.results(), unbroken)

    def test_a_job_that_is_queued_again_until_done_gives_the_same_files(self):
        job = self.submit("sbatch", "--parsable", *small, os.path.join(examples, "run.sbatch"), "study.yaml", "--checkpoint", "100ms")
        for times in (1, 2):
            self.wait_until(lambda: self.text("runs/hill/log.jsonl").count("checkpoint") > 1, "no checkpoint comes")
            subprocess.run(["scancel", "--batch", "--signal=TERM", job], check=True)
            self.wait_until(lambda: self.text(f"slurm-{job}.out").count("queued again") == times, "the job is not queued again")
            self.wait_until(lambda: self.text("runs/hill/log.jsonl").count("resumed") > 0, "the job does not go on")
        self.wait_for_end()
        self.assert_as_unbroken()

    def test_a_job_for_each_scenario_and_one_that_joins_them_give_the_same_files(self):
        os.environ["SBATCH_OPTIONS"] = " ".join(small)
        self.submit(os.path.join(examples, "scenarios.sh"), "study.yaml", "today", "dyke")
        self.wait_for_end()
        self.assert_as_unbroken()
        self.assertEqual(self.text("runs/hill/log.jsonl").count('"step cached"'), 2)
        self.assertEqual([name for name in os.listdir(self.folder) if name.startswith((".today", ".dyke"))], [])


if __name__ == "__main__":
    unittest.main()
