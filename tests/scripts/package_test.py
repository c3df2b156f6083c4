#!/usr/bin/python3
"""The installed program: into a prefix, and as a Debian package that comes and goes without a trace."""
import glob
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

program = os.path.abspath(sys.argv.pop(1))
build = os.path.dirname(program)
package_tools = all(map(shutil.which, ("cpack", "dpkg-deb", "dpkg-shlibdeps")))


def run(*words, **more):
    done = subprocess.run(words, capture_output=True, text=True, timeout=300, **more)
    if done.returncode:
        raise AssertionError(f"{' '.join(words)}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def installed():
    return subprocess.run(["dpkg-query", "-W", "-f", "${db:Status-Status}", "arpent"], capture_output=True, text=True).stdout == "installed"


class Installed(unittest.TestCase):
    def setUp(self):
        self.kept = tempfile.TemporaryDirectory(prefix="arpent-")
        self.folder = self.kept.name

    def tearDown(self):
        self.kept.cleanup()

    def answers_a_question(self, arpent):
        """The program alone, away from its sources, with nothing but what it was installed with."""
        self.assertTrue(run(arpent, "--version").startswith("arpent "))
        run(arpent, "init", "town", "--size", "64", cwd=self.folder)
        run(arpent, "run", "town/study.yaml", "--set", "forcing.storm.duration=30 min", "--set", "forcing.storm.intense=10 min",
            "--set", "models.runoff.after=10 min", cwd=self.folder, env={"PATH": "/usr/bin:/bin", "ARPENT_CACHE": self.folder + "/cache"})
        self.assertTrue(os.path.exists(self.folder + "/town/runs/town/report.html"))

    def test_into_a_prefix(self):
        run("cmake", "--install", build, "--prefix", self.folder + "/opt")
        self.answers_a_question(self.folder + "/opt/bin/arpent")

    @unittest.skipUnless(package_tools, "no tools for Debian packages")
    def test_as_a_package(self):
        run("cpack", "--config", build + "/CPackConfig.cmake", "-B", self.folder + "/package")
        (package,) = glob.glob(self.folder + "/package/*.deb")
        self.assertRegex(os.path.basename(package), r"^arpent_[0-9.]+_amd64\.deb$")
        needs = run("dpkg-deb", "-f", package, "Depends")
        for library in ("libc6", "libgdal32", "libhdf5-103-1", "libtbb12"):
            self.assertIn(library, needs)
        files = [line.split()[-1].lstrip(".") for line in run("dpkg-deb", "-c", package).splitlines() if not line.startswith("d")]
        self.assertIn("/usr/bin/arpent", files)
        self.assertIn("/usr/share/doc/arpent/copyright", files)
        if os.geteuid() or installed():
            self.skipTest("installing it needs root and no other one")
        self.install_and_remove(package, files)

    def install_and_remove(self, package, files):
        self.assertEqual([name for name in files if os.path.exists(name)], [])
        run("dpkg", "-i", package)
        try:
            self.answers_a_question("/usr/bin/arpent")
        finally:
            run("dpkg", "-r", "arpent")
        self.assertEqual([name for name in files if os.path.exists(name)], [])
        self.assertFalse(os.path.exists("/usr/share/doc/arpent"))


if __name__ == "__main__":
    unittest.main()
