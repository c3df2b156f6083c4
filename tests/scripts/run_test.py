#!/usr/bin/python3
"""The whole program on a small study: same bytes, interruptions, two at once, a full disk, no permission."""
import os
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

import hill


class Run(hill.Hill):
    def test_gives_the_files_that_the_design_names(self):
        done = self.run_study()
        self.assertEqual(done.returncode, 0, done.stderr)
        for name in ("today.nc", "dyke.nc", "today/depth_max.tif", "today/depth_max.qml", "effective/today.yaml", "effective/dyke.yaml",
                     "compare.nc", "compare/depth_max__dyke_minus_today.tif", "indicators.csv", "report.html", "log.jsonl"):
            self.assertTrue(os.path.exists(self.file("runs/hill/" + name)), name)

    def test_same_bytes_for_1_2_and_8_threads_and_twice(self):
        runs = []
        for n, threads in enumerate((1, 2, 8, 8)):
            done = self.run_study("--threads", str(threads), "--out", f"out{n}", env={**os.environ, "ARPENT_CACHE": self.file(f"cache{n}")})
            self.assertEqual(done.returncode, 0, done.stderr)
            runs.append(self.results(f"out{n}"))
        self.assertGreater(len(runs[0]), 8)
        for other in runs[1:]:
            self.assertEqual(runs[0].keys(), other.keys())
            for name in runs[0]:
                self.assertEqual(runs[0][name], other[name], name)

    def test_results_hold_no_clock_host_path_or_thread_count(self):
        self.run_study("--threads", "2")
        for name, content in self.results().items():
            for word in (self.folder, os.uname().nodename, "--threads"):
                self.assertNotIn(word.encode(), content, name)

    def test_a_rerun_replaces_whole_files(self):
        self.run_study()
        first = self.results()
        self.run_study()
        self.assertEqual(self.results(), first)

    def wait_for(self, path):
        for _ in range(200):
            if os.path.exists(self.file(path)):
                return
            time.sleep(0.02)
        self.fail(path + " did not come")

    def slow(self):
        """More cells, so that signals meet a step at work."""
        values = hill.numpy.kron(hill.heights(), hill.numpy.ones((10, 10), "f4"))
        hill.write_raster(self.file("dem.tif"), values, size=0.5)
        self.write("study.yaml", hill.study.replace("cell: 5 m", "cell: 0.5 m").replace("duration: 30 min", "duration: 6 h"))

    def start(self, *words):
        return subprocess.Popen([hill.program, "run", "study.yaml", "--threads", "1", *words], cwd=self.folder, stderr=subprocess.PIPE, text=True)

    def test_sigterm_ends_it_cleanly_with_75_and_no_partial_file(self):
        self.slow()
        process = self.start()
        self.wait_for("runs/hill/log.jsonl")
        time.sleep(0.5)
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 75, told)
        self.assertIn("interrupted: the same command goes on from here", told)
        self.assertEqual([name for name in self.results() if name.endswith(".nc")], [])

    def test_sigkill_leaves_no_partial_file_and_a_folder_that_runs_again(self):
        self.slow()
        for pause in (0.05, 0.2, 0.5, 1.0):
            process = self.start()
            time.sleep(pause)
            process.kill()
            process.communicate()
            self.assertEqual([name for name in self.results() if name.endswith(".nc")], [])
        self.write("study.yaml", hill.study)
        hill.write_raster(self.file("dem.tif"), hill.heights())
        self.assertEqual(self.run_study().returncode, 0)
        left = [name for place, _, names in os.walk(self.file("runs")) for name in names if name.endswith(".part")]
        self.assertEqual(left, [])

    def test_two_at_once_in_one_folder(self):
        self.slow()
        first = self.start()
        self.wait_for("runs/hill/log.jsonl")
        second = self.run_study()
        first.kill()
        first.communicate()
        self.assertEqual(second.returncode, 7)
        self.assertEqual(second.stderr, f"runs/hill: in use by process {first.pid}\n")

    @unittest.skipUnless(os.geteuid() == 0 and shutil.which("setpriv"), "needs root, to become another user")
    def test_no_permission(self):
        os.chmod(self.folder, 0o755)
        done = subprocess.run(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", hill.program, "run", "study.yaml"], cwd=self.folder,
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 7, done.stderr)
        self.assertEqual(done.stderr, "runs/hill: the folder cannot be made: Permission denied\n")

    @unittest.skipUnless(os.geteuid() == 0, "needs root, to mount a small disk")
    def test_a_full_disk_leaves_no_partial_file(self):
        with tempfile.TemporaryDirectory() as disk:
            if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m,nr_inodes=8", "tmpfs", disk], capture_output=True).returncode != 0:
                self.skipTest("no mount here")
            try:
                done = self.run_study("--out", disk + "/run")
                self.assertEqual(done.returncode, 7, done.stderr)
                self.assertIn("No space left on device", done.stderr)
                names = [name for _, _, names in os.walk(disk) for name in names]
                self.assertEqual([name for name in names if name.endswith((".nc", ".tif", ".part"))], [])
            finally:
                subprocess.run(["umount", disk])


if __name__ == "__main__":
    unittest.main()
