#!/bin/sh
# Installs what is missing on Debian 12, in one apt-get call: install.sh SET...  with sets build, readers, heavy.
set -eu

build="g++ cmake ninja-build ccache git pkg-config libeigen3-dev libtbb-dev libhdf5-dev libgdal-dev libyaml-cpp-dev libgtest-dev libgmock-dev
libbenchmark-dev libcli11-dev libxxhash-dev libdeflate-dev nlohmann-json3-dev"
readers="python3-numpy python3-xarray python3-h5netcdf python3-netcdf4 python3-h5py python3-rasterio python3-rioxarray python3-pyproj
python3-gdal gdal-bin osmium-tool netcdf-bin cdo libudunits2-0 python3-jsonschema python3-yaml"
heavy="postgresql-15-postgis-3 python3-qgis chromium fonts-dejavu-core slurm-wlm munge iproute2 qemu-user zsh fish"
command -v npm >/dev/null || heavy="$heavy nodejs npm"  # another Node.js than Debian's serves as well, and would be in its way

wanted=""
for set in "$@"; do
    eval "wanted=\"\$wanted \$$set\""
done
missing=""
for package in $wanted; do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

echo "installing:$missing"
root=""
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "these packages are missing, and installing them needs root or sudo:$missing" >&2; exit 1; }
    root="sudo"
fi
$root apt-get update -qq
# shellcheck disable=SC2086
$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
