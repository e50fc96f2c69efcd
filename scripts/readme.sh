#!/usr/bin/env bash
# Fills README.md's blocks: the example and its output from examples/readme.cpp, the figures from docs/performance.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib/common.sh

usage="usage: scripts/readme.sh [--check]
  no argument   fills README.md's blocks: the example, its output, the figures
  --check       only says whether they are up to date"
help_if_asked "$@"
mode=${1:-}
if (($#)) && [[ $mode != --check ]]; then wrong_words "'$mode' is not an option"; fi
at_most 1 "$@"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${CXX:-g++}" -std=c++20 -O1 -Iinclude examples/readme.cpp -o "$work/example"
{ echo '```cpp'; grep -v '^// SPDX' examples/readme.cpp; echo '```'; } >"$work/example.md"
{ echo '```'; "$work/example"; echo '```'; } >"$work/output.md"
# The long-row table is the first one of that page.
awk '/^\|/ { print; found = 1; next } found { exit }' docs/performance.md >"$work/performance.md"

scripts/lib/fill_blocks.sh README.md "$work" >"$work/README.md"

if [[ $mode == --check ]]; then
    diff README.md "$work/README.md" || { echo "readme.sh: README.md is out of date; run scripts/readme.sh" >&2; exit 1; }
else
    cp "$work/README.md" README.md
fi
