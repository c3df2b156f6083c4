#!/bin/sh
# Runs the study of Rodez; its data lie outside the project, where ARPENT_DATA says.
set -eu
cd "$(dirname "$0")/../.."
[ -n "${ARPENT_DATA:-}" ] || { [ -d ../shared/data ] && ARPENT_DATA=$(cd ../shared/data && pwd) && export ARPENT_DATA; } || true
[ -d "${ARPENT_DATA:-}/territory/rodez" ] || { echo "examples/rodez: set ARPENT_DATA to the folder that holds territory/rodez and weather" >&2; exit 3; }
exec build/release/arpent run examples/rodez/study.yaml --out "${1:-build/rodez}"
