#!/bin/sh
# The scenarios of a study side by side, a job for each; then one job that finds their steps in the cache, compares and reports.
#   examples/slurm/scenarios.sh STUDY SCENARIO...
# All jobs must see one cache: .arpent beside the study, or $ARPENT_CACHE. $SBATCH_OPTIONS: what to ask for in place of what run.sbatch
# does, as "--cpus-per-task=16 --time=2:00:00".
set -eu
here=$(cd "$(dirname "$0")" && pwd)
study=$1
shift
# shellcheck disable=SC2086
array=$(sbatch --parsable ${SBATCH_OPTIONS:-} --array="0-$(($# - 1))" "$here/run.sbatch" "$study" "$@")
# shellcheck disable=SC2086
sbatch --parsable ${SBATCH_OPTIONS:-} --dependency="afterok:${array%;*}" "$here/run.sbatch" "$study"
