#!/usr/bin/env bash
# The main job, from nothing: train a network on handwritten digits, build firmware around it, run that on a Cortex-M.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib/common.sh

usage="usage: scripts/demo.sh [board], one of: ${boards[*]}; default cortex-m4"
help_if_asked "$@"
board=${1-cortex-m4}
if ! is_board "$board"; then wrong_words "'$board' is not a board: ${boards[*]}"; fi
at_most 1 "$@"

# step <what> <command...>: its output is shown only when it fails.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
step() {
    local what=$1
    shift
    echo "[$(elapsed)] $what"
    if ! "$@" >"$log" 2>&1; then
        cat "$log" >&2
        fail "this step failed: $what"
    fi
}

install_missing "${for_demo[@]}"

step "configuring for this machine" cmake --preset host -B build/demo -DBUILD_TESTING=OFF
step "building the trainer" cmake --build build/demo --target digits_train
echo "[$(elapsed)] training on 1,437 images, testing on 360"
trainer=$(find build/demo -type f -name digits_train)
"$trainer" examples/digits/digits.csv build/demo/digits_model.hpp || fail "the trainer failed"

step "configuring for $board" cmake --preset "$board"
step "building the firmware" cmake --build "build/$board" --target digits
echo "[$(elapsed)] running it in QEMU"
"build/$board/embedded/run" digits || fail "the firmware failed on $board"
echo "[$(elapsed)] done"
