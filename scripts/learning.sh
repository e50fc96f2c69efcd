#!/usr/bin/env bash
# Writes the picture and the tables of docs/learning.md, and checks them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib/common.sh

usage="usage: scripts/learning.sh [--check [program]]
  no argument         writes docs/plots/learning.svg and the tables of docs/learning.md; builds firmware for six boards
  --check [program]   only says whether the picture and its table are up to date; program: docs/generate, compiled before"
help_if_asked "$@"
check_words "$@"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [[ -z $program ]]; then
    program=$work/program
    "${CXX:-g++}" -std=c++20 -O1 -ffp-contract=off -Iinclude -Itests docs/generate/learning.cpp -o "$program"
fi
mkdir "$work/blocks"
"$program" examples/digits/digits.csv "$work/blocks"

if [[ $mode == --check ]]; then
    # The table on the chip stays as it is.
    awk '/^<!-- on_chip -->$/ { inside = 1; next } /^<!-- \/on_chip -->$/ { inside = 0 } inside' docs/learning.md >"$work/blocks/on_chip.md"
    scripts/lib/fill_blocks.sh docs/learning.md "$work/blocks" >"$work/learning.md"
    if ! diff docs/learning.md "$work/learning.md" || ! cmp docs/plots/learning.svg "$work/blocks/learning.svg"; then
        echo "learning.sh: docs/learning.md or its picture is out of date; run scripts/learning.sh" >&2
        exit 1
    fi
    exit
fi

{
    echo "| | an example, fixed point | a step, fixed point | an example, float | a step, float |"
    echo "|---|---:|---:|---:|---:|"
    for board in "${boards[@]}"; do
        echo "learning: $board" >&2
        cmake --preset "$board" >/dev/null
        cmake --build --preset "$board" --target learning >/dev/null
        "build/$board/embedded/run" learning >"$work/$board" || { cat "$work/$board" >&2; exit 1; }
        awk -v board="$board" '$1 == "learning" { text = text " | " $3 " | " $7 } END { print "| " board text " |" }' "$work/$board"
    done
} >"$work/blocks/on_chip.md"
scripts/lib/fill_blocks.sh docs/learning.md "$work/blocks" >"$work/learning.md"
cp "$work/learning.md" docs/learning.md
cp "$work/blocks/learning.svg" docs/plots/learning.svg
