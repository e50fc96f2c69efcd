#!/usr/bin/env bash
# Fills docs/tables.md's blocks and draws docs/plots/tables.svg, from what docs/generate/tables holds.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib/common.sh

usage="usage: scripts/tables.sh [--check [program]]
  no argument         fills docs/tables.md's blocks and draws docs/plots/tables.svg
  --check [program]   only says whether they are up to date; program: docs/generate/tables, compiled before"
help_if_asked "$@"
check_words "$@"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source=docs/generate/tables
compile=("${CXX:-g++}" -std=c++20 -O1 -ffp-contract=off -Iinclude -Itests)

if [[ -z $program ]]; then
    program=$work/program
    "${compile[@]}" "$source/main.cpp" "$source/examples.cpp" -o "$program"
fi
mkdir "$work/plots"
"$program" --source "$source" --out "$work"
scripts/lib/fill_blocks.sh docs/tables.md "$work" >"$work/tables.md"

if [[ $mode == --check ]]; then
    if ! diff docs/tables.md "$work/tables.md" >"$work/difference" || ! diff docs/plots/tables.svg "$work/plots/tables.svg" >>"$work/difference"; then
        cut -c1-200 "$work/difference" | head -n 20
        echo "tables.sh: docs/tables.md or docs/plots/tables.svg is out of date; run scripts/tables.sh" >&2
        exit 1
    fi
else
    cp "$work/tables.md" docs/tables.md
    cp "$work/plots/tables.svg" docs/plots/tables.svg
fi
