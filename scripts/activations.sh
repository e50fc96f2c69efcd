#!/usr/bin/env bash
# Writes docs/activations.md and docs/plots from what the headers state; checks it. (tables.sh and readme.sh make
# tables.svg and peers.svg, learning.sh learning.svg.)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib/common.sh

usage="usage: scripts/activations.sh [--check [program]]
  no argument         writes docs/activations.md and docs/plots
  --check [program]   only says whether they are up to date; program: docs/generate, compiled before"
help_if_asked "$@"
check_words "$@"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [[ -z $program ]]; then
    program=$work/program
    compile=("${CXX:-g++}" -std=c++20 -O1 -ffp-contract=off -Iinclude -Itests)
    "${compile[@]}" -c docs/generate/rows.cpp -o "$work/rows.o" &
    "${compile[@]}" -c docs/generate/main.cpp -o "$work/main.o"
    "${compile[@]}" -c tests/oracle/real50.cpp -o "$work/real50.o"
    wait $!
    "${compile[@]}" "$work/rows.o" "$work/main.o" "$work/real50.o" -o "$program" -pthread
fi
"$program" --out "$work/docs"

if [[ $mode == --check ]]; then
    if ! diff -r -x tables.svg -x peers.svg -x learning.svg docs/plots "$work/docs/plots" >"$work/difference" ||
        ! diff docs/activations.md "$work/docs/activations.md" >>"$work/difference"; then
        cut -c1-200 "$work/difference" | head -n 20
        echo "activations.sh: docs/activations.md or docs/plots is out of date; run scripts/activations.sh" >&2
        exit 1
    fi
else
    find docs/plots -name '*.svg' ! -name tables.svg ! -name peers.svg ! -name learning.svg -delete
    cp -r "$work/docs/plots" "$work/docs/activations.md" docs
fi
