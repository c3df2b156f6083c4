#!/usr/bin/python3
"""An older processor is refused in words, before any instruction that it does not know; a newer one is not."""
import os
import shutil
import subprocess
import sys
import unittest

program = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "arpent"
qemu = shutil.which("qemu-x86_64")


@unittest.skipUnless(qemu, "qemu-user is not installed")
class Processor(unittest.TestCase):
    def on(self, processor):
        return subprocess.run([qemu, "-cpu", processor, program, "--version"], capture_output=True, text=True, timeout=300)

    def test_without_avx2_it_says_so(self):
        for processor in ("Nehalem", "max,-avx2"):
            done = self.on(processor)
            self.assertEqual(done.returncode, 7, done.stderr)
            self.assertEqual(done.stderr.splitlines()[-1],
                             "this processor lacks AVX2: arpent needs an x86-64-v3 processor (Intel from 2013, AMD from 2015)")

    def test_without_fma_it_says_so(self):
        done = self.on("max,-fma")
        self.assertEqual((done.returncode, done.stderr.splitlines()[-1][:25]), (7, "this processor lacks FMA:"))

    def test_with_both_it_runs(self):
        done = self.on("max")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(done.stdout.startswith("arpent "), done.stdout)


if __name__ == "__main__":
    unittest.main()
