#!/bin/sh
# Installs what is missing, builds, runs every test:  tests/run.sh [--all]
#   --all   also the heavy ones: QGIS, a browser, and the sanitizer builds
# The last line is `N passed, N failed, N skipped`; the exit code is 0 where none failed.
set -eu
cd "$(dirname "$0")/.."
top=$(pwd)

all=no
case "${1:-}" in
    "") ;;
    --all) all=yes ;;
    *) sed -n '2,4s/^# //p' "$0" >&2; exit 2 ;;
esac

sets="build readers"
[ $all = no ] || sets="$sets heavy"
# shellcheck disable=SC2086
tests/install.sh $sets

# Reference data and checkers lie beside a checkout that has them; without them those tests skip.
shared=$top/../shared
[ -n "${ARPENT_DATA:-}" ] || { [ -d "$shared/data" ] && ARPENT_DATA=$(cd "$shared/data" && pwd) && export ARPENT_DATA; } || true
[ -n "${ARPENT_TOOLS:-}" ] || { [ -d "$shared/tools" ] && ARPENT_TOOLS=$(cd "$shared/tools" && pwd) && export ARPENT_TOOLS; } || true
export CCACHE_BASEDIR="$top" CCACHE_NOHASHDIR=1

jobs=$(nproc)
passed=0 failed=0 skipped=0

# number FILE NAME: the first attribute NAME="123" of a file of results.
number() { grep -o "$2=\"[0-9]*\"" "$1" | head -1 | tr -dc 0-9; }

# run PRESET FOLDER CTEST-OPTION...: builds, tests, adds to the counts.
run() {
    preset=$1 folder=$2
    shift 2
    echo "== $preset"
    cmake --preset "$preset" >"$top/build/$preset.log" 2>&1 || { cat "$top/build/$preset.log"; exit 1; }
    cmake --build "$folder" -j "$jobs"
    results=$top/build/$preset-tests.xml
    ctest --test-dir "$folder" -j "$jobs" --output-on-failure --output-junit "$results" "$@" || true
    tests=$(number "$results" tests) fails=$(number "$results" failures) skips=$(number "$results" skipped) disabled=$(number "$results" disabled)
    skips=$((${skips:-0} + ${disabled:-0}))
    failed=$((failed + ${fails:-1}))
    skipped=$((skipped + skips))
    passed=$((passed + ${tests:-0} - ${fails:-0} - skips))
}

# sanitized PRESET PROGRAM FILTER: builds one program of tests under a sanitizer and runs it; adds to the counts.
sanitized() {
    preset=$1 program=$2 filter=$3
    echo "== $preset: $program"
    cmake --preset "$preset" >"$top/build/$preset.log" 2>&1 || { cat "$top/build/$preset.log"; exit 1; }
    cmake --build "build/$preset" -j "$jobs" --target "$program"
    told=$top/build/$preset-$program.log
    if "build/$preset/$program" --gtest_filter="$filter" >"$told" 2>&1; then
        passed=$((passed + $(sed -n 's/^\[  PASSED  \] \([0-9]*\) tests*.*/\1/p' "$told" | tail -1)))
    else
        tail -50 "$told"
        failed=$((failed + 1))
    fi
}

mkdir -p build
if [ -n "${CI:-}" ]; then run ci build/release; else run release build/release; fi
if [ $all = yes ]; then
    sanitized debug core_tests '*'
    sanitized debug runoff_tests '*:-Analytic*:Swmm*:Rain*'
    sanitized tsan core_tests 'Executor*:Layer*'
    sanitized tsan runoff_tests 'Flow.EightThreads*:Losses*Threads:Roofs*Threads'
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
