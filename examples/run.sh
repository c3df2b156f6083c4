#!/bin/sh
# From nothing to compared maps: installs what is missing, builds, generates a town, runs its study of three options.
#   examples/run.sh [FOLDER]     standard: build/town
set -eu
cd "$(dirname "$0")/.."
folder=${1:-build/town}

tests/install.sh build
mkdir -p build
export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1
echo "building build/release/arpent"
cmake --preset release >build/release.log 2>&1 || { cat build/release.log; exit 1; }
cmake --build build/release --target arpent -j "$(nproc)"

arpent=build/release/arpent
[ -f "$folder/study.yaml" ] || $arpent init "$folder"
$arpent run "$folder/study.yaml"
echo "open the page in a browser, the maps in QGIS; the study is $folder/study.yaml: change it and run it again with
  $arpent run $folder/study.yaml"
