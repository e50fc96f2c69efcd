#!/usr/bin/env bash
# Builds and runs everything: host with g++, with clang++, with sanitizers, then the six boards in QEMU.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib/common.sh

usage="usage: scripts/test.sh [--exhaustive] [preset...]
  no argument     host, host-clang, sanitize and the six boards
  preset...       only these: host host-clang sanitize exhaustive ${boards[*]}
  --exhaustive    every input of the wide formats; takes hours"

presets=()
for argument in "$@"; do
    case $argument in
    -h | --help)
        echo "$usage"
        exit 0
        ;;
    --exhaustive) presets+=(exhaustive) ;;
    host | host-clang | sanitize | exhaustive) presets+=("$argument") ;;
    *)
        if ! is_board "$argument"; then
            echo "test.sh: '$argument' is neither an option nor a preset; scripts/test.sh --help lists them" >&2
            exit 2
        fi
        presets+=("$argument")
        ;;
    esac
done
if ((${#presets[@]} == 0)); then presets=(host host-clang sanitize "${boards[@]}"); fi

install_missing "${for_test[@]}"

CTEST_PARALLEL_LEVEL=${CTEST_PARALLEL_LEVEL:-$(nproc)}
export CTEST_PARALLEL_LEVEL
for preset in "${presets[@]}"; do
    echo "== $preset, after $(elapsed)"
    cmake --workflow --preset "$preset" ||
        fail "$preset failed after $(elapsed); again with: scripts/test.sh $preset"
done
