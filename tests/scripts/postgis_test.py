#!/usr/bin/python3
"""Features of a PostGIS database that the test starts give what the file gives that they came from, and its password stays unsaid."""
import glob
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import unittest

import hill

tools = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
secret = "arpent-s3cret"


def ready():
    return os.geteuid() == 0 and tools and glob.glob("/usr/share/postgresql/*/extension/postgis.control")


class Postgis(hill.Hill):
    def setUp(self):
        super().setUp()
        self.place = tempfile.mkdtemp(prefix="arpent-postgis-")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        with open(os.path.join(self.place, "word"), "w") as file:
            file.write(secret)
        shutil.chown(self.place, "postgres")
        shutil.chown(os.path.join(self.place, "word"), "postgres")
        self.postgres(f"{tools[-1]}/initdb -D {self.place}/db -A scram-sha-256 --pwfile {self.place}/word")
        self.postgres(f"{tools[-1]}/pg_ctl -D {self.place}/db -w -l {self.place}/log "
                      f"-o '-p {self.port} -k {self.place} -c listen_addresses=127.0.0.1 -c fsync=off' start")
        self.environment = dict(os.environ, PGPASSWORD=secret)
        self.town = f"host=127.0.0.1 port={self.port} user=postgres dbname=postgres"
        self.call(f"{tools[-1]}/psql", self.town, "-c", "create extension postgis")
        self.call("ogr2ogr", "-f", "PostgreSQL", "PG:" + self.town, self.file("dyke.geojson"), "-nln", "dykes")

    def tearDown(self):
        self.postgres(f"{tools[-1]}/pg_ctl -D {self.place}/db -m immediate stop")
        shutil.rmtree(self.place)
        super().tearDown()

    def postgres(self, command):
        subprocess.run(["su", "postgres", "-c", command], check=True, capture_output=True, cwd="/", timeout=120)

    def call(self, *words):
        subprocess.run(words, check=True, capture_output=True, env=self.environment, timeout=120)

    def test_its_features_give_the_same_maps(self):
        self.assertEqual(self.run_study().returncode, 0)
        wanted = {name: data for name, data in self.results().items() if name.endswith(".tif")}
        shutil.rmtree(self.file("runs"))
        self.change("{vector: dyke.geojson}", f'{{vector: "PG:{self.town}", layer: dykes}}')
        done = self.run_study(env=self.environment)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual({name: data for name, data in self.results().items() if name.endswith(".tif")}, wanted)
        for place, _, names in os.walk(self.folder):
            for name in names:
                with open(os.path.join(place, name), "rb") as file:
                    self.assertNotIn(secret.encode(), file.read(), name)
        self.assertNotIn(secret, done.stdout + done.stderr)

        missing = hill.study.replace("{vector: dyke.geojson}", f'{{vector: "PG:{self.town}", layer: dikes}}')
        self.write("study.yaml", missing)
        done = self.run_study(env=self.environment)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn('no layer "dikes", did you mean "dykes"?', done.stderr)

        wrong = dict(self.environment, PGPASSWORD="another-s3cret")
        done = self.run_study(env=wrong)
        self.assertEqual(done.returncode, 4, done.stderr)
        self.assertIn("study.yaml:21:47: interventions.dyke.where: ", done.stderr)
        self.assertNotIn("another-s3cret", done.stderr)


if __name__ == "__main__":
    if not ready():
        print("skipped: needs root, PostgreSQL and PostGIS")
        sys.exit(77)
    unittest.main()
